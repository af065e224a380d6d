import { columnValue, type Finding, type PracticeDataset } from '@practice-atlas/dataset';
import { findingOf } from '../finding-of.js';

const TREES = [
  ['regions', 'code', 'parent_code'],
  ['sites', 'site_id', 'parent_site_id'],
  ['teams', 'team_id', 'parent_team_id'],
] as const;

/** Checks that no row is its own ancestor; each circle is found once, at its first row. */
export function checkTrees(dataset: PracticeDataset): Finding[] {
  return TREES.flatMap(([name, key, parent]) => {
    const { rowCount, columns } = dataset.tables[name];
    const [keys, parents] = [columns[key], columns[parent]];
    if (!keys || !parents) return [];
    const parentOf = new Map<unknown, unknown>();
    const rowOf = new Map<unknown, number>();
    for (let row = 0; row < rowCount; row += 1) {
      parentOf.set(columnValue(keys, row), columnValue(parents, row));
      rowOf.set(columnValue(keys, row), row);
    }
    const settled = new Set<unknown>();
    const findings: Finding[] = [];
    for (const start of parentOf.keys()) {
      const path: unknown[] = [];
      const onPath = new Set<unknown>();
      let at: unknown = start;
      while (at !== null && at !== undefined && !settled.has(at) && !onPath.has(at)) {
        path.push(at);
        onPath.add(at);
        at = parentOf.get(at);
      }
      if (onPath.has(at)) {
        const circle = path.slice(path.indexOf(at));
        const where = { table: name, row: (rowOf.get(at) ?? 0) + 2, column: parent };
        findings.push(
          findingOf(
            'parent_cycle',
            'error',
            circle.join(' -> '),
            'the rows are their own ancestors',
            'correct one of the parents',
            where,
          ),
        );
      }
      for (const one of path) settled.add(one);
    }
    return findings;
  });
}
