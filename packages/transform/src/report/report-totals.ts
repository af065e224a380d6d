import type { TransformReport } from './transformation.js';

/** Rows of all files together: `rowsIn = rowsKept + rowsSetAside`. */
export interface ReportTotals {
  readonly rowsIn: number;
  readonly rowsKept: number;
  readonly rowsSetAside: number;
}

/**
 * Adds the rows of all files up.
 *
 * @example
 * const { rowsIn, rowsSetAside } = reportTotals((await transformFiles('orders.csv')).report);
 */
export function reportTotals({ files }: Pick<TransformReport, 'files'>): ReportTotals {
  let [rowsIn, rowsKept, rowsSetAside] = [0, 0, 0];
  for (const file of files) {
    rowsIn += file.rowsIn;
    rowsKept += file.rowsKept;
    rowsSetAside += file.rowsSetAside;
  }
  return { rowsIn, rowsKept, rowsSetAside };
}
