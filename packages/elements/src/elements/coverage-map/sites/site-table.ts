import type { DataCell, DataTable } from '../../../base/data-table.js';
import type { Locale } from '../../../format/locale.js';
import type { RegionsModel } from '../../../models/regions.js';
import type { SitePoints } from '../../../models/site-points.js';
import { tierRank } from './site-marks.js';
import { readerWords } from './site-reader-words.js';
import type { SiteRegions } from './site-regions.js';
import { siteCount, siteWords, tierName } from './site-words.js';

const isPlaced = ({ lng, lat }: SitePoints, row: number): boolean =>
  Number.isFinite(lng[row]) && Number.isFinite(lat[row]);

/** How many sites there are, by region and tier. */
interface Tally {
  /** Of each region in turn, one a tier and one more for those without. */
  readonly counts: Uint32Array;
  readonly unplaced: Uint32Array;
  readonly used: Uint32Array;
  readonly elsewhere: number;
  readonly unplacedCount: number;
}

const known = new WeakMap<SiteRegions, Tally>();

/** Counts sites by region and tier, once. */
function tallyOf(sites: SitePoints, regions: SiteRegions): Tally {
  const before = known.get(regions);
  if (before) return before;
  const { all, regionCount } = regions;
  const { tier, tiers } = sites;
  const kindCount = tiers.length + 1;
  const counts = new Uint32Array(regionCount * kindCount);
  const unplaced = new Uint32Array(regionCount);
  const used = new Uint32Array(kindCount);
  let [elsewhere, unplacedCount] = [0, 0];
  for (let row = 0; row < all.length; row++) {
    const kind = Math.min(tier[row]!, tiers.length);
    const region = all[row]!;
    const isLost = !isPlaced(sites, row);
    used[kind]! += 1;
    if (isLost) unplacedCount += 1;
    if (region < 0) elsewhere += 1;
    else {
      counts[region * kindCount + kind]! += 1;
      if (isLost) unplaced[region]! += 1;
    }
  }
  const tally = { counts, unplaced, used, elsewhere, unplacedCount };
  known.set(regions, tally);
  return tally;
}

/**
 * Adds to the table of a map how many sites each region has, by tier, and how many of them have no position; a note says how many there are in all, and how
 * many are in no region of the table. Where a region has several rows, numbers stand in the first.
 */
export function withSiteColumns(
  table: DataTable,
  { mode, items }: Pick<RegionsModel, 'mode' | 'items'>,
  { sites, regions }: { sites: SitePoints; regions: SiteRegions },
  locale: Locale,
): DataTable {
  const words = readerWords(locale);
  const { tiers } = sites;
  const kindCount = tiers.length + 1;
  const { counts, unplaced, used, elsewhere, unplacedCount } = tallyOf(sites, regions);
  const kinds = [...used.keys()]
    .filter((kind) => used[kind]! > 0)
    .sort((a, b) => tierRank(tiers[a]) - tierRank(tiers[b]) || a - b);
  const cell = (count: number): DataCell => ({ text: siteCount(count, locale) });
  const own = (item: number): DataCell[] => {
    const ofKind = kinds.map((kind) => counts[item * kindCount + kind]!);
    const sum = ofKind.reduce((whole, count) => whole + count, 0);
    return [cell(sum), ...ofKind.map(cell), ...(unplacedCount > 0 ? [cell(unplaced[item]!)] : [])];
  };
  const labels = [
    words.sites,
    ...kinds.map((kind) => words.ofTier(tierName(tiers[kind], locale))),
    ...(unplacedCount > 0 ? [words.withoutPosition] : []),
  ];
  const empty = labels.map((): DataCell => ({ text: '' }));
  const rows: DataCell[][] = [];
  items.forEach((item, index) => {
    const rowCount = mode === 'callout' ? Math.max(1, item.figures.length) : 1;
    for (let i = 0; i < rowCount; i++) rows.push(i === 0 ? own(index) : empty);
  });
  const say = (count: number): string => siteCount(count, locale);
  return {
    ...table,
    columns: [...table.columns, ...labels.map((label) => ({ label, align: 'end' as const }))],
    rows: table.rows.map((row, i) => [...row, ...(rows[i] ?? empty)]),
    notes: [
      ...table.notes,
      words.tableNote(say(sites.lng.length), say(unplacedCount), say(elsewhere)),
      ...(sites.simulated ? [siteWords(locale).simulated] : []),
    ],
  };
}
