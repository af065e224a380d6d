import {
  AtlasError,
  columnValue,
  createDataset,
  isValid,
  type PracticeDataset,
  tableRows,
} from '@practice-atlas/dataset';
import { createFindingLog, rawTable, toDataset } from '@practice-atlas/transform';
import {
  findingsOf,
  fromArquero,
  normalize,
  readCsv,
  readJson,
  readXlsx,
  toArquero,
} from '@practice-atlas/transform/arquero.js';
import { describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';

const title = { zh: '例', en: 'Example' };
const dataset: PracticeDataset = createDataset({
  name: 'demo',
  title,
  tables: {
    regions: [{ code: '210000', name: '辽宁省', level: 'province' }],
    sites: [
      { site_id: 's1', name: '宏伟站', tier: 'station', region_code: '210000', opened_on: '2019-03-21', lng: 123.4 },
      { site_id: 's2', name: '光明中心', tier: 'center', opened_on: null, lng: 123.5 },
      { site_id: 's3', name: '太子河站', tier: 'station', region_code: '210000', opened_on: '2018-12-31', lng: 123.6 },
    ],
    teams: [
      { team_id: 't1', name: '一队', members: 30 },
      { team_id: 't2', name: '二队' },
    ],
    cases: [{ case_id: 'c1', lifecycle: 'order', region_code: '210000', volunteers: 3 }],
    case_steps: [{ case_id: 'c1', seq: 1, step: 'placed', at: Date.parse('2019-03-21T08:30+08:00') }],
  },
});

const refused = async (make: () => unknown): Promise<AtlasError> => {
  const outcome: unknown = await Promise.resolve()
    .then(make)
    .catch((reason: unknown) => reason);
  expect(outcome).toBeInstanceOf(AtlasError);
  return outcome as AtlasError;
};

describe('toArquero', () => {
  it('shows a table of a dataset: missing is null, days and moments are Dates, categories words', () => {
    const sites = toArquero(dataset.tables.sites).select('site_id', 'name', 'tier', 'region_code', 'opened_on', 'lng');
    expect(sites.objects()).toEqual([
      {
        site_id: 's1',
        name: '宏伟站',
        tier: 'station',
        region_code: '210000',
        opened_on: new Date('2019-03-21'),
        lng: 123.4,
      },
      { site_id: 's2', name: '光明中心', tier: 'center', region_code: null, opened_on: null, lng: 123.5 },
      {
        site_id: 's3',
        name: '太子河站',
        tier: 'station',
        region_code: '210000',
        opened_on: new Date('2018-12-31'),
        lng: 123.6,
      },
    ]);
    expect(toArquero(dataset.tables.case_steps).get('at')).toEqual(new Date('2019-03-21T00:30Z'));
  });

  it('hands numbers none of which is missing over as the typed array itself', () => {
    const { lng } = dataset.tables.sites.columns;
    expect(lng?.kind === 'number' && toArquero(dataset.tables.sites).column('lng') === lng.values).toBe(true);
    expect(Array.from(toArquero(dataset.tables.teams).column('members') ?? [])).toEqual([30, null]);
  });

  it('lets verbs of Arquero run on columns in place', () => {
    const sites = toArquero(dataset.tables.sites);
    expect(sites.groupby('tier').count().orderby('tier').objects()).toEqual([
      { tier: 'center', count: 1 },
      { tier: 'station', count: 2 },
    ]);
    const early = sites.filter((d: { lng: number }) => d.lng > 123.45).orderby('opened_on');
    expect(early.select('site_id').objects()).toEqual([{ site_id: 's2' }, { site_id: 's3' }]);
  });

  it('makes headings of a file distinct, and none of them a prototype', () => {
    const raw = rawTable({ columns: ['数量', '数量', '', '__proto__'], rows: [[1, 2, 3, 4]] });
    expect(toArquero(raw).columnNames()).toEqual(['数量', '数量_2', 'column_3', 'proto']);
    expect(toArquero(raw).objects()).toEqual([{ 数量: 1, 数量_2: 2, column_3: 3, proto: 4 }]);
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });
});

describe('fromArquero', () => {
  it('gives the same columns back, without a copy, when no row is left out or moved', () => {
    const { sites } = dataset.tables;
    const back = fromArquero(toArquero(sites), 'sites');
    expect(back.rowCount).toBe(3);
    for (const [name, column] of Object.entries(back.columns)) expect(column, name).toBe(sites.columns[name]);
    expect(tableRows(toDataset([back], { name: 'again', title }).tables.sites)).toEqual(tableRows(sites));
  });

  it('leaves out, without a word, what a dataset derives anew', () => {
    const cases = toArquero(dataset.tables.cases);
    expect(cases.columnNames()).toContain('first_placed_at');
    const { columns, findings } = fromArquero(cases, 'cases');
    expect(findings).toEqual([]);
    expect(Object.keys(columns)).not.toContain('first_placed_at');
  });

  it('takes the rows shown, in the order shown', () => {
    const shown = toArquero(dataset.tables.sites)
      .filter((d: { tier: string }) => d.tier === 'station')
      .orderby('opened_on');
    const { rowCount, columns, findings } = fromArquero(shown, 'sites');
    const texts = ['site_id', 'opened_on'].map((name) =>
      Array.from({ length: rowCount }, (_, i) => columnValue(columns[name]!, i)),
    );
    expect(texts).toEqual([
      ['s3', 's1'],
      ['2018-12-31', '2019-03-21'],
    ]);
    expect(findings).toEqual([]);
  });

  it('adopts typed arrays, and builds what a verb made: texts of days, Dates, missing values', () => {
    const made = toArquero(rawTable({ columns: ['site_id'], rows: [['a'], ['b'], ['c'], ['d']] }));
    const lng = new Float64Array([1, 2, 3, 4]);
    const table = made.create({
      data: {
        site_id: made.column('site_id')!,
        lng,
        lat: new Float64Array([1, Number.NaN, 3, 4]),
        opened_on: [new Date('2019-03-21'), new Date('2019-03-20T16:00Z'), '2019-03-21', undefined],
        tier: ['station', null, 'center', 'point'],
      },
      names: ['site_id', 'lng', 'lat', 'opened_on', 'tier'],
    });
    const { columns, findings } = fromArquero(table, 'sites');
    expect(findings).toEqual([]);
    expect(columns.lng).toEqual({ kind: 'number', values: lng, validity: null });
    expect(columns.lng?.kind === 'number' && columns.lng.values === lng).toBe(true);
    expect(isValid(columns.lat!, 1)).toBe(false);
    expect([0, 1, 2, 3].map((row) => columnValue(columns.opened_on!, row))).toEqual([
      '2019-03-21',
      '2019-03-21',
      '2019-03-21',
      null,
    ]);
    expect([0, 1, 2, 3].map((row) => columnValue(columns.tier!, row))).toEqual(['station', null, 'center', 'point']);
  });

  it('finds values that do not fit and columns that the table does not have, where they stand in the file', async () => {
    const csv = await readCsv({
      text: 'site_id,lng,opened_on,tiers\na,12x,2019-02-30,station\nb,,,\n',
      name: 'sites.csv',
    });
    const { columns, findings } = fromArquero(csv, 'sites');
    expect(findings.map(({ code, value, where }) => [code, value, where])).toEqual(
      [
        ['date_malformed', '2019-02-30', { file: 'sites.csv', table: 'sites', row: 2, column: 'opened_on' }],
        ['number_malformed', '12x', { file: 'sites.csv', table: 'sites', row: 2, column: 'lng' }],
        ['column_unknown', 'tiers', { file: 'sites.csv', table: 'sites', row: 1, column: 'tiers' }],
      ]
        .sort((a, b) => Number(a[0] === 'column_unknown') - Number(b[0] === 'column_unknown'))
        .map((entry) => entry),
    );
    expect(isValid(columns.lng!, 0)).toBe(false);
    const log = createFindingLog();
    expect(fromArquero(csv, 'sites', { log }).findings).toEqual([]);
    expect(log.count).toBe(3);
  });
});

describe('an author with a workbook', () => {
  const book = async () => {
    const rows = [
      ['阵地编号', '阵地名称', '阵地类型', '建成日期'],
      ['A1', '宏伟站', '站', '2019年3月21日'],
      ['A2', '光明站', '站', '2019-02-30'],
      ['A3', '太子河中心', '中心', '2018.12.31'],
    ].map((row) => row.map((value) => ({ value, type: String })));
    const bytes = await writeExcelFile([
      { data: [[{ value: '说明', type: String }], [{ value: '无', type: String }]], sheet: '说明' },
      { data: rows, sheet: '阵地' },
    ]).toBuffer();
    return new File([new Uint8Array(bytes)], '阵地.xlsx');
  };

  it('reads a sheet, filters it, normalizes it and hands it over; rows keep the number they have in the file', async () => {
    const sheet = await readXlsx(await book(), { sheet: '阵地' });
    const stations = normalize(
      sheet.filter((d: { 阵地类型: string }) => d.阵地类型 === '站'),
      'sites',
    );
    expect(stations.columnNames()).toEqual(expect.arrayContaining(['site_id', 'name', 'tier', 'opened_on']));
    expect(findingsOf(stations).filter(({ level }) => level !== 'notice')).toMatchObject([
      { value: '2019-02-30', where: { file: '阵地.xlsx', sheet: '阵地', row: 3, column: '建成日期' } },
    ]);
    const rows = fromArquero(stations, 'sites');
    expect(rows.findings).toEqual(findingsOf(stations));
    expect(Array.from(rows.origin.rowNumbers)).toEqual([2, 3]);
    expect(Array.from(fromArquero(stations.orderby('name'), 'sites').origin.rowNumbers)).toEqual([3, 2]);
    const made = toDataset([rows], { name: 'stations', title });
    expect(tableRows(made.tables.sites)).toMatchObject([
      { site_id: 'A1', name: '宏伟站', tier: 'station', opened_on: '2019-03-21' },
      { site_id: 'A2', name: '光明站', tier: 'station', opened_on: null },
    ]);
  });

  it('is told which sheets and tables there are', async () => {
    expect(await refused(async () => readXlsx(await book(), { sheet: '阵地表' }))).toMatchObject({
      code: 'file_missing',
      hint: expect.stringContaining('阵地'),
    });
    const table = await readJson({ text: '{"sites":[{"编号":"A1"}],"teams":[{"编号":"B1"}]}' }, { sheet: 'teams' });
    expect(table.objects()).toEqual([{ 编号: 'B1' }]);
    expect(await refused(() => normalize(table, 'team'))).toMatchObject({
      code: 'table_unknown',
      hint: 'did you mean "teams"?',
    });
  });
});
