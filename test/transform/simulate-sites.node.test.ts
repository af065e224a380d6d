import { createDataset } from '@practice-atlas/dataset';
import { simulateSites } from '@practice-atlas/transform';
import { expect, it } from 'vitest';

const simulation = {
  ...{ seed: 3, crs: 'wgs84', instituteCount: 4, stationCount: 10, unplacedShare: 0.1 },
  places: [
    { code: '210100', lng: 123.4, lat: 41.8, reach: 0.5 },
    { code: '210200', lng: 121.6, lat: 38.9, reach: 0.3 },
  ],
} as const;

it('simulates the same sites for the same seed, and others for another', () => {
  expect(simulateSites(simulation)).toEqual(simulateSites(simulation));
  expect(simulateSites({ ...simulation, seed: 4 })).not.toEqual(simulateSites(simulation));
});

it('gives each place a center, institutes below it and others below these, near to it, without a finding', () => {
  const rows = simulateSites(simulation);
  const tierOf = new Map(rows.map(({ site_id, tier }) => [site_id, tier]));
  expect(rows.filter(({ tier }) => tier === 'center').map(({ region_code }) => region_code)).toEqual([
    '210100',
    '210200',
  ]);
  expect(rows.filter(({ tier }) => tier === 'institute')).toHaveLength(8);
  for (const { tier, parent_site_id: parent } of rows)
    expect(tierOf.get(parent ?? '')).toBe(
      tier === 'center' ? undefined : tier === 'institute' ? 'center' : 'institute',
    );
  for (const { region_code, lng, lat } of rows) {
    const place = simulation.places.find(({ code }) => code === region_code)!;
    if (lng === null || lat === null) continue;
    expect(Math.abs(lat - place.lat)).toBeLessThanOrEqual(place.reach * 1.2 + 1e-5);
    expect(Math.abs(lng - place.lng)).toBeLessThanOrEqual(place.reach * 1.56 + 1e-5);
  }
  expect(rows.filter(({ lng }) => lng === null).length).toBeGreaterThan(0);
  const dataset = createDataset({ name: 's', title: { zh: '', en: '' }, tables: { sites: rows } });
  expect(dataset.tables.sites.rowCount).toBe(rows.length);
});
