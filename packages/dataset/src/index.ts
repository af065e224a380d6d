export * from './atlas-error.js'; export * from './finding.js'; export * from './quantity.js'; export * from './practice-dataset.js'; export * from './lifecycle.js';
