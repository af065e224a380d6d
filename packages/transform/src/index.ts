export * from './normalize/normalize-quantity.js';
