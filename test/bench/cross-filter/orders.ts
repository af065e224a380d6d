import { type Column, type ColumnTable, createDataset, type PracticeDataset } from '@practice-atlas/dataset';
import type { CrossView } from '@practice-atlas/measure/cross-filter.js';

const DAY_MS = 86_400_000;
const OFFSET_MS = 8 * 3_600_000;
const FIRST_DAY = Date.UTC(2016, 0, 1) / DAY_MS;
/** Four years, one of them a leap year. */
export const DAY_COUNT = 1461;
const COUNTY_COUNT = 3000;
const CATEGORIES = '理论宣讲 文化惠民 敬老助残 科普教育 医疗健康 环境整治 法律援助 家电维修 体育健身 移风易俗'.split(
  ' ',
);
const TIERS = 'center institute station base point'.split(' ');
const THRESHOLDS = [1, 2, 3, 5, 8, 13, 21, 34];

export const VIEWS: readonly CrossView[] = [
  { column: 'placed_at', name: 'day', grain: 'day', timeZone: 'Asia/Shanghai' },
  { column: 'region_code', name: 'region', level: 'county' },
  { column: 'category' },
  { column: 'tier' },
  { column: 'volunteers', thresholds: THRESHOLDS },
];
/** Bins of each view, the missing one last. */
export const BIN_COUNTS: Readonly<Record<string, number>> = {
  day: DAY_COUNT + 1,
  region: COUNTY_COUNT + 1,
  category: CATEGORIES.length + 1,
  tier: TIERS.length + 1,
  volunteers: THRESHOLDS.length + 2,
};

export interface Orders {
  readonly table: ColumnTable;
  /** Regions that the codes of the table belong to. */
  readonly dataset: PracticeDataset;
  /** The bin of each row by view, written by the generator. */
  readonly bins: Readonly<Record<string, Uint16Array>>;
}

/** Mulberry32, https://gist.github.com/tommyettinger/46a574533244883189143505d203312c: numbers from 0 to 1 by a seed. */
export function randomBy(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Codes of counties, thirty provinces with a hundred each, in code order. */
const CODES = Array.from(
  { length: COUNTY_COUNT },
  (_, county) => `${11 + Math.floor(county / 100)}${11 + Math.floor((county % 100) / 10)}${11 + (county % 10)}`,
);

function regionsOf(): PracticeDataset {
  const provinces = [...new Set(CODES.map((code) => `${code.slice(0, 2)}0000`))];
  return createDataset({
    name: 'bench',
    title: { zh: '测试', en: 'Bench' },
    tables: {
      regions: [
        ...provinces.map((code) => ({ code, name: code, level: 'province' })),
        ...CODES.map((code) => ({ code, name: code, level: 'county', parent_code: `${code.slice(0, 2)}0000` })),
      ],
    },
  });
}

/** Makes orders from a seed: more each year, some counties and categories far more often than others, and values missing in every column. */
export function makeOrders(rowCount: number, seed: number): Orders {
  const next = randomBy(seed);
  const bins = Object.fromEntries(Object.keys(BIN_COUNTS).map((name) => [name, new Uint16Array(rowCount)]));
  const validity = () => new Uint8Array(Math.ceil(rowCount / 8)).fill(0xff);
  const valid = Object.fromEntries(Object.keys(BIN_COUNTS).map((name) => [name, validity()]));
  const times = new Float64Array(rowCount);
  const regions = new Uint16Array(rowCount);
  const categories = new Uint8Array(rowCount);
  const tiers = new Uint8Array(rowCount);
  const volunteers = new Uint8Array(rowCount);
  const [day, region, category, tier, people] = Object.keys(BIN_COUNTS) as [string, string, string, string, string];
  const note = (name: string, row: number, bin: number, share: number): boolean => {
    const isMissing = next() < share;
    if (isMissing) valid[name]![row >> 3]! &= ~(1 << (row & 7));
    bins[name]![row] = isMissing ? BIN_COUNTS[name]! - 1 : bin;
    return !isMissing;
  };
  for (let row = 0; row < rowCount; row++) {
    const placed = Math.floor(Math.sqrt(next()) * DAY_COUNT);
    if (note(day, row, placed, 0.005))
      times[row] = (FIRST_DAY + placed) * DAY_MS - OFFSET_MS + Math.floor(next() * DAY_MS);
    const county = Math.floor(next() * next() * COUNTY_COUNT);
    if (note(region, row, county, 0.01)) regions[row] = county;
    const kind = Math.floor(next() * next() * CATEGORIES.length);
    if (note(category, row, kind, 0.02)) categories[row] = kind;
    const step = Math.floor(next() * TIERS.length);
    if (note(tier, row, step, 0.02)) tiers[row] = step;
    const count = Math.floor(next() * next() * next() * 60);
    let bin = 0;
    while (bin < THRESHOLDS.length && count >= THRESHOLDS[bin]!) bin++;
    if (note(people, row, bin, 0.03)) volunteers[row] = count;
  }
  // The first and the last day occur, so that the view has all days.
  for (const [row, placed] of [0, DAY_COUNT - 1].entries()) {
    times[row] = (FIRST_DAY + placed) * DAY_MS - OFFSET_MS;
    bins[day]![row] = placed;
    valid[day]![0]! |= 1 << row;
  }
  // Words in display order, so that the generator's bins are the view's.
  const words = [...CATEGORIES].sort();
  const columns: Record<string, Column> = {
    placed_at: { kind: 'time', values: times, validity: valid[day]! },
    region_code: { kind: 'category', indices: regions, dictionary: CODES, validity: valid[region]! },
    category: { kind: 'category', indices: categories, dictionary: words, validity: valid[category]! },
    tier: { kind: 'category', indices: tiers, dictionary: TIERS, validity: valid[tier]! },
    volunteers: { kind: 'number', values: volunteers, validity: valid[people]! },
  };
  return { table: { name: 'orders', rowCount, columns }, dataset: regionsOf(), bins };
}
