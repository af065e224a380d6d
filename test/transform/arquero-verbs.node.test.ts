import { AtlasError, createDataset } from '@practice-atlas/dataset';
import { rawTable } from '@practice-atlas/transform';
import {
  type ArqueroTable,
  binTime,
  cumulative,
  fillGaps,
  reconcile,
  shareOfTotal,
  toArquero,
  topN,
} from '@practice-atlas/transform/arquero.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

type Rows = readonly Readonly<Record<string, unknown>>[];

/** Makes a table of objects, in which Dates and numbers stay what they are. */
function tableOf(rows: Rows, names = Object.keys(rows[0] ?? {})): ArqueroTable {
  const empty = toArquero(rawTable({ columns: names, rows: rows.map(() => names.map(() => null)) }));
  const data = Object.fromEntries(names.map((name) => [name, rows.map((row) => row[name])]));
  return empty.create({ data, names });
}

function refusal(make: () => unknown): AtlasError {
  try {
    make();
  } catch (reason) {
    expect(reason).toBeInstanceOf(AtlasError);
    return reason as AtlasError;
  }
  throw new Error('nothing was refused');
}

const sorted = (table: ArqueroTable) =>
  table
    .objects()
    .map((row) => JSON.stringify(row))
    .sort();
const permuted = (rows: fc.Arbitrary<Rows>) =>
  rows.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray([...list], { minLength: list.length })));
const amount = fc.option(
  fc.oneof(fc.integer({ min: -50, max: 5000 }), fc.double({ min: -1e6, max: 1e6, noNaN: true })),
  { nil: null },
);

describe('topN', () => {
  const sites = tableOf([
    { city: '沈阳', count: 5, note: 'a' },
    { city: '大连', count: 9, note: 'b' },
    { city: '鞍山', count: null, note: 'c' },
    { city: '抚顺', count: 5, note: 'd' },
    { city: '本溪', count: 1, note: 'e' },
  ]);

  it('keeps the largest, by name where they are equal, and joins the others in one row', () => {
    const before = sites.objects();
    expect(topN(sites, { by: 'count', n: 2 }).objects()).toEqual([
      { city: '大连', count: 9, note: 'b' },
      { city: '抚顺', count: 5, note: 'd' },
      { city: '其他', count: 6, note: null },
    ]);
    expect(sites.objects()).toEqual(before);
  });

  it('leaves the others out when asked, adds no row when there are none, and invents no number', () => {
    expect(topN(sites, { by: 'count', n: 1, other: null }).objects()).toEqual([{ city: '大连', count: 9, note: 'b' }]);
    expect(topN(tableOf([{ city: '沈阳', count: 5 }]), { by: 'count', n: 3 }).numRows()).toBe(1);
    const unknown = tableOf([{ city: '沈阳', count: null }]);
    expect(topN(unknown, { by: 'count', n: 0 }).objects()).toEqual([{ city: '其他', count: null }]);
    const twice = tableOf([
      { city: '其他', count: 90 },
      { city: '沈阳', count: 5 },
      { city: '大连', count: 1 },
    ]);
    expect(topN(twice, { by: 'count', n: 1 }).objects()).toEqual([
      { city: '沈阳', count: 5 },
      { city: '其他', count: 91 },
    ]);
  });

  it('looks at the rows shown only', () => {
    const shown = sites.filter((d: { count: number }) => d.count < 9);
    expect(topN(shown, { by: 'count', n: 1, other: null }).objects()).toEqual([{ city: '抚顺', count: 5, note: 'd' }]);
  });

  it('gives the same whatever the order of the rows', () => {
    const rows = fc.array(fc.record({ city: fc.constantFrom('a', 'b', 'c', 'd'), count: amount }), { minLength: 1 });
    fc.assert(
      fc.property(permuted(rows), fc.nat(4), ([list, other], n) => {
        expect(topN(tableOf(list), { by: 'count', n }).objects()).toEqual(
          topN(tableOf(other), { by: 'count', n }).objects(),
        );
      }),
      { seed: 3 },
    );
  });

  it('names the column that may have been meant, and refuses what is no number', () => {
    expect(refusal(() => topN(sites, { by: 'coutn', n: 1 }))).toMatchObject({
      code: 'column_unknown',
      hint: 'did you mean "count"?',
    });
    expect(refusal(() => topN(sites, { by: 'city', n: 1 }))).toMatchObject({
      code: 'query_malformed',
      where: { column: 'city' },
    });
    expect(refusal(() => topN(sites, { by: 'count', n: -1 }))).toMatchObject({ code: 'query_malformed' });
  });
});

describe('binTime', () => {
  const at = (...values: unknown[]) => tableOf(values.map((value) => ({ at: value })));
  const bins = (table: ArqueroTable, grain: 'day' | 'week' | 'month' | 'quarter' | 'year', timeZone?: string) =>
    Array.from(binTime(table, 'at', grain, { as: 'bin', ...(timeZone ? { timeZone } : {}) }).array('bin'));

  it('counts a moment to its day in Shanghai, from midnight on', () => {
    const moments = at(
      Date.parse('2019-03-31T15:59:59.999Z'),
      new Date('2019-03-31T16:00Z'),
      '2019-04-01T00:00+08:00',
      null,
    );
    expect(bins(moments, 'day')).toEqual(['2019-03-31', '2019-04-01', '2019-04-01', null]);
    expect(bins(moments, 'month')).toEqual(['2019-03-01', '2019-04-01', '2019-04-01', null]);
    expect(bins(moments, 'quarter')).toEqual(['2019-01-01', '2019-04-01', '2019-04-01', null]);
    expect(bins(moments, 'day', 'America/New_York')).toEqual(['2019-03-31', '2019-03-31', '2019-03-31', null]);
  });

  it('takes days as they stand, begins weeks on Monday, and knows the summer time that China had', () => {
    expect(bins(at('2019-03-31', '2019-04-01', '2018-12-31'), 'week')).toEqual([
      '2019-03-25',
      '2019-04-01',
      '2018-12-31',
    ]);
    expect(bins(at('2019-12-31'), 'year')).toEqual(['2019-01-01']);
    expect(bins(at(new Date('1988-07-01T15:30Z')), 'day')).toEqual(['1988-07-02']);
  });

  it('takes the days of a dataset as days in every zone, and keeps the other columns', () => {
    const { sites } = createDataset({
      name: 'demo',
      title: { zh: '例', en: 'Example' },
      tables: { sites: [{ site_id: 'a', tier: 'station', opened_on: '2019-03-01' }] },
    }).tables;
    const table = toArquero(sites);
    const binned = binTime(table, 'opened_on', 'month', { timeZone: 'America/New_York' });
    expect(binned.get('opened_on_month')).toBe('2019-03-01');
    expect(binned.column('site_id')).toBe(table.column('site_id'));
    expect(table.columnNames()).not.toContain('opened_on_month');
  });

  it('keeps filter and order', () => {
    const shown = at('2019-03-31', '2019-05-02', '2019-04-01').filter('d => d.at != "2019-03-31"').orderby('at');
    expect(bins(shown, 'month')).toEqual(['2019-04-01', '2019-05-01']);
  });

  it('refuses texts that are no day, unknown grains and zones', () => {
    expect(refusal(() => bins(at('2019年3月'), 'day'))).toMatchObject({
      code: 'query_malformed',
      where: { column: 'at' },
    });
    expect(refusal(() => bins(at('2019-03-01'), 'decade' as 'day'))).toMatchObject({ code: 'query_malformed' });
    expect(refusal(() => bins(at('2019-03-01'), 'day', 'Asia/Nowhere'))).toMatchObject({ code: 'query_malformed' });
    expect(refusal(() => binTime(at('2019-03-01'), 'att', 'day'))).toMatchObject({ code: 'column_unknown' });
  });

  it('agrees with the calendar for any day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -62_000_000_000, max: 200_000_000_000 }), (seconds) => {
        const time = seconds * 1000;
        const local = new Date(time + 8 * 3_600_000);
        if (local.getUTCFullYear() < 1992 && local.getUTCFullYear() > 1900) return;
        if (local.getUTCFullYear() <= 1901) return;
        const [day, month, year] = (['day', 'month', 'year'] as const).map((grain) => bins(at(time), grain)[0]);
        expect(day).toBe(local.toISOString().slice(0, -14));
        expect(month).toBe(`${String(day).slice(0, -2)}01`);
        expect(year).toBe(`${String(day).slice(0, -5)}01-01`);
      }),
      { seed: 5 },
    );
  });
});

describe('cumulative', () => {
  const rows: Rows = [
    { city: 'b', month: '2019-01', n: 4 },
    { city: 'a', month: '2019-02', n: 2 },
    { city: 'a', month: '2019-01', n: 1 },
    { city: 'a', month: '2019-03', n: null },
    { city: 'a', month: '2019-04', n: 5 },
    { city: 'a', month: null, n: 100 },
  ];

  it('adds up in order, each group apart; a missing number has no sum, and those after it go on', () => {
    const table = tableOf(rows);
    const summed = cumulative(table, { value: 'n', orderby: 'month', by: 'city', as: 'total' });
    expect(Array.from(summed.array('total'))).toEqual([4, 3, 1, null, 8, null]);
    expect(table.columnNames()).toEqual(['city', 'month', 'n']);
    expect(refusal(() => cumulative(table, { value: 'n', orderby: 'mouth' }))).toMatchObject({
      code: 'column_unknown',
      hint: 'did you mean "month"?',
    });
  });

  it('gives rows that stand equal the same sum, so that the order of rows does not matter', () => {
    const any = fc.array(fc.record({ city: fc.constantFrom('a', 'b'), month: fc.nat(4), n: amount }), { minLength: 1 });
    fc.assert(
      fc.property(permuted(any), ([list, other]) => {
        const options = { value: 'n', orderby: 'month', by: 'city' };
        expect(sorted(cumulative(tableOf(list), options))).toEqual(sorted(cumulative(tableOf(other), options)));
      }),
      { seed: 7 },
    );
  });
});

describe('shareOfTotal', () => {
  it('divides by the total of the group; nothing is a part of nothing', () => {
    const table = tableOf([
      { city: 'a', n: 1 },
      { city: 'a', n: 3 },
      { city: 'a', n: null },
      { city: 'b', n: 0 },
    ]);
    expect(Array.from(shareOfTotal(table, { value: 'n', by: 'city', as: 'share' }).array('share'))).toEqual([
      0.25,
      0.75,
      null,
      null,
    ]);
    expect(refusal(() => shareOfTotal(table, { value: 'm' }))).toMatchObject({ code: 'column_unknown' });
  });

  it('makes parts that sum to exactly 1, in any order, and are the quotients', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 90 }), (parts) => {
        const total = parts.reduce((sum, part) => sum + part, 0);
        const shares = Array.from(
          shareOfTotal(tableOf(parts.map((n) => ({ n }))), { value: 'n' }).array('n_share'),
        ) as number[];
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(1);
        expect(shares.reduceRight((sum, share) => sum + share, 0)).toBe(1);
        for (const [i, share] of shares.entries()) expect(Math.abs(share - parts[i]! / total)).toBeLessThan(2 ** -51);
      }),
      { seed: 11 },
    );
  });

  it('sums to nearly 1 for parts of any size and sign', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), { minLength: 1 }), (parts) => {
        const shares = Array.from(
          shareOfTotal(tableOf(parts.map((n) => ({ n }))), { value: 'n' }).array('n_share'),
        ) as number[];
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
      }),
      { seed: 13 },
    );
    const negative = tableOf([{ n: -1 }, { n: 3 }]);
    expect(Array.from(shareOfTotal(negative, { value: 'n' }).array('n_share'))).toEqual([-0.5, 1.5]);
    expect(Array.from(shareOfTotal(tableOf([{ n: -1 }, { n: -3 }]), { value: 'n' }).array('n_share'))).toEqual([
      0.25, 0.75,
    ]);
  });
});

describe('fillGaps', () => {
  const rows: Rows = [
    { city: 'a', month: '2019-01-01', n: 1, note: 'x' },
    { city: 'a', month: '2019-04-01', n: 4, note: 'y' },
    { city: 'b', month: '2019-02-01', n: 2, note: 'z' },
    { city: 'b', month: null, n: 9, note: 'w' },
  ];
  const options = { time: 'month', grain: 'month', by: 'city', value: 'n' } as const;

  it('adds the months that are missing to each group, and says which they are', () => {
    expect(fillGaps(tableOf(rows), { ...options, fill: 0 }).objects()).toEqual([
      { city: 'a', month: '2019-01-01', n: 1, note: 'x', filled: false },
      { city: 'a', month: '2019-02-01', n: 0, note: null, filled: true },
      { city: 'a', month: '2019-03-01', n: 0, note: null, filled: true },
      { city: 'a', month: '2019-04-01', n: 4, note: 'y', filled: false },
      { city: 'b', month: '2019-01-01', n: 0, note: null, filled: true },
      { city: 'b', month: '2019-02-01', n: 2, note: 'z', filled: false },
      { city: 'b', month: '2019-03-01', n: 0, note: null, filled: true },
      { city: 'b', month: '2019-04-01', n: 0, note: null, filled: true },
      { city: 'b', month: null, n: 9, note: 'w', filled: false },
    ]);
  });

  it('leaves them unknown when no row does not mean none; keeps Dates Dates', () => {
    const dates = tableOf([
      { day: new Date('2019-03-01T00:00Z'), n: 1 },
      { day: new Date('2019-03-03T00:00Z'), n: 3 },
    ]);
    expect(fillGaps(dates, { time: 'day', grain: 'day', value: 'n', fill: null, as: 'added' }).objects()).toEqual([
      { day: new Date('2019-03-01'), n: 1, added: false },
      { day: new Date('2019-03-02'), n: null, added: true },
      { day: new Date('2019-03-03'), n: 3, added: false },
    ]);
  });

  it('keeps every row, makes every gap a row, and does not look at the order of rows', () => {
    const any = fc.array(
      fc.record({
        city: fc.constantFrom('a', 'b'),
        month: fc.constantFrom('2019-11-05', '2020-02-01', '2020-01-31', null),
        n: amount,
      }),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(permuted(any), ([list, other]) => {
        const filled = fillGaps(tableOf(list), { ...options, fill: null });
        expect(sorted(filled)).toEqual(sorted(fillGaps(tableOf(other), { ...options, fill: null })));
        expect(Array.from(filled.array('filled')).filter((added) => added === false).length).toBe(list.length);
      }),
      { seed: 17 },
    );
  });

  it('refuses more rows than anybody reads, and columns that are not there', () => {
    const far = tableOf([
      { month: '0001-01-01', n: 1 },
      { month: '9999-01-01', n: 1 },
    ]);
    const many = tableOf(
      Array.from({ length: 10 }, (_, i) => ({ city: i, month: i ? '0001-01-01' : '9999-01-01', n: 1 })),
    );
    expect(fillGaps(far, { time: 'month', grain: 'year', value: 'n', fill: 0 }).numRows()).toBe(9999);
    expect(refusal(() => fillGaps(many, { ...options, grain: 'day', fill: 0 }))).toMatchObject({
      code: 'query_malformed',
    });
    expect(refusal(() => fillGaps(far, { ...options, by: [], value: 'm', fill: 0 }))).toMatchObject({
      code: 'column_unknown',
    });
  });
});

describe('reconcile', () => {
  const counted = tableOf([
    { city: 'a', n: 3200 },
    { city: 'b', n: 800 },
    { city: 'c', n: 7 },
    { city: 'd', n: null },
  ]);

  it('compares as the source bounds its number', () => {
    const reported = tableOf([
      { city: 'a', n: 3000, qualifier: 'at_least', value_max: null, source: 's1' },
      { city: 'a', n: 3300, qualifier: 'at_least', value_max: null, source: 's2' },
      { city: 'b', n: 840, qualifier: 'approx', value_max: null, source: 's1' },
      { city: 'c', n: 5, qualifier: 'exact', value_max: 7, source: 's1' },
      { city: 'd', n: 1, qualifier: 'exact', value_max: null, source: 's1' },
      { city: 'e', n: 2, qualifier: 'nearly', value_max: null, source: 's1' },
      { city: null, n: 2, qualifier: 'exact', value_max: null, source: 's1' },
    ]);
    const rows = reconcile(reported, counted, { keys: 'city', value: 'n' }).select(
      'city',
      'source',
      'reported',
      'counted',
      'difference',
      'agrees',
    );
    expect(rows.objects()).toEqual([
      { city: 'a', source: 's1', reported: 3000, counted: 3200, difference: 200, agrees: true },
      { city: 'a', source: 's2', reported: 3300, counted: 3200, difference: -100, agrees: false },
      { city: 'b', source: 's1', reported: 840, counted: 800, difference: -40, agrees: null },
      { city: 'c', source: 's1', reported: 5, counted: 7, difference: 2, agrees: true },
      { city: 'd', source: 's1', reported: 1, counted: null, difference: null, agrees: null },
      { city: 'e', source: 's1', reported: 2, counted: null, difference: null, agrees: null },
      { city: null, source: 's1', reported: 2, counted: null, difference: null, agrees: null },
    ]);
  });

  it('compares by equality without bounds, and keeps what nobody reported', () => {
    const reported = tableOf([
      { city: 'b', n: 801 },
      { city: 'a', n: 3200 },
    ]);
    expect(reconcile(reported, counted, { keys: ['city'], value: 'n' }).objects()).toEqual([
      { city: 'b', reported: 801, counted: 800, difference: -1, agrees: false },
      { city: 'a', reported: 3200, counted: 3200, difference: 0, agrees: true },
      { city: 'c', reported: null, counted: 7, difference: null, agrees: null },
      { city: 'd', reported: null, counted: null, difference: null, agrees: null },
    ]);
  });

  it('refuses counted rows that say the same thing twice, and keys that are not there', () => {
    const twice = tableOf([
      { city: 'a', n: 1 },
      { city: 'a', n: 2 },
    ]);
    expect(refusal(() => reconcile(counted, twice, { keys: 'city', value: 'n' }))).toMatchObject({
      code: 'query_malformed',
    });
    expect(refusal(() => reconcile(counted, counted, { keys: 'citi', value: 'n' }))).toMatchObject({
      code: 'column_unknown',
      hint: 'did you mean "city"?',
    });
  });
});
