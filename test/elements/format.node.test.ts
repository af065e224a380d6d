import { readdirSync, readFileSync } from 'node:fs';
import { AtlasError, type AtlasErrorCode, type Quantity } from '@practice-atlas/dataset';
import {
  addErrorWords,
  errorMessage,
  formatDate,
  formatDuration,
  formatNumber,
  formatQuantity,
  formatRatio,
  type Locale,
  quantityParts,
  sourceErrorWords,
  spokenQuantity,
  unitLabel,
} from '@practice-atlas/elements';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quantity } from './base-answers.js';

const THIN = '\u2009';

describe('numbers', () => {
  test.each([
    [0, '0', '0'],
    [999, '999', '999'],
    [3000, '3,000', '3,000'],
    [9999, '9,999', '9,999'],
    [10_000, `1${THIN}万`, '10,000'],
    [10_454, '10,454', '10,454'],
    [27_500, `2.75${THIN}万`, '27,500'],
    [54_000, `5.4${THIN}万`, '54,000'],
    [1_200_000, `120${THIN}万`, '1,200,000'],
    [12_345_600, `1,234.56${THIN}万`, '12,345,600'],
    [100_000_000, `1${THIN}亿`, '100,000,000'],
    [123_000_000, `1.23${THIN}亿`, '123,000,000'],
    [123_450_000, `12,345${THIN}万`, '123,450,000'],
    [-20_000, `-2${THIN}万`, '-20,000'],
    [0.4, '0.4', '0.4'],
    [10_000.5, '10,000.5', '10,000.5'],
    [-0, '0', '0'],
    [1234.56789012, '1,234.56789', '1,234.56789'],
    [-0.1234567, '-0.123457', '-0.123457'],
    [206_586_708_311.27, '206,586,708,311.27', '206,586,708,311.27'],
  ])('%d is %s in compact Chinese and %s in English, never with a K', (n, zh, en) => {
    expect(formatNumber(n, 'zh', { compact: true })).toBe(zh);
    expect(formatNumber(n, 'en', { compact: true })).toBe(en);
    expect(formatNumber(n, 'zh')).toBe(en);
  });

  test('a compact number read back is the number', () => {
    const back = (text: string) => {
      const factor = text.endsWith('亿') ? 1e8 : text.endsWith('万') ? 1e4 : 1;
      return Number((Number.parseFloat(text.replaceAll(',', '')) * factor).toFixed(0));
    };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000_000 }), (n) => {
        expect(back(formatNumber(n, 'zh', { compact: true }))).toBe(n);
      }),
      { seed: 7 },
    );
  });

  test('a ratio has one decimal at most', () => {
    expect([0, 0.7352, 0.5, 1, 1.0274].map((n) => formatRatio(n))).toEqual(['0%', '73.5%', '50.0%', '100%', '102.7%']);
  });

  test.each([
    [2499 / 2500, '99.9%'],
    [0.9994, '99.9%'],
    [0.0004, '<0.1%'],
    [0.0006, '0.1%'],
    [1.0004, '100.1%'],
    [0.999999999999, '99.9%'],
  ])('%d of all is neither none nor all: %s', (share, printed) => {
    expect(formatRatio(share)).toBe(printed);
  });

  test.each([
    ['at_least', 0.9996, '99.9%+'],
    ['at_least', 0.8769, '87.6%+'],
    ['at_least', 0.57, '57.0%+'],
    ['at_least', 0.0004, '0.04%+'],
    ['at_least', 1, '100%+'],
    ['at_most', 0.1231, '至多 12.4%'],
    ['at_most', 0.9996, '至多 99.96%'],
    ['at_most', 0.0004, '至多 0.1%'],
    ['nearly', 0.1231, '近 12.4%'],
    ['approx', 0.1239, '约 12.4%'],
  ] as const)('a share of %s %d is not rounded to a tighter bound: %s', (qualifier, share, printed) => {
    expect(formatQuantity(quantity(share, qualifier), { locale: 'zh', unit: 'ratio' })).toBe(printed);
  });

  test('no share but none prints as 0%, none but all as 100%, and a bound stays a bound', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom('exact' as const, 'at_least' as const, 'at_most' as const),
        (share, qualifier) => {
          fc.pre(share === 0 || share > 1e-7);
          fc.pre(share === 1 || share < 1 - 1e-7);
          const printed = formatQuantity(quantity(share, qualifier), { locale: 'en', unit: 'ratio' });
          const number = Number.parseFloat(printed.replace(/[^\d.]/g, ''));
          expect(number === 0).toBe(share === 0);
          expect(number === 100).toBe(share === 1);
          if (qualifier === 'at_least') expect(number).toBeLessThanOrEqual(share * 100 + 1e-6);
          if (qualifier === 'at_most') expect(number).toBeGreaterThanOrEqual(share * 100 - 1e-6);
        },
      ),
      { seed: 5 },
    );
  });

  test.each([
    [24, `24${THIN}分`, `24${THIN}min`],
    [90, `1.5${THIN}时`, `1.5${THIN}h`],
    [2592, `1.8${THIN}天`, `1.8${THIN}d`],
  ])('%d minutes are %s', (minutes, zh, en) => {
    expect(formatDuration(minutes, 'zh')).toBe(zh);
    expect(formatDuration(minutes, 'en')).toBe(en);
  });

  test('a median and its P90 can share the unit of one of them', () => {
    expect(formatDuration(24, 'zh', 'hour')).toBe(`0.4${THIN}时`);
  });
});

test('Chinese strings are set in full-width punctuation', () => {
  const root = new URL('../../packages/elements/src/', import.meta.url);
  const half = /[\u3400-\u9fff）」][,:;!?(]|[,:;!?)][\u3400-\u9fff「（]/;
  const found = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => {
      const lines = readFileSync(new URL(name, root), 'utf8').split('\n');
      return lines.filter((line) => half.test(line) && !/^\s*(\/?\*|\/\/)|\.replace\(\//.test(line));
    });
  expect(found).toEqual([]);
});

describe('dates', () => {
  test.each([
    ['2019-11-30', 'month', '2019年11月', 'Nov 2019'],
    ['2019-11-05', 'day', '2019年11月5日', '5 Nov 2019'],
    ['2019-12-31', 'year', '2019年', '2019'],
    ['2019-11', null, '2019年11月', 'Nov 2019'],
    ['2019', null, '2019年', '2019'],
    ['2019-11-30', 'none', '日期不详', 'undated'],
    [null, null, '日期不详', 'undated'],
    ['<img>', null, '<img>', '<img>'],
  ] as const)('%s of precision %s is %s', (iso, precision, zh, en) => {
    expect(formatDate(iso, precision, 'zh')).toBe(zh);
    expect(formatDate(iso, precision, 'en')).toBe(en);
  });
});

describe('quantities', () => {
  const cases: [string, Quantity | null, string | undefined, string | undefined, string, string, string, string][] = [
    [
      '120多万人',
      quantity(1_200_000, 'at_least', '多'),
      'persons',
      '人',
      `120${THIN}万+人`,
      '1,200,000+ persons',
      '120多万人',
      'more than 1,200,000 persons',
    ],
    [
      '2万余支',
      quantity(20_000, 'at_least', '余'),
      'teams',
      '支',
      `2${THIN}万+支`,
      '20,000+ teams',
      '2万余支',
      'over 20,000 teams',
    ],
    [
      '3000多个',
      quantity(3000, 'at_least', '多'),
      'sites',
      '个',
      '3,000+个',
      '3,000+ sites',
      '3,000多个',
      'more than 3,000 sites',
    ],
    [
      '1500余份',
      quantity(1500, 'at_least', '余'),
      'copies',
      '份',
      '1,500+份',
      '1,500+ copies',
      '1,500余份',
      'over 1,500 copies',
    ],
    [
      '8.6万余人次',
      quantity(86_000, 'at_least', '余'),
      'person_times',
      '人次',
      `8.6${THIN}万+人次`,
      '86,000+ person-times',
      '8.6万余人次',
      'over 86,000 person-times',
    ],
    [
      '5.4万多人',
      quantity(54_000, 'at_least', '多'),
      'persons',
      '人',
      `5.4${THIN}万+人`,
      '54,000+ persons',
      '5.4万多人',
      'more than 54,000 persons',
    ],
    [
      '超千场',
      quantity(1000, 'at_least', '超'),
      'events',
      '场',
      '1,000+场',
      '1,000+ events',
      '超1,000场',
      'more than 1,000 events',
    ],
    [
      '1000名以上',
      quantity(1000, 'at_least', '以上'),
      'persons',
      '名',
      '1,000+名',
      '1,000+ persons',
      '1,000名以上',
      'at least 1,000 persons',
    ],
    [
      'at least, no word',
      quantity(3000, 'at_least'),
      'persons',
      undefined,
      '3,000+人',
      '3,000+ persons',
      '至少3,000人',
      'at least 3,000 persons',
    ],
    [
      '近8970名',
      quantity(8970, 'nearly', '近'),
      'persons',
      '名',
      '近 8,970名',
      'nearly 8,970 persons',
      '近8,970名',
      'nearly 8,970 persons',
    ],
    [
      '不到500米',
      quantity(500, 'nearly', '不到'),
      'm',
      '米',
      '不到 500米',
      'less than 500 m',
      '不到500米',
      'less than 500 m',
    ],
    [
      '约840平方米',
      quantity(840, 'approx', '约'),
      'm2',
      '平方米',
      '约 840平方米',
      'about 840 m²',
      '约840平方米',
      'about 840 m²',
    ],
    [
      '500人左右',
      quantity(500, 'approx', '左右'),
      'persons',
      '人',
      '约 500人',
      'about 500 persons',
      '500人左右',
      'about 500 persons',
    ],
    [
      '不超过20',
      quantity(20, 'at_most', '不超过'),
      'persons',
      '人',
      '不超过 20人',
      'at most 20 persons',
      '不超过20人',
      'at most 20 persons',
    ],
    [
      '5—7万',
      quantity(50_000, 'range', null, 70_000),
      'persons',
      '人',
      `5–7${THIN}万人`,
      '50,000–70,000 persons',
      '5万至7万人',
      '50,000 to 70,000 persons',
    ],
    [
      '9000—1万',
      quantity(9000, 'range', null, 10_000),
      'persons',
      '人',
      '9,000–10,000人',
      '9,000–10,000 persons',
      '9,000至10,000人',
      '9,000 to 10,000 persons',
    ],
    [
      '5—7万 as printed by a careless source',
      quantity(5, 'range', null, 70_000),
      'persons',
      '人',
      '5–70,000人',
      '5–70,000 persons',
      '5至70,000人',
      '5 to 70,000 persons',
    ],
    [
      '近5—7万',
      quantity(50_000, 'nearly', '近', 70_000),
      'persons',
      '人',
      `近 5–7${THIN}万人`,
      'nearly 50,000–70,000 persons',
      '近5万至7万人',
      'nearly 50,000 to 70,000 persons',
    ],
    [
      '5—7万多',
      quantity(50_000, 'at_least', '多', 70_000),
      'persons',
      '人',
      `5–7${THIN}万+人`,
      '50,000–70,000+ persons',
      '5万至7万多人',
      'more than 50,000 to 70,000 persons',
    ],
    [
      '500—800人左右',
      quantity(500, 'approx', '左右', 800),
      'persons',
      '人',
      '约 500–800人',
      'about 500–800 persons',
      '500至800人左右',
      'about 500 to 800 persons',
    ],
    [
      'a span of time',
      quantity(30, 'range', null, 120),
      'minutes',
      undefined,
      '30–120分',
      '30–120 min',
      '30至120分',
      '30 to 120 min',
    ],
    [
      'a lower bound of time',
      quantity(100, 'at_least'),
      'minutes',
      undefined,
      '1.6+时',
      '1.6+ h',
      '至少1.6时',
      'at least 1.6 h',
    ],
    [
      'an upper bound of time',
      quantity(100, 'at_most'),
      'minutes',
      undefined,
      '至多 1.7时',
      'at most 1.7 h',
      '至多1.7时',
      'at most 1.7 h',
    ],
    ['exact zero', quantity(0), 'orders', '次', '0次', '0 orders', '0次', '0 orders'],
    ['one', quantity(1), 'sites', '个', '1个', '1 site', '1个', '1 site'],
    ['a ratio', quantity(0.7352), 'ratio', undefined, '73.5%', '73.5%', '73.5%', '73.5%'],
    ['a duration', quantity(2592), 'minutes', undefined, '1.8天', '1.8 d', '1.8天', '1.8 d'],
    ['minutes printed by a source', quantity(15), 'minutes', '分钟', '15分钟', '15 min', '15分钟', '15 min'],
    ['unknown', quantity(null, 'unknown'), 'persons', '人', '未知', 'unknown', '未知', 'unknown'],
    ['no data', null, 'persons', '人', '—', '—', '无数据', 'no data'],
    [
      'no unit',
      quantity(20_000, 'at_least', '余'),
      undefined,
      undefined,
      `2${THIN}万+`,
      '20,000+',
      '2万余',
      'over 20,000',
    ],
  ];

  test.each(cases)('%s prints and speaks in both languages', (_, q, unit, unitWord, zh, en, spokenZh, spokenEn) => {
    expect(formatQuantity(q, { locale: 'zh', unit, unitWord })).toBe(zh);
    expect(formatQuantity(q, { locale: 'en', unit })).toBe(en);
    expect(spokenQuantity(q, { locale: 'zh', unit, unitWord })).toBe(spokenZh);
    expect(spokenQuantity(q, { locale: 'en', unit })).toBe(spokenEn);
  });

  test('the pieces of 120多万人 are digits, magnitude, qualifier and unit', () => {
    expect(quantityParts(quantity(1_200_000, 'at_least', '多'), { locale: 'zh', unit: 'persons' })).toEqual([
      { kind: 'digits', text: '120' },
      { kind: 'magnitude', text: '万' },
      { kind: 'qualifier', text: '+' },
      { kind: 'unit', text: '人' },
    ]);
  });

  test('a word that nobody knows is not spoken as the source’s; the bound is', () => {
    const hostile = quantity(3000, 'at_least', '<img onerror>');
    expect(spokenQuantity(hostile, { locale: 'zh', unit: 'persons' })).toBe('至少3,000人');
    expect(spokenQuantity(quantity(1, 'at_least', '__proto__'), { locale: 'en' })).toBe('at least 1');
  });

  test('no bound is ever dropped: print and speech show a qualifier exactly when there is one', () => {
    const qualifiers = ['exact', 'at_least', 'approx', 'nearly', 'at_most'] as const;
    const words = [null, '多', '余', '近', '约', '超', '左右', '以上', '不到', 'constructor'];
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5_000_000 }),
        fc.constantFrom(...qualifiers),
        fc.constantFrom(...words),
        fc.constantFrom<Locale>('zh', 'en'),
        (n, qualifier, word, locale) => {
          const options = { locale, unit: 'persons' };
          const bare = quantity(n);
          const q = quantity(n, qualifier, word);
          expect(formatQuantity(q, options) === formatQuantity(bare, options)).toBe(qualifier === 'exact');
          expect(spokenQuantity(q, options) === spokenQuantity(bare, options)).toBe(qualifier === 'exact');
        },
      ),
      { seed: 11 },
    );
  });
});

describe('units and errors', () => {
  test('units are the field’s own words', () => {
    expect(unitLabel('gov_items', 'zh')).toBe('');
    expect(['persons', 'person_times', 'teams', 'sites', 'ratio'].map((unit) => unitLabel(unit, 'zh'))).toEqual([
      '人',
      '人次',
      '支',
      '个',
      '',
    ]);
    expect(
      ['persons', 'person_times', 'activities', 'gov_items', '__proto__'].map((unit) => unitLabel(unit, 'en')),
    ).toEqual(['persons', 'person-times', 'activities', 'gov items', '  proto  ']);
    expect(['activities', 'persons', 'branches'].map((unit) => unitLabel(unit, 'en', 1))).toEqual([
      'activity',
      'person',
      'branch',
    ]);
  });

  const codes = [
    'query_malformed',
    'source_missing',
    'render_failed',
    ...(Object.keys(sourceErrorWords) as AtlasErrorCode[]),
  ] as const;

  test.each(codes)('%s is said in Chinese with its value, place and remedy', (code) => {
    addErrorWords(sourceErrorWords);
    const error = new AtlasError(code, 'an English sentence', {
      hint: 'an English remedy',
      where: { file: 'cases.csv', row: 7 },
      details: { value: 'nope' },
    });
    const { what, place, remedy } = errorMessage(error, 'zh');
    expect(what).toMatch(/^[\u3400-\u9fffA-Z， ]+：nope$/);
    expect(place).toBe('文件 cases.csv · 行 7');
    expect(remedy).toMatch(/[\u3400-\u9fff]/);
    expect(errorMessage(error, 'en')).toEqual({
      what: 'an English sentence',
      place: 'file cases.csv · row 7',
      remedy: 'an English remedy',
    });
  });

  test('a near name is the remedy, and both versions of a newer package are named', () => {
    const unknown = new AtlasError('metric_unknown', '', { details: { value: 'volunteer', near: 'volunteers' } });
    expect(errorMessage(unknown, 'zh').remedy).toContain('volunteers');
    const newer = new AtlasError('schema_newer', '', { details: { file: 'a', version: '2', current: '1' } });
    expect(errorMessage(newer, 'zh').what).toContain('2 > 1');
  });
});
