export type * from './answer.js';
export type * from './query.js';
