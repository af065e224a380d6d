import { rowWhere, type TableName, tableRows } from '@practice-atlas/dataset';
import { loadRegister } from '@practice-atlas/geo/register.js';
import { formatReportText, type Input, transformFiles } from '@practice-atlas/transform';
import { describe, expect, it } from 'vitest';
import writeXlsx, { type Cell } from 'write-excel-file/universal';
import { gb18030Bytes } from './fixtures/gb18030-bytes.js';

const register = await loadRegister();
type Rows = readonly (readonly (string | number | null)[])[];

async function read(input: Input, within: string | null = '210300') {
  const made = await transformFiles(input, {
    register,
    today: '2024-12-31',
    ...(within === null ? {} : { within }),
  });
  const { dataset, report } = made;
  return {
    dataset,
    pick: (table: TableName, ...columns: readonly string[]) =>
      tableRows(dataset.tables[table]).map((row) =>
        columns.map((column) => (row as Readonly<Record<string, unknown>>)[column] ?? null),
      ),
    found: dataset.findings.map(({ code, where }) => [code, where.row ?? null]),
    levels: dataset.findings.map(({ level }) => level),
    tallies: report.files.map(({ sheet, table, rowsIn, rowsKept }) => [sheet, table, rowsIn, rowsKept]),
  };
}

const csv = (name: string, ...lines: readonly string[]) => ({ name, text: `${lines.join('\n')}\n` });

async function book(name: string, sheets: Readonly<Record<string, Rows>>) {
  const blob = await writeXlsx(
    Object.entries(sheets).map(([sheet, rows]) => ({
      sheet,
      data: rows.map((row) => row.map((value): Cell => (value === null ? null : { value }))),
    })),
  ).toBlob();
  return new File([blob], name);
}

describe('tables side by side in a CSV file', () => {
  const text = [
    '阵地编号,阵地名称,阵地类型,所属区县,,队伍编号,队伍名称,队员人数',
    'S1,甲站,站,台安县,,T1,甲队,12',
    'S2,乙站,站,台安县,,T2,乙队,约5',
    'S3,丙站,站,海城市,,,,',
  ].join('\n');

  it('are read apart, the second by the name of its columns, and each row keeps its number', async () => {
    const { dataset, pick, found, tallies } = await read({ name: '台账.csv', text });
    expect(tallies).toEqual([
      [null, 'sites', 3, 3],
      ['F:H', 'teams', 2, 2],
    ]);
    expect(pick('sites', 'site_id', 'region_code')).toEqual([
      ['S1', '210321'],
      ['S2', '210321'],
      ['S3', '210381'],
    ]);
    expect(pick('teams', 'team_id', 'members')).toEqual([
      ['T1', 12],
      ['T2', null],
    ]);
    expect(rowWhere(dataset.tables.teams, 1)).toMatchObject({ file: '台账.csv', sheet: 'F:H', row: 3 });
    expect(found).toEqual([
      ['bound_lost', 3],
      ['table_beside', 1],
    ]);
  });

  it('are read apart in GB18030', async () => {
    const file = new File([gb18030Bytes(text)], '台账.csv');
    expect((await read(file)).tallies.map(([sheet, table]) => [sheet, table])).toEqual([
      [null, 'sites'],
      ['F:H', 'teams'],
    ]);
  });

  it('of figures in another order of counties keep each number with its county', async () => {
    const { pick } = await read(
      csv(
        '两表.csv',
        '2024年3月志愿者统计,,,2024年3月活动统计,',
        '区县,志愿者人数,,区县,活动场次',
        '台安县,1200,,海城市,20',
        '海城市,2000,,台安县,10',
      ),
    );
    expect(pick('figures', 'region_code', 'metric', 'value', 'as_of')).toEqual([
      ['210321', 'volunteers', 1200, '2024-03-31'],
      ['210381', 'volunteers', 2000, '2024-03-31'],
      ['210381', 'activities', 20, '2024-03-31'],
      ['210321', 'activities', 10, '2024-03-31'],
    ]);
  });
});

it('a longer table beside another is read apart, and gives the first no rows', async () => {
  const { pick, found } = await read(
    csv(
      '台安县统计.csv',
      '2024年3月统计,,,,',
      '乡镇,志愿者人数,,类别,活动场次',
      '台安镇,120,,宣讲,4',
      '高力房镇,80,,文艺,5',
      ',,,科普,6',
    ),
  );
  expect(pick('figures', 'metric', 'value')).toEqual([
    ['volunteers', 120],
    ['volunteers', 80],
    ['activities', 4],
    ['activities', 5],
    ['activities', 6],
  ]);
  expect(found.map(([code]) => code)).not.toContain('group_filled');
});

it('a column without a heading and without cells is not listed among what was not read', async () => {
  const { report } = await transformFiles(
    csv('阵地.csv', '阵地编号,阵地名称,,阵地类型,所属区县', 'S1,甲站,,站,台安县'),
    { register, within: '210300' },
  );
  expect(formatReportText(report, { locale: 'zh' })).not.toContain('未读');
});

describe('what is written once for several rows', () => {
  it.each<[kind: string, name: string]>([
    ['a CSV file', '乡镇.csv'],
    ['a workbook', '乡镇.xlsx'],
  ])('the county of a group in its first row is that of the rows below it in %s, past a subtotal', async (_, name) => {
    const rows: Rows = [
      ['区县', '乡镇', '志愿者人数', '队伍数'],
      ['台安县', '台安镇', 120, 3],
      [null, '高力房镇', 80, 2],
      [null, '小计', 200, 5],
      ['海城市', '西柳镇', 300, 6],
      [null, '牛庄镇', 100, 1],
    ];
    const lines = rows.map((row) => row.map((cell) => cell ?? '').join(','));
    const { pick, found } = await read(name.endsWith('.csv') ? csv(name, ...lines) : await book(name, { 表: rows }));
    expect(pick('figures', 'region_code', 'place_name', 'value').filter((_one, at) => at % 2 === 0)).toEqual([
      ['210321', '台安县台安镇', 120],
      ['210321', '台安县高力房镇', 80],
      ['210381', '海城市西柳镇', 300],
      ['210381', '海城市牛庄镇', 100],
    ]);
    expect(found).toContainEqual(['group_filled', 3]);
    expect(found).toContainEqual(['row_total', 4]);
  });

  it('a county that is repeated in other rows is not taken for an empty cell', async () => {
    const { pick, found } = await read(
      csv('站点.csv', '区县,站点名称,类型', '台安县,甲站,站', '台安县,乙站,站', ',丙站,站', '海城市,丁站,站'),
    );
    expect(pick('sites', 'region_code')).toEqual([['210321'], ['210321'], [null], ['210381']]);
    expect(found.map(([code]) => code)).not.toContain('group_filled');
  });

  it.each(['〃', '同上', '″', '"'])('a cell that says %s is the one above it', async (mark) => {
    const cell = mark === '"' ? '""""' : mark;
    const { pick, found } = await read(
      csv(
        '阵地.csv',
        '阵地名称,阵地类型,所属区县,启用时间',
        '甲站,站,台安县,2019-03-01',
        `乙站,${cell},${cell},2019-03-02`,
        `丙站,${cell},${cell},${cell}`,
      ),
    );
    expect(pick('sites', 'tier', 'region_code', 'opened_on')).toEqual([
      ['station', '210321', '2019-03-01'],
      ['station', '210321', '2019-03-02'],
      ['station', '210321', '2019-03-02'],
    ]);
    expect(found.filter(([code]) => code === 'ditto_filled')).toHaveLength(3);
  });
});

describe('rows that are totals', () => {
  it.each(['城区小计', '台安县合计', '县市小计：', '1-3月合计', '一季度合计', '以上合计'])(
    'are known by the place or the period before the word: %s',
    async (word) => {
      const { pick, found } = await read(
        csv('2024年3月.csv', '区县,志愿者人数', '台安县,1200', '海城市,2000', `${word},3200`),
      );
      expect(pick('figures', 'value')).toEqual([[1200], [2000]]);
      expect(found).toEqual([['row_total', 4]]);
    },
  );

  it('are none when they are the total of something that is counted', async () => {
    const { pick } = await read(csv('台安县2024年3月.csv', '指标,数值', '活动场次合计,12', '志愿者人数,1200'));
    expect(pick('figures', 'value')).toEqual([[12], [1200]]);
  });

  it('of all counties are those of the city when they name it: 全市', async () => {
    const { pick, levels } = await read(
      csv('2024年3月.csv', '区县,志愿者人数', '全市,3200', '台安县,1200', '海城市,2000'),
    );
    expect(pick('figures', 'region_code', 'place_precision', 'value')).toEqual([
      ['210300', 'city', 3200],
      ['210321', 'county', 1200],
      ['210381', 'county', 2000],
    ]);
    expect(levels).toEqual(['notice']);
  });

  it('without a place are told, as their figures stand on no map', async () => {
    const { found } = await read(csv('2024年3月.csv', '序号,区县,志愿者人数', '1,台安县,1200', '全市,,3200'));
    expect(found).toContainEqual(['place_missing', 3]);
  });
});

describe('units', () => {
  it('of a line above the headings are each that of what they measure', async () => {
    const { pick, levels } = await read(
      csv(
        '月报.csv',
        '鞍山市2024年3月统计表,,,,',
        '单位：万人、支、场,,,,',
        '区县,志愿者人数,其中：党员志愿者,队伍数,活动场次',
        '台安县,2.1,0.5,60,100',
      ),
    );
    expect(pick('figures', 'value', 'unit', 'unit_word')).toEqual([
      [21_000, 'persons', '人'],
      [5000, 'persons', '人'],
      [60, 'teams', '支'],
      [100, 'events', '场'],
    ]);
    expect(levels).toEqual([]);
  });

  it('of a cell go before that of its heading', async () => {
    const { pick, found } = await read(
      csv(
        '2024年3月.csv',
        '区县,志愿者（万人）,捐赠金额（万元）',
        '台安县,1.2,12.5',
        '海城市,20000余人,8万元',
        '铁东区,3万,1千元',
      ),
    );
    expect(pick('figures', 'place_name', 'value', 'qualifier')).toEqual([
      ['台安县', 12_000, 'exact'],
      ['台安县', 125_000, 'exact'],
      ['海城市', 20_000, 'at_least'],
      ['海城市', 80_000, 'exact'],
      ['铁东区', 1000, 'exact'],
    ]);
    expect(found).toContainEqual(['unit_in_cell', 3]);
    expect(found).toContainEqual(['unit_twice', 4]);
  });
});

describe('headings of person-times', () => {
  it.each([
    ['活动/人次', '区县,活动,', ',场次,人次'],
    ['活动人次', '区县,活动场次,活动人次', null],
  ])('count participants, not activities: %s', async (_, heading, below) => {
    const lines = [heading, ...(below === null ? [] : [below]), '台安县,10,300'];
    const { pick } = await read(csv('2024年3月.csv', ...lines));
    expect(pick('figures', 'metric', 'value', 'unit')).toEqual([
      ['activities', 10, 'events'],
      ['participants', 300, 'person_times'],
    ]);
  });

  it('the members of teams are no teams', async () => {
    const { pick } = await read(csv('2024年3月.csv', '区县,队伍数,队伍人数', '台安县,10,300'));
    expect(pick('figures', 'metric', 'unit')).toEqual([
      ['teams', 'teams'],
      ['team_members', 'persons'],
    ]);
  });
});

describe('the place of a report', () => {
  it.each([
    '2024年3月台安县统计表',
    '2024年一季度台安县文明实践统计',
    '关于台安县2024年3月统计',
    '附件1：台安县2024年3月统计表',
  ])('is found in a title behind other words: %s', async (title) => {
    const { pick } = await read(csv('a.csv', `${title},`, '活动场次,参与人次', '10,300'));
    expect(pick('figures', 'region_code')).toEqual([['210321'], ['210321']]);
  });

  it('is that of a sheet with a short name', async () => {
    const rows: Rows = [
      ['指标', '数值'],
      ['志愿者人数', 1200],
    ];
    const { pick } = await read(await book('2024年3月.xlsx', { 台安: rows, 海城3月: rows, 汇总: rows }));
    expect(pick('figures', 'region_code')).toEqual([['210321'], ['210381'], ['210300']]);
  });
});

describe('steps', () => {
  it('in a column of their own stand beside those of a list in the same record', async () => {
    const rows = [
      {
        订单编号: 'D1',
        所属区县: '台安县',
        点单时间: 1_553_216_400_000,
        派单时间: '2019-03-22 10:30:00',
        步骤: [
          { 步骤: '派单', 时间: '2019-03-22 10:00:00' },
          { 步骤: '接单', 时间: '2019-03-22 11:00:00' },
        ],
      },
      { 订单编号: 'D2', 所属区县: '海城市', 点单时间: 1_553_216_400, 步骤: [] },
    ];
    const { dataset, pick, levels } = await read({
      name: 'orders.json',
      text: JSON.stringify({ code: 200, msg: '操作成功', data: { total: 2, rows } }),
    });
    expect(pick('case_steps', 'case_id', 'seq', 'step')).toEqual([
      ['D1', 1, 'placed'],
      ['D1', 2, 'dispatched'],
      ['D1', 3, 'accepted'],
      ['D2', 1, 'placed'],
    ]);
    expect(pick('case_steps', 'at')[0]).toEqual([Date.parse('2019-03-22T09:00+08:00')]);
    expect(rowWhere(dataset.tables.case_steps, 0, 'at')).toMatchObject({ column: '点单时间' });
    expect(levels).toEqual(['notice']);
  });

  it('of a second and a third dispatch are kept', async () => {
    const { pick } = await read(
      csv(
        '点单.csv',
        '订单编号,所属区县,点单时间,派单时间,第二次派单时间,再次派单时间,接单时间',
        'D1,台安县,2019-03-01 09:00,2019-03-01 10:00,2019-03-02 10:00,2019-03-03 10:00,2019-03-03 11:00',
      ),
    );
    expect(pick('case_steps', 'step').flat()).toEqual('placed dispatched dispatched dispatched accepted'.split(' '));
  });

  it('are known by the words of other platforms, and the unit that acts is no step', async () => {
    const { pick, found } = await read(
      csv(
        '流转.csv',
        '工单号,环节,操作时间,操作部门',
        'W1,提单,2019-03-01 09:00,甲中心',
        'W1,审单,2019-03-01 10:00,甲中心',
        'W1,配单,2019-03-01 11:00,甲中心',
        'W1,抢单,2019-03-01 12:00,甲队',
        'W1,办结,2019-03-02 09:00,甲队',
        'W2,提单,2019-03-01 09:00,甲中心',
        'W2,撤单,2019-03-01 10:00,甲中心',
      ),
    );
    expect(pick('case_steps', 'step').flat()).toEqual(
      'placed reviewed dispatched accepted completed placed cancelled'.split(' '),
    );
    expect(found).toContainEqual(['column_left', 1]);
    expect(found.map(([code]) => code)).not.toContain('column_unknown');
  });
});

describe('cells', () => {
  it.each([
    ['合格', true],
    ['达标', true],
    ['已达标', true],
    ['不合格', false],
    ['未达标', false],
  ])('that say whether a standard is met are yes and no: %s', async (word, met) => {
    const { pick } = await read(
      csv('检查.csv', '阵地编号,标准,检查项,是否达标,检查日期', `S1,七有,有场所,${word},2019-03-01`),
    );
    expect(pick('site_checks', 'met')).toEqual([[met]]);
  });

  it.each(['未上报', '待统计', '未报', '暂未统计', '——'])(
    'that say that nothing is known are empty: %s',
    async (word) => {
      const { pick, found } = await read(csv('2024年3月.csv', '区县,志愿者人数,队伍数', `台安县,${word},3`));
      expect(pick('figures', 'value')).toEqual([[3]]);
      expect(found).toEqual([['cell_blank_word', 2]]);
    },
  );

  it('that hold a count below zero are told, but for changes', async () => {
    const { found } = await read(csv('2024年3月.csv', '区县,活动场次,净增志愿者', '台安县,-1,-30', '海城市,5,20'));
    expect(found).toEqual([['count_negative', 2]]);
  });

  it('that hold a share under a heading of percent are told where others are numbers of percent', async () => {
    const { found } = await read(csv('2024年3月.csv', '区县,覆盖率（%）', '台安县,98.5', '海城市,0.85'));
    expect(found).toEqual([['unit_suspected', 3]]);
  });
});

describe('headings of forms', () => {
  it('ask for what they name', async () => {
    const { pick } = await read(
      csv(
        '点单收集.csv',
        '1.订单编号,2.您所在的区县（必填）,3、请选择点单时间[单选题],4.您的需求类别',
        'D1,台安县,2024-03-01 09:00,理发',
      ),
    );
    expect(pick('cases', 'case_id', 'region_code', 'category')).toEqual([['D1', '210321', '理发']]);
    expect(pick('case_steps', 'step')).toEqual([['placed']]);
  });
});

describe('lists of who was there', () => {
  it('in which only names tell persons apart are no report of a whole city', async () => {
    const { pick, tallies } = await read(
      csv('签到表.csv', '2024年3月5日学雷锋活动签到表,,,', '姓名,签到时间,签退时间,服务时长', '某某,8:30,11:30,3小时'),
    );
    expect(pick('figures', 'value')).toEqual([]);
    expect(tallies).toEqual([[null, 'service_records', 1, 0]]);
  });

  it('with lengths that the times beside them contradict are told', async () => {
    const { pick, found } = await read(
      csv(
        '签到记录.csv',
        '志愿者编号,活动编号,签到时间,签退时间,服务时长(小时)',
        'V1,A1,2024-03-05 08:30,2024-03-05 11:30,3',
        'V2,A1,2024-03-05 08:30,2024-03-05 07:30,3',
        'V3,A1,2024-03-05 08:30,2024-03-05 10:30,200',
        'V4,A1,2024-03-05 23:00,01:00,2',
        'V5,A1,2024-03-05 08:30,,200',
      ),
    );
    expect(pick('service_records', 'minutes').flat()).toEqual([180, 180, 12_000, 120, 12_000]);
    expect(found.filter(([code]) => /^(?:span|length)_/.test(String(code)))).toEqual([
      ['span_reversed', 3],
      ['length_beyond_span', 4],
      ['length_over_day', 6],
    ]);
  });
});

describe('a town behind the name of its county', () => {
  it('is placed in that county, which is no fault where the register knows no towns', async () => {
    const { pick, levels } = await read(
      csv('阵地.csv', '阵地编号,阵地名称,阵地类型,所属区县', 'S1,甲站,站,台安县高力房镇'),
    );
    expect(pick('sites', 'region_code')).toEqual([['210321']]);
    expect(levels).toEqual(['notice']);
  });
});

describe('headings that only divide what the title counts', () => {
  it('are figures of it, and the total is the whole', async () => {
    const { pick, levels } = await read(
      csv('志愿者.csv', '截至2024年3月底注册志愿者情况,,,,', '区县,总数,男,女,其中35岁以下', '台安县,1200,500,700,200'),
    );
    expect(pick('figures', 'metric', 'dims', 'value', 'as_of')).toEqual([
      ['volunteers_registered', null, 1200, '2024-03-31'],
      ['volunteers_registered', { kind: '男' }, 500, '2024-03-31'],
      ['volunteers_registered', { kind: '女' }, 700, '2024-03-31'],
      ['volunteers_registered', { kind: '35岁以下' }, 200, '2024-03-31'],
    ]);
    expect(levels).toEqual([]);
  });

  it('are tiers of sites', async () => {
    const { pick } = await read(csv('2024年3月实践阵地统计.csv', '区县,中心,所,站,合计', '台安县,1,16,159,176'));
    expect(pick('figures', 'metric', 'dims', 'value')).toEqual([
      ['sites', { tier: 'center' }, 1],
      ['sites', { tier: 'institute' }, 16],
      ['sites', { tier: 'station' }, 159],
      ['sites', null, 176],
    ]);
  });

  it('are none where headings name something else', async () => {
    const { pick } = await read(csv('2024年3月志愿者统计.csv', '区县,队伍数,党员', '台安县,10,300'));
    expect(pick('figures', 'metric')).toEqual([['teams']]);
  });
});

describe('ticks in a list of sites', () => {
  it('below the items of a standard are checks of each site; an empty cell is none', async () => {
    const { dataset, pick, levels } = await read(
      csv(
        '2024年3月七有.csv',
        '站点编号,站点名称,所属区县,有场所,有队伍,有活动,有项目,有机制,有标识,有经费',
        'S1,甲站,台安县,√,√,√,×,√,√,√',
        'S2,乙站,台安县,√,,是,否,√,√,×',
      ),
    );
    expect(pick('sites', 'site_id')).toEqual([['S1'], ['S2']]);
    const checks = pick('site_checks', 'site_id', 'standard', 'item', 'met', 'checked_on');
    expect(checks).toHaveLength(13);
    expect(checks[3]).toEqual(['S1', '七有', '有项目', false, '2024-03-31']);
    expect(checks.slice(7, 9)).toEqual([
      ['S2', '七有', '有场所', true, '2024-03-31'],
      ['S2', '七有', '有活动', true, '2024-03-31'],
    ]);
    expect(rowWhere(dataset.tables.site_checks, 3, 'met')).toMatchObject({ row: 2, column: '有项目' });
    expect(new Set(levels)).toEqual(new Set(['notice']));
  });

  it('are called by the number of items where nothing names the standard, and other words are told', async () => {
    const { pick, found } = await read(
      csv('阵地.csv', '站点编号,站点名称,所属区县,有场所,有队伍,有活动', 'S1,甲站,台安县,√,在建,√'),
    );
    expect(pick('site_checks', 'standard', 'item')).toEqual([
      ['三有', '有场所'],
      ['三有', '有活动'],
    ]);
    expect(found).toContainEqual(['boolean_malformed', 2]);
  });
});
