import { createDataset, type Finding, SCHEMA_VERSION, tableNames, tableRow, tableRows } from '@practice-atlas/dataset';
import { describe, expect, it } from 'vitest';

const title = { zh: '例', en: 'Example' };
const make = (tables: NonNullable<Parameters<typeof createDataset>[0]['tables']>) =>
  createDataset({ name: 'example', title, tables });
const seen = (findings: readonly Finding[]) =>
  findings.map(({ code, level, where, value }) => [code, level, where.table, where.row, where.column, value]);

const figure = {
  figure_id: 'f1',
  region_code: '210000',
  place_precision: 'province',
  metric: 'teams',
  value: 20_000,
  qualifier: 'at_least',
  unit: 'teams',
  series_kind: 'stock',
  as_of: '2019-11-30',
  as_of_precision: 'month',
  source_id: 's1',
};
const sources = [{ source_id: 's1', kind: 'press', title: 'An article' }];
const regions = [
  { code: '210000', name: '辽宁省', level: 'province' },
  { code: '210100', name: '沈阳市', level: 'city', parent_code: '210000' },
];

describe('createDataset', () => {
  it('has every table, empty ones too, and says what it is', () => {
    const dataset = createDataset({ name: 'empty', title });
    expect(Object.keys(dataset.tables)).toEqual(tableNames);
    expect(dataset).toMatchObject({
      schemaVersion: SCHEMA_VERSION,
      name: 'empty',
      title,
      simulation: null,
      findings: [],
    });
    expect(tableNames.map((name) => dataset.tables[name].rowCount)).toEqual(tableNames.map(() => 0));
    expect(Object.keys(dataset.lifecycles)).toEqual(['order', 'wish', 'issue', 'suggestion', 'approval']);
  });

  it('keeps clean rows without a finding and does not keep the rows themselves', () => {
    const row = { ...figure, dims: { rank: 'squad' } };
    const dataset = make({ figures: [row], sources, regions });
    row.metric = 'changed';
    row.dims.rank = 'changed';
    expect(dataset.findings).toEqual([]);
    expect(tableRow(dataset.tables.figures, 0)).toMatchObject({ ...figure, dims: { rank: 'squad' } });
  });

  it('treats undefined, null and empty text as missing', () => {
    const dataset = make({
      regions: [{ code: '210000', name: '辽宁省', level: 'province', name_en: '', population: undefined }],
    });
    expect(tableRow(dataset.tables.regions, 0)).toMatchObject({ name_en: null, population: null });
    expect(dataset.findings).toEqual([]);
  });

  it('refuses a table that is none, with the name it may have meant', () => {
    expect(() => make({ case: [] } as never)).toThrow(
      expect.objectContaining({ code: 'table_unknown', hint: 'did you mean "cases"?' }),
    );
    expect(() => make(JSON.parse('{"__proto__":[]}'))).toThrow(expect.objectContaining({ code: 'table_unknown' }));
  });

  it('sets a bad value aside with row, column, value, reason and remedy', () => {
    const dataset = make({
      regions: [
        { code: '210000', name: '辽宁省', level: 'province', population: '四千万', valid_from: '2019-02-30' },
        { code: '210100', name: '沈阳市', level: 'city', population: -1, valid_to: 'soon' },
      ],
      sites: [{ site_id: 'a', tier: 'station', lng: 200, crs: 'WGS-84', opened_on: 20190101 }],
    });
    expect(seen(dataset.findings)).toEqual([
      ['integer_malformed', 'error', 'regions', 2, 'population', '四千万'],
      ['value_out_of_range', 'error', 'regions', 3, 'population', '-1'],
      ['date_malformed', 'error', 'regions', 2, 'valid_from', '2019-02-30'],
      ['date_malformed', 'error', 'regions', 3, 'valid_to', 'soon'],
      ['value_out_of_range', 'error', 'sites', 2, 'lng', '200'],
      ['category_unknown', 'error', 'sites', 2, 'crs', 'WGS-84'],
      ['date_malformed', 'error', 'sites', 2, 'opened_on', '20190101'],
    ]);
    for (const { reason, remedy } of dataset.findings) expect([reason, remedy]).not.toContain('');
    expect(tableRows(dataset.tables.regions).map(({ population }) => population)).toEqual([null, null]);
    expect(dataset.tables.sites.rowCount).toBe(1);
  });

  it('sets a row aside when a value it may not lack is missing or bad', () => {
    const dataset = make({
      regions: [
        ...regions,
        { code: '210200', level: 'city' },
        { code: '210300', name: '鞍山市', level: 'county-level city' },
      ],
    });
    expect(dataset.tables.regions.rowCount).toBe(2);
    expect(seen(dataset.findings)).toEqual([
      ['required_missing', 'error', 'regions', 4, 'name', null],
      ['category_unknown', 'error', 'regions', 5, 'level', 'county-level city'],
    ]);
  });

  it('keeps the first of two rows with one key', () => {
    const dataset = make({
      regions: [...regions, { code: '210100', name: '奉天', level: 'city' }],
      frameworks: [
        { framework: '三张网', item: '组织', order: 1 },
        { framework: '三张网', item: '制度', order: 1 },
        { framework: '三张网', item: '制度', order: 1, digit: '3' },
      ],
    });
    expect(tableRows(dataset.tables.regions).map(({ name }) => name)).toEqual(['辽宁省', '沈阳市']);
    expect(tableRows(dataset.tables.frameworks).map(({ item }) => item)).toEqual(['组织', '制度']);
    expect(dataset.findings.map(({ code, where }) => [code, where.row])).toEqual([
      ['key_duplicate', 4],
      ['key_duplicate', 3],
    ]);
  });

  it('keeps a figure of an unknown region, unplaced', () => {
    const dataset = make({ sources, regions, figures: [{ ...figure, region_code: '211000' }] });
    expect(tableRow(dataset.tables.figures, 0)).toMatchObject({ figure_id: 'f1', region_code: null, value: 20_000 });
    expect(seen(dataset.findings)).toEqual([['region_unknown', 'error', 'figures', 2, 'region_code', '211000']]);
    expect(dataset.findings[0]?.remedy).toMatch(/did you mean "210\d00"/);
  });

  it('sets a row aside whose source, case or site does not exist', () => {
    const dataset = make({
      sources,
      regions,
      figures: [figure, { ...figure, figure_id: 'f2', source_id: 's9' }],
      cases: [{ case_id: 'c', lifecycle: 'order' }],
      case_steps: [
        { case_id: 'c', seq: 1, step: 'placed', at: 0 },
        { case_id: 'd', seq: 1, step: 'placed', at: 0 },
      ],
      sites: [
        { site_id: 'a', tier: 'center' },
        { site_id: 'b', tier: 'station', parent_site_id: 'z' },
      ],
    });
    expect(seen(dataset.findings)).toEqual([
      ['reference_unknown', 'error', 'sites', 3, 'parent_site_id', 'z'],
      ['reference_unknown', 'error', 'case_steps', 3, 'case_id', 'd'],
      ['source_missing', 'error', 'figures', 3, 'source_id', 's9'],
    ]);
    expect([
      dataset.tables.figures.rowCount,
      dataset.tables.case_steps.rowCount,
      dataset.tables.sites.rowCount,
    ]).toEqual([1, 1, 2]);
  });

  it('does not let a row that was set aside answer a reference', () => {
    const dataset = make({
      sources,
      regions: [...regions, { code: '210200', name: '大连市' }],
      figures: [{ ...figure, region_code: '210200' }],
    });
    expect(dataset.findings.map(({ code }) => code)).toEqual(['required_missing', 'region_unknown']);
    expect(tableRow(dataset.tables.figures, 0).region_code).toBeNull();
  });

  it('reads the own properties of a row, not inherited ones', () => {
    const heir = Object.assign(Object.create({ name_en: 'Inherited' }), {
      code: '210200',
      name: '大连市',
      level: 'city',
    });
    const dataset = make({ regions: [{ ...regions[0], name_en: 'Liaoning' }, heir] });
    expect(tableRows(dataset.tables.regions).map(({ name_en }) => name_en)).toEqual(['Liaoning', null]);
  });

  it('says once, not for every row, that a table to check against is not there', () => {
    const dataset = make({ figures: [figure, { ...figure, figure_id: 'f2' }] });
    expect(dataset.tables.figures.rowCount).toBe(2);
    expect(seen(dataset.findings)).toEqual([
      ['reference_unchecked', 'notice', 'figures', undefined, 'region_code', null],
      ['reference_unchecked', 'notice', 'figures', undefined, 'source_id', null],
    ]);
  });

  it('keeps a figure without a value and reports it; sets the end of a reversed range aside', () => {
    const dataset = make({
      sources,
      regions,
      figures: [
        { ...figure, value: null },
        { ...figure, figure_id: 'f2', value: 7, value_max: 5 },
      ],
    });
    expect(seen(dataset.findings)).toEqual([
      ['value_missing', 'warning', 'figures', 2, 'value', null],
      ['range_reversed', 'error', 'figures', 3, 'value_max', '5'],
    ]);
    expect(tableRows(dataset.tables.figures).map(({ value, value_max }) => [value, value_max])).toEqual([
      [null, null],
      [7, null],
    ]);
  });

  it('widens division codes to their full form, with a notice a code', () => {
    const dataset = make({
      regions: [
        { code: '21', name: '辽宁省', level: 'province' },
        { code: '210100000000', name: '沈阳市', level: 'city', parent_code: '21' },
        { code: '210104001', name: '街道', level: 'township', parent_code: 210100 },
        { code: '2102Z1', name: '金普新区', level: 'zone', parent_code: 'Liaoning' },
      ],
    });
    expect(tableRows(dataset.tables.regions).map(({ code, parent_code }) => [code, parent_code])).toEqual([
      ['210000', null],
      ['210100', '210000'],
      ['210104001', '210100'],
      ['2102Z1', null],
    ]);
    expect(dataset.findings.map(({ code }) => code).filter((code) => code === 'code_rewritten').length).toBe(4);
    expect(dataset.findings.at(-1)).toMatchObject({ code: 'code_malformed', where: { row: 5, column: 'parent_code' } });
  });

  it('leaves columns out that no table has, whatever their names', () => {
    const hostile = JSON.parse(
      '{"code":"210000","name":"<img src=x onerror=alert(1)>","level":"province","__proto__":{"polluted":1},"constructor":"x","nam_en":"Liaoning"}',
    );
    const dataset = make({ regions: [hostile] });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(dataset.findings.map(({ code, where, remedy }) => [code, where.column, remedy])).toEqual([
      ['column_unknown', '__proto__', 'rename it to a column of the table, or drop it'],
      ['column_unknown', 'constructor', 'rename it to a column of the table, or drop it'],
      ['column_unknown', 'nam_en', 'did you mean "name_en"?'],
    ]);
    expect(tableRow(dataset.tables.regions, 0).name).toBe('<img src=x onerror=alert(1)>');
  });

  it('keeps lifecycles and steps that nothing describes, with a warning a word', () => {
    const dataset = make({
      cases: [
        { case_id: 'a', lifecycle: 'petition' },
        { case_id: 'b', lifecycle: 'petition' },
      ],
      case_steps: [{ case_id: 'a', seq: 1, step: 'vanished', at: 0 }],
    });
    expect(dataset.tables.cases.rowCount).toBe(2);
    expect(seen(dataset.findings)).toEqual([
      ['lifecycle_unknown', 'warning', 'cases', 2, 'lifecycle', 'petition'],
      ['step_unknown', 'warning', 'case_steps', 2, 'step', 'vanished'],
    ]);
  });

  it('cuts a long value in a finding to 120 characters', () => {
    const dataset = make({
      regions: [{ code: '210000', name: '辽宁省', level: 'province', population: 'x'.repeat(500) }],
    });
    expect(dataset.findings[0]?.value).toHaveLength(120);
  });

  it('keeps findings of earlier steps in front', () => {
    const earlier: Finding = {
      code: 'file_guessed',
      level: 'notice',
      where: {},
      value: null,
      reason: 'r',
      remedy: 'm',
    };
    const dataset = createDataset({ name: 'x', title, findings: [earlier], tables: { figures: [figure], sources } });
    expect(dataset.findings.map(({ code }) => code)).toEqual(['file_guessed', 'reference_unchecked']);
  });
});
