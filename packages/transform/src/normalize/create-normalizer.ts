import { type Finding, isValid } from '@practice-atlas/dataset';
import type { RawTable } from '../read/raw-table.js';
import { compareTotals } from './compare-totals.js';
import { examineUnread } from './examine-unread.js';
import { headingFindings, leftFinding } from './headings/heading-findings.js';
import { missingColumns, type RowRange } from './headings/missing-columns.js';
import { namedHeadings } from './headings/named-headings.js';
import { type NormalizeOptions, type NormalizeScope, normalizeScope, type StreamPlace } from './normalize-scope.js';
import type { NormalizedTable } from './normalized-table.js';
import { missingInFigures, withinTaken } from './plans/report-findings.js';
import type { TablePlan } from './plans/table-plan.js';
import { createFigureRows } from './rows/create-figure-rows.js';
import { createTypedRows } from './rows/create-typed-rows.js';
import { createWideFigures } from './rows/create-wide-figures.js';
import { createEndStates } from './rows/end-states.js';
import { holdDayFindings } from './rows/hold-day-findings.js';
import { isBelowCounty } from './values/place-below.js';
import { titleRegionFinding, titleRegionUnknown } from './values/title-region.js';

/** What the pieces of one file or sheet became. */
export interface Normalization {
  readonly file: string;
  readonly sheet: string | null;
  /** Rows below the heading that are not blank, those that reading set aside among them. */
  readonly rowsIn: number;
  /** The table of the plan first, then those that its rows also gave: `case_steps`, `sources`. */
  readonly tables: readonly NormalizedTable[];
}

/** Turns the pieces of one file or sheet into rows of the dataset, in typed columns. */
export interface Normalizer {
  /** Adds a piece; keeps no reference to it. */
  add(piece: RawTable): void;
  /** Packs what was added; the normalizer is empty then. */
  finish(): Normalization;
}

interface HeadingPlace extends StreamPlace {
  readonly headingRow: number;
}

/** Adds file, sheet, table and the row of the headings to what is said of a table as a whole. */
function wherePlaced(finding: Finding, { table }: TablePlan, { file, sheet, headingRow }: HeadingPlace): Finding {
  const at = { ...(file === '' ? {} : { file }), ...(sheet === null ? {} : { sheet }), table, row: headingRow };
  return { ...finding, where: { ...at, ...finding.where } };
}

/** Says that the title names a place that does not help, where no heading holds places, or only one of places below counties. */
function titlePlaceFindings({ plan, title, options }: NormalizeScope): Finding[] {
  const [written] = plan.derived.titlePlaces;
  const { mapped, guessed } = plan.mapping;
  const [only, ...others] = [...plan.placeParts, ...mapped, ...guessed].filter(
    ({ column }) => column === 'region_code',
  );
  const isVague = !only || only.isAddress === true || isBelowCounty(only.heading.replace(/[(（].*/, ''));
  const isEnough = !isVague || others.length > 0;
  const isGiven = Object.hasOwn(plan.constants, 'region_code') || (plan.table === 'figures' && !only);
  return written === undefined || title !== null || isEnough || isGiven
    ? []
    : [titleRegionUnknown(written, options.register !== undefined)];
}

/** Says what the figures of a file lack: dates, places. */
function figureFindings(figures: NormalizedTable | undefined, { findings }: TablePlan): Finding[] {
  return figures?.name === 'figures' ? missingInFigures(figures, new Set(findings.map(({ code }) => code))) : [];
}

function rangeWith({ first, last, count }: RowRange, piece: RawTable): RowRange {
  if (piece.rowCount === 0) return { first, last, count };
  const own = piece.rowNumber(0);
  return { first: count === 0 ? own : first, last: piece.rowNumber(piece.rowCount - 1), count: count + piece.rowCount };
}

/** Says whether a column of a piece holds anything. */
function hasCells(piece: RawTable, column: number): boolean {
  for (let row = 0; row < piece.rowCount; row++) {
    const cell = piece.cell(row, column);
    if (cell !== null && String(cell).trim() !== '') return true;
  }
  return false;
}

/** Counts the rows that have a longitude or a latitude. */
function locatedCount(table: NormalizedTable | undefined): number {
  const { lng, lat } = table?.columns ?? {};
  let count = 0;
  for (let row = 0; row < (table?.rowCount ?? 0); row++)
    if ((lng && isValid(lng, row)) || (lat && isValid(lat, row))) count += 1;
  return count;
}

/** Marks that the places of a table list all headings it was read from. */
function withAllHeadings(table: NormalizedTable): NormalizedTable {
  const { origin } = table;
  const places = origin.places.map((place) => ({ ...place, areAllHeadings: true }));
  return { ...table, origin: { ...origin, places } };
}

/**
 * Begins to normalize by a plan: numbers, dates, times, places and words as exports write them become typed values. A cell that
 * cannot be read is missing and has a finding in `options.log`, with file, sheet, row, heading, value, reason and remedy; findings
 * of reading and of the headings go there too. Personal data is never kept. No row is left out: what is required, keys and references
 * are checked by `createDataset`.
 * Wide orders also give rows of `case_steps`; each cell of a wide report is a figure, and its file a source.
 *
 * @example
 * const normalizer = createNormalizer(plan, { log: createFindingLog(), register });
 * for await (const piece of stream.pieces) normalizer.add(piece);
 * normalizer.finish().tables;
 */
export function createNormalizer(plan: TablePlan, options: NormalizeOptions): Normalizer {
  const held = holdDayFindings(options.log);
  const scope = normalizeScope(plan, { ...options, log: held });
  const rows =
    plan.table !== 'figures'
      ? createTypedRows(scope)
      : plan.figures.length > 0
        ? compareTotals(scope, createWideFigures(scope))
        : createFigureRows(scope);
  let place: HeadingPlace | null = null;
  let rowsIn = 0;
  let range: RowRange = { first: 0, last: 0, count: 0 };
  const late = plan.findings.filter(({ code }) => code === 'crs_undeclared');
  const named = new Set(options.keepsNames ? namedHeadings(plan).map(({ left }) => left.index) : []);
  const blank = plan.mapping.left.filter(({ heading, kind }) => heading.trim() === '' && kind === undefined);
  const filled = new Set<number>();
  const early = {
    ...plan,
    mapping: {
      ...plan.mapping,
      left: plan.mapping.left.filter((left) => !named.has(left.index) && !blank.includes(left)),
    },
    findings: plan.findings.filter((finding) => !late.includes(finding)),
  };
  const ends = createEndStates(plan);
  const unread = [...early.mapping.left, ...blank].filter(({ kind }) => kind !== 'personal' && kind !== 'asked');
  return {
    add: (piece) => {
      for (const finding of piece.findings) options.log.add(finding);
      if (place === null) {
        place = { file: piece.file, sheet: piece.sheet, headingRow: piece.headingRow ?? 1 };
        for (const finding of headingFindings(early, place)) options.log.add(finding);
        if (scope.isPlacedWithin && options.within !== undefined)
          options.log.add(wherePlaced(withinTaken(options.within), plan, place));
        for (const finding of titlePlaceFindings(scope)) options.log.add(wherePlaced(finding, plan, place));
      }
      range = rangeWith(range, piece);
      rowsIn += piece.rowCount + piece.setAsideCount;
      examineUnread(piece, unread, options.log.add);
      for (const { index } of blank) if (!filled.has(index) && hasCells(piece, index)) filled.add(index);
      ends.add(piece);
      rows.add(piece);
    },
    finish: () => {
      const { file, sheet, headingRow }: HeadingPlace = place ?? { file: '', sheet: null, headingRow: 1 };
      const tables = rows.finish({ file, sheet }).map(withAllHeadings);
      held.release(tables);
      const tell = (finding: Finding) => options.log.add(wherePlaced(finding, plan, { file, sheet, headingRow }));
      if (scope.title && scope.placedCount > 0) tell(titleRegionFinding(scope.title, scope.placedCount));
      for (const finding of missingColumns(plan, range)) tell(finding);
      for (const left of blank)
        if (filled.has(left.index)) tell(leftFinding(left, { column: left.heading, row: headingRow }));
      for (const finding of ends.findings()) tell(finding);
      for (const finding of figureFindings(tables[0], plan)) tell(finding);
      const located = locatedCount(tables[0]);
      if (located > 0)
        for (const finding of late) tell({ ...finding, reason: `${finding.reason}; it concerns ${located} rows` });
      return { file, sheet, rowsIn, tables };
    },
  };
}
