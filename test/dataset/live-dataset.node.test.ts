import {
  AtlasError,
  type Column,
  columnValue,
  createDataset,
  createLiveDataset,
  type LiveChange,
  type PracticeDataset,
  tableRows,
} from '@practice-atlas/dataset';
import { describe, expect, it } from 'vitest';

const title = { zh: '例', en: 'Example' };
const DAY = 86_400_000;
const MINUTE = 60_000;
const regions = [
  { code: '210000', name: '辽宁省', level: 'province' },
  { code: '210102', name: '和平区', level: 'county', parent_code: '210000' },
];

type Tables = NonNullable<Parameters<typeof createDataset>[0]['tables']>;

function start(tables: Tables = {}): PracticeDataset {
  return createDataset({ name: 'live', title, tables: { regions, ...tables } });
}

const order = (id: string, given: object = {}) => ({
  case_id: id,
  lifecycle: 'order',
  region_code: '210102',
  ...given,
});
const step = (id: string, seq: number, word: string, at: number, tier: string | null = null) => ({
  case_id: id,
  seq,
  step: word,
  at,
  tier,
});

function valuesOf(dataset: PracticeDataset, name: string): unknown[] {
  const column: Column = dataset.tables.cases.columns[name]!;
  return Array.from({ length: dataset.tables.cases.rowCount }, (_, row) => columnValue(column, row));
}

const codesOf = ({ findings }: LiveChange) => findings.map(({ code, where }) => [code, where.table, where.row]);

describe('a live dataset', () => {
  it('is its start as long as nothing happens, and shares what nothing happens to', () => {
    const given = start({ cases: [order('a')], case_steps: [step('a', 1, 'placed', 5 * MINUTE)] });
    const live = createLiveDataset(given);
    expect(live.dataset).toBe(given);
    live.append({ case_steps: [step('a', 2, 'dispatched', 9 * MINUTE, 'center')] });
    const { dataset } = live;
    expect(dataset.tables.regions).toBe(given.tables.regions);
    expect(dataset.tables.cases.columns.case_id).toBe(given.tables.cases.columns.case_id);
    expect(dataset.tables.cases.columns.lifecycle).toBe(given.tables.cases.columns.lifecycle);
    expect(valuesOf(dataset, 'first_placed_at')).toEqual(valuesOf(given, 'first_placed_at'));
    expect(valuesOf(dataset, 'first_dispatched_at')).toEqual([9 * MINUTE]);
    expect(valuesOf(given, 'first_dispatched_at')).toEqual([null]);
    expect(live.dataset).toBe(dataset);
  });

  it('takes rows that refer to rows of the same call, and says which rows it refuses and why', () => {
    const live = createLiveDataset(start({ cases: [order('a')] }));
    const change = live.append({
      case_steps: [
        step('b', 1, 'placed', MINUTE),
        step('nobody', 1, 'placed', MINUTE),
        step('b', 1, 'accepted', MINUTE),
        { ...step('b', 2, 'placed', MINUTE), at: 'yesterday' },
        step('b', 3, 'napped', MINUTE),
      ],
      cases: [
        order('a'),
        order('b', { region_code: '219999', rating: 9 }),
        order('b'),
        order('c', { lifecycle: null }),
      ],
    });
    expect(codesOf(change)).toEqual([
      ['required_missing', 'cases', 5],
      ['value_out_of_range', 'cases', 3],
      ['key_duplicate', 'cases', 2],
      ['key_duplicate', 'cases', 4],
      ['time_malformed', 'case_steps', 5],
      ['key_duplicate', 'case_steps', 4],
      ['region_unknown', 'cases', 3],
      ['reference_unknown', 'case_steps', 3],
      ['step_unknown', 'case_steps', 6],
    ]);
    expect(change.added).toEqual({ cases: 1, case_steps: 2 });
    expect(change.refused).toEqual({ cases: 3, case_steps: 3 });
    expect(tableRows(live.dataset.tables.cases).map((row) => [row.case_id, row.region_code, row.rating])).toEqual([
      ['a', '210102', null],
      ['b', null, null],
    ]);
    expect(live.dataset.findings).toEqual([]);
  });

  it('derives the columns of a case anew from late steps, by sequence, whatever the order in which they come', () => {
    const live = createLiveDataset(
      start({
        cases: [order('a'), order('b')],
        case_steps: [step('a', 1, 'placed', MINUTE), step('a', 4, 'dispatched', 40 * MINUTE, 'station')],
      }),
    );
    live.append({
      case_steps: [step('b', 1, 'placed', 7 * MINUTE), step('a', 2, 'dispatched', 20 * MINUTE, 'center')],
    });
    expect(valuesOf(live.dataset, 'first_dispatched_at')).toEqual([20 * MINUTE, null]);
    expect(valuesOf(live.dataset, 'last_dispatched_at')).toEqual([40 * MINUTE, null]);
    expect(valuesOf(live.dataset, 'dispatch_count')).toEqual([2, 0]);
    expect(valuesOf(live.dataset, 'dispatch_tier')).toEqual(['center', null]);
    const change = live.update('case_steps', [step('a', 2, 'reviewed', 20 * MINUTE)]);
    expect(change.replaced).toEqual({ case_steps: 1 });
    expect(valuesOf(live.dataset, 'first_dispatched_at')).toEqual([40 * MINUTE, null]);
    expect(valuesOf(live.dataset, 'first_reviewed_at')).toEqual([20 * MINUTE, null]);
    expect(valuesOf(live.dataset, 'dispatch_tier')).toEqual(['station', null]);
  });

  it('writes whole rows over those with the same key, the last one of a call last, and leaves others alone', () => {
    const live = createLiveDataset(
      start({ cases: [order('a', { category: '养老', rating: 3 }), order('乙', { category: '助学' })] }),
    );
    const change = live.update('cases', [
      order('乙', { category: '🎻', rating: 1 }),
      order('new', { volunteers: 3_000_000_000 }),
      order('乙', { category: '学'.repeat(70), due_at: 5 }),
    ]);
    expect([change.added, change.replaced, change.refused]).toEqual([{ cases: 1 }, { cases: 2 }, {}]);
    expect(
      tableRows(live.dataset.tables.cases).map((row) => [row.case_id, row.category, row.rating, row.due_at]),
    ).toEqual([
      ['a', '养老', 3, null],
      ['乙', '学'.repeat(70), null, 5],
      ['new', null, null, null],
    ]);
    expect(valuesOf(live.dataset, 'volunteers')).toEqual([null, null, 3_000_000_000]);
  });

  it('refuses an update that names nobody, and keeps the row that was there', () => {
    const live = createLiveDataset(start({ cases: [order('a')], case_steps: [step('a', 1, 'placed', MINUTE)] }));
    const change = live.update('case_steps', [
      step('gone', 1, 'placed', MINUTE),
      { ...step('a', 1, 'placed', 1), at: '' },
    ]);
    expect(change.refused).toEqual({ case_steps: 2 });
    expect(change.findings.map(({ code }) => code)).toEqual(['required_missing', 'reference_unknown']);
    expect(change.revision).toBe(0);
    expect(live.dataset.tables.case_steps.rowCount).toBe(1);
    expect(() => live.update('case' as 'cases', [{}])).toThrow(AtlasError);
  });

  it('changes no dataset that was taken, nor the bytes of one', () => {
    const sites = [{ site_id: 's1', name: '和平所', tier: 'institute', level: 'township', region_code: '210102' }];
    const live = createLiveDataset(start({ sites, cases: [order('a', { site_id: 's1' }), order('b')] }));
    live.append({ cases: [order('c', { rating: 2 })], case_steps: [step('b', 1, 'placed', MINUTE)] });
    const { dataset } = live;
    const copy = structuredClone(dataset.tables);
    live.append({
      cases: [order('d')],
      case_steps: [step('a', 1, 'placed', 3), step('b', 2, 'dispatched', 9, 'center')],
    });
    live.update('cases', [order('a', { category: '新' }), order('c', { rating: 5, due_at: 3 })]);
    live.update('sites', [{ ...sites[0]!, name: '和平分', region_code: null }]);
    live.update('case_steps', [step('b', 1, 'placed', 2 * MINUTE)]);
    live.expire({ before: 2 });
    live.append({ cases: [order('z')] });
    expect(dataset.tables).toEqual(copy);
    expect(tableRows(live.dataset.tables.sites)[0]).toMatchObject({ name: '和平分', region_code: null });
  });

  it('drops cases with all their steps by their last one, and rows of other tables by their clocks', () => {
    const at = (day: number) => Date.UTC(2024, 0, day) - 8 * 3_600_000;
    const live = createLiveDataset(
      start({
        volunteers: [{ volunteer_id: 'v' }],
        activities: [{ activity_id: 'x', started_at: at(3) }, { activity_id: 'y' }],
        cases: [order('old'), order('late'), order('stepless')],
        case_steps: [
          step('old', 1, 'placed', at(2)),
          step('late', 1, 'placed', at(1)),
          step('late', 2, 'accepted', at(9)),
          step('old', 2, 'accepted', at(5) - 1),
        ],
        service_records: [
          { record_id: 'r', volunteer_id: 'v', case_id: 'old', started_at: at(5), minutes: 1, basis: 'credit' },
          { record_id: 'q', volunteer_id: 'v', case_id: 'late', started_at: at(5) - 1, minutes: 1, basis: 'credit' },
        ],
        ledger: [{ entry_id: 'e', ledger: 'donation', direction: 'in', at: at(1) }],
      }),
    );
    const change = live.expire({ before: '2024-01-05' });
    expect(change.dropped).toEqual({ cases: 1, case_steps: 2, activities: 1, service_records: 1 });
    expect(change.findings.map(({ code, value }) => [code, value])).toEqual([['reference_expired', '1']]);
    const { tables } = live.dataset;
    expect(tableRows(tables.cases).map((row) => row.case_id)).toEqual(['late', 'stepless']);
    expect(tableRows(tables.service_records).map((row) => [row.record_id, row.case_id])).toEqual([['r', null]]);
    expect(live.expire({ before: '2024-01-05' })).toMatchObject({ dropped: {}, revision: 1 });
    expect(live.expire({ before: '2024-01-05', tables: ['ledger'] }).dropped).toEqual({ ledger: 1 });
    expect(live.append({ cases: [order('old')] }).added).toEqual({ cases: 1 });
    expect(() => live.expire({ before: 'soon' })).toThrow(/no day and no moment/);
    expect(() => live.expire({ before: 0, tables: ['regions' as 'cases'] })).toThrow(/not dropped by their age/);
  });

  it('goes on after all rows are gone', () => {
    const live = createLiveDataset(start({ cases: [order('a')], case_steps: [step('a', 1, 'placed', MINUTE)] }));
    live.expire({ before: 10 * DAY });
    expect([live.dataset.tables.cases.rowCount, live.dataset.tables.case_steps.rowCount]).toEqual([0, 0]);
    live.append({ cases: [order('a')], case_steps: [step('a', 1, 'accepted', 11 * DAY)] });
    expect(valuesOf(live.dataset, 'first_accepted_at')).toEqual([11 * DAY]);
    expect(valuesOf(live.dataset, 'first_placed_at')).toEqual([null]);
  });

  it('checks rows that named a table without rows as soon as it has some', () => {
    const live = createLiveDataset(createDataset({ name: 'live', title, tables: {} }));
    const first = live.append({ cases: [order('a', { site_id: 's1' }), order('b', { site_id: 's9' })] });
    expect(first.findings.map(({ code }) => code)).toEqual(['reference_unchecked', 'reference_unchecked']);
    expect(live.append({ cases: [order('c')] }).findings).toEqual([]);
    live.append({ case_steps: [step('a', 1, 'placed', MINUTE)] });
    const change = live.append({
      sites: [{ site_id: 's1', name: '和平所', tier: 'institute', level: 'township' }],
    });
    expect(change.findings.map(({ code, value }) => [code, value])).toEqual([['reference_unknown', 's9']]);
    expect(valuesOf(live.dataset, 'site_id')).toEqual(['s1', null, null]);
    expect(valuesOf(live.dataset, 'first_placed_at')).toEqual([MINUTE, null, null]);
  });

  it('says of rows that are added later where they stand, beside those that came from files', () => {
    const given = start({ cases: [order('a'), order('b')] });
    const { cases } = given.tables;
    const origin = {
      places: [{ file: 'orders.xlsx', sheet: '一月', headings: { case_id: '工单号' } }],
      placeIndices: new Uint8Array(2),
      rowNumbers: Uint32Array.of(4, 5),
    };
    const live = createLiveDataset({ ...given, tables: { ...given.tables, cases: { ...cases, origin } } });
    const { findings } = live.append({ cases: [order('b'), order('c')] });
    expect(findings[0]!.reason).toContain('row 5 of orders.xlsx has the same case_id');
    expect([...live.dataset.tables.cases.origin!.rowNumbers]).toEqual([4, 5, 3 - 1]);
    expect([...live.dataset.tables.cases.origin!.placeIndices]).toEqual([0, 0, 1]);
  });
});

describe('the cost of a live dataset', () => {
  const many = (from: number, count: number) => ({
    cases: Array.from({ length: count }, (_, i) =>
      order(`o${from + i}`, { category: i % 2 ? '养老' : '助学', volunteers: i % 5 }),
    ),
    case_steps: Array.from({ length: count }, (_, i) => [
      step(`o${from + i}`, 1, 'placed', (from + i) * MINUTE),
      step(`o${from + i}`, 2, 'dispatched', (from + i + 5) * MINUTE, 'center'),
    ]).flat(),
  });

  it('grows with the rows that are added, not with those that are there: no array is copied while there is room', () => {
    const live = createLiveDataset(start(many(0, 20_000)));
    live.append(many(20_000, 100));
    const buffers = () =>
      live.read(({ tables }) =>
        [...Object.values(tables.cases.columns), ...Object.values(tables.case_steps.columns)].map((column) =>
          column.kind === 'text' ? column.bytes.buffer : 'values' in column ? column.values.buffer : null,
        ),
      );
    const [before, copied] = [buffers(), live.copiedBytes];
    expect(copied).toBeGreaterThan(0);
    for (let i = 0; i < 20; i++) {
      live.append(many(20_100 + 100 * i, 100));
      live.append({ case_steps: [step(`o${37 * i}`, 3, 'accepted', 9 * DAY)] });
      live.update('cases', [order(`o${i}`, { category: '养老', rating: 5 })]);
    }
    // The first case that was accepted begins a column of its own.
    const isSame = buffers().map((buffer, i) => buffer === before[i]);
    expect(isSame.filter((same) => !same).length).toBeLessThan(4);
    expect(live.copiedBytes - copied).toBeLessThan(40_000);
  });

  it('copies a number no more than three times on average while a dataset grows row by row', () => {
    const live = createLiveDataset(start());
    for (let i = 0; i < 400; i++) live.append(many(10 * i, 10));
    expect(live.copiedBytes).toBeLessThan(3 * live.byteLength);
  });

  it('copies a column once for a dataset that was taken, and only one in which an old row changed', () => {
    const live = createLiveDataset(start(many(0, 20_000)));
    live.append(many(20_000, 10));
    const taken = live.dataset;
    const copied = live.copiedBytes;
    live.append(many(20_010, 10));
    const bits = live.copiedBytes - copied;
    // Bits stand eight to a byte: those of the last byte are shared with rows that come.
    expect(bits).toBeLessThan(60_000);
    for (let i = 0; i < 50; i++) live.update('cases', [order(`o${i}`, { category: '助学', volunteers: 4 })]);
    expect(live.copiedBytes - copied - bits).toBeLessThan(100_000);
    expect(taken.tables.cases.rowCount).toBe(20_010);
  });

  it('holds no more bytes after a month of a sliding window than after its first days', () => {
    const live = createLiveDataset(start());
    const sizes: number[] = [];
    for (let hour = 0; hour < 24 * 31; hour++) {
      const rows = many(0, 30);
      const own = (id: string) => `h${hour}-${id}`;
      live.append({
        cases: rows.cases.map((row) => ({ ...row, case_id: own(row.case_id), category: `类${hour}` })),
        case_steps: rows.case_steps.map((row) => ({
          ...row,
          case_id: own(row.case_id),
          at: hour * 60 * MINUTE + row.at,
        })),
      });
      if (hour % 24 !== 23) continue;
      live.expire({ before: (hour - 5 * 24) * 60 * MINUTE });
      sizes.push(live.byteLength);
    }
    expect(Math.max(...sizes.slice(10))).toBeLessThan(1.6 * Math.max(...sizes.slice(5, 10)));
    expect(live.dataset.tables.cases.rowCount).toBeLessThan(7 * 24 * 30);
    const words = live.dataset.tables.cases.columns.category!;
    expect(words.kind === 'category' && words.dictionary.length).toBeLessThan(7 * 24);
  });
});
