import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDuckDbRows, openDuckDbFiles } from '@practice-atlas/measure/duckdb.js';
import { duckDbDialect } from '@practice-atlas/measure/sql.js';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { randomDataset } from '../measure/row-questions/random-dataset.js';
import { seededRandom } from '../transform/seeded-random.js';
import { findDifference } from './conformance.js';
import { openDuckDb } from './open-duckdb.js';
import { writeTableFiles } from './write-table-files.js';

const SEED = Number(process.env.ATLAS_SEED ?? 20261130);
const QUESTIONS = Number(process.env.ATLAS_QUESTIONS ?? 60);

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "practice-atlas-files-it's-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe('DuckDB over the files of a data package', () => {
  for (const format of ['csv', 'parquet'] as const)
    for (const [index, [size, store]] of (
      [
        [1, false],
        [30, false],
        [80, true],
      ] as const
    ).entries())
      it(`answers ${QUESTIONS} random questions of ${size} cases from ${format}, ${store ? 'stored' : 'read each time'}`, async () => {
        const random = seededRandom(SEED, 100 + index);
        const dataset = randomDataset(random, size);
        const connection = await openDuckDb();
        const files = await writeTableFiles(dataset, format);
        onTestFinished(files.remove);
        await openDuckDbFiles(connection, files.tables, { lifecycles: dataset.lifecycles, store });
        const engine = createDuckDbRows(connection, dataset);
        expect(await findDifference(engine, duckDbDialect, dataset, random, QUESTIONS)).toBeNull();
      });

  it('opens other files over the same names, and refuses a key that stands twice', async () => {
    const connection = await openDuckDb();
    const path = join(folder, 'teams.csv');
    await writeFile(path, 'team_id,kind,members\nt1,甲,3\n');
    await openDuckDbFiles(connection, { teams: { path, format: 'csv' } });
    await openDuckDbFiles(connection, { teams: { path, format: 'csv' } }, { store: true });
    const [answer] = await createDuckDbRows(connection).answerRows([
      {
        table: 'teams',
        where: null,
        by: [{ kind: 'word', column: 'kind', names: null }],
        measures: [{ kind: 'sum', value: { kind: 'column', column: 'members' }, test: null }],
      },
    ]);
    expect(answer).toEqual({ groupCount: 1, keys: [['甲']], values: [Float64Array.of(3)] });
    await writeFile(path, 'team_id,kind,members\nt1,甲,3\nt1,乙,4\n');
    await expect(openDuckDbFiles(connection, { teams: { path, format: 'csv' } })).rejects.toMatchObject({
      code: 'table_wrong',
      message: '1 keys of teams stand more than once',
    });
  });
});
