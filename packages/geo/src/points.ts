export * from './points/index-points.js';
export * from './points/merge-clusters.js';
export * from './points/move-points.js';
export * from './points/point-index.js';
