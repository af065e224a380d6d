export { openBoundaries } from './boundaries/open-boundaries.js';
