export {
  createGateway,
  GATEWAY_LIMITS,
  GATEWAY_PATHS,
  type Gateway,
  type GatewayLimits,
  type GatewayOptions,
  type GatewayRequest,
  type GatewaySource,
} from './create-gateway.js';
export { createGatewayEngine, type GatewayEngineOptions } from './create-gateway-engine.js';
export { decodeAnswer } from './decode-answer.js';
export { encodeAnswer, encodeJson } from './encode-answer.js';
export type { GatewayLogLine } from './gateway-log.js';
export { type GatewayOutline, readOutline } from './read-outline.js';
export { writeOutline } from './write-outline.js';
