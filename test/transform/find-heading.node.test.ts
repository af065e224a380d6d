import { findHeading, type Merge, setAsideRow } from '@practice-atlas/transform';
import { describe, expect, it } from 'vitest';

const merge = (top: number, left: number, bottom: number, right: number): Merge => ({ top, left, bottom, right });

describe('findHeading', () => {
  it('takes the first row of a plain table', () => {
    const rows = [
      ['名称', '类型'],
      ['宏伟站', '站'],
    ];
    expect(findHeading(rows)).toEqual({
      title: null,
      headingRows: [0],
      columns: ['名称', '类型'],
      texts: [['名称', '类型']],
      firstDataRow: 1,
      unitLine: null,
      findings: [],
    });
  });

  it('keeps duplicate and empty headings as they are', () => {
    const rows = [
      ['名称', '', '备注', '备注'],
      ['宏伟站', 'x', '无', '无'],
      ['东岸站', 'y', '', '无'],
    ];
    expect(findHeading(rows).columns).toEqual(['名称', '', '备注', '备注']);
    expect(findHeading(rows).headingRows).toEqual([0]);
  });

  it('joins equal parents side by side to the different texts below them, when data stand under those', () => {
    const rows = [
      ['工单', '时间', '时间'],
      ['编号', '点单时间', '派单时间'],
      ['A1', '2019-01-01 08:00', '2019-01-01 09:00'],
    ];
    const { headingRows, columns, firstDataRow } = findHeading(rows);
    expect({ headingRows, columns, firstDataRow }).toEqual({
      headingRows: [0, 1],
      columns: ['工单/编号', '时间/点单时间', '时间/派单时间'],
      firstDataRow: 2,
    });
    const records = [
      ['名称', '数量', '数量'],
      ['宏伟站', '暂无', '暂无'],
      ['东岸站', '3', '4'],
    ];
    expect(findHeading(records).headingRows).toEqual([0]);
  });

  it('takes a line of one cell above the heading as the title', () => {
    const rows = [
      ['宏伟区2024年3月统计表', '', ''],
      ['站点', '活动场次', '参与人次'],
      ['宏伟站', '3', '40'],
    ];
    const { title, headingRows, columns, firstDataRow } = findHeading(rows);
    expect({ title, headingRows, columns, firstDataRow }).toEqual({
      title: '宏伟区2024年3月统计表',
      headingRows: [1],
      columns: ['站点', '活动场次', '参与人次'],
      firstDataRow: 2,
    });
  });

  it('reads title, unit line and merged parents over children', () => {
    const rows = [
      ['宏伟区2024年3月文明实践统计表', null, null, null, null],
      ['填报单位：宏伟区', null, null, null, '单位：万人'],
      ['站点', '活动', null, '志愿者', null],
      [null, '场次', '人次', '总数', '新增'],
      ['宏伟站', 3, 40, 12, 1],
    ];
    const merges = [merge(0, 0, 0, 4), merge(2, 0, 3, 0), merge(2, 1, 2, 2), merge(2, 3, 2, 4)];
    const heading = findHeading(rows, { merges });
    expect(heading).toMatchObject({
      title: '宏伟区2024年3月文明实践统计表',
      unitLine: '单位：万人',
      headingRows: [2, 3],
      columns: ['站点', '活动/场次', '活动/人次', '志愿者/总数', '志愿者/新增'],
      firstDataRow: 4,
      findings: [],
    });
  });

  it('carries parents to the right over empty cells where no merges are known', () => {
    const rows = [
      ['站点', '活动', '', '志愿者', '', '备注'],
      ['', '场次', '人次', '总数', '新增', ''],
      ['宏伟站', '3', '40', '12', '1', ''],
    ];
    const heading = findHeading(rows);
    expect(heading.columns).toEqual(['站点', '活动/场次', '活动/人次', '志愿者/总数', '志愿者/新增', '备注']);
    expect(heading.firstDataRow).toBe(2);
  });

  it('joins parents that are repeated over each child', () => {
    const rows = [
      ['站点', '活动', '活动', '志愿者', '志愿者'],
      ['站点', '场次', '人次', '总数', '新增'],
      ['宏伟站', '3', '40', '12', '1'],
    ];
    expect(findHeading(rows).columns).toEqual(['站点', '活动/场次', '活动/人次', '志愿者/总数', '志愿者/新增']);
  });

  it('reads months and years over numbers as headings', () => {
    expect(
      findHeading([
        ['区县', 2023, 2024],
        ['宏伟区', 5, 6],
      ]).columns,
    ).toEqual(['区县', '2023', '2024']);
    const rows = [
      ['区县', '2024年3月', null, '2024年4月', null],
      [null, '场次', '人次', '场次', '人次'],
      ['宏伟区', 1, 2, 3, 4],
    ];
    const merges = [merge(0, 0, 1, 0), merge(0, 1, 0, 2), merge(0, 3, 0, 4)];
    expect(findHeading(rows, { merges }).columns).toEqual([
      '区县',
      '2024年3月/场次',
      '2024年3月/人次',
      '2024年4月/场次',
      '2024年4月/人次',
    ]);
  });

  it('reads three rows of merged headings', () => {
    const rows = [
      ['区县', '志愿服务', null, null],
      [null, '活动', null, '时长'],
      [null, '场次', '人次', null],
      ['宏伟区', 1, 2, 3],
    ];
    const merges = [merge(0, 0, 2, 0), merge(0, 1, 0, 3), merge(1, 1, 1, 2), merge(1, 3, 2, 3)];
    expect(findHeading(rows, { merges }).columns).toEqual([
      '区县',
      '志愿服务/活动/场次',
      '志愿服务/活动/人次',
      '志愿服务/时长',
    ]);
  });

  it('does not take merged data below a plain heading for children', () => {
    const rows = [
      ['区县', '站点', '负责团队'],
      ['宏伟区', '宏伟站', '甲队'],
      [null, '东岸站', '乙队'],
    ];
    expect(findHeading(rows, { merges: [merge(1, 0, 2, 0)] }).headingRows).toEqual([0]);
  });

  it('reads a table whose first column has numbers', () => {
    const rows = [
      ['序号', '名称'],
      [1, '宏伟站'],
      [2, '东岸站'],
    ];
    expect(findHeading(rows)).toMatchObject({ headingRows: [0], columns: ['序号', '名称'] });
  });

  it('reads a table of one column, and a heading without rows', () => {
    expect(findHeading([['名称'], ['宏伟站']])).toMatchObject({ headingRows: [0], columns: ['名称'], title: null });
    expect(findHeading([['名称', '类型']])).toMatchObject({ headingRows: [0], firstDataRow: 1 });
    expect(findHeading([])).toMatchObject({ headingRows: [], columns: [], firstDataRow: 0 });
  });

  it('finds the unit in brackets after the title', () => {
    const rows = [
      ['参与情况（单位：万人）', ''],
      ['区县', '人数'],
      ['宏伟区', '3'],
    ];
    expect(findHeading(rows)).toMatchObject({ unitLine: '单位：万人', headingRows: [1] });
  });

  it('says that a heading is doubtful when no row looks like one', () => {
    const { columns, findings } = findHeading([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(columns).toEqual(['1', '2']);
    expect(findings).toMatchObject([{ code: 'heading_doubtful', level: 'warning', where: { row: 1 } }]);
  });

  it('joins the lines of a heading broken by hand', () => {
    expect(findHeading([['站点\n名称', 'total\nhours']]).columns).toEqual(['站点名称', 'total hours']);
  });
});

describe('a heading whose number of rows is told', () => {
  const rows = [
    ['2024年3月活动统计表', '', '', ''],
    ['站点', '活动', '', '备注'],
    ['', '场次', '人次', ''],
    ['甲', '乙', '丙', '丁'],
    ['宏伟站', '3', '40', ''],
  ];
  const columnsOf = (headingRowCount: number) => {
    const { columns, firstDataRow, title } = findHeading(rows, { headingRowCount });
    return [title, firstDataRow, ...columns];
  };

  it('begins below the title and has that many rows, parents over the children to their right', () => {
    const title = '2024年3月活动统计表';
    expect(columnsOf(1)).toEqual([title, 2, '站点', '活动', '', '备注']);
    expect(columnsOf(2)).toEqual([title, 3, '站点', '活动/场次', '活动/人次', '备注']);
    expect(columnsOf(3)).toEqual([title, 4, '站点/甲', '活动/场次/乙', '活动/人次/丙', '备注/丁']);
  });

  it('ends with the rows', () => {
    expect(findHeading([['甲', '乙']], { headingRowCount: 4 })).toMatchObject({
      columns: ['甲', '乙'],
      firstDataRow: 1,
    });
  });
});

describe('setAsideRow', () => {
  const texts = [['站点', '类型', '场次', '人数', '时长', '备注']];
  const codeOf = (...cells: (string | number | null)[]) =>
    setAsideRow([...cells, ...Array(6 - cells.length).fill(null)], { texts, row: 7 })?.code ?? null;

  it.each(['合计', '总计', '小 计', '共计', '合  计：', '合计:', 'Total', 'subtotal', 'Grand total'])(
    'sets the total "%s" aside',
    (word) => {
      expect(codeOf(word, null, 3, 4)).toBe('row_total');
      expect(codeOf(null, word, 3, 4)).toBe('row_total');
    },
  );

  it('sets a total aside that stands behind numbers and periods', () => {
    expect(codeOf('3月', '合计', 3, 4)).toBe('row_total');
    expect(codeOf(12, '2024年3月', '合计', '30%')).toBe('row_total');
  });

  it('keeps a place called 合计 that does not begin the row', () => {
    expect(codeOf('宏伟区', '合计', 3, 4)).toBeNull();
    expect(codeOf('合计站', '站', 3, 4)).toBeNull();
  });

  it('sets a repeated heading aside, each row of it', () => {
    expect(codeOf('站点', '类型', '场次', '人数', '时长', '备注')).toBe('row_heading');
    const place = {
      texts: [
        ['站点', '活动', ''],
        ['', '场次', '人次'],
      ],
      row: 30,
    };
    expect(setAsideRow([null, '场次', '人次'], place)?.code).toBe('row_heading');
    expect(setAsideRow(['站点', '场次', '人次'], place)).toBeNull();
  });

  it.each([
    '注：人数含重复',
    '备注: 无',
    '说明：按月报',
    '填表人：',
    '制表人',
    '审核人：',
    '数据来源：平台',
    '（注：略）',
  ])('sets the note "%s" aside', (text) => {
    expect(codeOf(text)).toBe('row_note');
  });

  it('sets a line of who filled a form in aside, and shows no name', () => {
    const finding = setAsideRow(['填表人：甲', null, '审核人：乙', null, '填报日期：2024-03-01', null], {
      texts,
      row: 9,
    });
    expect(finding).toMatchObject({ code: 'row_note', level: 'notice', value: '填表人', where: { row: 9 } });
  });

  it('keeps a record that begins like a note', () => {
    expect(codeOf('注册志愿者', '个', 3, 4, 5, '无')).toBeNull();
    expect(codeOf('说明：会', '站', 3, 4, 5, '无')).toBeNull();
  });
});
