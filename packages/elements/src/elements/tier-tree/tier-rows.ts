import { columnValue, type PracticeDataset } from '@practice-atlas/dataset';
import type { TierRows } from '../../models/tier-forest.js';
import type { TierMetric } from '../../models/tree.js';

const COLUMNS = {
  sites: {
    key: 'site_id',
    parent: 'parent_site_id',
    tier: 'tier',
    until: 'closed_on',
  },
  teams: {
    key: 'team_id',
    parent: 'parent_team_id',
    tier: 'rank',
    until: 'disbanded_on',
  },
} as const;

/** Tells of a region code whether it is a region or lies within it. */
function within({ tables: { regions } }: PracticeDataset, region: string): (code: string | null) => boolean {
  const above = new Map<string, string | null>();
  const { code, parent_code } = regions.columns;
  for (let row = 0; row < regions.rowCount; row++)
    above.set(String(columnValue(code!, row)), parent_code ? (columnValue(parent_code, row) as string | null) : null);
  const known = new Map<string, boolean>([[region, true]]);
  return (code) => {
    const path: string[] = [];
    let at = code;
    while (at !== null && !known.has(at) && !path.includes(at)) {
      path.push(at);
      at = above.get(at) ?? null;
    }
    const isInside = at !== null && known.get(at) === true;
    for (const step of path) known.set(step, isInside);
    return isInside;
  };
}

/**
 * Takes from a dataset who stands under whom: sites or teams that are still open, each with the one above it; of a region and all below
 * it, or of everywhere. A parent outside the region counts as missing. Copies the words of these columns.
 */
export function tierRows(
  dataset: PracticeDataset,
  { metric = 'sites', region = null }: { readonly metric?: TierMetric; readonly region?: string | null } = {},
): TierRows {
  const { rowCount, columns } = dataset.tables[metric];
  const own = COLUMNS[metric];
  const read = (name: string, row: number): string | null => {
    const column = columns[name];
    return column ? (columnValue(column, row) as string | null) : null;
  };
  const isInside = region ? within(dataset, region) : () => true;
  const keys: string[] = [];
  const parents: (string | null)[] = [];
  const tiers: (string | null)[] = [];
  const names: (string | null)[] = [];
  for (let row = 0; row < rowCount; row++) {
    if (read(own.until, row) !== null || !isInside(read('region_code', row))) continue;
    keys.push(read(own.key, row)!);
    parents.push(read(own.parent, row));
    tiers.push(read(own.tier, row));
    names.push(read('name', row));
  }
  return { keys, parents, tiers, names, simulated: dataset.simulation?.tables.includes(metric) ?? false };
}
