import type { TileDirection } from '@practice-atlas/geo';

/** Where an arrow key leads on a map. */
export const ARROWS: ReadonlyMap<string, TileDirection> = /* @__PURE__ */ new Map<string, TileDirection>([
  ['ArrowUp', 'up'],
  ['ArrowDown', 'down'],
  ['ArrowLeft', 'left'],
  ['ArrowRight', 'right'],
]);
