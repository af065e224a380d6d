export * from './points/index-points.js';
export * from './points/merge-clusters.js';
export * from './points/move-points.js';
export * from './points/point-index.js';
export * from './points/run-in-slices.js';
export * from './points/run-steps.js';
export * from './points/steps.js';
