import { type ColumnTable, columnValue, textIndex } from '@practice-atlas/dataset';
import type { CheckContext } from './check-context.js';

const NAMES_SHOWN = 5;

/** Finds the row above each; -1 = none. */
export function parentRows({ rowCount, columns }: ColumnTable, key: string, parent: string): Int32Array {
  const parents = new Int32Array(rowCount).fill(-1);
  const [keys, named] = [columns[key], columns[parent]];
  if (!keys || !named || rowCount === 0) return parents;
  const index = textIndex(keys);
  const { numbers, texts, rows, count } = textIndex(named);
  const matches = Int32Array.from({ length: count }, (_, number) => index.find(texts, rows[number]!));
  return parents.map((_, row) => {
    const match = numbers[row]! < 0 ? -1 : matches[numbers[row]!]!;
    return match < 0 ? -1 : index.rows[match]!;
  });
}

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
    const parents = parentRows(table, key, parent);
    const visit = new Int32Array(table.rowCount).fill(-1);
    for (let start = 0; start < table.rowCount; start += 1) {
      let at = start;
      while (at >= 0 && visit[at] === -1) {
        visit[at] = start;
        at = parents[at]!;
      }
      if (at < 0 || visit[at] !== start) continue;
      const circle = [at];
      for (let next = parents[at]!; next !== at; next = parents[next]!) circle.push(next);
      reportCircle(context, table, key, parent, circle);
    }
  }
}
