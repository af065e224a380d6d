import { createDataset } from '@practice-atlas/dataset';
import { loadRegister } from '@practice-atlas/geo/register.js';
import { checkDataset } from '@practice-atlas/transform';
import { describe, expect, it } from 'vitest';
import { foundIn, REGIONS } from './check-rows.js';

/** Two sites: the first above the second. */
const under = (above: object, below: object) => ({
  sites: [
    { site_id: 'a', ...above },
    { site_id: 'b', parent_site_id: 'a', ...below },
  ],
});

describe('checkTrees', () => {
  it('finds parents in a circle once, and survives one that is its own parent', () => {
    const sites = [
      { site_id: 'a', tier: 'station', parent_site_id: 'b' },
      { site_id: 'b', tier: 'station', parent_site_id: 'a' },
      { site_id: 'c', tier: 'point', parent_site_id: 'a' },
    ];
    expect(foundIn({ sites })).toEqual(['error parent_cycle sites 2 parent_site_id']);
    expect(foundIn({ teams: [{ team_id: 't', rank: 'squad', parent_team_id: 't' }] })).toEqual([
      'error parent_cycle teams 2 parent_team_id',
    ]);
    const regions = [
      { code: '210000', name: '省', level: 'province', parent_code: '210100' },
      { code: '210100', name: '市', level: 'city', parent_code: '210000' },
    ];
    expect(foundIn({ regions })).toEqual(['error parent_cycle regions 2 parent_code']);
  });

  it('walks a chain of 100,000 sites', () => {
    const sites = Array.from({ length: 100_000 }, (_, i) => ({
      site_id: `${i}`,
      tier: 'point',
      parent_site_id: `${(i + 1) % 100_000}`,
    }));
    expect(foundIn({ sites })).toEqual(['error parent_cycle sites 2 parent_site_id']);
  });
});

describe('checkParents', () => {
  it.each([
    ['center', 'institute', false],
    ['center', 'station', false],
    ['center', 'center', false],
    ['institute', 'station', false],
    ['institute', 'point', false],
    ['station', 'point', false],
    ['base', 'point', false],
    ['point', 'point', false],
    ['分中心', 'station', false],
    ['station', 'center', true],
    ['station', 'institute', true],
    ['institute', 'institute', true],
    ['station', 'station', true],
    ['point', 'station', true],
    ['base', 'center', true],
  ])('judges under a %s a %s', (above, below, wrong) => {
    const found = foundIn(under({ tier: above }, { tier: below }));
    expect(found).toEqual(wrong ? ['warning tier_under_wrong_tier sites 3 parent_site_id'] : []);
  });

  it.each([
    ['a station of another county', 'center', '210104', '210102', true],
    ['a station in a town of its county', 'center', '210104', '210104002', false],
    ['a station in another town than that where the center stands', 'center', '210104001', '210104002', false],
    ['a station in another town than that of its institute', 'institute', '210104001', '210104002', true],
    ['a station that is placed in its county only', 'institute', '210104001', '210104', false],
    ['a station in a district beside the zone, of the same city', 'center', '2102Z1', '210213', false],
    ['a station in the zone beside the district, of the same city', 'center', '210213', '2102Z1', false],
    ['a station in another city than the zone', 'center', '2102Z1', '210104', true],
    ['a station in the city of the center', 'center', '210100', '210102', false],
  ])('judges %s', (_, tier, above, below, wrong) => {
    const found = foundIn(under({ tier, region_code: above }, { tier: 'station', region_code: below }));
    expect(found).toEqual(wrong ? ['warning region_outside_parent sites 3 region_code'] : []);
  });

  it('lets the level of a site say how far it reaches', () => {
    const city = { tier: 'center', level: 'city', region_code: '210102' };
    expect(foundIn(under(city, { tier: 'center', region_code: '210104' }))).toEqual([]);
    expect(foundIn(under(city, { tier: 'center', region_code: '210202' }))).toEqual([
      'warning region_outside_parent sites 3 region_code',
    ]);
  });

  it('finds a team above its own rank, but not orders that differ by place', () => {
    const rank = (above: string, below: string) =>
      foundIn({
        teams: [
          { team_id: 'a', rank: above },
          { team_id: 'b', rank: below, parent_team_id: 'a' },
        ],
      });
    expect(rank('squad', 'brigade')).toEqual(['warning rank_under_lower teams 3 parent_team_id']);
    expect(rank('detachment', 'headquarters')).toEqual(['warning rank_under_lower teams 3 parent_team_id']);
    expect(rank('小分队', '总队')).toEqual(['warning rank_under_lower teams 3 parent_team_id']);
    for (const [above, below] of [
      ['brigade', 'detachment'],
      ['detachment', 'brigade'],
      ['headquarters', 'headquarters'],
      ['headquarters', 'squad'],
      ['联盟', '总队'],
    ])
      expect(rank(above!, below!)).toEqual([]);
    expect(foundIn({ teams: [{ team_id: 'a' }, { team_id: 'b', rank: 'headquarters', parent_team_id: 'a' }] })).toEqual(
      [],
    );
  });

  it('finds levels and codes of regions that do not fit their parents', () => {
    const regions = (...more: object[]) => foundIn({ regions: [...REGIONS, ...more] });
    const county = { code: '210181', name: '新民市', level: 'county' };
    expect(regions({ ...county, parent_code: '210100' })).toEqual([]);
    expect(regions({ ...county, parent_code: '210000' })).toEqual([]);
    expect(regions({ ...county, parent_code: '210200' })).toEqual([
      'warning code_outside_parent regions 14 parent_code',
    ]);
    expect(regions({ ...county, parent_code: '210104' })).toEqual(['warning level_under_lower regions 14 level']);
    expect(regions({ code: '210213001', name: '镇', level: 'township', parent_code: '2102Z1' })).toEqual([]);
  });

  it('finds nothing in the register of all divisions', async () => {
    const { divisions } = await loadRegister();
    const regions = divisions.map(({ code, name, level, parentCode }) => ({
      code,
      name,
      level,
      parent_code: parentCode,
    }));
    expect(checkDataset(createDataset({ name: 'r', title: { zh: '', en: '' }, tables: { regions } }))).toEqual([]);
  });
});
