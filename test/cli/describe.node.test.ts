import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolder, run } from './fake-terminal.js';

/** A package whose resources are of a format that DuckDB does not read. */
function jsonPackage(): string {
  const folder = makeFolder();
  cpSync('examples/simulated', folder, { recursive: true });
  const file = join(folder, 'datapackage.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"format": "csv"', '"format": "json"'));
  return folder;
}

describe('the engine of describe', () => {
  test('is DuckDB by itself only for one data package larger than a quarter of the memory', async () => {
    const { status, err } = await run(['describe', 'examples/simulated'], { memoryBytes: 2 ** 16 });
    expect(status).toBe(2);
    expect(err).toBe(
      'error: @duckdb/node-api is not installed\nhint: install it beside the command (npm install @duckdb/node-api), or read the files with --engine memory\n',
    );
    for (const args of [
      ['examples/simulated', '--engine', 'memory'],
      ['examples/simulated/cases.csv'],
      ['examples/simulated', '--year', '2019'],
    ])
      expect((await run(['describe', ...args], { memoryBytes: 2 ** 16 })).status).toBe(0);
  }, 60_000);

  test.each([
    [['examples/simulated', 'examples/press'], '--engine duckdb opens one data package'],
    [['examples/simulated/cases.csv'], '--engine duckdb opens one data package'],
    [['examples/simulated', '--mapping', 'x.json'], '--engine duckdb takes no --mapping'],
  ])('as DuckDB with %j is not written right', async (args, message) => {
    const { status, err } = await run(['describe', ...args, '--engine', 'duckdb']);
    expect([status, err]).toEqual([64, expect.stringContaining(`error: ${message}`)]);
  });

  test('as DuckDB refuses a file that it does not read, and a file that is not there', async () => {
    const refused = await run(['describe', jsonPackage(), '--engine', 'duckdb']);
    expect([refused.status, refused.err]).toEqual([2, expect.stringContaining('error: DuckDB reads no json file')]);
    const folder = makeFolder();
    cpSync('examples/simulated/datapackage.json', join(folder, 'datapackage.json'));
    const missing = await run(['describe', folder, '--engine', 'duckdb']);
    expect([missing.status, missing.err]).toEqual([2, expect.stringContaining('sources.csv is not there')]);
  }, 30_000);

  test('is one of two words', async () => {
    const { status, err } = await run(['describe', 'examples/press', '--engine', 'duckbd']);
    expect([status, err]).toEqual([64, expect.stringContaining('did you mean "duckdb"?')]);
  });
});
