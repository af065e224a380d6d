export { clickHouseDialect } from './clickhouse-dialect.js';
export { type CompiledQuestion, type CompileOptions, compileQuestion } from './compile-question.js';
export { duckDbDialect } from './duckdb-dialect.js';
export { type ResultColumn, readAnswer } from './read-answer.js';
export type * from './sql-dialect.js';
