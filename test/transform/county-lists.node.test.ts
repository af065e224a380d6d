import { columnValue, type Finding, type TableName, tableRows } from '@practice-atlas/dataset';
import { loadRegister } from '@practice-atlas/geo/register.js';
import { type Input, readMapping, type Transformation, transformFiles } from '@practice-atlas/transform';
import { describe, expect, it } from 'vitest';
import writeXlsx from 'write-excel-file/universal';

const register = await loadRegister();
const file = (name: string, ...lines: readonly string[]): Input => ({ name, text: `${lines.join('\n')}\n` });
const read = (...inputs: readonly Input[]) => transformFiles(inputs, { register, today: '2024-12-31' });
const rowsOf = ({ dataset }: Transformation, table: TableName): readonly Readonly<Record<string, unknown>>[] =>
  tableRows(dataset.tables[table]);
const codes = ({ dataset }: Transformation, level: Finding['level']) => [
  ...new Set(dataset.findings.filter((finding) => finding.level === level).map(({ code }) => code)),
];
const found = ({ dataset }: Transformation, code: string) =>
  dataset.findings.filter((finding) => finding.code === code);

const STATIONS = file(
  'stations.csv',
  '沈阳市铁西区新时代文明实践站名单',
  '序号,站名,所在街道,负责人,建站时间,备注',
  '1,宏伟社区站,启工街道,某某,2019-03-01,',
  '2,兴工社区站,启工街道,某某,2019-04-01,示范',
  '3,宏伟社区站,霁虹街道,某某,2019-05-01,',
);

describe('a list of sites without ids', () => {
  it('is read: place of the title, tier of the title, ids of region, town and name', async () => {
    const made = await read(STATIONS);
    expect(rowsOf(made, 'sites')).toMatchObject([
      { name: '宏伟社区站', tier: 'station', region_code: '210106', opened_on: '2019-03-01' },
      { name: '兴工社区站', tier: 'station', region_code: '210106', opened_on: '2019-04-01' },
      { name: '宏伟社区站', tier: 'station', region_code: '210106', opened_on: '2019-05-01' },
    ]);
    expect(new Set(rowsOf(made, 'sites').map(({ site_id }) => site_id)).size).toBe(3);
    expect(codes(made, 'error')).toEqual([]);
    expect(codes(made, 'warning')).toEqual([]);
    expect(codes(made, 'notice').sort()).toEqual(
      'column_left column_personal id_derived place_container region_from_title tier_guessed'.split(' '),
    );
    expect(found(made, 'region_from_title')).toMatchObject([
      { value: '沈阳市铁西区', where: { file: 'stations.csv' } },
    ]);
    expect(found(made, 'column_personal').map(({ where }) => where.column)).toEqual(['负责人']);
    expect(
      found(made, 'column_left')
        .map(({ where }) => where.column)
        .sort(),
    ).toEqual(['备注', '序号']);
  });

  it('gets the same ids in every export, whatever the order and the words around', async () => {
    const other = await read(
      file(
        'other.csv',
        '场所名称,地区,类型',
        '宏伟社区站,沈阳市铁西区霁虹街道,站',
        '宏伟社区 站,辽宁省沈阳市铁西区启工街道,站',
      ),
    );
    const ids = rowsOf(await read(STATIONS), 'sites').map(({ site_id }) => site_id);
    expect(rowsOf(other, 'sites').map(({ site_id }) => site_id)).toEqual([ids[2], ids[0]]);
    expect(ids[0]).toMatch(/^site-[0-9a-z]{8,12}$/);
  });

  it('takes the tier from the end of the name: before that of the title when the name says all of it', async () => {
    const names = ['启工街道新时代文明实践所', '某社区站', '某中心', '某某'];
    const made = await read(
      file('a.csv', '文明实践阵地名单', '序号,阵地名称,建成时间', ...names.map((name, i) => `${i},${name},2019-01-01`)),
    );
    expect(rowsOf(made, 'sites').map(({ tier }) => tier)).toEqual(['institute', 'station', 'center']);
    expect(found(made, 'tier_guessed')).toMatchObject([{ value: 'center 1, institute 1, station 1' }]);
    expect(found(made, 'required_missing')).toMatchObject([{ where: { row: 6 } }]);
    const station = await read(
      file('a.csv', '文明实践站名单', '序号,站名,建成时间', `1,${names[0]},2019-01-01`, '2,某社区,2019-01-01'),
    );
    expect(rowsOf(station, 'sites').map(({ tier }) => tier)).toEqual(['institute', 'station']);
  });

  it('names rows that would have one id, and differ', async () => {
    const made = await read(
      file('a.csv', '沈阳市铁西区实践站名单', '站名,建站时间', '甲站,2019-01-01', '甲站,2020-01-01', '甲站,2019-01-01'),
    );
    expect(rowsOf(made, 'sites')).toHaveLength(1);
    expect(found(made, 'key_duplicate')).toMatchObject([{ where: { row: 4 } }]);
    expect(found(made, 'row_repeated')).toMatchObject([{ where: { row: 5 } }]);
  });

  it('may be a workbook of a sheet a tier', async () => {
    const sheet = (name: string, ...rows: readonly (readonly string[])[]) => ({
      sheet: name,
      data: rows.map((row) => row.map((value) => ({ value }))),
    });
    const blob = await writeXlsx([
      sheet('实践所', ['名称', '所在区', '成立时间'], ['启工', '铁西区', '2019年5月1日']),
      sheet('实践站', ['名称', '所在区', '成立时间'], ['宏伟', '铁西区', '2019年6月1日']),
    ]).toBlob();
    const made = await read(new File([blob], '沈阳市实践阵地.xlsx'));
    expect(rowsOf(made, 'sites')).toMatchObject([
      { name: '启工', tier: 'institute', region_code: '210106' },
      { name: '宏伟', tier: 'station', region_code: '210106' },
    ]);
    expect(codes(made, 'error')).toEqual([]);
  });

  it('says when the place of the title is no single unit', async () => {
    const made = await read(file('a.csv', '铁西区实践站名单', '站名,建站时间', '甲站,2019-01-01'));
    expect(rowsOf(made, 'sites')).toMatchObject([{ region_code: null }]);
    expect(found(made, 'title_place_unknown')).toMatchObject([{ value: '铁西区', level: 'warning' }]);
  });
});

describe('other lists without ids', () => {
  it('are teams', async () => {
    const made = await read(
      file(
        '队伍.csv',
        '沈阳市铁西区志愿服务队伍名单',
        '序号,名称,类别,人数,成立时间,联系电话',
        '1,宣讲队,理论宣讲,25,2019-03-05,',
      ),
    );
    expect(rowsOf(made, 'teams')).toMatchObject([
      { name: '宣讲队', kind: '理论宣讲', members: 25, region_code: '210106', founded_on: '2019-03-05' },
    ]);
    expect([...codes(made, 'error'), ...codes(made, 'warning')]).toEqual([]);
  });

  it('are projects, and organizations are no units', async () => {
    const made = await read(
      file('品牌项目.csv', '品牌项目名称,实施单位,所在区县,启动时间', '课堂,某社区,沈阳市铁西区,2021-03-01'),
    );
    expect(rowsOf(made, 'projects')).toMatchObject([{ name: '课堂', region_code: '210106', unit: null }]);
  });

  it('are activities, told apart by name, time and place; of addresses only the division is kept', async () => {
    const made = await read(
      file(
        '活动台账.csv',
        '活动名称,活动时间,活动地点,参与人数,志愿者人数',
        '义诊,2024-03-05 09:00,沈阳市铁西区某路1号,20,3',
        '义诊,2024-03-05 09:00,沈阳市和平区某路2号,30,4',
        '义诊,2024-03-06,广场,30,4',
      ),
    );
    expect(rowsOf(made, 'activities')).toMatchObject([
      { title: '义诊', region_code: '210106', participants: 20, volunteers: 3 },
      { title: '义诊', region_code: '210102' },
      { title: '义诊', region_code: null, started_at: Date.parse('2024-03-06T00:00+08:00') },
    ]);
    expect(found(made, 'address_prefix')).toHaveLength(1);
    expect(found(made, 'place_unknown')).toMatchObject([{ value: null, level: 'warning', where: { row: 4 } }]);
    expect(found(made, 'time_without_hour')).toMatchObject([{ value: '2024-03-06', level: 'warning' }]);
    expect(JSON.stringify([rowsOf(made, 'activities'), made.dataset.findings])).not.toMatch(/某路|广场/);
  });

  it('are wishes and problems; a day is a deadline until its end', async () => {
    const made = await read(
      file(
        '沈阳市铁西区微心愿台账.csv',
        '序号,心愿人,心愿内容,征集时间,认领时间,实现时间,状态',
        '1,某,书包,2024-03-01,2024-03-03,2024-03-05,已实现',
        '2,某,书包,2024-03-01,,,待认领',
      ),
      file(
        '问题整改台账.csv',
        '问题描述,发现时间,整改时限,整改完成时间,销号时间',
        '缺标识,2024-03-01,2024-03-10,2024-03-08,2024-03-10',
      ),
    );
    expect(rowsOf(made, 'cases')).toMatchObject([
      { lifecycle: 'wish', region_code: '210106' },
      { lifecycle: 'wish' },
      { lifecycle: 'issue', due_at: Date.parse('2024-03-10T23:59:59+08:00') },
    ]);
    expect(
      rowsOf(made, 'case_steps')
        .map(({ step }) => step)
        .join(' '),
    ).toBe('placed accepted completed placed found rectified closed');
    expect(found(made, 'status_left')).toMatchObject([{ level: 'notice', value: '状态' }]);
    expect(codes(made, 'error')).toEqual([]);
  });

  it('are entries of a ledger, of which two may be alike', async () => {
    const made = await read(
      file('积分兑换台账.csv', '姓名,兑换物品,兑换积分,兑换时间', '甲,毛巾,10,2024-03-01', '乙,毛巾,10,2024-03-01'),
    );
    expect(rowsOf(made, 'ledger')).toMatchObject([
      { ledger: 'points', direction: 'out', item: '毛巾', quantity: 10 },
      { ledger: 'points', direction: 'out', item: '毛巾', quantity: 10 },
    ]);
  });
});

describe('persons', () => {
  it.each([
    ['志愿者名册.csv', '序号,姓名,性别,注册时间', '1,某某,男,2019-03-01', 'volunteers'],
    ['时长.csv', '姓名,服务日期,服务时长(小时)', '某某,2024-03-05,2', 'service_records'],
  ])('whom only names tell apart are set aside: %s', async (name, heading, row, table) => {
    const made = await read(file(name, heading, row), STATIONS);
    expect(found(made, 'pseudonym_missing')).toMatchObject([{ level: 'error', where: { file: name, row: 2 } }]);
    expect(made.report.files[0]).toMatchObject({ table, rowsIn: 1, rowsKept: 0, rowsSetAside: 1 });
    expect(JSON.stringify(made.dataset.findings)).not.toContain('某某');
  });

  it('with numbers are volunteers', async () => {
    const made = await read(file('志愿者.csv', '志愿者编号,姓名,性别', 'V1,某某,男'));
    expect(rowsOf(made, 'volunteers')).toMatchObject([{ volunteer_id: 'V1', gender: 'male' }]);
    expect(codes(made, 'error')).toEqual([]);
  });
});

describe('rows below the counties', () => {
  it('of a wide report are figures of places in the county of the title, never of the county itself', async () => {
    const made = await read(
      file('a.csv', '沈阳市铁西区2024年3月统计表', '街道,志愿者人数,活动场次', '启工街道,1200,30'),
    );
    expect(rowsOf(made, 'figures')).toMatchObject([
      { region_code: '210106', place_name: '启工街道', place_precision: 'place', value: 1200 },
      { region_code: '210106', place_name: '启工街道', place_precision: 'place', value: 30 },
    ]);
    expect(codes(made, 'error')).toEqual([]);
  });

  it('lie in the county in which all rows lie, when the caller says it', async () => {
    const input = file('a.csv', '阵地编号,阵地类型,所在街道', 'S1,站,启工街道');
    const { dataset } = await transformFiles(input, { register, within: '210106' });
    expect(columnValue(dataset.tables.sites.columns.region_code!, 0)).toBe('210106');
    expect(found(await read(input), 'place_unknown')[0]?.remedy).toContain('name the county');
  });
});

describe('words and coordinates', () => {
  it('of a closed column are values, though they say that nothing is known', async () => {
    const made = await transformFiles('examples/press', { register });
    expect(found(made, 'cell_blank_word')).toEqual([]);
    expect(codes(made, 'warning')).toEqual([]);
  });

  it('without a coordinate system are counted', async () => {
    const made = await read(
      file('a.csv', '阵地编号,阵地类型,经度,纬度', 'S1,站,123.4,41.8', 'S2,站,,', 'S3,站,123.5,41.7'),
    );
    expect(found(made, 'crs_undeclared')).toMatchObject([{ reason: expect.stringContaining('it concerns 2 rows') }]);
  });
});

describe('headingRows of a mapping file', () => {
  const lines = ['活动,,志愿者,', '场次,人次,总数,新增', '甲,乙,丙,丁', '1,2,3,4'];

  it('says how many rows the heading has, by file and sheet', async () => {
    const mapping = readMapping({ version: 1, files: [{ match: 'a.csv', table: 'figures', headingRows: 3 }] });
    const { report } = await transformFiles(file('a.csv', ...lines), { register, mapping });
    expect(report.files[0]).toMatchObject({ rowsIn: 1 });
    const one = readMapping({ version: 1, files: [{ match: 'b.csv', headingRows: 1 }] });
    expect((await transformFiles(file('b.csv', ...lines), { register, mapping: one })).report.files[0]?.rowsIn).toBe(3);
  });
});
