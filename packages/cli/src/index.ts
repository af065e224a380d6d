export * from './run-command.js';
export type * from './terminal.js';
