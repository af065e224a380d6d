import { loadRegister } from '@practice-atlas/geo/register.js';
import { checkDataset } from '@practice-atlas/transform';
import { describe, expect, it } from 'vitest';
import { datasetOf, figureOf, foundIn, REGIONS } from './check-rows.js';

describe('checkPlaces', () => {
  const teams = ['210104', '210104001', '210202', '210100', '210000', null].map((region_code, i) => ({
    team_id: `t${i}`,
    region_code,
  }));

  it('finds rows outside the unit that the dataset is about, but not those of units above it', () => {
    expect(foundIn({ teams })).toEqual([]);
    expect(foundIn({ teams }, { within: '210100' })).toEqual(['warning region_outside teams 4 region_code']);
    expect(foundIn({ teams }, { within: '2101' })).toEqual(['warning region_outside teams 4 region_code']);
    expect(foundIn({ teams }, { within: '210000' })).toEqual([]);
    expect(foundIn({ teams }, { within: '999999' })).toEqual([]);
  });

  it('finds rows in a region that was no more, and names the one after it', async () => {
    const ended = { code: '210103', name: '沈河区', level: 'county', parent_code: '210100', valid_to: '2019-06-30' };
    const sites = ['2019-06-30', '2019-07-01'].map((opened_on) => ({
      site_id: opened_on,
      tier: 'point',
      region_code: '210103',
      opened_on,
    }));
    const rows = (rest: object) => datasetOf({ regions: [...REGIONS, { ...ended, ...rest }], sites });
    const [found, ...more] = checkDataset(rows({ successor_code: '210104' }), { today: '2024-01-01' });
    expect(more).toEqual([]);
    expect(found).toMatchObject({ code: 'region_ended', level: 'warning', where: { row: 3 }, value: '210103' });
    expect(found?.remedy).toBe('use 210104 大东区, which came after it');
    const unnamed = checkDataset(rows({ successor_code: '210106' }), { today: '2024-01-01' });
    expect(unnamed[0]?.remedy).toBe('use 210106, which came after it');
    const registered = checkDataset(rows({ successor_code: '210106' }), {
      today: '2024-01-01',
      register: await loadRegister(),
    });
    expect(registered[0]?.remedy).toBe('use 210106 铁西区, which came after it');
  });

  it('takes the time of a row from its own column', () => {
    const regions = REGIONS.map((region) =>
      region.code === '210104' ? { ...region, valid_to: '2019-11-29' } : region,
    );
    expect(foundIn({ regions, figures: [figureOf('f', '210104', 1)] })).toEqual([
      'warning region_ended figures 2 region_code',
    ]);
    expect(foundIn({ regions, figures: [figureOf('f', '210104', 1, { as_of: '2019-11-29' })] })).toEqual([]);
    const activities = [{ activity_id: 'a', region_code: '210104', started_at: '2019-11-29T23:59+08:00' }];
    expect(foundIn({ regions, activities })).toEqual([]);
  });
});

describe('checkCoordinates', () => {
  const site = { tier: 'station', region_code: '210104', crs: 'gcj02' };
  const at = (lng: number | null, lat: number | null, rest: object = {}) =>
    foundIn({ sites: [{ ...site, site_id: 'a', lng, lat, ...rest }] });

  it('finds points outside China or the province, exchanged, or at 0, 0', () => {
    expect(at(123.47, 41.8)).toEqual([]);
    expect(at(12.347, 41.8)).toEqual(['warning coordinates_outside sites 2 lng']);
    expect(at(0, 0)).toEqual(['warning coordinates_outside sites 2 lng']);
    expect(at(116.4, 39.9)).toEqual(['notice coordinates_elsewhere sites 2 lng']);
    expect(at(116.4, 39.9, { region_code: null })).toEqual([]);
    expect(at(123.47, null)).toEqual([]);
    const regions = [{ code: '650000', name: '新疆维吾尔自治区', level: 'province' }];
    const exchanged = { ...site, site_id: 'a', region_code: '650000', lng: 43.8, lat: 87.6 };
    expect(foundIn({ regions, sites: [exchanged] })).toEqual(['warning coordinates_exchanged sites 2 lng']);
  });

  it('finds missing coordinate systems: once when no site has one', () => {
    const sites = ['a', 'b', 'c'].map((site_id, i) => ({ ...site, site_id, lng: 123.4 + i / 100, lat: 41.8 }));
    const without = sites.map(({ crs: _, ...rest }) => rest);
    expect(foundIn({ sites: without })).toEqual(['warning crs_missing sites 2 crs']);
    expect(foundIn({ sites: [sites[0]!, ...without.slice(1)] })).toEqual([
      'warning crs_missing sites 3 crs',
      'warning crs_missing sites 4 crs',
    ]);
    expect(foundIn({ sites: [{ site_id: 'x', tier: 'point' }] })).toEqual([]);
  });

  it('finds one point for many sites: ten, or five of three regions', () => {
    const codes = ['210104', '210104001', '210104002'];
    const sites = (count: number, regions: number) =>
      foundIn({
        sites: Array.from({ length: count }, (_, i) => ({
          ...site,
          site_id: `${i}`,
          region_code: codes[i % regions],
          lng: 123.4,
          lat: 41.8,
        })),
      });
    expect(sites(9, 2)).toEqual([]);
    expect(sites(4, 3)).toEqual([]);
    expect(sites(5, 3)).toEqual(['warning coordinates_repeated sites 2 lng']);
    expect(sites(10, 1)).toEqual(['warning coordinates_repeated sites 2 lng']);
  });
});
