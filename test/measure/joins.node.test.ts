import type { CategoryColumn, PracticeDataset } from '@practice-atlas/dataset';
import { createMemoryRows } from '@practice-atlas/measure/rows.js';
import { expect, it } from 'vitest';
import { dataset } from './example-dataset.js';

/** The same words by other numbers: a file may bring its dictionary in any order. */
function turnedRound(column: CategoryColumn): CategoryColumn {
  const last = column.dictionary.length - 1;
  return {
    ...column,
    indices: column.indices.map((index) => last - index),
    dictionary: [...column.dictionary].reverse(),
  };
}

async function levels(of: PracticeDataset) {
  const [answer] = await createMemoryRows(of).answerRows([
    {
      table: 'sites',
      where: null,
      by: [{ kind: 'word', column: 'region_code.level', names: null }],
      measures: [{ kind: 'count', test: null }],
    },
  ]);
  return Object.fromEntries(answer!.keys[0]!.map((key, group) => [String(key), answer!.values[0]![group]]));
}

it('a key leads to the row of its word, in whatever order the words are numbered', async () => {
  const made = dataset({
    sites: [
      { site_id: 'a', name: '中心', tier: 'center', region_code: '210102' },
      { site_id: 'b', name: '所', tier: 'institute', region_code: '210100' },
      { site_id: 'c', name: '站', tier: 'station', region_code: '210103' },
    ],
  });
  expect(await levels(made)).toEqual({ county: 2, city: 1 });
  const { regions } = made.tables;
  const code = turnedRound(regions.columns.code as CategoryColumn);
  const other = { ...made, tables: { ...made.tables, regions: { ...regions, columns: { ...regions.columns, code } } } };
  expect(await levels(other)).toEqual({ county: 2, city: 1 });
});
