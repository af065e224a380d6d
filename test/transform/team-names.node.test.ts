import { type TableName, tableRows } from '@practice-atlas/dataset';
import { loadRegister } from '@practice-atlas/geo/register.js';
import { formatReportText, transformFiles } from '@practice-atlas/transform';
import { describe, expect, it } from 'vitest';

const register = await loadRegister();
const csv = (name: string, ...lines: readonly string[]) => ({ name, text: `${lines.join('\n')}\n` });

async function read(...inputs: readonly { readonly name: string; readonly text: string }[]) {
  const { dataset, report } = await transformFiles(inputs, { register, within: '210300', today: '2019-12-31' });
  return {
    report,
    columnOf: (table: TableName, column: string) =>
      tableRows(dataset.tables[table]).map((row) => (row as Readonly<Record<string, unknown>>)[column] ?? null),
    named: dataset.findings
      .filter(({ code }) => code.startsWith('name_'))
      .map(({ code, level, value, where, remedy }) => [code, level, value, where.row, where.column, remedy]),
    codes: dataset.findings.map(({ code, where }) => [code, where.column]),
  };
}

const TEAMS = csv(
  '服务队.csv',
  '队伍编号,队伍名称,所属区县',
  'T1,医疗服务队,台安县',
  'T2,医疗服务队,海城市',
  'T3,理论宣讲队,台安县',
  'T4,环保队,台安县',
  'T5,环保队,台安县',
);
const ORDERS = '订单编号,所属区县,点单时间,完成时间';

describe('names of teams', () => {
  it.each(['服务队', '承接队伍', '接单服务队名称', '志愿服务队伍', 'teamName'])(
    'in orders are those of the only team of that name in the region: %s',
    async (heading) => {
      const { columnOf, named, codes } = await read(
        TEAMS,
        csv(
          '点单.csv',
          `${ORDERS},${heading}`,
          'A1,台安县,2019-03-01 9:00,2019-03-02 9:00,医疗服务队',
          'A2,海城市,2019-03-01 9:00,2019-03-02 9:00,医疗 服务队',
          'A3,台安县,2019-03-01 9:00,2019-03-02 9:00,',
        ),
      );
      expect(columnOf('cases', 'team_id')).toEqual(['T1', 'T2', null]);
      expect(named).toEqual([]);
      expect(codes).not.toContainEqual(['column_left', heading]);
    },
  );

  it('that several bear, or none, are told with a near name, and the rows are kept without', async () => {
    const { columnOf, named } = await read(
      TEAMS,
      csv(
        '点单.csv',
        `${ORDERS},承接队伍`,
        'A1,台安县,2019-03-01 9:00,2019-03-02 9:00,环保队',
        'A2,台安县,2019-03-01 9:00,2019-03-02 9:00,理论宣传队',
        'A3,海城市,2019-03-01 9:00,2019-03-02 9:00,理论宣讲队',
        'A4,,2019-03-01 9:00,2019-03-02 9:00,医疗服务队',
      ),
    );
    expect(columnOf('cases', 'team_id')).toEqual([null, null, null, null]);
    expect(named).toEqual([
      ['name_ambiguous', 'warning', '环保队', 2, '承接队伍', 'write the id of the one that is meant'],
      ['name_ambiguous', 'warning', '医疗服务队', 5, '承接队伍', 'write the id of the one that is meant'],
      ['name_unknown', 'warning', '理论宣传队', 3, '承接队伍', 'did you mean "理论宣讲队"?'],
      ['name_unknown', 'warning', '理论宣讲队', 4, '承接队伍', 'add it to the list of teams, or correct it'],
    ]);
  });

  it('are read in rolls of volunteers and lists of activities, and shown as read in the report', async () => {
    const { columnOf, report } = await read(
      csv('活动.csv', '活动编号,活动名称,活动时间,承办队伍', 'H1,义诊,2019-03-01 9:00,理论宣讲队'),
      csv('志愿者.csv', '志愿者编号,注册日期,所属服务队', 'V1,2019-01-01,理论宣讲队'),
      TEAMS,
    );
    expect(columnOf('activities', 'team_id')).toEqual(['T3']);
    expect(columnOf('volunteers', 'team_id')).toEqual(['T3']);
    expect(formatReportText(report)).toContain('承办队伍 -> team_id');
  });

  it('find teams whose ids were made of their names', async () => {
    const { columnOf } = await read(
      csv('服务队.csv', '序号,队伍名称,所属区县', '1,医疗服务队,台安县'),
      csv('活动.csv', '活动编号,活动名称,活动时间,服务队', 'H1,义诊,2019-03-01 9:00,医疗服务队'),
    );
    expect(columnOf('activities', 'team_id')).toEqual(columnOf('teams', 'team_id'));
  });

  it('in the place of the id of the team above are read as that id', async () => {
    const { columnOf, codes } = await read(
      csv('服务队.csv', '队伍编号,队伍名称,所属区县,上级队伍', 'T1,县总队,台安县,', 'T2,医疗队,台安县,县总队'),
    );
    expect(columnOf('teams', 'parent_team_id')).toEqual([null, 'T1']);
    expect(codes.map(([code]) => code)).not.toContain('reference_unknown');
  });

  it('are left out with a notice when no file lists teams', async () => {
    const { columnOf, codes } = await read(
      csv('活动.csv', '活动编号,活动名称,活动时间,服务队', 'H1,义诊,2019-03-01 9:00,医疗服务队'),
    );
    expect(columnOf('activities', 'team_id')).toEqual([null]);
    expect(codes).toContainEqual(['column_left', '服务队']);
  });
});

it('names of sites are read as names of teams are', async () => {
  const { columnOf, named } = await read(
    csv('阵地.csv', '阵地编号,阵地名称,阵地类型,所属区县', 'S1,启工新时代文明实践站,站,台安县'),
    csv(
      '点单.csv',
      `${ORDERS},所属阵地`,
      'A1,台安县,2019-03-01 9:00,2019-03-02 9:00,启工实践站',
      'A2,台安县,2019-03-01 9:00,2019-03-02 9:00,启功实践站',
    ),
  );
  expect(columnOf('cases', 'site_id')).toEqual(['S1', null]);
  expect(named.map(([code, , , row]) => [code, row])).toEqual([['name_unknown', 3]]);
});

it('twenty thousand sites of one name, each below that name, are read in time', async () => {
  const rows = Array.from({ length: 20_000 }, (_, at) => `S${at},站点,站,站点`);
  const { columnOf } = await read(csv('阵地.csv', '阵地编号,阵地名称,阵地类型,上级阵地', ...rows));
  expect(columnOf('sites', 'site_id')).toHaveLength(20_000);
});
