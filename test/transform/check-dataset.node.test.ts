import {
  type ColumnTable,
  createDataset,
  type PracticeDataset,
  type RowOrigin,
  type TableName,
} from '@practice-atlas/dataset';
import { checkDataset, createFindingLog } from '@practice-atlas/transform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { press, simulated } from '../data/datasets.js';
import { datasetOf, figureOf, REGIONS } from './check-rows.js';

const today = '2024-06-30';

function withOrigin(made: PracticeDataset, name: TableName, origin: RowOrigin): PracticeDataset {
  const table: ColumnTable = { ...made.tables[name], origin };
  return { ...made, tables: { ...made.tables, [name]: table } };
}

/** One fault of many kinds, and rows without any. */
const FAULTY: Partial<Record<TableName, readonly object[]>> = {
  regions: [...REGIONS, { code: '210181', name: '新民市', level: 'county', parent_code: '210200' }],
  sites: [
    { site_id: 'a', tier: 'center', region_code: '210104', lng: 123.4, lat: 41.8, opened_on: '2019-01-01' },
    { site_id: 'b', tier: 'institute', region_code: '210104001', parent_site_id: 'a', opened_on: '2019-02-01' },
    { site_id: 'c', tier: 'center', region_code: '210104', parent_site_id: 'b', opened_on: '2999-01-01' },
    { site_id: 'd', tier: 'point', parent_site_id: 'e', lng: 12, lat: 41.8, opened_on: '2019-01-01' },
    { site_id: 'e', tier: 'point', parent_site_id: 'd', lng: 123.4, lat: 41.9, opened_on: '2019-01-01' },
    {
      site_id: 'f',
      tier: 'station',
      region_code: '210202',
      parent_site_id: 'b',
      closed_on: '2018-01-01',
      opened_on: '2019-01-01',
    },
  ],
  cases: ['c0', 'c1', 'c2', 'c3', 'c4'].map((case_id) => ({ case_id, lifecycle: 'order', region_code: '210104' })),
  case_steps: [
    ['c0', 1, 'placed', '08:00'],
    ['c0', 2, 'dispatched', '09:00'],
    ['c0', 3, 'accepted', '10:00'],
    ['c0', 4, 'completed', '11:00'],
    ['c1', 1, 'placed', '08:00'],
    ['c1', 2, 'dispatched', '07:00'],
    ['c2', 1, 'placed', '08:00'],
    ['c2', 2, 'completed', '09:00'],
    ['c2', 3, 'completed', '09:00'],
    ['c3', 1, 'placed', '08:00'],
    ['c3', 2, 'cancelled', '08:30'],
    ['c3', 3, 'accepted', '09:00'],
  ].map(([case_id, seq, step, time]) => ({ case_id, seq, step, at: `2019-03-05T${time}:00+08:00` })),
  figures: [
    figureOf('p', '210000', 10),
    figureOf('q', '210100', 60),
    figureOf('r', '210100', 70),
    figureOf('s', '210104', 2.5, { metric: 'volunteers', unit: 'persons' }),
    figureOf('t', '210104', 3, { metric: 'sites', unit: 'sites' }),
  ],
};

/** A dataset of the rows in another order, each with the number that it had. */
function shuffled(orders: Partial<Record<TableName, readonly number[]>>): PracticeDataset {
  const rows = Object.fromEntries(
    Object.entries(FAULTY).map(([name, list]) => [name, (orders[name as TableName] ?? []).map((i) => list[i]!)]),
  );
  let made = datasetOf(rows);
  for (const [name, order] of Object.entries(orders))
    made = withOrigin(made, name as TableName, {
      places: [{ file: `${name}.csv`, sheet: null, headings: {} }],
      placeIndices: new Uint8Array(order.length),
      rowNumbers: Uint32Array.from(order, (i) => i + 2),
    });
  return made;
}
const inPlace = Object.fromEntries(Object.entries(FAULTY).map(([name, list]) => [name, [...list.keys()]]));
const asText = (made: PracticeDataset) =>
  checkDataset(made, { today })
    .map((finding) => JSON.stringify(finding))
    .sort();

describe('checkDataset', () => {
  it('finds in the press package the one contradiction that its sources print, and nothing else', async () => {
    expect(checkDataset(await press())).toMatchObject([
      { code: 'figures_contradict', level: 'notice', value: '100', where: { table: 'figures', row: 127 } },
    ]);
  });

  it('finds nothing in the simulated package', async () => {
    expect(checkDataset(await simulated())).toEqual([]);
  });

  it('finds the same, in whichever order the rows of a file stand in the tables', () => {
    const expected = asText(shuffled(inPlace));
    expect(expected.length).toBeGreaterThan(12);
    const orders = fc.record(
      Object.fromEntries(
        Object.entries(inPlace).map(([name, order]) => [name, fc.shuffledSubarray(order, { minLength: order.length })]),
      ),
    );
    fc.assert(
      fc.property(orders, (order) => {
        expect(asText(shuffled(order))).toEqual(expected);
      }),
      { seed: 5, numRuns: 40 },
    );
  });

  it('speaks of file, sheet, row and heading where the rows come from', () => {
    const sites = [{ site_id: 'a', tier: 'station', opened_on: '2019-03-05', closed_on: '2019-03-04' }];
    const origin = {
      places: [{ file: '阵地.xlsx', sheet: '3月', headings: { closed_on: '撤销日期' } }],
      placeIndices: new Uint8Array(1),
      rowNumbers: Uint32Array.of(7),
    };
    expect(checkDataset(withOrigin(datasetOf({ sites }), 'sites', origin), { today })).toEqual([
      {
        code: 'closed_before_opened',
        level: 'error',
        where: { file: '阵地.xlsx', sheet: '3月', table: 'sites', row: 7, column: '撤销日期' },
        value: '2019-03-04',
        reason: 'closed_on lies before opened_on, 2019-03-05',
        remedy: 'correct one of the two',
      },
    ]);
  });

  it('gives its findings to a log, and then returns none', () => {
    const log = createFindingLog();
    expect(checkDataset(shuffled(inPlace), { today, log })).toEqual([]);
    expect(log.count).toBe(asText(shuffled(inPlace)).length);
  });

  it('keeps the first of many findings of a kind, and counts the others', () => {
    const sites = Array.from({ length: 50 }, (_, i) => ({ site_id: `${i}`, tier: 'point', opened_on: '2999-01-01' }));
    const found = checkDataset(datasetOf({ sites }), { today, limit: 3 });
    expect(found.map(({ code }) => code)).toEqual([
      'date_in_future',
      'date_in_future',
      'date_in_future',
      'findings_more',
    ]);
    expect(found[3]?.reason).toContain('47 more');
  });

  it('says a reason and a remedy for everything, in sentences without missing words', () => {
    for (const { reason, remedy } of checkDataset(shuffled(inPlace), { today }))
      for (const text of [reason, remedy]) {
        expect(text.length).toBeGreaterThan(10);
        expect(text).not.toMatch(/undefined|NaN|null|Infinity|\[object/);
      }
  });

  it('does not say again what was set aside when the rows were handed over', () => {
    const teams = [
      { team_id: 't', members: -1 },
      { team_id: 't' },
      { team_id: 'u', region_code: '999999' },
      { team_id: null },
    ];
    const made = createDataset({ name: 'd', title: { zh: '', en: '' }, tables: { regions: REGIONS, teams } });
    expect(made.findings.map(({ code }) => code).sort()).toEqual([
      'key_duplicate',
      'region_unknown',
      'required_missing',
      'value_out_of_range',
    ]);
    expect(checkDataset(made, { today })).toEqual([]);
  });

  it('does not find anew what follows from a time that was lost before', () => {
    const cases = ['c0', 'c1', 'c2'].map((case_id) => ({ case_id, lifecycle: 'order' }));
    const steps = [
      ['c0', 'placed'],
      ['c0', 'dispatched'],
      ['c0', 'accepted'],
      ['c1', 'placed'],
      ['c1', 'accepted'],
      ['c2', 'placed'],
      ['c2', 'accepted'],
    ];
    const case_steps = steps.map(([case_id, step], i) => ({
      case_id,
      step,
      seq: i + 1,
      at: `2019-03-05T0${i}:00+08:00`,
    }));
    const made = withOrigin(datasetOf({ cases, case_steps }), 'case_steps', {
      places: [{ file: 'steps.csv', sheet: null, headings: { at: '时间', step: '步骤' } }],
      placeIndices: new Uint8Array(7),
      rowNumbers: Uint32Array.of(2, 3, 4, 5, 7, 8, 9),
    });
    const log = createFindingLog();
    log.add({
      code: 'time_malformed',
      level: 'error',
      where: { file: 'steps.csv', table: 'case_steps', row: 6, column: '时间' },
      value: '2019-03-55',
      reason: 'it is no time',
      remedy: 'correct it',
    });
    checkDataset(made, { today, log });
    expect(log.findings().map(({ code, where }) => `${code} ${where.row} ${where.column}`)).toEqual([
      'time_malformed 6 时间',
      'step_missing 9 步骤',
    ]);
  });

  it('finds nothing where there is nothing', () => {
    expect(checkDataset(createDataset({ name: 'd', title: { zh: '', en: '' }, tables: {} }))).toEqual([]);
  });
});
