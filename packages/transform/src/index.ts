export * from './normalize/normalize-quantity.js';
export * from './simulate/simulate-orders.js';
export * from './simulate/simulate-volunteers.js';
