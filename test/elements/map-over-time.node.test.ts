import { type MarkList, marksToSvg, themes } from '@practice-atlas/elements';
import { regionsModel, summarizeRegions } from '@practice-atlas/elements/coverage-map.js';
import { groundMarks } from '@practice-atlas/elements/map-sites.js';
import {
  mapPeriods,
  nextPeriodKey,
  periodClasses,
  periodDays,
  periodLabel,
  periodQueries,
  periodTable,
  rankedDatums,
} from '@practice-atlas/elements/map-views.js';
import { measure } from '@practice-atlas/measure';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulated } from '../data/datasets.js';
import { cutTexts, frozen, overlappingTexts, printed, texts } from './expect-marks.js';
import { expectGolden } from './golden.js';
import { frameMarks, mapsOver, smallMarks } from './map-over-time-cases.js';
import { months, overTime } from './map-over-time-data.js';
import { CITIES, quantity, regional, value } from './marks-answers.js';

const words = (list: MarkList): string[] => texts(list).map(printed);
const days = Array.from({ length: 30 }, (_, i) => `2020-02-${String(i + 1).padStart(2, '0')}`).slice(0, 29);

describe('calendar keys', () => {
  it.each([
    ['2020', 'year', '2020-01-01', '2020-12-31', '2021'],
    ['2019-Q4', 'quarter', '2019-10-01', '2019-12-31', '2020-Q1'],
    ['2020-02', 'month', '2020-02-01', '2020-02-29', '2020-03'],
    ['2020-W53', 'week', '2020-12-28', '2021-01-03', '2021-W01'],
    ['2019-W01', 'week', '2018-12-31', '2019-01-06', '2019-W02'],
    ['2019-12-31', 'day', '2019-12-31', '2019-12-31', '2020-01-01'],
  ])('know the days of %s and what comes after it', (key, grain, first, last, next) => {
    expect(periodDays(key)).toEqual({ grain, first, last });
    expect(nextPeriodKey(periodDays(key)!)).toBe(next);
  });

  it.each(['', '2019-13', '2019-Q5', '19', '<b>', '2019-W54'])('do not take %j for a period', (key) => {
    expect(periodDays(key)).toBeNull();
  });

  it('adjoin, whatever the week: the day after the last is the first of the next', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1971, max: 2090 }), fc.integer({ min: 1, max: 52 }), (year, week) => {
        const here = periodDays(`${year}-W${String(week).padStart(2, '0')}`)!;
        const next = periodDays(nextPeriodKey(here))!;
        expect(Date.parse(next.first) - Date.parse(here.last)).toBe(86_400_000);
      }),
      { seed: 7 },
    );
  });

  it('are named in both languages', () => {
    expect(['2019', '2019-Q3', '2019-03', '2019-W09', '2019-03-05'].map((key) => periodLabel(key))).toEqual([
      { zh: '2019年', en: '2019' },
      { zh: '2019年第3季度', en: 'Q3 2019' },
      { zh: '2019年3月', en: 'Mar 2019' },
      { zh: '2019年第9周', en: 'Week 9, 2019' },
      { zh: '2019年3月5日', en: '5 Mar 2019' },
    ]);
  });
});

describe('the questions of a map over time', () => {
  it('ask by period besides the region, but who holds titles, what has a unit already and what has no region', () => {
    const titles = { metrics: ['designations'], by: ['region:county' as const] };
    const own = { metrics: ['teams'], by: ['region:city' as const, 'year' as const] };
    const whole = { metrics: ['teams'] };
    expect(periodQueries([{ metrics: ['teams'], by: ['region:city'] }, titles, own, whole], 'month')).toEqual([
      { metrics: ['teams'], by: ['region:city', 'month'] },
      titles,
      own,
      whole,
    ]);
  });

  it('refuse a word that is no calendar unit', () => {
    expect(() => periodQueries([], 'decade')).toThrow(expect.objectContaining({ code: 'parameter_malformed' }));
  });
});

describe('periods', () => {
  it('hold every region of all periods, unknown where nothing is known, and gaps as periods of their own', () => {
    const { periods, answersAt } = mapPeriods(frozen([months]))!;
    expect(periods.map(({ key, isGap }) => [key, isGap])).toEqual([
      ['2019-01', false],
      ['2019-02', false],
      ['2019-03', true],
      ['2019-04', false],
      ['2019-05', false],
    ]);
    const [gap] = answersAt(2);
    expect(gap!.rowCount).toBe(13);
    expect(gap!.metrics[0]!.values.every((one) => one.quantity === null)).toBe(true);
    expect(answersAt(1)).toBe(answersAt(1));
    expect(regionsModel(answersAt(1))!.items[0]!.quantity?.value).toBe(20);
  });

  it('are marked where the data end before they do, and only there', () => {
    const partial = (asOf: string | null) =>
      mapPeriods([{ ...months, asOf }])!.periods.map(({ partialAsOf }) => partialAsOf);
    expect(partial('2019-05-12')).toEqual([null, null, null, null, '2019-05-12']);
    expect(partial('2019-05-31')).toEqual([null, null, null, null, null]);
    expect(partial('2019-05')).toEqual([null, null, null, null, null]);
    expect(partial(null)).toEqual([null, null, null, null, null]);
    const [year] = mapPeriods([overTime('year', ['2019'], { asOf: '2019-11' })])!.periods;
    expect(year!.partialAsOf).toBe('2019-11');
  });

  it('come in order of time whatever the order of rows', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(days, { minLength: 1 }), (keys) => {
        const { periods } = mapPeriods([overTime('day', keys)])!;
        const sorted = [...keys].sort();
        expect(periods[0]!.key).toBe(sorted[0]);
        expect(periods.at(-1)!.key).toBe(sorted.at(-1));
        expect(periods.filter(({ isGap }) => !isGap).map(({ key }) => key)).toEqual(sorted);
      }),
      { seed: 11, numRuns: 40 },
    );
  });

  it('are not cut from answers without a calendar unit, and not from two units or a third dimension', () => {
    expect(mapPeriods([regional(CITIES, { values: CITIES.map(() => quantity(1)) })])).toBeNull();
    expect(() => mapPeriods([months, overTime('year', ['2019'])])).toThrow(/cannot mix/);
    const third = { ...months, dimensions: [...months.dimensions, { ...months.dimensions[1]!, id: 'tier' }] };
    expect(() => mapPeriods([third])).toThrow(expect.objectContaining({ code: 'query_unsupported' }));
  });

  it('take from simulated rows what the map of one month alone has', async () => {
    const dataset = await simulated();
    const where = [{ field: 'region', op: 'within', value: '210000' } as const];
    const answers = measure(dataset, { metrics: ['orders_placed'], by: ['region:city', 'month'], where });
    const { periods, answersAt } = mapPeriods([answers])!;
    expect(periods.length).toBeGreaterThan(3);
    const at = Math.floor(periods.length / 2);
    const { key } = periods[at]!;
    const alone = measure(dataset, {
      metrics: ['orders_placed'],
      by: ['region:city'],
      where: [...where, { field: 'time', op: 'in_period', from: key, until: nextPeriodKey(periodDays(key)!) }],
    });
    const own = regionsModel(answersAt(at))!;
    const values = new Map(regionsModel([alone])!.items.map(({ code, quantity: q }) => [code, q?.value ?? 0]));
    expect(own.items.map(({ code, quantity: q }) => [code, q?.value ?? 0])).toEqual(
      own.items.map(({ code }) => [code, values.get(code)]),
    );
    expect(own.simulated).toBe(true);
  });
});

describe('classes of all periods', () => {
  it('give equal values the same class in every period, and count regions of each period', () => {
    const { models, pooled } = mapsOver(months);
    const classOf = new Map<number, number>();
    for (const model of models) {
      for (const { quantity: q, classIndex } of model.items) {
        if (!q || q.value === null) continue;
        expect(classOf.get(q.value) ?? classIndex).toBe(classIndex);
        classOf.set(q.value, classIndex!);
      }
      expect(model.classes.map(({ from, to }) => [from, to])).toEqual(pooled.classes.map(({ from, to }) => [from, to]));
      expect(model.classes.reduce((sum, { count }) => sum + count, 0)).toBe(model.knownCount);
    }
    expect(pooled.knownCount).toBe(52);
    expect(models[0]!.method!.largest).toBe(560);
  });

  it.each([
    [{ classes: 'jenks' }, '按自然间断点（Jenks）分 5 级，各期相同'],
    [{ thresholds: [100, 200] }, '按给定界限分 3 级，界限值归上一级，各期相同'],
    [{}, '各期合并按分位数分 5 级，各期相同'],
  ] as const)('say that they hold for all periods: %j', (parameters, words) => {
    const { models } = mapsOver(months, parameters);
    expect(summarizeRegions(models[1]!, 'zh')).toContain(words);
  });

  it('are none of maps that nothing is drawn of', () => {
    expect(periodClasses([])).toBeNull();
  });

  it('leave suppressed and conflicting values what they are', () => {
    const given = overTime('month', ['2019-01'], {
      cellOf: (city) =>
        city === 0
          ? value(quantity(2), { suppressed: true })
          : value(quantity(city, 'at_least', '多'), { conflicts: ['x'] }),
    });
    const { models } = mapsOver(given);
    expect(models[0]!.items[0]).toMatchObject({ suppressed: true, quantity: null, classIndex: null });
    expect(models[0]!.items[1]).toMatchObject({ conflicting: true, quantity: { qualifier: 'at_least' } });
    expect(models[0]!.classes.every(({ isOpen }) => isOpen)).toBe(true);
  });
});

describe('pictures of periods', () => {
  it.each([0, 1, 4])('draw frame %i of playing', (index) => {
    expectGolden(
      'map-over-time',
      `frame-${index}`,
      marksToSvg(frameMarks(months, index), { title: `Frame ${index}`, desc: '' }),
    );
  });

  it.each([
    ['night-en', { theme: 'night', locale: 'en' }],
    ['wall', { theme: 'wall', widthPx: 1200 }],
    ['forced', { isForced: true }],
  ] as const)('draw a frame of playing in other colors: %s', (name, options) => {
    expectGolden(
      'map-over-time',
      `frame-1-${name}`,
      marksToSvg(frameMarks(months, 1, options), { title: `Frame 1`, desc: '' }),
    );
  });

  it('differ between frames in fills, values and counts only', () => {
    const places = (index: number) =>
      frameMarks(months, index).marks.flatMap((mark) =>
        mark.role === 'tile' && mark.type === 'rect' ? [[mark.x, mark.y, mark.width]] : [],
      );
    expect(places(0)).toEqual(places(4));
  });

  const long = overTime(
    'month',
    Array.from({ length: 15 }, (_, i) => nextKey('2018-10', i)),
    { asOf: '2019-12-03' },
  );

  it.each([
    ['tiles', smallMarks(months)],
    ['phone-en', smallMarks(long, { widthPx: 358, locale: 'en' })],
    ['wall', smallMarks(long, { widthPx: 1500, theme: 'wall' })],
    ['jenks-night', smallMarks(long, { classes: 'jenks', theme: 'night' })],
    ['outlines', smallMarks(months, { on: 'outlines' })],
    ['patterns', smallMarks(months, { patterns: true })],
    ['outlines-patterns-en', smallMarks(months, { patterns: true, on: 'outlines', locale: 'en', widthPx: 940 })],
    ['bubbles', smallMarks(months, { view: 'bubbles' })],
    [
      'outlines-bubbles-night-en',
      smallMarks(months, { view: 'bubbles', on: 'outlines', theme: 'night', locale: 'en' }),
    ],
    ['bubbles-phone', smallMarks(long, { view: 'bubbles', widthPx: 358 })],
  ] as const)('draw small maps: %s', (name, list) => {
    expectGolden('map-over-time', `small-${name}`, marksToSvg(list, { title: name, desc: '' }));
    expect(overlappingTexts(list)).toEqual([]);
    expect(cutTexts(list)).toEqual([]);
  });

  it('draw at most twelve small maps, the latest, and say how many are not drawn', () => {
    const list = smallMarks(long);
    expect(list.marks.filter(({ role }) => role === 'small-map')).toHaveLength(12);
    expect(words(list).join(' ')).toContain('更早的 3 期未画');
    const sizes = new Set(
      list.marks.flatMap((mark) =>
        mark.role === 'small-map' && mark.type === 'rect' ? [`${mark.width} ${mark.height}`] : [],
      ),
    );
    expect(sizes.size).toBe(1);
  });

  const radii = (list: MarkList, role: string) =>
    list.marks.flatMap((mark) => (mark.role === role && mark.type === 'circle' ? [mark.radius] : []));

  it.each(['tiles', 'outlines'] as const)(
    'draw circles of one scale in every small map and in the legend, on %s: areas are proportional to values',
    (on) => {
      const list = smallMarks(months, { view: 'bubbles', on });
      const drawn = radii(list, 'small-bubble');
      // 13 cities with a value in each of four months; the month without data has none.
      expect(drawn).toHaveLength(13 * 4);
      const per = 560 / Math.max(...drawn) ** 2;
      const values = drawn.map((radius) => Math.round(radius ** 2 * per)).sort((a, b) => a - b);
      const given = [1, 2, 3, 4].flatMap((n) => CITIES.flatMap((_, city) => (city === 3 ? [] : [(city + 1) * 10 * n])));
      // The smallest is enlarged to be seen where maps are small.
      expect(values.slice(1)).toEqual(given.sort((a, b) => a - b).slice(1));
      const legend = radii(list, 'legend-bubble').map((radius) => Math.round(radius ** 2 * per));
      expect(legend).toEqual([500, 100, 20]);
      expect(words(list).join(' ')).toContain('各图的圆同一尺度');
    },
  );

  it('have one texture for each class, the same in every small map and in the legend', () => {
    const list = smallMarks(months, { patterns: true });
    const steps = list.marks.flatMap((mark) => (mark.role === 'texture' && mark.type === 'path' ? [mark] : []));
    // A tile with a value has a texture, and so has a step of the legend.
    expect(steps).toHaveLength(13 * 4 + 5);
    const sign = ({ d, fill }: (typeof steps)[number]) =>
      fill ? `dots ${d.split('M').length}` : /H/.test(d) && /V/.test(d) ? 'crosses' : 'lines';
    const signs = (from: number, until?: number) =>
      new Set(steps.slice(from, until).map((one) => sign(one).slice(0, 4)));
    expect(signs(0, 13 * 4)).toEqual(signs(13 * 4));
    expect(words(list).join(' ')).toContain('各图同一分级');
  });

  it('choose a period wherever a small map is hit, whatever lies on its regions', () => {
    for (const parameters of [{ patterns: true }, { view: 'bubbles' as const }]) {
      const { marks } = smallMarks(months, parameters);
      const roles = new Set(marks.filter(({ datum }) => datum !== undefined).map(({ role }) => role));
      expect([...roles].sort()).toEqual(['period', 'period-note', 'small-map']);
    }
  });

  it('list a row a region and a column a period', () => {
    const { models, periods } = mapsOver(months);
    const table = periodTable(
      models.map((model, i) => ({ model, period: periods[i]! })),
      'en',
    );
    expect(table.columns.map(({ label }) => label).slice(1)).toEqual([
      'Jan 2019',
      'Feb 2019',
      'Mar 2019',
      'Apr 2019',
      'May 2019',
    ]);
    expect(table.rows[0]!.map(({ text }) => text)).toEqual(['Shenyang', '10', '20', '—', '30', '40']);
    expect(table.notes).toEqual(['period not complete, data to 12 May 2019']);
  });
});

describe('a ranked list', () => {
  it('has every region, the largest first and the unknown last', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.integer({ min: -50, max: 50 })), { minLength: 14, maxLength: 14 }),
        (values) => {
          const model = regionsModel([
            regional(CITIES, { values: values.map((n) => (n === null ? null : quantity(n))) }),
          ])!;
          const order = rankedDatums(model);
          expect([...order].sort((a, b) => a - b)).toEqual(CITIES.map((_, i) => i));
          const known = order.flatMap((datum) => model.items[datum]!.quantity?.value ?? []);
          expect(known).toEqual([...known].sort((a, b) => b - a));
          expect(order.slice(0, known.length).every((datum) => values[datum] !== null)).toBe(true);
        },
      ),
      { seed: 3 },
    );
  });
});

describe('sites on plain ground', () => {
  const sites = (count: number) => ({
    lng: Float64Array.from({ length: count }, (_, i) => (i === 0 ? Number.NaN : 121 + (i % 29) / 10)),
    lat: Float64Array.from({ length: count }, (_, i) => 39 + ((i * 7) % 31) / 10),
    crs: 'wgs84' as const,
    tier: Uint8Array.from({ length: count }, (_, i) => i % 3),
    tiers: ['center', 'institute', 'station'],
  });
  const options = { widthPx: 640, theme: themes.paper, locale: 'zh', background: themes.paper.ground } as const;

  it.each([
    ['few', 60],
    ['many', 900],
  ] as const)('are drawn north up with a scale bar and no boundary: %s', (name, count) => {
    const list = groundMarks(sites(count), options);
    expectGolden('map-over-time', `ground-${name}`, marksToSvg(list, { title: name, desc: '' }));
    const roles = new Set(list.marks.map(({ role }) => role));
    expect(roles.has(name === 'few' ? 'site' : 'cluster')).toBe(true);
    expect(roles.has('region')).toBe(false);
    expect(words(list)).toContain('未画边界：只有阵地的位置');
    expect(words(list).join()).toContain('无坐标，未画出：1 个');
  });

  it('say so where none has a position', () => {
    expect(words(groundMarks(null, options))).toEqual(['没有可画的阵地位置']);
    expect(words(groundMarks(sites(1), { ...options, locale: 'en' }))).toEqual(['No site has a position to draw']);
  });
});

function nextKey(from: string, steps: number): string {
  let key = from;
  for (let i = 0; i < steps; i++) key = nextPeriodKey(periodDays(key)!);
  return key;
}
