import { columnValue, rowWhere } from '@practice-atlas/dataset';
import type { CheckContext, Fault } from './check-context.js';
import { isCountUnit, isMean } from './count-units.js';
import { groupRows, listGroups, plainNumbers } from './group-rows.js';
import { type SizeSplit, splitBySize } from './split-by-size.js';

const POWER_WORDS: Readonly<Record<number, string>> = { 3: '千', 4: '万', 8: '亿' };
/** Values of one region over time grow slowly; values of regions of one level on one date differ more. */
const OVER_TIME = { spread: 3, least: 2 } as const;
const OVER_REGIONS = { powers: [4, 8], spread: 10, least: 3 } as const;
/** Shares of orders and persons, which never exceed one; others may (a target reached by 120 %). */
const KNOWN_SHARES =
  /^(?:dispatch|acceptance|completion|rating|satisfaction|overdue|registration|approval)_rate(?:_all)?$/;
const SHARE = /(?:^|_)(?:rate|share)$|率$/;
const GROWTH = /growth|increase|增/;
/** Numbers that may fall below zero: of what came and went. */
const CHANGE = /growth|increase|change|balance|_new$|增|减|变|差|结余/;
const SHARE_MOST = 2;
/** Shares that hardly are one in a hundred: then a share was read as a number of percent. */
const HIGH_SHARES = /^(?:dispatch|acceptance|completion|satisfaction|coverage)_rate$/;
const TWICE_MOST = 0.01;
/** Fewer registered volunteers than this in a whole unit of the level, and no measure word, look like a number of 万. */
const FEWEST: Readonly<Record<string, number>> = { county: 30, city: 300, province: 1500 };
/** More persons than live in any unit of the level look like a number of 万 counted twice. */
const MOST: Readonly<Record<string, number>> = {
  county: 3_000_000,
  city: 30_000_000,
  province: 150_000_000,
  country: 1_500_000_000,
};
/** Of so many residents at least one is a volunteer. */
const RESIDENTS_EACH = 20_000;

/**
 * Checks the sizes of reported figures for forgotten or wrong units: counts that are not whole (2.75 persons), shares above one (81.2),
 * values 10³, 10⁴ or 10⁸ times away from the others of the same metric, in one region over time or in regions of one level on one date,
 * and numbers of volunteers that do not fit the population. A figure is found once.
 */
export function checkUnits(context: CheckContext): void {
  const { figures } = context;
  if (figures.rowCount === 0) return;
  const told = new Uint8Array(figures.rowCount);
  const tell = (row: number, fault: Omit<Fault, 'value'>): void => {
    if (told[row] === 1) return;
    told[row] = 1;
    context.report(context.dataset.tables.figures, row, 'value', { ...fault, value: writtenFigure(context, row) });
  };
  for (let row = 0; row < figures.rowCount; row += 1) {
    checkSign(context, row, tell);
    checkWhole(context, row, tell);
    checkShare(context, row, tell);
  }
  checkSeries(context, tell);
  for (let row = 0; row < figures.rowCount; row += 1) checkResidents(context, row, tell);
}

const HEADED_SCALES: readonly (readonly [word: string, power: number])[] = [
  ['亿', 8],
  ['万', 4],
];

/** A number as its file has it: in 万 below a heading that counts in 万. */
function writtenFigure({ dataset, figures }: CheckContext, row: number): string {
  const heading = rowWhere(dataset.tables.figures, row, 'value').column ?? '';
  const unit = /[(（:：/]\s*单?位?[:：]?\s*([^()（）/]*)[)）]?$/.exec(heading)?.[1] ?? '';
  const scale = HEADED_SCALES.find(([word]) => unit.startsWith(word));
  const value = figures.values[row]!;
  return scale && !Number.isNaN(value)
    ? String(Number((value / 10 ** scale[1]).toPrecision(15)))
    : figures.printed(row);
}

type Tell = (row: number, fault: Omit<Fault, 'value'>) => void;

const REMEDY = 'check the unit in the heading and in the source (人 or 万人), and write the number in base units';

function checkSign({ figures }: CheckContext, row: number, tell: Tell): void {
  const value = figures.values[row]!;
  const [unit, metric, label] = ['unit', 'metric', 'label'].map((name) => figures.word(name, row));
  if (!(value < 0) || !isCountUnit(unit ?? '') || CHANGE.test(metric ?? '') || CHANGE.test(label ?? '')) return;
  tell(row, {
    code: 'count_negative',
    level: 'warning',
    reason: `${value} ${(unit ?? '').replace('_', '-')} cannot be: a count is never below zero`,
    remedy: 'correct the number; if it is a change, say so in the heading: 净增志愿者',
  });
}

function checkWhole({ figures }: CheckContext, row: number, tell: Tell): void {
  const value = figures.values[row]!;
  if (Number.isNaN(value) || Math.abs(value - Math.round(value)) <= 1e-6 * Math.max(1, Math.abs(value))) return;
  const [unit, metric] = [figures.word('unit', row), figures.word('metric', row)];
  if (
    !isCountUnit(unit) ||
    isMean(metric) ||
    isMean(figures.word('label', row)) ||
    figures.word('series_kind', row) === 'target'
  )
    return;
  tell(row, {
    code: 'count_not_whole',
    level: 'warning',
    reason: `${value} ${unit.replace('_', '-')} cannot be counted; a unit such as 万 may have been forgotten`,
    remedy: REMEDY,
  });
}

function checkShare({ figures }: CheckContext, row: number, tell: Tell): void {
  const value = figures.values[row]!;
  if (figures.word('unit', row) !== 'ratio') return;
  const [metric, label] = [figures.word('metric', row), figures.word('label', row)];
  if (value > 0 && value <= TWICE_MOST && HIGH_SHARES.test(metric) && figures.word('unit_word', row) === '%') {
    tell(row, {
      code: 'unit_suspected',
      level: 'warning',
      reason: `a share of ${value} is small for ${metric}; a share that was one already may stand under a heading with %`,
      remedy: 'write 98.5 under a heading with %, or 98.5% in the cell',
    });
    return;
  }
  const isShare = (SHARE.test(metric) || SHARE.test(label)) && !GROWTH.test(metric) && !GROWTH.test(label);
  if (!isShare || !(value > 1) || (value <= SHARE_MOST && !KNOWN_SHARES.test(metric))) return;
  tell(row, {
    code: 'rate_over_one',
    level: 'warning',
    reason: `a share of ${value} is ${Math.round(value * 1e4) / 100} %${value > SHARE_MOST && value <= 100 ? '; it looks like a number of percent' : ''}`,
    remedy: 'write 81.2 % as 0.812, or with its percent sign',
  });
}

function checkSeries(context: CheckContext, tell: Tell): void {
  const { figures } = context;
  const numbers = (name: string) => plainNumbers(figures.column(name), figures.rowCount);
  const alike = [...['metric', 'dims', 'unit', 'series_kind'].map(numbers), figures.simulated];
  const isJudged = (row: number) =>
    figures.word('unit', row) !== 'ratio' &&
    figures.word('series_kind', row) !== 'target' &&
    !Number.isNaN(figures.ends[row]!);

  const overTime = groupRows(
    [...alike, ...['region_code', 'place_name', 'place_precision'].map(numbers)],
    figures.rowCount,
  );
  const time = listGroups(overTime);
  for (let group = 0; group < overTime.count; group += 1) {
    const rows = time.rows.subarray(time.starts[group]!, time.starts[group + 1]!).filter(isJudged);
    if (rows.length <= OVER_TIME.least) continue;
    const values = Array.from(rows, (row) => figures.values[row]!);
    const isStock = figures.word('series_kind', rows[0]!) === 'stock';
    const powers = isStock && rows.length > OVER_REGIONS.least ? [3, 4, 8] : [4, 8];
    const split = splitBySize(values, { ...OVER_TIME, powers });
    if (split && !isBeginning(context, rows, split))
      tellSplit(context, rows, split, 'other dates of the same place', tell);
  }

  const levels = figures.regions.map((region) => (region < 0 ? -1 : LEVELS.indexOf(context.regions.level(region))));
  const overRegions = groupRows([...alike, numbers('period_start'), numbers('as_of'), levels], figures.rowCount);
  const place = listGroups(overRegions);
  for (let group = 0; group < overRegions.count; group += 1) {
    const rows = place.rows
      .subarray(place.starts[group]!, place.starts[group + 1]!)
      .filter((row) => isJudged(row) && levels[row]! >= 0);
    if (rows.length <= OVER_REGIONS.least) continue;
    const split = splitBySize(
      Array.from(rows, (row) => figures.values[row]!),
      OVER_REGIONS,
    );
    if (split) tellSplit(context, rows, split, 'other regions of the same level and date', tell);
  }
}

const LEVELS = ['province', 'city', 'county', 'township', 'village'];

/** Whole small numbers before all others may be how it began. */
function isBeginning({ figures }: CheckContext, rows: Int32Array, { isSmall, odd }: SizeSplit): boolean {
  const few = new Set(odd);
  const [last, next] = [
    Math.max(...odd.map((i) => figures.ends[rows[i]!]!)),
    Math.min(...Array.from(rows, (row, i) => (few.has(i) ? Infinity : figures.ends[row]!))),
  ];
  return isSmall && last < next && odd.every((i) => Number.isInteger(figures.values[rows[i]!]!));
}

function tellSplit({ figures }: CheckContext, rows: Int32Array, split: SizeSplit, others: string, tell: Tell): void {
  const { power, odd, isSmall, usual, usualCount } = split;
  for (const i of odd)
    tell(rows[i]!, {
      code: 'unit_suspected',
      level: 'warning',
      reason: `${figures.values[rows[i]!]!} is about 10^${power} times ${isSmall ? 'smaller' : 'larger'} than ${usual}, the median of ${usualCount} ${others}; ${POWER_WORDS[power]} may have been ${isSmall ? 'forgotten' : 'counted twice'}`,
      remedy: REMEDY,
    });
}

function checkResidents({ figures, regions, dataset }: CheckContext, row: number, tell: Tell): void {
  const [value, region, metric] = [figures.values[row]!, figures.regions[row]!, figures.word('metric', row)];
  if (region < 0 || !(value > 0) || (metric !== 'volunteers' && metric !== 'volunteers_registered')) return;
  if (figures.word('series_kind', row) !== 'stock' || figures.word('dims', row) !== '') return;
  const column = dataset.tables.regions.columns.population;
  const residents = column ? Number(columnValue(column, region) ?? Number.NaN) : Number.NaN;
  const place = `${regions.name(region)} (${regions.code(region)})`;
  if (value > residents && figures.word('qualifier', row) !== 'approx') {
    tell(row, {
      code: 'count_over_population',
      level: 'warning',
      reason: `${value} volunteers are more than the ${residents} residents of ${place}`,
      remedy: REMEDY,
    });
    return;
  }
  if (Number.isNaN(residents) && value > (MOST[regions.level(region)] ?? Infinity)) {
    tell(row, {
      code: 'unit_suspected',
      level: 'warning',
      reason: `${value} volunteers are more than any ${regions.level(region)} has residents; 万 may have been counted twice`,
      remedy: REMEDY,
    });
    return;
  }
  const isFew = Number.isNaN(residents)
    ? figures.word('unit_word', row) === '' && value < (FEWEST[regions.level(region)] ?? 0)
    : value * RESIDENTS_EACH < residents;
  if (isFew)
    tell(row, {
      code: 'unit_suspected',
      level: 'warning',
      reason: `${value} volunteers are few for the whole of ${place}${Number.isNaN(residents) ? '' : `, which has ${residents} residents`}; 万 may have been forgotten`,
      remedy: REMEDY,
    });
}
