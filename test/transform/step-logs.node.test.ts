import { columnValue } from '@practice-atlas/dataset';
import { createFindingLog, createNormalizer, planTable, type RawCell, rawTable } from '@practice-atlas/transform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

function steps(rows: readonly (readonly RawCell[])[]) {
  const columns = ['工单号', '环节', '时间'];
  const plan = planTable(columns);
  if (!plan) throw new Error('there is no plan');
  const log = createFindingLog();
  const normalizer = createNormalizer(plan, { log });
  normalizer.add(rawTable({ file: 'log.csv', columns, rows }));
  const [table] = normalizer.finish().tables;
  if (!table) throw new Error('there is no table');
  const read = (column: string, row: number) => {
    const values = table.columns[column];
    return values ? columnValue(values, row) : null;
  };
  return Array.from({ length: table.rowCount }, (_, row) => [
    read('case_id', row),
    read('step', row),
    read('seq', row),
  ]);
}

describe('a log of steps without numbers', () => {
  it('is numbered by time within each case, at the same moment as it stands in the file', () => {
    expect(
      steps([
        ['w1', '派单', '2019-03-05 11:00'],
        ['w2', '点单', '2019-03-05 10:30'],
        ['w1', '点单', '2019-03-05 10:00'],
        ['w1', '转派', '2019-03-05 11:00'],
        ['w2', '退单', null],
      ]),
    ).toEqual([
      ['w1', 'dispatched', 2],
      ['w2', 'placed', 1],
      ['w1', 'placed', 1],
      ['w1', 'dispatched', 3],
      ['w2', 'rejected', null],
    ]);
  });

  it('gets the same numbers however its rows stand, when no two are of one moment', () => {
    const rows = Array.from({ length: 12 }, (_, index) => [`w${index % 3}`, '派单', `2019-03-${10 + index} 08:00`]);
    const numbered = (given: readonly (readonly string[])[]) =>
      new Map(steps(given).map(([id, , seq], index) => [`${id} ${given[index]?.[2]}`, seq]));
    const expected = numbered(rows);
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (given) => {
        expect(numbered(given)).toEqual(expected);
      }),
      { seed: 3, numRuns: 50 },
    );
  });
});
