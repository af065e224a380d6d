import { type Finding, type TableName, tableRows } from '@practice-atlas/dataset';
import { type Input, transformFiles } from '@practice-atlas/transform';
import { describe, expect, it } from 'vitest';

const file = (name: string, ...lines: readonly string[]): Input => ({ name, text: `${lines.join('\n')}\n` });
const read = (...inputs: readonly Input[]) => transformFiles(inputs, { today: '2019-12-31' });
type Made = Awaited<ReturnType<typeof read>>;
const rowsOf = ({ dataset }: Made, table: TableName): readonly Readonly<Record<string, unknown>>[] =>
  tableRows(dataset.tables[table]);
const codes = ({ dataset }: Made) => dataset.findings.map(({ level, code }) => `${level} ${code}`);
const found = ({ dataset }: Made, code: string): readonly Finding[] =>
  dataset.findings.filter((finding) => finding.code === code);

const LOG = file(
  '流转.csv',
  '单号,环节,时间',
  'A1,点单,2019-03-01 08:00',
  'A2,点单,2019-03-01 09:00',
  'A1,派单,2019-03-02 08:00',
  'A3,点单,昨天',
);

describe('a log of steps without a list of cases', () => {
  it('gives one case for each id with a whole step, of the lifecycle that has its steps', async () => {
    const made = await read(LOG);
    expect(rowsOf(made, 'cases').map(({ case_id, lifecycle }) => [case_id, lifecycle])).toEqual([
      ['A1', 'order'],
      ['A2', 'order'],
    ]);
    expect(new Set(codes(made))).toEqual(
      new Set(['error date_malformed', 'error required_missing', 'notice cases_derived']),
    );
    expect(found(made, 'cases_derived')).toMatchObject([
      { value: 'order', where: { file: '流转.csv', table: 'cases' } },
    ]);
    expect(made.dataset.tables.cases.origin?.rowNumbers).toEqual(Uint32Array.from([2, 3]));
    expect(made.report.files).toMatchObject([{ rowsIn: 4, rowsKept: 3, rowsSetAside: 1 }]);
  });

  it('is of the lifecycle that the name of its file tells', async () => {
    const made = await read(file('微心愿流转.csv', '单号,环节,时间', 'W1,征集,2019-03-01 08:00'));
    expect(rowsOf(made, 'cases')).toMatchObject([{ case_id: 'W1', lifecycle: 'wish' }]);
  });

  it('is of the only lifecycle that has all steps of the file', async () => {
    const made = await read(file('流转.csv', '单号,环节,时间', 'P1,交办,2019-03-01 08:00', 'P2,整改,2019-03-02 08:00'));
    expect(rowsOf(made, 'cases').map(({ lifecycle }) => lifecycle)).toEqual(['issue', 'issue']);
  });

  it('gives no case when the list of cases is among the files', async () => {
    const made = await read(LOG, file('点单.csv', '订单编号,类别,志愿者数,流程', 'A1,宣讲,2,点单'));
    expect(rowsOf(made, 'cases').map(({ case_id }) => case_id)).toEqual(['A1']);
    expect(found(made, 'cases_derived')).toEqual([]);
  });
});
