import { createDataset, mergeDatasets, tableRows, writeDataPackage } from '@practice-atlas/dataset';
import { describe, expect, it } from 'vitest';

type Tables = NonNullable<Parameters<typeof createDataset>[0]['tables']>;
const make = (name: string, tables: Tables) => createDataset({ name, title: { zh: '例', en: 'Example' }, tables });

const liaoning = { code: '210000', name: '辽宁省', level: 'province' };

describe('mergeDatasets, row by row', () => {
  it('fills from any later dataset, and brings what only that one has', () => {
    const filled = mergeDatasets(
      make('press', { regions: [{ ...liaoning, name_en: 'Liaoning' }] }),
      make('cities', { regions: [{ code: '210200', name: '大连市', level: 'city' }, liaoning] }),
      make('people', {
        regions: [
          { ...liaoning, population: 42_000_000 },
          { code: '210100', name: '沈阳市', level: 'city' },
        ],
      }),
      make('more', {
        regions: [
          { code: '210300', name: '鞍山市', level: 'city', name_en: 'Anshan' },
          { ...liaoning, population: 1, valid_from: '1954-08-01' },
          { code: '210200', name: '大连市', level: 'city', population: 7_000_000 },
        ],
      }),
    );
    expect(
      tableRows(filled.tables.regions).map(({ code, name_en, population, valid_from }) => [
        code,
        name_en,
        population,
        valid_from,
      ]),
    ).toEqual([
      ['210000', 'Liaoning', 42_000_000, '1954-08-01'],
      ['210200', null, 7_000_000, null],
      ['210100', null, null, null],
      ['210300', 'Anshan', null, null],
    ]);
    expect(filled.findings.map(({ code, value, where }) => [code, value, where.column])).toEqual([
      ['row_conflict', '1', 'population'],
    ]);
  });

  it('gives each cell of the rows it joins as it was, of every kind of column', () => {
    const sites = [
      { site_id: 'a', name: '甲', tier: 'center', opened_on: '2019-03-21', lng: 123.5, lat: 41 },
      { site_id: 'b', name: '乙', tier: 'station' },
      { site_id: 'c', name: '丙', tier: 'center', opened_on: '1969-12-31', closed_on: '2020-01-01' },
    ];
    const checks = Array.from({ length: 11 }, (_, i) => ({
      site_id: sites[Math.min(2, Math.floor(i / 3))]!.site_id,
      checked_on: `2020-01-${i + 10}`,
      standard: 'five-haves',
      item: `i${i}`,
      met: i % 3 !== 1,
    }));
    const records = Array.from({ length: 5 }, (_, i) => ({
      record_id: `r${i}`,
      volunteer_id: `v${i % 2}`,
      minutes: 100 * i,
      basis: i % 2 === 0 ? 'credit' : 'honour',
      ...(i > 1 ? { started_at: 1_546_300_800_000 + i } : {}),
    }));
    const all = { sites, site_checks: checks, service_records: records };
    const cut = (from: number, until: number): Tables => ({
      sites: sites.slice(from, until),
      site_checks: checks.slice(3 * from, 3 * until + (until === 3 ? 2 : 0)),
      service_records: records.slice(2 * from, 2 * until),
    });
    const whole = make('parts', all);
    const joined = mergeDatasets(make('parts', cut(0, 1)), make('b', cut(1, 2)), make('c', cut(2, 3)));
    expect(writeDataPackage(joined)).toEqual(writeDataPackage({ ...whole, findings: joined.findings }));
    for (const name of ['sites', 'site_checks', 'service_records'] as const) {
      expect(whole.tables[name].rowCount).toBe(all[name].length);
      expect(joined.tables[name].columns).toEqual(whole.tables[name].columns);
    }
  });
});
