import type { TransformReport } from './transformation.js';

/**
 * Gives the exit status of a command that made a report: 0 when nothing is worse than a notice, 1 with warnings, 2 with errors.
 *
 * @example
 * process.exitCode = exitStatus((await transformFiles('orders.csv')).report);
 */
export function exitStatus({ worst }: Pick<TransformReport, 'worst'>): 0 | 1 | 2 {
  return worst === 'error' ? 2 : worst === 'warning' ? 1 : 0;
}
