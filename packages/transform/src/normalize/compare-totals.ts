import { tables } from '@practice-atlas/dataset';
import { isCountUnit, isMean } from '../check/count-units.js';
import { type KnownInterval, knownInterval } from '../check/known-interval.js';
import { findingOf } from '../finding-of.js';
import type { RawCell, RawTable, RawTotal } from '../read/raw-table.js';
import { createCellReader } from './cells/create-cell-reader.js';
import { joinedCells } from './cells/joined-cells.js';
import type { CellReading } from './cells/normalize-cell.js';
import type { NormalizeScope, RowNormalizer } from './normalize-scope.js';
import type { FigureHeading, TablePlan } from './plans/table-plan.js';

/** Amounts that add up though they do not come whole. */
const AMOUNTS: ReadonlySet<string> = new Set(['CNY', 'hours', 'minutes']);
const SUBTOTAL = /小\s*计|^sub/i;
/** Totals of a sheet that are compared. */
const MOST = 1000;

/** What rows sum up to, by heading. */
interface Sums {
  rowCount: number;
  /** How many cells hold numbers. */
  readonly known: Uint32Array;
  readonly lows: Float64Array;
  readonly highs: Float64Array;
}

/** A total as it is printed, and the rows around it. */
interface PrintedTotal {
  readonly total: RawTotal;
  readonly printed: readonly (KnownInterval | null)[];
  /** Since the total before. */
  readonly before: Sums;
  /** Until the total after. */
  readonly after: Sums;
}

/** The headings whose cells add up: not shares and means, and not states of several periods. */
function additive({ figures, keys }: TablePlan): FigureHeading[] {
  const isOfPeriods = keys.some(({ column }) => column === 'as_of');
  return figures.filter(
    ({ metricInRow, metric, unit, seriesKind }) =>
      !metricInRow &&
      unit !== null &&
      (isCountUnit(unit) || AMOUNTS.has(unit)) &&
      !isMean(metric) &&
      (seriesKind === 'flow' || (seriesKind === 'stock' && !isOfPeriods)),
  );
}

function intervalOf({ quantity }: CellReading): KnownInterval | null {
  if (!quantity || quantity.value === null) return null;
  return knownInterval(quantity.value, quantity.valueMax ?? Number.NaN, quantity.qualifier);
}

const meets = (printed: KnownInterval, low: number, high: number) =>
  low <= printed.high * (1 + 1e-9) && high >= printed.low * (1 - 1e-9);

function said(low: number, high: number): string {
  const [least, most] = [low, high].map((value) => Number(value.toPrecision(12)));
  if (least === most) return `${least}`;
  return most === Infinity ? `at least ${least}` : `${least} to ${most}`;
}

/**
 * Compares the totals of a wide report that reading set aside with what their rows sum up to, as intervals of numbers that are not negative; an
 * empty cell may be any. A total may be that of all rows, of those of one level of places (a row of the city stands beside its districts), or
 * of those before or after it up to the next; it differs when it is none of these. The rows are handed on as they are.
 */
export function compareTotals(scope: NormalizeScope, rows: RowNormalizer): RowNormalizer {
  const { plan, options } = scope;
  const headings = additive(plan);
  if (headings.length === 0) return rows;
  const { value, region_code: region } = tables.figures.fields;
  const noSums = (): Sums => ({
    rowCount: 0,
    known: new Uint32Array(headings.length),
    lows: new Float64Array(headings.length),
    highs: new Float64Array(headings.length),
  });
  const readers = headings.map(({ heading, index, unitWord, power }) => {
    const match = { heading, index, column: 'value', unitWord, power };
    const read = createCellReader(match, value, tables.figures, plan.words, scope.cells);
    return (given: RawCell) => intervalOf(read(given));
  });
  const places = plan.keys.filter(({ column }) => column === 'region_code');
  const place = { heading: '', index: -1, column: 'region_code', unitWord: null, power: 0 };
  const readPlace = createCellReader(place, region, tables.figures, plan.words, scope.cells);
  const all = noSums();
  const byLevel = new Map<string, Sums>();
  let current = noSums();
  const totals: PrintedTotal[] = [];
  const levelSums = (raw: RawTable, row: number): Sums => {
    const reading = places.length === 0 ? null : readPlace(joinedCells(raw, row, places));
    const level = reading?.container ? 'below' : (reading?.place?.level ?? '');
    const sums = byLevel.get(level) ?? noSums();
    byLevel.set(level, sums);
    return sums;
  };
  const addTotal = (total: RawTotal): void => {
    const before = current;
    current = noSums();
    const printed = headings.map(({ index }, position) => readers[position]!(total.cells[index] ?? null));
    if (totals.length < MOST) totals.push({ total, printed, before, after: current });
  };
  const addRow = (raw: RawTable, row: number): void => {
    const some = [all, current, levelSums(raw, row)];
    for (const sums of some) sums.rowCount += 1;
    for (const [position, { index }] of headings.entries()) {
      const interval = readers[position]!(raw.cell(row, index));
      for (const sums of some) {
        sums.lows[position]! += interval?.low ?? 0;
        sums.highs[position]! += interval?.high ?? Infinity;
        sums.known[position]! += interval ? 1 : 0;
      }
    }
  };

  const judge = ({ total, printed, before, after }: PrintedTotal, position: number, where: object): void => {
    const own = printed[position];
    const levels = [...byLevel.values()].sort((a, b) => b.rowCount - a.rowCount);
    const around = totals.length > 1 || SUBTOTAL.test(total.word) ? [before, after] : [];
    const sums = [all, ...levels, ...around].filter(({ known }) => known[position]! > 0);
    if (!own || sums.length === 0 || sums.some(({ lows, highs }) => meets(own, lows[position]!, highs[position]!)))
      return;
    const isPart = SUBTOTAL.test(total.word) && before.known[position]! > 0;
    const main = isPart ? before : (levels.find(({ known }) => known[position]! > 0) ?? all);
    const rowsSaid = `${main.rowCount} ${main.rowCount === 1 ? 'row' : 'rows'}${isPart ? ' before it' : ''}`;
    const sum = said(main.lows[position]!, main.highs[position]!);
    options.log.add(
      findingOf(
        'total_differs',
        'warning',
        String(total.cells[headings[position]?.index ?? 0] ?? ''),
        `its ${rowsSaid} sum up to ${sum}, and the total says ${said(own.low, own.high)}`,
        'correct the total or one of the rows',
        { ...where, table: 'figures', row: total.row, column: headings[position]?.heading ?? '' },
      ),
    );
  };

  return {
    add: (raw) => {
      const waiting = [...(raw.totals ?? [])].sort((a, b) => a.row - b.row);
      for (let row = 0; row < raw.rowCount; row++) {
        while (waiting[0] && waiting[0].row < raw.rowNumber(row)) addTotal(waiting.shift()!);
        addRow(raw, row);
      }
      waiting.forEach(addTotal);
      rows.add(raw);
    },
    finish: (stream) => {
      const { file, sheet } = stream;
      const at = { ...(file === '' ? {} : { file }), ...(sheet === null ? {} : { sheet }) };
      for (const total of totals) for (const position of headings.keys()) judge(total, position, at);
      return rows.finish(stream);
    },
  };
}
