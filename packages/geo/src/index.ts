export * from './fallback-tile-grid.js';
export * from './layout-tiles.js';
export * from './register/create-register.js';
export * from './register/resolve-place.js';
export * from './tile-grid.js';
export * from './tile-grid-of.js';
export * from './tile-grids/liaoning.js';
export * from './tile-neighbor.js';
