import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createMemoryEngine } from '@practice-atlas/measure';
import { createGatewayEngine, readOutline } from '@practice-atlas/measure/gateway.js';
import { expect, test } from 'vitest';
import { run } from '../cli/fake-terminal.js';
import { digits, QUERIES, serve } from '../cli/served-gateway.js';
import { simulated } from '../data/datasets.js';
import { copyOf } from './copy-of-example.js';
import { openDuckDb } from './open-duckdb.js';

/** A terminal whose database says when it was closed. */
function watched() {
  const closed: boolean[] = [];
  const close = async () => {
    closed.push(true);
  };
  return { closed, terminal: { openDuckDb: async () => ({ connection: await openDuckDb(), close }) } };
}

test.each(['csv', 'parquet'])('serve --engine duckdb answers of %s with the digits of memory', async (format) => {
  const { closed, terminal } = watched();
  const folder = await copyOf('examples/simulated', format === 'parquet');
  const { url, end } = await serve([folder, '--engine', 'duckdb'], {}, terminal);
  const engine = createGatewayEngine(url);
  const dataset = await simulated();
  const direct = createMemoryEngine(dataset);
  for (const query of QUERIES)
    expect(digits(await engine.measure(query))).toStrictEqual(digits(await direct.measure(query)));
  const { dataset: outline } = await readOutline(url);
  const { regions, figures, sources, cases } = outline.tables;
  expect([figures.rowCount, sources.rowCount, cases.rowCount]).toEqual([
    dataset.tables.figures.rowCount,
    dataset.tables.sources.rowCount,
    0,
  ]);
  expect(regions.rowCount).toBeGreaterThanOrEqual(dataset.tables.regions.rowCount);
  expect(outline.simulation).toEqual(dataset.simulation);
  expect(closed).toEqual([]);
  await end();
  expect(closed).toEqual([true]);
});

test('serve --engine duckdb reads CSV once: what becomes of the file later changes no answer', async () => {
  const folder = await copyOf('examples/simulated', false);
  const { url } = await serve([folder, '--engine', 'duckdb'], {}, watched().terminal);
  const engine = createGatewayEngine(url);
  const before = await engine.measure(QUERIES[0]!);
  writeFileSync(join(folder, 'cases.csv'), 'broken');
  expect(digits(await engine.measure(QUERIES[0]!))).toStrictEqual(digits(before));
});

test('serve --engine duckdb does not begin on rows that cannot be read, and closes the database', async () => {
  const { closed, terminal } = watched();
  const folder = await copyOf('examples/simulated', false);
  const file = join(folder, 'case_steps.csv');
  expect(existsSync(file)).toBe(true);
  const text = readFileSync(file, 'utf8');
  const day = /\d{4}-\d{2}-\d{2}(?=T)/.exec(text)![0];
  writeFileSync(file, text.replace(day, `${day.slice(0, 8)}45`));
  const { status, err } = await run(['serve', folder, '--engine', 'duckdb', '--port', '0'], terminal);
  expect([status, err]).toEqual([
    2,
    expect.stringMatching(/DuckDB cannot read the files[\s\S]*"practice-atlas check"/),
  ]);
  expect(closed).toEqual([true]);
});
