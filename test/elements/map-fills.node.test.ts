import { type CircleMark, marksToSvg, textBox, themes } from '@practice-atlas/elements';
import { regionsModel, summarizeRegions } from '@practice-atlas/elements/coverage-map.js';
import {
  evenClasses,
  fillModel,
  jenksClasses,
  mapFill,
  mixColors,
  textureMark,
  thresholdClasses,
} from '@practice-atlas/elements/map-fills.js';
import { measure } from '@practice-atlas/measure';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { press } from '../data/datasets.js';
import { coverageCases } from './coverage-map-cases.js';
import { cutTexts, frozen, overlappingTexts, printed, texts } from './expect-marks.js';
import { expectGolden } from './golden.js';
import { type FillCase, fillCases, filledMarks, filledModel } from './map-fills-cases.js';
import { CITIES, quantity, regional } from './marks-answers.js';

const cases = Object.entries(fillCases);

function spread(values: readonly number[]): number {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}

/** The least sum of squares of any breaks, by trying all of them. */
function leastSpread(distinct: readonly number[], values: readonly number[], classCount: number): number {
  if (classCount === 1) return spread(values);
  let least = Infinity;
  for (let at = classCount - 1; at < distinct.length; at++) {
    const start = distinct[at]!;
    const below = leastSpread(
      distinct.slice(0, at),
      values.filter((value) => value < start),
      classCount - 1,
    );
    least = Math.min(least, below + spread(values.filter((value) => value >= start)));
  }
  return least;
}

describe('natural classes', () => {
  it('have the least sum of squares of all breaks, equal values together', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -40, max: 40 }), { minLength: 1, maxLength: 11 }),
        fc.integer({ min: 2, max: 5 }),
        (values, limit) => {
          const { classes, indexOf } = jenksClasses(values, limit);
          const distinct = [...new Set(values)].sort((a, b) => a - b);
          const members = classes.map((_, index) => values.filter((_value, i) => indexOf[i] === index));
          expect(classes).toHaveLength(Math.min(limit, distinct.length));
          expect(members.map((one) => [Math.min(...one), Math.max(...one), one.length])).toEqual(
            classes.map(({ from, to, count }) => [from, to, count]),
          );
          for (const value of distinct) expect(new Set(indexOf.filter((_, i) => values[i] === value)).size).toBe(1);
          const own = members.reduce((sum, one) => sum + spread(one), 0);
          expect(own).toBeCloseTo(leastSpread(distinct, values, classes.length), 6);
        },
      ),
      { seed: 1958, numRuns: 300 },
    );
  });

  it('split clusters where they lie, however large the numbers', () => {
    const clusters = [0, 1000, 5000].flatMap((middle) => [1, 2, 3, 3, 4].map((n) => 1e9 + middle + n));
    expect(jenksClasses(clusters, 3).classes.map(({ from, count }) => [from - 1e9, count])).toEqual([
      [1, 5],
      [1001, 5],
      [5001, 5],
    ]);
    expect(jenksClasses([], 5)).toEqual({ classes: [], indexOf: [] });
  });

  it('of 2,900 counties are there in less than a fifth of a second', () => {
    const values = Array.from({ length: 2900 }, (_, i) => (i * 7919) % 100_003);
    const from = process.cpuUsage();
    expect(jenksClasses(values, 9).classes).toHaveLength(9);
    const { user, system } = process.cpuUsage(from);
    expect((user + system) / 1000).toBeLessThan(200);
  });
});

describe('classes at stated bounds', () => {
  it('hold each value once, a bound above, and stay where they are empty', () => {
    expect(thresholdClasses([9, 10, 50, 50, 1000], [10, 20, 50])).toEqual({
      classes: [
        { from: -Infinity, to: 10, count: 1 },
        { from: 10, to: 20, count: 1 },
        { from: 20, to: 50, count: 0 },
        { from: 50, to: Infinity, count: 3 },
      ],
      indexOf: [0, 1, 3, 3, 3],
    });
    const legend = texts(filledMarks(fillCases.threshold!)).map(printed);
    expect(legend).toEqual(
      expect.arrayContaining(['不足 10', '100–1,000+', '~5,000 及以上', '按给定界限分 5 级，界限值归上一级']),
    );
  });

  it.each([
    ['thresholds', { thresholds: '5 x' }],
    ['thresholds', { thresholds: [5, 5] }],
    ['thresholds', { thresholds: [9, 5] }],
    ['thresholds', { thresholds: [1, 2, 3, 4, 5, 6, 7, 8, 9] }],
    ['thresholds', { classes: 'threshold' as const }],
    ['class-count', { classCount: 1 }],
    ['class-count', { classCount: 10 }],
    ['class-count', { classCount: Number.NaN }],
    ['classes', { classes: 'natural' as never }],
    ['view', { view: 'heat' as never }],
  ])('%s that cannot be used are refused with place and remedy: %j', (property, parameters) => {
    expect(() => filledModel({ ...fillCases.jenks!, classes: null, ...parameters })).toThrow(
      expect.objectContaining({
        ...{ name: 'AtlasError', code: 'parameter_malformed', where: { property } },
        hint: expect.stringMatching(/^(use|give)/),
      }),
    );
  });
});

describe('a continuous fill', () => {
  it('has even steps, more than can be told apart, from the smallest to the largest value', () => {
    const { classes, indexOf } = evenClasses([0, 50, 100], 4);
    expect(classes.map(({ from, to, count }) => [from, to, count])).toEqual([
      [0, 25, 1],
      [25, 50, 0],
      [50, 75, 1],
      [75, 100, 1],
    ]);
    expect(indexOf).toEqual([0, 2, 3]);
  });

  it('mixes the colors of the theme in OKLab', () => {
    expect(mixColors(['#000000', '#ffffff'], 3)).toEqual(['#000000', '#636363', '#ffffff']);
    expect(mixColors(themes.paper.sequence, 5)).toEqual(themes.paper.sequence);
    expect(mixColors(['Canvas', 'CanvasText'], 4)).toEqual(['Canvas', 'Canvas', 'CanvasText', 'CanvasText']);
  });

  it.each(Object.values(themes))('carries readable words on every color: $name', (theme) => {
    const model = filledModel(fillCases.continuous!);
    const { theme: own } = mapFill(model, theme);
    expect(own.sequence).toHaveLength(128);
    const linear = (c: number) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    const luminance = (hex: string) =>
      [1, 3, 5].reduce((sum, at, i) => {
        const part = linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255);
        return sum + [0.2126, 0.7152, 0.0722][i]! * part;
      }, 0);
    const contrast = (a: string, b: string) => {
      const [x, y] = [luminance(a), luminance(b)];
      return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
    };
    for (const color of own.sequence)
      expect(Math.max(contrast(color, own.ink), contrast(color, own.panel))).toBeGreaterThanOrEqual(4.5);
  });
});

describe('bubbles', () => {
  const circles = (one: FillCase) =>
    filledMarks(one).marks.filter((mark): mark is CircleMark => mark.type === 'circle' && mark.role === 'bubble');

  it.each(['bubbles', 'outlines-bubbles'])('have areas proportional to values, the largest drawn first: %s', (name) => {
    const one = { ...fillCases[name]!, answers: coverageCases['fill-exact']!.answers };
    const drawn = circles(one);
    const model = filledModel(one);
    const largest = drawn[0]!;
    const most = model.items[largest.datum!]!.quantity!.value!;
    expect(drawn.map(({ radius }) => radius)).toEqual(drawn.map(({ radius }) => radius).sort((a, b) => b - a));
    expect(drawn).toHaveLength(model.knownCount);
    for (const { datum, radius } of drawn) {
      const share = (model.items[datum!]!.quantity!.value ?? 0) / most;
      expect(radius).toBeCloseTo(Math.max(1.5, largest.radius * Math.sqrt(share)), 9);
    }
  });

  it('refuse what has no size, with what to do', () => {
    const rates = regionsModel(coverageCases['fill-ratio']!.answers)!;
    const refused = {
      code: 'query_unsupported',
      where: { property: 'view' },
      hint: expect.stringContaining('view="fill"'),
    };
    expect(() => fillModel(rates, { view: 'bubbles' })).toThrow(expect.objectContaining(refused));
    const owing = regionsModel([regional(CITIES, { values: CITIES.map((_, i) => quantity(i - 3)) })])!;
    expect(() => fillModel(owing, { view: 'bubbles' })).toThrow(expect.objectContaining(refused));
  });

  it('keep the qualifier: a tick on what is at least, a dashed rim on what is not exact', () => {
    const { marks } = filledMarks(fillCases.bubbles!);
    const model = filledModel(fillCases.bubbles!);
    const open = model.items.filter((item) => item.quantity?.qualifier === 'at_least');
    expect(marks.filter(({ role }) => role === 'bubble-at-least')).toHaveLength(open.length);
    const dashed = marks.flatMap((mark) =>
      mark.type === 'circle' && mark.dash ? [model.items[mark.datum!]!.code] : [],
    );
    expect(dashed).toEqual(['211300']);
    expect(texts(filledMarks(fillCases['outlines-bubbles']!)).map(printed)).toContainEqual(
      expect.stringMatching(/^阜新2万\+$/),
    );
  });

  it('have a legend of nested circles with round values and say so, in the summary too', () => {
    const list = filledMarks(fillCases.bubbles!);
    const nested = list.marks.filter(
      (mark): mark is CircleMark => mark.role === 'legend-bubble' && mark.type === 'circle',
    );
    expect(nested).toHaveLength(3);
    expect(new Set(nested.map(({ y, radius }) => Math.round((y + radius) * 100))).size).toBe(1);
    const said = texts(list).map((mark) => printed(mark).replace(/\s/g, ''));
    expect(said).toEqual(expect.arrayContaining(['2万', '5,000', '1,000']));
    expect(summarizeRegions(filledModel(fillCases.bubbles!), 'en')).toContain(
      'Bubbles: areas are proportional to values',
    );
    expect(summarizeRegions(filledModel(fillCases.bubbles!), 'zh')).toContain('气泡图：圆的面积与数值成正比');
  });

  it('leave no label on another label or on a circle, at any width, with any numbers', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.integer({ min: 0, max: 1_000_000 })), { minLength: 14, maxLength: 14 }),
        fc.integer({ min: 320, max: 1600 }),
        fc.constantFrom('zh' as const, 'en' as const),
        (numbers, widthPx, locale) => {
          const answers = [regional(CITIES, { values: numbers.map((n) => (n === null ? null : quantity(n))) })];
          const list = filledMarks({ answers, view: 'bubbles', on: 'outlines', widthPx, locale });
          expect([...overlappingTexts(list), ...cutTexts(list)]).toEqual([]);
          for (const mark of texts(list).filter(({ role }) => role === 'region-name')) {
            const box = textBox(mark);
            for (const { x, y, radius } of list.marks.filter(
              (one): one is CircleMark => one.type === 'circle' && one.role === 'bubble',
            )) {
              const dx = Math.max(box.x - x, 0, x - box.x - box.width);
              const dy = Math.max(box.y - y, 0, y - box.y - box.height);
              expect(Math.hypot(dx, dy)).toBeGreaterThan(radius);
            }
          }
        },
      ),
      { seed: 3, numRuns: 60 },
    );
  });
});

describe('textures', () => {
  const square = [
    [0, 0],
    [60, 0],
    [60, 60],
    [0, 60],
  ] as const;
  /** The share of the square that is inked, strokes of 1 px and dots of 2 x 2. */
  const inked = (d: string): number => {
    const level = [...d.matchAll(/M([\d.]+) [\d.]+H([\d.]+)(?!V)/g)].reduce(
      (sum, [, a, b]) => sum + Number(b) - Number(a),
      0,
    );
    const upright = [...d.matchAll(/M[\d.]+ ([\d.]+)V([\d.]+)/g)].reduce(
      (sum, [, a, b]) => sum + Number(b) - Number(a),
      0,
    );
    const dots = d.includes('Z') ? 4 * d.split('Z').length - 4 : 0;
    return dots > 0 ? dots : level + upright - (level * upright) / 3600;
  };

  it.each([2, 3, 5, 9])('of %d classes cover more of the land the higher the class', (count) => {
    const shares = Array.from({ length: count }, (_, index) =>
      inked(textureMark([square], { index, count, color: 'black', scale: 1 })!.d),
    );
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(new Set(shares.map((share) => Math.round(share / 20))).size).toBe(count);
  });

  it('show in a swatch of 12 px', () => {
    const swatch = [
      [100, 50],
      [132, 50],
      [132, 62],
      [100, 62],
    ] as const;
    const drawn = Array.from(
      { length: 9 },
      (_, index) => textureMark([swatch], { index, count: 9, color: 'black', scale: 1 })?.d,
    );
    expect(drawn.every((d) => d && d.split('M').length > 3)).toBe(true);
    expect(new Set(drawn).size).toBe(9);
  });

  it('leave words free, and lie on regions and swatches alike', () => {
    for (const name of ['patterns', 'forced', 'outlines-patterns']) {
      const list = filledMarks(fillCases[name]!);
      const model = filledModel(fillCases[name]!);
      expect(list.marks.filter(({ role }) => role === 'texture')).toHaveLength(model.knownCount + model.classes.length);
      const gap = textBox(texts(list).find(({ role }) => /name/.test(role))!);
      const inside = (x: number, y: number) =>
        x > gap.x && x < gap.x + gap.width && y > gap.y && y < gap.y + gap.height;
      for (const mark of list.marks)
        if (mark.type === 'path' && mark.role === 'texture')
          for (const [, x, y] of mark.d.matchAll(/M([\d.]+) ([\d.]+)/g))
            expect(inside(Number(x) + 1, Number(y) + 1)).toBe(false);
    }
  });
});

describe('the picture of a filled map', () => {
  it.each(cases)('equals its golden: %s', (name, one) => {
    const model = frozen(filledModel(one));
    const svg = marksToSvg(frozen(filledMarks(one)), {
      title: name,
      desc: summarizeRegions(model, one.locale ?? 'zh'),
    });
    expectGolden('map-fills', name, svg);
  });

  it.each(cases)('has no two texts over each other and none cut: %s', (_, one) => {
    const list = filledMarks(one);
    expect([...overlappingTexts(list), ...cutTexts(list)]).toEqual([]);
  });

  it('stays free of overlap with any numbers, at any width, in every theme and language', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.integer({ min: 0, max: 3_000_000 })), { minLength: 14, maxLength: 14 }),
        fc.constantFrom<Partial<FillCase>>(
          { classes: 'jenks', classCount: 9 },
          { classes: 'continuous', patterns: true },
          { thresholds: [10, 1000, 20_000, 2_000_000] },
          { view: 'bubbles' },
        ),
        fc.integer({ min: 320, max: 2000 }),
        fc.constantFrom('paper' as const, 'wall' as const),
        fc.constantFrom('zh' as const, 'en' as const),
        (numbers, parameters, widthPx, theme, locale) => {
          fc.pre(theme === 'paper' || widthPx >= 700);
          const answers = [regional(CITIES, { values: numbers.map((n) => (n === null ? null : quantity(n))) })];
          const list = filledMarks({ answers, ...parameters, widthPx, theme, locale });
          expect([...overlappingTexts(list), ...cutTexts(list)]).toEqual([]);
        },
      ),
      { seed: 20261130, numRuns: 120 },
    );
  });

  it('leaves call-outs as they are', () => {
    const model = regionsModel(coverageCases.callouts!.answers)!;
    expect(fillModel(model, { classes: 'jenks', view: 'bubbles' })).toBe(model);
  });

  it('tells the method of the press figures in words', async () => {
    const answer = measure(await press(), {
      metrics: ['teams'],
      by: ['region:city'],
      where: [{ field: 'region', op: 'within', value: '210000' }],
    });
    for (const classes of ['jenks', 'continuous'] as const) {
      const list = filledMarks({ answers: [answer], classes, widthPx: 700 });
      expect([...overlappingTexts(list), ...cutTexts(list)]).toEqual([]);
      expectGolden('map-fills', `press-${classes}`, marksToSvg(list, { title: classes, desc: '' }));
    }
  });
});
