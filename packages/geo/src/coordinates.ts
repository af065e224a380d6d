export * from './coordinates/convert-boundaries.js';
export * from './coordinates/convert-onto.js';
export * from './coordinates/convert-position.js';
export * from './coordinates/convert-positions.js';
