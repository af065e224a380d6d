import writeXlsx, { type Sheet, type SheetData } from 'write-excel-file/node';

type Value = string | number | Date;

interface ExampleSheet {
  readonly name: string;
  readonly headings: readonly string[];
  /** A word without a value stands for an empty cell. */
  readonly rows: readonly (readonly (Value | null)[])[];
}

/** A day, or a time of it, as a workbook keeps it: without a zone. */
const at = (year: number, month: number, day: number, hour = 0, minute = 0): Date =>
  new Date(Date.UTC(year, month - 1, day, hour, minute));

const PLACE = '辽宁省沈阳市大东区';

/** Two rows a sheet, of nobody and nowhere: every id and name begins with 示例, to be replaced. */
const SHEETS: readonly ExampleSheet[] = [
  {
    name: '阵地',
    headings: ['阵地编号', '阵地名称', '阵地类型', '所属区县', '上级阵地编号', '依托场所', '挂牌日期', '撤销日期'],
    rows: [
      ['示例阵地1', '示例：某区新时代文明实践中心', '中心', PLACE, null, '文化馆', at(2019, 3, 1), null],
      ['示例阵地2', '示例：某社区新时代文明实践站', '站', PLACE, '示例阵地1', '社区', at(2019, 4, 1), null],
    ],
  },
  {
    name: '队伍',
    headings: ['队伍编号', '队伍名称', '队伍类别', '队伍层级', '上级队伍编号', '所属区县', '成立日期', '队员人数'],
    rows: [
      ['示例队伍1', '示例：某区志愿服务总队', '综合', '总队', null, PLACE, at(2019, 3, 1), 120],
      ['示例队伍2', '示例：某社区理论宣讲小分队', '理论宣讲', '小分队', '示例队伍1', PLACE, at(2019, 4, 1), 12],
    ],
  },
  {
    name: '志愿者',
    headings: ['志愿者编号', '所属区县', '队伍编号', '注册日期', '出生年份', '性别', '退出日期'],
    rows: [
      ['示例志愿者1', PLACE, '示例队伍1', at(2019, 3, 5), 1985, '女', null],
      ['示例志愿者2', PLACE, '示例队伍2', at(2019, 4, 20), 1972, '男', null],
    ],
  },
  {
    name: '点单',
    headings: [
      ...['点单编号', '服务类别', '所属区县', '阵地编号', '队伍编号', '点单时间', '派单时间', '接单时间'],
      ...['完成时间', '评单时间', '评分', '志愿者数', '受益人数'],
    ],
    rows: [
      [
        ...['示例点单1', '理论宣讲', PLACE, '示例阵地2', '示例队伍2', at(2019, 5, 6, 9), at(2019, 5, 6, 10, 30)],
        ...[at(2019, 5, 6, 14), at(2019, 5, 8, 16), at(2019, 5, 9, 9), 5, 3, 40],
      ],
      [
        ...['示例点单2', '家电维修', PLACE, '示例阵地2', '示例队伍2', at(2019, 5, 7, 9), at(2019, 5, 7, 11)],
        ...[null, null, null, null, null, null],
      ],
    ],
  },
];

function dataOf({ headings, rows }: ExampleSheet): SheetData {
  return [
    headings.map((heading) => ({ value: heading, type: String, fontWeight: 'bold' as const })),
    ...rows.map((row) =>
      row.map((value) => {
        if (!(value instanceof Date)) return value;
        const isDay = value.getTime() % 86_400_000 === 0;
        return { value, type: Date, format: isDay ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm' };
      }),
    ),
  ];
}

/** Makes a workbook with a sheet for sites, teams, volunteers and orders, with Chinese headings and two example rows each. */
export async function exampleWorkbook(): Promise<Uint8Array> {
  const sheets = SHEETS.map((sheet): Sheet<never> => {
    const columns = sheet.headings.map((heading) => ({ width: Math.max(14, heading.length * 2 + 4) }));
    return { sheet: sheet.name, data: dataOf(sheet), columns, stickyRowsCount: 1 };
  });
  return writeXlsx(sheets).toBuffer();
}
