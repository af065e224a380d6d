import { buildColumn, type ColumnTable } from '@practice-atlas/dataset';
import { createCrossFilter, type ViewCounts } from '@practice-atlas/measure/cross-filter.js';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { checkRandomSteps, compareSteps, LINKED, type Order, orderTable, REGIONS, type Step } from './linked-views.js';

const VIEWS = LINKED.map(({ view }) => view);

/** Four orders; a category, a month and a number of volunteers are missing once each. */
const TABLE: ColumnTable = {
  name: 'orders',
  rowCount: 5,
  columns: {
    category: buildColumn({ type: 'category' }, ['elderly', 'school', 'elderly', null, 'school']),
    placed_on: buildColumn({ type: 'date' }, ['2019-03-01', '2019-03-09', '2019-05-02', '2019-05-04', null]),
    volunteers: buildColumn({ type: 'integer' }, [5, 2, 1, 7, null]),
  },
};
const MONTHS = { column: 'placed_on', grain: 'month' } as const;

function countsOf(counted: ReadonlyMap<string, ViewCounts>): Record<string, number[]> {
  return Object.fromEntries([...counted].map(([name, { counts }]) => [name, [...counts]]));
}

function column(name: string, made: ColumnTable['columns'][string], rowCount: number): ColumnTable {
  return { name: 'orders', rowCount, columns: { [name]: made } };
}

afterEach(() => {
  vi.restoreAllMocks();
});

/** Makes every chunk of work a task of its own. */
function hurryClock(): void {
  let timeMs = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => {
    timeMs += 10;
    return timeMs;
  });
}

describe('a step', () => {
  it('is what the documentation says', async () => {
    const table = {
      name: 'orders',
      rowCount: 4,
      columns: {
        category: buildColumn({ type: 'category' }, ['elderly', 'school', 'elderly', null]),
        placed_on: buildColumn({ type: 'date' }, ['2019-03-01', '2019-03-09', '2019-05-02', '2019-05-04']),
        volunteers: buildColumn({ type: 'integer' }, [5, 2, 1, 7]),
      },
    };
    const linked = await createCrossFilter(table, {
      views: [{ column: 'category' }, { column: 'placed_on', grain: 'month' }],
      sums: ['volunteers'],
    });
    expect(linked.views.get('placed_on')?.keys).toEqual(['2019-03', '2019-04', '2019-05']);
    const { views, total } = await linked.brush('placed_on', 2, 3);
    expect(views.get('category')?.counts).toEqual(Int32Array.of(1, 0, 1));
    expect(total.sums.get('volunteers')?.values[0]).toBe(8);
  });

  it('filters every view but its own, and counts missing values in a last bin', async () => {
    const linked = await createCrossFilter(TABLE, { views: [{ column: 'category' }, MONTHS], sums: ['volunteers'] });
    expect(countsOf(linked.answer.views)).toEqual({ category: [2, 2, 1], placed_on: [2, 0, 2, 1] });
    const march = await linked.brush('placed_on', 0, 2);
    expect(countsOf(march.views)).toEqual({ category: [1, 1, 0], placed_on: [2, 0, 2, 1] });
    expect([...march.total.counts]).toEqual([2]);
    const missing = await linked.pick('placed_on', [3]);
    expect(countsOf(missing.views)).toEqual({ category: [0, 1, 0], placed_on: [2, 0, 2, 1] });
    const both = await linked.pick('category', [1, 2]);
    expect(countsOf(both.views)).toEqual({ category: [0, 1, 0], placed_on: [1, 0, 1, 1] });
    const categories = await linked.clear('placed_on');
    expect(countsOf(categories.views)).toEqual({ category: [2, 2, 1], placed_on: [1, 0, 1, 1] });
    expect(categories.total.sums.get('volunteers')).toEqual({
      values: Float64Array.of(9),
      knownCounts: Int32Array.of(2),
    });
    expect(linked.filters).toEqual(new Map([['category', [[1, 3]]]]));
    expect(countsOf((await linked.clear()).views)).toEqual({ category: [2, 2, 1], placed_on: [2, 0, 2, 1] });
    expect(linked.filters.size).toBe(0);
  });

  it('keeps no row where the range is empty or nothing is picked', async () => {
    const linked = await createCrossFilter(TABLE, { views: [{ column: 'category' }, MONTHS] });
    expect(countsOf((await linked.brush('placed_on', 1, 1)).views)).toEqual({
      category: [0, 0, 0],
      placed_on: [2, 0, 2, 1],
    });
    expect([...(await linked.pick('placed_on', [])).total.counts]).toEqual([0]);
  });

  it('links two views of one column', async () => {
    const views = [MONTHS, { column: 'placed_on', name: 'year', grain: 'year' }] as const;
    const linked = await createCrossFilter(TABLE, { views });
    expect(countsOf((await linked.brush('placed_on', 0, 1)).views)).toEqual({
      placed_on: [2, 0, 2, 1],
      year: [2, 0],
    });
  });

  it('answers for a table without rows, with one row, and with nothing but missing values', async () => {
    const empty = await createCrossFilter(orderTable([]), { views: VIEWS, dataset: REGIONS });
    expect((await empty.pick('category', [0])).views.get('due_on')).toEqual({
      counts: Int32Array.of(0),
      sums: new Map(),
    });
    const one = await createCrossFilter(column('rating', buildColumn({ type: 'integer' }, [4]), 1), {
      views: [{ column: 'rating', thresholds: [4] }],
    });
    expect([...(await one.brush('rating', 1, 2)).total.counts]).toEqual([1]);
    const missing = await createCrossFilter(column('at', buildColumn({ type: 'time' }, [null, null]), 2), {
      views: [{ column: 'at', grain: 'day' }],
    });
    expect(missing.views.get('at')?.keys).toEqual([]);
    expect(countsOf((await missing.pick('at', [0])).views)).toEqual({ at: [2] });
    expect([...(await missing.brush('at', 0, 0)).total.counts]).toEqual([0]);
  });
});

describe('the bins', () => {
  it('put words in display order', async () => {
    const tiers = buildColumn({ type: 'category' }, ['station', 'center', 'other', 'station']);
    const linked = await createCrossFilter(column('tier', tiers, 4), { views: [{ column: 'tier' }] });
    expect(linked.views.get('tier')).toEqual({ column: 'tier', keys: ['center', 'station', 'other'] });
    expect(countsOf(linked.answer.views)).toEqual({ tier: [1, 2, 1, 0] });
  });

  it('roll codes up to a level, and hold those above it or unknown as missing', async () => {
    const codes = buildColumn({ type: 'code' }, ['210102', '2102Z1', '210000', '999999', '210100']);
    const views = [{ column: 'region_code', level: 'city' }] as const;
    const linked = await createCrossFilter(column('region_code', codes, 5), { views, dataset: REGIONS });
    expect(linked.views.get('region_code')?.keys).toEqual(['210100', '210200']);
    expect(countsOf(linked.answer.views)).toEqual({ region_code: [2, 1, 2] });
  });

  it.each([
    ['Asia/Shanghai', ['2019-03-31', '2019-04-01']],
    ['America/New_York', ['2019-03-31']],
  ])('begin days at midnight in %s', async (timeZone, keys) => {
    const times = [Date.UTC(2019, 2, 31, 15, 59, 59, 999), Date.UTC(2019, 2, 31, 16)];
    const table = column('at', buildColumn({ type: 'time' }, times), 2);
    const linked = await createCrossFilter(table, { views: [{ column: 'at', grain: 'day', timeZone }] });
    expect(linked.views.get('at')?.keys).toEqual(keys);
  });

  it('of numbers are half-open and leave no number out', async () => {
    const table = column('rating', buildColumn({ type: 'number' }, [-9, 0.99, 1, 2.99, 3, 1e9, null]), 7);
    const linked = await createCrossFilter(table, { views: [{ column: 'rating', thresholds: [1, 3] }] });
    expect(linked.views.get('rating')?.keys).toEqual(['(-∞, 1)', '[1, 3)', '[3, ∞)']);
    expect(countsOf(linked.answer.views)).toEqual({ rating: [2, 2, 2, 1] });
  });
});

/** Makes orders enough for several chunks of rows and of cells. */
function manyOrders(count: number): Order[] {
  const pick = <T>(values: readonly T[], n: number): T => values[n % values.length] as T;
  return Array.from({ length: count }, (_, row) => {
    const n = Math.imul(row + 1, 0x9e3779b1) >>> 7;
    return {
      category: pick(['养老', '助学', null, ...Array.from({ length: 90 }, (_, i) => `c${i}`)], n),
      region: pick(['210102', '210202', null, '2102Z1'], n >>> 3),
      placedAt: n % 11 === 0 ? null : Date.UTC(2019, 0, 1) + (n % 40_000) * 3_600_000,
      dueOn: n % 13 === 0 ? null : new Date(Date.UTC(2019, 0, 1 + (n % 400))).toISOString().slice(0, 10),
      rating: pick([1, 2, 3, 4, null], n >>> 5),
      volunteers: n % 7 === 0 ? null : n % 50,
      change: (n % 5) - 2,
    };
  });
}

describe('a count from scratch', () => {
  it('agrees after every one of random steps over random tables', async () => {
    await checkRandomSteps(createCrossFilter, { seed: 20191130, numRuns: 120 });
  }, 60_000);

  it('agrees when every chunk of the work is a task of its own', async () => {
    hurryClock();
    await checkRandomSteps(createCrossFilter, { seed: 20200229, numRuns: 40 });
  }, 60_000);

  it('agrees over rows and tiles of several chunks', async () => {
    const steps: Step[] = [
      { kind: 'brush', view: 3, bins: [20, 333] },
      { kind: 'brush', view: 3, bins: [21, 333] },
      { kind: 'pick', view: 0, bins: [0, 1, 5, 44, 92] },
      { kind: 'brush', view: 2, bins: [3, 30] },
      { kind: 'pick', view: 3, bins: [7, 8, 9, 100, 400] },
    ];
    await compareSteps(createCrossFilter, manyOrders(20_000), steps, { isTogether: false, tileBytes: 2 ** 27 });
  }, 60_000);
});

describe('work in slices', () => {
  const table = orderTable(manyOrders(40_000));
  const link = () => createCrossFilter(table, { views: VIEWS, dataset: REGIONS });

  it('lets other tasks run between any two chunks of rows', async () => {
    const linked = await link();
    hurryClock();
    const { port1, port2 } = new MessageChannel();
    let taskCount = 0;
    port1.onmessage = () => {
      taskCount += 1;
      port2.postMessage(null);
    };
    port2.postMessage(null);
    await linked.activate('due_on');
    port1.close();
    // Three chunks of rows for each of four tiles, for the view itself and for the states of the rows.
    expect(taskCount).toBeGreaterThanOrEqual(15);
  });

  it('answers steps asked meanwhile in the order asked, each under its own filters', async () => {
    const linked = await link();
    hurryClock();
    const settled: string[] = [];
    const asked = [
      linked.brush('due_on', 0, 100),
      linked.brush('due_on', 0, 0),
      linked.pick('rating', [0]),
      linked.clear(),
    ].map(async (answer, i) => {
      const { total } = await answer;
      settled.push(`${i}`);
      return total.counts[0];
    });
    const counts = await Promise.all(asked);
    expect(settled).toEqual(['0', '1', '2', '3']);
    expect(counts).toEqual([expect.any(Number), 0, 0, 40_000]);
    expect(counts[0]).toBeGreaterThan(8000);
    expect(linked.answer.total.counts[0]).toBe(40_000);
  });

  it('gives a step up with the reason of its signal, and keeps its filter', async () => {
    const linked = await link();
    hurryClock();
    const before = linked.answer;
    const stop = new AbortController();
    const given = linked.brush('due_on', 0, 100, { signal: stop.signal });
    const rejected = expect(given).rejects.toThrow('enough');
    stop.abort(new Error('enough'));
    await rejected;
    expect(linked.answer).toBe(before);
    expect(linked.filters.get('due_on')).toEqual([[0, 100]]);
    const { total } = await linked.pick('category', [0]);
    const again = await linked.brush('due_on', 0, 100);
    expect(total).toEqual(again.total);
    expect(total.counts[0]).toBeGreaterThan(0);
    expect(total.counts[0]).toBeLessThan((await linked.clear('due_on')).total.counts[0] ?? 0);
  });

  it('finishes the tiles of a brush whose every step gives up the one before', async () => {
    const linked = await link();
    hurryClock();
    const pause = () => new Promise((resolve) => setTimeout(resolve, 0));
    let stop = new AbortController();
    let answered = 0;
    for (let until = 1; until <= 200 && answered === 0; until++) {
      stop.abort();
      stop = new AbortController();
      linked.brush('due_on', 0, until, { signal: stop.signal }).then(
        () => {
          answered = until;
        },
        () => {},
      );
      await pause();
    }
    expect(answered).toBeGreaterThan(0);
  });

  it('refuses a signal that is already given up, and gives up linking', async () => {
    const signal = AbortSignal.abort(new Error('late'));
    await expect(createCrossFilter(table, { views: VIEWS, dataset: REGIONS }, { signal })).rejects.toThrow('late');
    const linked = await createCrossFilter(TABLE, { views: [MONTHS] });
    await expect(linked.brush('placed_on', 0, 1, { signal })).rejects.toThrow('late');
    hurryClock();
    const stop = new AbortController();
    const linking = createCrossFilter(table, { views: VIEWS, dataset: REGIONS }, { signal: stop.signal });
    const rejected = expect(linking).rejects.toThrow('enough');
    stop.abort(new Error('enough'));
    await rejected;
  });
});

describe('rebuild', () => {
  it('keeps the filters by key when rows are appended that come before them', async () => {
    const linked = await createCrossFilter(TABLE, { views: [{ column: 'category' }, MONTHS] });
    await linked.brush('placed_on', 0, 2);
    await linked.pick('category', [1, 2]);
    const appended = await linked.rebuild({
      name: 'orders',
      rowCount: 6,
      columns: {
        category: buildColumn({ type: 'category' }, ['elderly', 'school', 'elderly', null, 'school', 'arts']),
        placed_on: buildColumn({ type: 'date' }, [
          ...['2019-03-01', '2019-03-09', '2019-05-02', '2019-05-04', null],
          '2019-01-31',
        ]),
      },
    });
    expect(appended.views.get('category')?.keys).toEqual(['arts', 'elderly', 'school']);
    expect(appended.filters).toEqual(
      new Map([
        ['category', [[2, 4]]],
        ['placed_on', [[2, 4]]],
      ]),
    );
    expect(countsOf(appended.answer.views)).toEqual({ category: [0, 1, 1, 0], placed_on: [0, 0, 1, 0, 1, 1] });
    expect(countsOf(linked.answer.views)).toEqual({ category: [1, 1, 0], placed_on: [1, 0, 1, 1] });
  });
});

describe('faults', () => {
  const big = column('fen', buildColumn({ type: 'integer' }, [2 ** 52, null, -(2 ** 52)]), 3);
  const half = column('hours', buildColumn({ type: 'number' }, [1, 0.5]), 2);
  const far = column('day', buildColumn({ type: 'date' }, [-3_000_000, 3_000_000]), 2);
  it.each([
    [TABLE, { views: [{ column: 'categry' }] }, 'column_unknown', 'did you mean "category"?'],
    [TABLE, { views: [{ column: 'volunteers' }] }, 'query_unsupported', 'numbers thresholds'],
    [TABLE, { views: [{ column: 'category', grain: 'day' }] }, 'query_unsupported', 'a grain'],
    [TABLE, { views: [{ column: 'category', thresholds: [1] }] }, 'query_unsupported', 'thresholds'],
    [TABLE, { views: [{ column: 'category', level: 'city' }] }, 'query_malformed', '`dataset`'],
    [TABLE, { views: [MONTHS, { ...MONTHS, grain: 'day' }] }, 'query_malformed', '`name`'],
    [TABLE, { views: [{ ...MONTHS, timeZone: 'Mars/Olympus' }] }, 'query_malformed', 'IANA'],
    [TABLE, { views: [{ column: 'volunteers', thresholds: [1, 1] }] }, 'query_malformed', 'greater'],
    [TABLE, { views: [{ column: 'volunteers', thresholds: [] }] }, 'query_malformed', 'greater'],
    [far, { views: [{ column: 'day', grain: 'year' }] }, 'query_unsupported', 'wrong year'],
    [TABLE, { views: [], sums: ['category'] }, 'query_unsupported', 'numbers'],
    [half, { views: [], sums: ['hours'] }, 'query_unsupported', 'smaller unit'],
    [big, { views: [], sums: ['fen'] }, 'query_unsupported', 'larger unit'],
  ] as const)('refuses to link %# what has no exact answer', async (table, options, code, hint) => {
    await expect(createCrossFilter(table, options)).rejects.toMatchObject({
      name: 'AtlasError',
      code,
      hint: expect.stringContaining(hint),
    });
  });

  it('sums as long as the magnitudes stay below 2^53', async () => {
    const table = column('fen', buildColumn({ type: 'integer' }, [2 ** 52, null, 1 - 2 ** 52]), 3);
    const linked = await createCrossFilter(table, { views: [], sums: ['fen'] });
    expect(linked.answer.total.sums.get('fen')).toEqual({ values: Float64Array.of(1), knownCounts: Int32Array.of(2) });
    expect((await linked.clear()).total.counts).toEqual(Int32Array.of(3));
  });

  it('refuses views and bins that are none, and keeps the filters', async () => {
    const linked = await createCrossFilter(TABLE, { views: [{ column: 'category' }, MONTHS] });
    await linked.pick('category', [0]);
    const asked = [
      [linked.brush('placed', 0, 1), 'dimension_unknown', 'did you mean "placed_on"?'],
      [linked.activate('x'), 'dimension_unknown', 'category, placed_on'],
      [linked.brush('placed_on', 0, 4), 'query_malformed', 'missing values'],
      [linked.brush('placed_on', 2, 1), 'query_malformed', 'first bin outside'],
      [linked.brush('placed_on', 0.5, 1), 'query_malformed', 'number the bins'],
      [linked.pick('category', [-1]), 'query_malformed', 'number the bins'],
      [linked.pick('category', [4]), 'query_malformed', 'number the bins'],
    ] as const;
    for (const [answer, code, hint] of asked)
      await expect(answer).rejects.toMatchObject({ code, hint: expect.stringContaining(hint) });
    expect(linked.filters).toEqual(new Map([['category', [[0, 1]]]]));
  });
});
