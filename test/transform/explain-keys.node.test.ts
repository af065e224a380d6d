import { readMapping, transformFiles } from '@practice-atlas/transform';
import { expect, it } from 'vitest';

async function keyFindings(name: string, ...lines: readonly string[]) {
  const mapping = readMapping({ version: 1, files: [{ match: '服务记录*', table: 'service_records' }] });
  const inputs = [{ name, text: `${lines.join('\n')}\n` }];
  const { dataset, report } = await transformFiles(inputs, { mapping, today: '2019-12-31' });
  const codes = ['column_missing', 'required_missing', 'key_duplicate'];
  const found = dataset.findings.filter(({ code }) => codes.includes(code));
  return { found, tally: report.files.map(({ rowsIn, rowsSetAside }) => [rowsIn, rowsSetAside]) };
}

it('names an empty cell by the heading of the file', async () => {
  const { found } = await keyFindings(
    '点单.csv',
    '订单编号,点单时间,派单时间',
    'A1,2019-03-01 8:00,2019-03-01 9:00',
    ',2019-03-01 8:00,2019-03-01 9:00',
  );
  expect(found).toMatchObject([
    {
      code: 'required_missing',
      reason: '"订单编号" may not be empty; the row is set aside',
      where: { row: 3, column: '订单编号' },
    },
  ]);
});

it('says once of a missing column that all rows are set aside, and names them by their range', async () => {
  const { found, tally } = await keyFindings(
    '服务记录.csv',
    '记录编号,活动编号,服务时长(小时),开始时间',
    'R1,A1,2,2019-03-01 8:00',
    'R2,A1,3,2019-03-01 8:00',
  );
  expect(found).toMatchObject([
    {
      code: 'column_missing',
      level: 'error',
      reason: 'no heading stands for "volunteer_id", which no row may lack; all 2 rows are set aside',
      where: { file: '服务记录.csv', row: 2, rowEnd: 3 },
    },
  ]);
  expect(tally).toEqual([[2, 2]]);
});

it('tells ids that were made by the columns of which they were made', async () => {
  const { found } = await keyFindings(
    '站点.csv',
    '站点名称,区划代码,类型,建成时间',
    '甲站,210321,站,2019-05-01',
    '甲站,210321,站,2019-06-01',
    ',210321,站,2019-06-01',
  );
  expect(found.map(({ code, reason, remedy, where }) => [code, where.row, where.column, reason, remedy])).toEqual([
    [
      'key_duplicate',
      3,
      undefined,
      'row 2 has the same 站点名称, 区划代码, of which the id was made; this row is set aside',
      'add a column 阵地编号, or make these cells differ; remove the row if it is a repetition',
    ],
    [
      'required_missing',
      4,
      undefined,
      '站点名称, 区划代码 do not tell the row apart, and no heading holds ids; the row is set aside',
      'fill them in, or add a column 阵地编号',
    ],
  ]);
});
