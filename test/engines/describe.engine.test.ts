import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolder, run } from '../cli/fake-terminal.js';
import { copyOf } from './copy-of-example.js';
import { openDuckDb } from './open-duckdb.js';

const terminal = { openDuckDb: async () => ({ connection: await openDuckDb(), close: async () => {} }) };

/** What `describe --json` says, but for what only checked rows can have. */
async function described(path: string, engine: string, ...more: string[]): Promise<Record<string, unknown>> {
  const { status, out, err } = await run(['describe', path, '--json', '--engine', engine, ...more], terminal);
  expect([status, err]).toEqual([0, '']);
  const { findings, engine: used, ...rest } = JSON.parse(out);
  expect([used, findings === null]).toEqual([engine, engine === 'duckdb']);
  return rest;
}

describe('describe', () => {
  test.each(
    ['examples/press', 'examples/simulated'].flatMap((example) => [
      [example, 'csv', []] as const,
      [example, 'parquet', []] as const,
      [example, 'csv', ['--within', '210000']] as const,
    ]),
  )('says the same of %s as %s by both engines, with %j', async (example, format, more) => {
    const memory = await described(example, 'memory', ...more);
    expect(await described(await copyOf(example, format === 'parquet'), 'duckdb', ...more)).toEqual(memory);
  });

  test('says in its text that rows were not checked', async () => {
    const { status, out } = await run(['describe', 'examples/simulated', '--engine', 'duckdb'], terminal);
    const memory = await run(['describe', 'examples/simulated', '--engine', 'memory'], terminal);
    const lines = out.split('\n');
    expect(lines.slice(0, -2)).toEqual(memory.out.split('\n').slice(0, -2));
    expect([status, lines.at(-2)]).toEqual([0, expect.stringMatching(/^rows were not checked.*practice-atlas check/)]);
  });

  test('leaves rows to DuckDB where the files take more than a quarter of the memory', async () => {
    const engineOf = async (memoryBytes: number) => {
      const { out } = await run(['describe', 'examples/simulated', '--json'], { ...terminal, memoryBytes });
      return JSON.parse(out).engine;
    };
    expect([await engineOf(2 ** 30), await engineOf(2 ** 16)]).toEqual(['memory', 'duckdb']);
  });

  test('counts regions with a site as in memory, places without one and below one included', async () => {
    const folder = makeFolder();
    const records = join(makeFolder(), '阵地.csv');
    writeFileSync(
      records,
      '阵地编号,阵地名称,阵地类型,所属区县,建成日期\nS1,示例一,站,宏伟区,2019-01-31\nS2,示例二,站,白塔区,\nS3,示例三,站,,2020-02-29\n',
    );
    expect((await run(['normalize', records, '-o', join(folder, 'out')])).status).toBeLessThan(2);
    const memory = await described(join(folder, 'out'), 'memory');
    expect(memory.coverage).toContainEqual({ level: 'county', regions: 7, withSite: 2 });
    expect(await described(join(folder, 'out'), 'duckdb')).toEqual(memory);
  });

  test('names what DuckDB cannot read, and how to find it', async () => {
    const folder = await copyOf('examples/simulated', false);
    const text = readFileSync(join(folder, 'figures.csv'), 'utf8');
    writeFileSync(join(folder, 'figures.csv'), text.replace('2019-01-31', '2019-01-32'));
    const { status, err } = await run(['describe', folder, '--engine', 'duckdb'], terminal);
    expect(status).toBe(2);
    expect(err).toMatch(/error: DuckDB cannot read the files: .*2019-01-32/);
    expect(err).toContain('hint: "practice-atlas check" names the rows at fault');
  });
});
