export * from './outlines/join-outlines.js';
export * from './outlines/neighbors-of.js';
export * from './outlines/next-in-direction.js';
export * from './outlines/outline.js';
export * from './outlines/outline-at.js';
export * from './outlines/project-outlines.js';
