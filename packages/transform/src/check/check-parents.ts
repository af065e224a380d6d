import { type ColumnTable, columnValue } from '@practice-atlas/dataset';
import type { CheckContext } from './check-context.js';
import { findCircles } from './find-circles.js';
import { parentRows } from './parent-rows.js';
import type { RegionTree } from './region-tree.js';

/** The tiers under which a tier does not stand; a center may stand under another, and bases and points stand under any. */
const WRONG_TIERS: Readonly<Record<string, readonly string[]>> = {
  center: ['institute', 'station', 'base', 'point'],
  institute: ['institute', 'station', 'base', 'point'],
  station: ['station', 'point'],
};
/** Ranks of teams whose order is the same everywhere: that of brigades, detachments and companies differs by place. */
const RANKS: Readonly<Record<string, number>> = {
  headquarters: 0,
  brigade: 1,
  detachment: 1,
  company: 1,
  squad: 2,
  总队: 0,
  大队: 1,
  支队: 1,
  中队: 1,
  分队: 1,
  小分队: 2,
  小队: 2,
};
const LEVELS = ['country', 'province', 'city', 'county', 'township', 'village'];
/** How far a site reaches whose level is not given. */
const REACHES: Readonly<Record<string, string>> = { center: 'county', institute: 'township', station: 'village' };

const wordOf = ({ columns }: ColumnTable, name: string, row: number): string => {
  const column = columns[name];
  return column ? String(columnValue(column, row) ?? '') : '';
};

/** The words of a column by number, so that rows are judged without their words. */
function wordTable(table: ColumnTable, name: string): { numbers: ArrayLike<number>; words: readonly string[] } | null {
  const column = table.columns[name];
  return column?.kind === 'category' ? { numbers: column.indices, words: column.dictionary } : null;
}

/** Rows that are their own ancestors have no parent here: `checkTrees` finds them. */
function parentsOutsideCircles(table: ColumnTable, key: string, parent: string): Int32Array {
  const parents = parentRows(table, key, parent);
  for (const row of findCircles(parents).flat()) parents[row] = -1;
  return parents;
}

function checkTiers(context: CheckContext, parents: Int32Array): void {
  const { sites } = context.dataset.tables;
  const tiers = wordTable(sites, 'tier');
  if (!tiers) return;
  const wrong = tiers.words.map((tier) =>
    tiers.words.map((above) => (Object.hasOwn(WRONG_TIERS, tier) ? WRONG_TIERS[tier]!.includes(above) : false)),
  );
  for (let row = 0; row < sites.rowCount; row += 1) {
    const parent = parents[row]!;
    if (parent < 0 || !wrong[tiers.numbers[row]!]![tiers.numbers[parent]!]) continue;
    const [tier, above] = [wordOf(sites, 'tier', row), wordOf(sites, 'tier', parent)];
    context.report(sites, row, 'parent_site_id', {
      code: 'tier_under_wrong_tier',
      level: 'warning',
      value: wordOf(sites, 'parent_site_id', row),
      reason: `the site is of tier "${tier}" and stands under one of tier "${above}" (${context.rowName(sites, parent, row)})`,
      remedy: 'correct the site above it, or one of the two tiers',
    });
  }
}

/** The region for which a site is responsible: that of its level, else of its tier, around the place where it stands; -1 = unknown. */
function reachOf({ dataset, regions }: CheckContext, row: number, region: number): number {
  const { sites } = dataset.tables;
  const tier = wordOf(sites, 'tier', row);
  const level = wordOf(sites, 'level', row) || (Object.hasOwn(REACHES, tier) ? REACHES[tier]! : '');
  if (level === '') return -1;
  const path = regions.path(region);
  const zone = path.find((at) => regions.zones[at] === 1);
  if (zone !== undefined) return regions.parents[zone]!;
  return regions.above(region, level) >= 0 ? regions.above(region, level) : region;
}

/** Says whether a region lies within another, or may: it is wider, or part of a zone of the same city. */
function mayLieWithin(regions: RegionTree, own: number, reach: number): boolean {
  const path = regions.path(own);
  if (path.includes(reach) || regions.isWithin(reach, own)) return true;
  return path.some((at) => regions.zones[at] === 1 && regions.isWithin(reach, regions.parents[at]!));
}

function checkReaches(context: CheckContext, parents: Int32Array): void {
  const { sites } = context.dataset.tables;
  const { regions } = context;
  const places = regions.of(sites.columns.region_code, sites.rowCount);
  const reaches = new Map<number, number>();
  const known = new Map<number, boolean>();
  for (let row = 0; row < sites.rowCount; row += 1) {
    const parent = parents[row]!;
    const own = places[row]!;
    if (parent < 0 || own < 0 || places[parent]! < 0 || own === places[parent]) continue;
    let reach = reaches.get(parent);
    if (reach === undefined) {
      reach = reachOf(context, parent, places[parent]!);
      reaches.set(parent, reach);
    }
    if (reach < 0) continue;
    const pair = own * regions.rowCount + reach;
    let fits = known.get(pair);
    if (fits === undefined) {
      fits = mayLieWithin(regions, own, reach);
      known.set(pair, fits);
    }
    if (fits) continue;
    context.report(sites, row, 'region_code', {
      code: 'region_outside_parent',
      level: 'warning',
      value: regions.code(own),
      reason: `${regions.name(own)} does not lie within ${regions.name(reach)} (${regions.code(reach)}), where the site above it works (${context.rowName(sites, parent, row)})`,
      remedy: 'correct the region, or the site above it',
    });
  }
}

function checkTeamRanks(context: CheckContext, parents: Int32Array): void {
  const { teams } = context.dataset.tables;
  const ranks = wordTable(teams, 'rank');
  const given = teams.columns.rank;
  if (!ranks || !given) return;
  const order = ranks.words.map((word) => (Object.hasOwn(RANKS, word) ? RANKS[word]! : Number.NaN));
  for (let row = 0; row < teams.rowCount; row += 1) {
    const parent = parents[row]!;
    if (parent < 0 || !(order[ranks.numbers[row]!]! < order[ranks.numbers[parent]!]!)) continue;
    const [rank, above] = [wordOf(teams, 'rank', row), wordOf(teams, 'rank', parent)];
    if (rank === '' || above === '') continue;
    context.report(teams, row, 'parent_team_id', {
      code: 'rank_under_lower',
      level: 'warning',
      value: wordOf(teams, 'parent_team_id', row),
      reason: `the team is a ${rank} and stands under a ${above} (${context.rowName(teams, parent, row)})`,
      remedy: 'correct the team above it, or one of the two ranks',
    });
  }
}

/** The digits that codes below a unit begin with: `2101` for 210100. */
function stemOf(code: string): string {
  if (code === '100000') return '';
  return code.length === 6 ? code.replace(/(?:00)+$/, '') : code;
}

function checkRegions(context: CheckContext, parents: Int32Array): void {
  const { regions } = context;
  const table = context.dataset.tables.regions;
  for (let region = 0; region < regions.rowCount; region += 1) {
    const parent = parents[region]!;
    if (parent < 0 || regions.zones[region] === 1 || regions.zones[parent] === 1) continue;
    const [code, above] = [regions.code(region), regions.code(parent)];
    const [level, levelAbove] = [regions.level(region), regions.level(parent)];
    if (LEVELS.indexOf(level) <= LEVELS.indexOf(levelAbove))
      context.report(table, region, 'level', {
        code: 'level_under_lower',
        level: 'warning',
        value: level,
        reason: `${code} is a ${level} and lies within ${above}, a ${levelAbove}`,
        remedy: 'correct the level or the parent',
      });
    else if (!code.startsWith(stemOf(above)))
      context.report(table, region, 'parent_code', {
        code: 'code_outside_parent',
        level: 'warning',
        value: above,
        reason: `the code ${code} does not begin as those within ${above} do, with ${stemOf(above)}`,
        remedy: 'correct the parent or the code',
      });
  }
}

/**
 * Checks who stands under whom: tiers of sites (a center under a station), ranks of teams (a headquarters under a squad), levels and
 * codes of regions, and whether a site lies where the one above it works: in its county for a center, in its town for an institute,
 * else where its `level` says. A functional zone belongs to the whole of its city here.
 */
export function checkParents(context: CheckContext): void {
  const { regions, sites, teams } = context.dataset.tables;
  const siteParents = parentsOutsideCircles(sites, 'site_id', 'parent_site_id');
  checkTiers(context, siteParents);
  checkReaches(context, siteParents);
  checkTeamRanks(context, parentsOutsideCircles(teams, 'team_id', 'parent_team_id'));
  checkRegions(context, parentsOutsideCircles(regions, 'code', 'parent_code'));
}
