import { type ColumnTable, columnValue } from '@practice-atlas/dataset';
import type { CheckContext } from './check-context.js';
import { findCircles } from './find-circles.js';
import { parentRows } from './parent-rows.js';

const NAMES_SHOWN = 5;

function reportCircle(
  context: CheckContext,
  table: ColumnTable,
  key: string,
  parent: string,
  circle: readonly number[],
): void {
  let first = 0;
  for (const [i, row] of circle.entries()) if (context.isEarlier(table, row, circle[first]!)) first = i;
  const ordered = [...circle.slice(first), ...circle.slice(0, first)];
  const names = ordered.slice(0, NAMES_SHOWN).map((row) => String(columnValue(table.columns[key]!, row)));
  const rest = circle.length > NAMES_SHOWN ? ` -> ... (${circle.length} rows)` : '';
  context.report(table, ordered[0]!, parent, {
    code: 'parent_cycle',
    level: 'error',
    value: names[1] ?? names[0]!,
    reason: `the row is its own ancestor: ${names.join(' -> ')}${rest} -> ${rest === '' ? names[0] : '...'}`,
    remedy: 'correct one of the parents',
  });
}

/** Checks that no region, site or team is its own ancestor; each circle is found once, at the row that stands first in the files. */
export function checkTrees(context: CheckContext): void {
  const { regions, sites, teams } = context.dataset.tables;
  const trees = [
    [regions, 'code', 'parent_code'],
    [sites, 'site_id', 'parent_site_id'],
    [teams, 'team_id', 'parent_team_id'],
  ] as const;
  for (const [table, key, parent] of trees) {
    for (const circle of findCircles(parentRows(table, key, parent))) reportCircle(context, table, key, parent, circle);
  }
}
