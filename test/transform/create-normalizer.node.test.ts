import { type ColumnTable, type Table, tableRow, tables } from '@practice-atlas/dataset';
import { loadRegister } from '@practice-atlas/geo/register.js';
import {
  createFindingLog,
  createNormalizer,
  type NormalizedTable,
  type NormalizeOptions,
  planTable,
  type RawCell,
  type RawTable,
  rawTable,
  streamCsv,
  type TablePlan,
} from '@practice-atlas/transform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const register = await loadRegister();
const HEADINGS = '工单号,流程,区划代码,志愿者数,点单时间,派单时间,接单时间,完成时间,评单时间'.split(',');

function planOf(headings: readonly string[], changes: Partial<TablePlan> = {}, table?: TablePlan['table']): TablePlan {
  const plan = planTable(headings, table === undefined ? {} : { table });
  if (!plan) throw new Error('no table fits');
  return { ...plan, ...changes };
}

function normalize(pieces: readonly RawTable[], plan: TablePlan, options: Partial<NormalizeOptions> = {}) {
  const log = createFindingLog();
  const normalizer = createNormalizer(plan, { register, ...options, log });
  for (const piece of pieces) normalizer.add(piece);
  return { ...normalizer.finish(), findings: log.findings() };
}

/** The rows of a table, with the columns only that it has. */
function rowsOf(table: NormalizedTable | undefined): Record<string, unknown>[] {
  if (!table) return [];
  const known = Object.keys((tables[table.name] as Table).fields).filter((name) => Object.hasOwn(table.columns, name));
  return Array.from({ length: table.rowCount }, (_, row) => {
    const whole: Record<string, unknown> = tableRow(table as ColumnTable, row);
    return Object.fromEntries(known.map((name) => [name, whole[name]]));
  });
}
const at = (text: string) => Date.parse(`${text}+08:00`);
const piece = (columns: readonly string[], rows: readonly (readonly RawCell[])[], first = 2) =>
  rawTable({ file: 'orders.csv', columns, rows, rowNumbers: rows.map((_, row) => first + row) });

describe('createNormalizer', () => {
  it('turns wide orders into cases and steps, numbered by time, equal times in the order of the lifecycle', () => {
    const result = normalize(
      [
        piece(HEADINGS, [
          [
            'w1',
            '点单',
            '210102',
            '3',
            '2019-03-21 08:30',
            '2019/3/21 9:05',
            '',
            '2019-03-22 10:00',
            '2019-03-22 10:00',
          ],
        ]),
        piece(HEADINGS, [['w2', '点单', '沈阳市', '', '2019-03-23 08:30', '', '', '2019-03-22 08:30', '']], 3),
      ],
      planOf(HEADINGS),
    );
    expect(result).toMatchObject({ file: 'orders.csv', sheet: null, rowsIn: 2, findings: [] });
    const [cases, steps] = result.tables;
    expect(rowsOf(cases)).toEqual([
      { case_id: 'w1', lifecycle: 'order', region_code: '210102', volunteers: 3 },
      { case_id: 'w2', lifecycle: 'order', region_code: '210100', volunteers: null },
    ]);
    expect(rowsOf(steps)).toEqual([
      { case_id: 'w1', seq: 1, step: 'placed', at: at('2019-03-21T08:30') },
      { case_id: 'w1', seq: 2, step: 'dispatched', at: at('2019-03-21T09:05') },
      { case_id: 'w1', seq: 3, step: 'completed', at: at('2019-03-22T10:00') },
      { case_id: 'w1', seq: 4, step: 'rated', at: at('2019-03-22T10:00') },
      { case_id: 'w2', seq: 1, step: 'completed', at: at('2019-03-22T08:30') },
      { case_id: 'w2', seq: 2, step: 'placed', at: at('2019-03-23T08:30') },
    ]);
    expect([...(steps?.origin.rowNumbers ?? [])]).toEqual([2, 2, 2, 2, 3, 3]);
    const place = steps?.origin.places[steps.origin.placeIndices[1] ?? -1];
    expect(place).toMatchObject({ file: 'orders.csv', headings: { case_id: '工单号', at: '派单时间' } });
  });

  it('names file, sheet, row, heading and value of a time that cannot be read, and gives no step of it', () => {
    const raw = {
      ...piece(HEADINGS, [['w1', '点单', '', '', '2019-02-30 08:30', '2019-03-01 08:30', '', '', '']]),
      sheet: '表',
    };
    const { tables: made, findings } = normalize([raw], planOf(HEADINGS));
    expect(made.map((table) => [table.name, table.rowCount])).toEqual([
      ['cases', 1],
      ['case_steps', 1],
    ]);
    expect(findings).toMatchObject([
      {
        level: 'error',
        value: '2019-02-30 08:30',
        where: { file: 'orders.csv', sheet: '表', table: 'case_steps', row: 2, column: '点单时间' },
      },
    ]);
  });

  it('fills empty cells of a column, and columns without a heading, with what is set for all rows', () => {
    const plan = planOf(['工单号', '服务类别'], {
      constants: { lifecycle: 'wish', category: '理论宣讲', volunteers: 2 },
    });
    const { tables: made } = normalize(
      [
        piece(
          ['工单号', '服务类别'],
          [
            ['w1', ''],
            ['w2', '敬老'],
          ],
        ),
      ],
      plan,
    );
    expect(rowsOf(made[0])).toEqual([
      { case_id: 'w1', lifecycle: 'wish', category: '理论宣讲', volunteers: 2 },
      { case_id: 'w2', lifecycle: 'wish', category: '敬老', volunteers: 2 },
    ]);
  });

  it('puts the words of a mapping file before its own, whatever their width and case', () => {
    const headings = ['站点编号', '名称', '阵地类型'];
    const plan = planOf(headings, { words: { tier: { 分中心: 'center', HUB: 'base' } } }, 'sites');
    const raw = piece(headings, [
      ['s1', '甲', '分中心'],
      ['s2', '乙', 'ｈｕｂ'],
      ['s3', '丙', '站'],
    ]);
    expect(rowsOf(normalize([raw], plan).tables[0]).map(({ tier }) => tier)).toEqual(['center', 'base', 'station']);
  });

  it('takes signs and words for nothing as missing, with a notice, but keeps them where they are words', () => {
    const headings = ['队伍编号', '名称', '人数', '成立日期'];
    const raw = piece(headings, [
      ['T1', '—', '无', '/'],
      ['T2', '无', '0', '暂无'],
    ]);
    const { tables: made, findings } = normalize([raw], planOf(headings, {}, 'teams'));
    expect(rowsOf(made[0])).toEqual([
      { team_id: 'T1', name: null, founded_on: null, members: null },
      { team_id: 'T2', name: '无', founded_on: null, members: 0 },
    ]);
    expect(findings.map(({ code, level, value }) => [code, level, value]).sort()).toEqual(
      ['/', '—', '无', '暂无'].map((value) => ['cell_blank_word', 'notice', value]),
    );
  });

  it('keeps personal data out of every column of texts and says where it stood without repeating it', () => {
    const headings = ['队伍编号', '名称', '类别'];
    const phone = ['138', '1234', '5678'].join('');
    const raw = piece(headings, [
      [phone, `电话${phone}`, phone],
      [Number(phone), '3号楼2单元501室', 'x'],
    ]);
    const { tables: made, findings } = normalize([raw], planOf(headings, {}, 'teams'));
    expect(rowsOf(made[0]).flatMap((row) => Object.values(row))).toEqual([null, null, null, null, null, 'x']);
    expect(findings).toHaveLength(5);
    for (const finding of findings)
      expect(finding).toMatchObject({ code: 'personal_data', level: 'error', value: null });
  });

  it('keeps every event that stands in a cell as JSON, numbered as it says or by time', () => {
    const headings = ['工单号', 'steps'];
    const raw = piece(headings, [
      [
        'w1',
        JSON.stringify([
          { step: '派单', time: '2019-03-22 08:30' },
          { step: '点单', time: '2019-03-21 08:30' },
          { step: '派单', time: '2019-03-23 08:30', constructor: 1 },
        ]),
      ],
      ['w2', '[{"seq":4,"step":"点单","time":"2019-03-21 08:30"},{"seq":2,"step":"派单","time":"2019-03-22 08:30"}]'],
      ['w3', '{"step":"点单"'],
      ['w4', '[{"step":"点单"},{"step":"派单","time":"昨天"}]'],
      ['w5', ''],
    ]);
    const plan = planOf(headings, { nestedSteps: { heading: 'steps', index: 1 } }, 'cases');
    const { tables: made, findings } = normalize([raw], plan);
    expect(made[0]?.rowCount).toBe(5);
    expect(rowsOf(made[1]).map(({ case_id, seq, step }) => [case_id, seq, step])).toEqual([
      ['w1', 1, 'placed'],
      ['w1', 2, 'dispatched'],
      ['w1', 3, 'dispatched'],
      ['w2', 4, 'placed'],
      ['w2', 2, 'dispatched'],
    ]);
    expect(
      findings
        .filter(({ level, code }) => level === 'error' && code !== 'column_missing')
        .map(({ code, where }) => [code, where.row, where.column]),
    ).toEqual([
      ['steps_malformed', 4, 'steps'],
      ['date_malformed', 5, 'steps/time'],
      ['step_incomplete', 5, 'steps'],
    ]);
  });

  it('numbers the events of a log without numbers by time within the case, in whatever order they stand', () => {
    const headings = ['工单号', '步骤', '时间'];
    const events = [
      ['w1', '完成', '2019-03-23 08:30'],
      ['w2', '点单', '2019-03-21 08:30'],
      ['w1', '点单', '2019-03-21 08:30'],
      ['', '点单', '2019-03-21 08:30'],
      ['w1', '派单', '2019-03-21 08:30'],
      ['w2', '派单', '昨天'],
    ];
    const { tables: made } = normalize([piece(headings, events)], planOf(headings, {}, 'case_steps'));
    expect(rowsOf(made[0]).map(({ case_id, step, seq }) => [case_id, step, seq])).toEqual([
      ['w1', 'completed', 3],
      ['w2', 'placed', 1],
      ['w1', 'placed', 1],
      [null, 'placed', null],
      ['w1', 'dispatched', 2],
      ['w2', 'dispatched', null],
    ]);
  });

  it('makes a figure of each filled cell of a wide report, and one source of its file', () => {
    const headings = ['区县', '注册志愿者(万人)', '实践站(个)', '注册率(%)'];
    const plan = planTable(headings, { title: '沈阳市2024年3月统计表', file: '月报/2024年3月.xlsx' });
    if (!plan) throw new Error('no table fits');
    const raw = {
      ...rawTable({
        file: '月报/2024年3月.xlsx',
        sheet: '表',
        columns: headings,
        rows: [
          ['沈阳市和平区', '1.2余', '12', '35.5'],
          ['沈阳市沈河区', '', '—', '3成'],
          ['', '', '', ''],
        ],
      }),
      title: '沈阳市2024年3月统计表',
    };
    const { tables: made, findings } = normalize([raw], plan);
    const [figures, sources] = made;
    expect(
      rowsOf(figures).map((row) => [row.region_code, row.metric, row.value, row.qualifier, row.unit, row.as_of]),
    ).toEqual([
      ['210102', 'volunteers_registered', 12000, 'at_least', 'persons', '2024-03-31'],
      ['210102', expect.any(String), 12, 'exact', 'sites', '2024-03-31'],
      ['210102', expect.any(String), 0.355, 'exact', 'ratio', '2024-03-31'],
      ['210103', expect.any(String), 0.3, 'exact', 'ratio', '2024-03-31'],
    ]);
    for (const row of rowsOf(figures))
      expect(row).toMatchObject({ place_precision: 'county', as_of_precision: 'month', source_id: '月报/2024年3月' });
    expect(new Set(rowsOf(figures).map(({ figure_id }) => figure_id)).size).toBe(4);
    expect(rowsOf(sources)).toEqual([
      { source_id: '月报/2024年3月', kind: 'platform', title: '沈阳市2024年3月统计表' },
    ]);
    expect(findings.map(({ code, where }) => [code, where.row, where.column])).toEqual([
      ['cell_blank_word', 3, '实践站(个)'],
      ['row_without_value', 4, '注册志愿者(万人)'],
    ]);
    const again = normalize([raw], plan, { sources: new Set(['月报/2024年3月']) });
    expect(rowsOf(again.tables[0])).toEqual(rowsOf(figures));
    expect(again.tables).toHaveLength(1);
  });

  it('reads plain cells from the text of a file as it reads them one by one, wherever the file is cut', async () => {
    const digits = fc.integer({ min: -20, max: 20_000 }).map(String);
    const day = fc.tuple(
      fc.constantFrom('2019', '1899', '2101', '19'),
      fc.nat(13),
      fc.nat(32),
      fc.constantFrom('-', '/', '.', '年'),
    );
    const dateText = day.map(
      ([year, month, date, mark]) => `${year}${mark}${month}${mark}${String(date).padStart(2, '0')}`,
    );
    const time = fc.tuple(
      dateText,
      fc.constantFrom(' ', 'T', '  '),
      fc.nat(25),
      fc.nat(61),
      fc.constantFrom('', ':05', 'Z', '+08:00'),
    );
    const cell: fc.Arbitrary<string> = fc.oneof(
      digits,
      dateText,
      time.map(([date, mark, hour, minute, end]) => `${date}${mark}${hour}:${String(minute).padStart(2, '0')}${end}`),
      fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => value.toFixed(3)),
      fc.constantFrom(
        ' 点单',
        '点单',
        '站',
        '210102',
        '和平区',
        '沈阳市',
        '无',
        '—',
        '007',
        '-0',
        '0.10',
        'GD2019-0000001',
        '"a""b"',
        '',
      ),
      fc.constantFrom(
        ['139', '1234', '5678'].join(''),
        '2019032100001',
        '\u3000甲乙丙丁戊',
        '第3实践站甲',
        '\u{20000}\u{20001}甲乙丙',
      ),
      fc.string({ maxLength: 9 }),
    );
    const headings = [...HEADINGS, '服务类别', '期限', '经度'];
    const width = headings.length;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
        async (rows) => {
          const clean = rows.map((row, index) => [
            `w${index}`,
            ...row.slice(1).map((one) => one.replace(/[",;\t\r\n\0]/g, '')),
          ]);
          const plan = planOf(headings, {}, 'cases');
          const stream = await streamCsv({ text: [headings, ...clean].map((row) => row.join(',')).join('\n') });
          const pieces: RawTable[] = [];
          for await (const one of stream.pieces) pieces.push(one);
          const quick = normalize(pieces, plan);
          const slow = normalize(
            clean.map((row, index) => rawTable({ columns: headings, rows: [row], rowNumbers: [index + 2] })),
            plan,
          );
          expect(quick.tables.map(rowsOf)).toEqual(slow.tables.map(rowsOf));
          const said = ({ findings }: typeof slow) =>
            findings
              .filter(({ where }) => where.row !== 1)
              .map(({ code, value, where }) => JSON.stringify([where.row, where.column, code, value]))
              .sort();
          expect(said(quick)).toEqual(said(slow));
        },
      ),
      { seed: 5, numRuns: 150 },
    );
  });
});
