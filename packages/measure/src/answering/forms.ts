export { checkTop } from '../plan/check-top.js';
export { windowShown } from '../plan/window-shown.js';
export { answerWhole } from './answer-whole.js';
export { draftCoverageRows } from './coverage-rows.js';
export { deriveCells } from './derive-cells.js';
export { quotient } from './quotient.js';
export { draftUnitRows } from './unit-rows.js';
