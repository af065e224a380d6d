import type { RawTable } from '../read/raw-table.js';
import { createFigureRows } from './create-figure-rows.js';
import { createTypedRows } from './create-typed-rows.js';
import { createWideFigures } from './create-wide-figures.js';
import { headingFindings } from './heading-findings.js';
import { type NormalizeOptions, normalizeScope } from './normalize-scope.js';
import type { NormalizedTable } from './normalized-table.js';
import type { TablePlan } from './table-plan.js';

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
  const scope = normalizeScope(plan, options);
  const rows =
    plan.table !== 'figures'
      ? createTypedRows(scope)
      : plan.figures.length > 0
        ? createWideFigures(scope)
        : createFigureRows(scope);
  let place: { file: string; sheet: string | null } | null = null;
  let rowsIn = 0;
  return {
    add: (piece) => {
      for (const finding of piece.findings) options.log.add(finding);
      if (place === null) {
        place = { file: piece.file, sheet: piece.sheet };
        for (const finding of headingFindings(plan, { ...place, headingRow: piece.headingRow ?? 1 }))
          options.log.add(finding);
      }
      rowsIn += piece.rowCount + piece.setAsideCount;
      rows.add(piece);
    },
    finish: () => {
      const at = place ?? { file: '', sheet: null };
      return { ...at, rowsIn, tables: rows.finish(at) };
    },
  };
}
