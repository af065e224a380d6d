import type { Finding } from '@practice-atlas/dataset';
import type { ArqueroTable } from './arquero-table.js';
import { rowSource } from './column-source.js';

/**
 * Gives the findings of reading and normalizing a table, as long as one of its columns is the one that was read: verbs that make all
 * columns anew (a rollup, a join, a reified filter) forget them.
 */
export function findingsOf(table: ArqueroTable): readonly Finding[] {
  return rowSource(table)?.findings ?? [];
}
