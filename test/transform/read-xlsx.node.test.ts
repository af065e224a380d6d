import { AtlasError } from '@practice-atlas/dataset';
import { type RawTable, readXlsx } from '@practice-atlas/transform';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import writeXlsx, { type SheetData } from 'write-excel-file/universal';

async function workbookOf(data: SheetData, sheet = 'Sheet1'): Promise<Uint8Array> {
  const blob = await writeXlsx(data, { sheet, dateFormat: 'yyyy-mm-dd hh:mm' }).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function handmade(
  sheets: readonly string[],
  { workbookPr = '', states = [] as readonly string[], shared = '', extra = {} as Record<string, Uint8Array> } = {},
): Uint8Array {
  const list = sheets.map(
    (_, i) => `<sheet name="S${i + 1}" sheetId="${i + 1}" ${states[i] ?? ''} r:id="rId${i + 1}"/>`,
  );
  const links = sheets.map(
    (_, i) => `<Relationship Id="rId${i + 1}" Type="${RELATION}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  );
  const styles =
    '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="20"/></cellXfs></styleSheet>';
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns:r="${RELATION}">${workbookPr}<sheets>${list.join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships>${links.join('')}<Relationship Id="s1" Type="${RELATION}/styles" Target="styles.xml"/><Relationship Id="s2" Type="${RELATION}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    ),
    'xl/styles.xml': strToU8(styles),
    'xl/sharedStrings.xml': strToU8(`<sst>${shared}</sst>`),
    ...Object.fromEntries(
      sheets.map((xml, i) => [`xl/worksheets/sheet${i + 1}.xml`, strToU8(`<worksheet>${xml}</worksheet>`)]),
    ),
    ...extra,
  });
}

const text = (address: string, value: string) => `<c r="${address}" t="inlineStr"><is><t>${value}</t></is></c>`;
const number = (address: string, value: number, style = 0) => `<c r="${address}" s="${style}"><v>${value}</v></c>`;

function rowsOf(table: RawTable | undefined): unknown[] {
  if (!table) return [];
  return Array.from({ length: table.rowCount }, (_, r) => [
    table.rowNumber(r),
    ...table.columns.map((_column, c) => table.cell(r, c)),
  ]);
}

const codesOf = (table: RawTable | undefined) =>
  table?.findings.map(({ code, where: { row, column } }) => [code, row, column]) ?? [];

async function errorOf(promise: Promise<unknown>): Promise<AtlasError> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AtlasError)) throw new Error('expected an AtlasError');
  return error;
}

describe('readXlsx', () => {
  it('reads a report with a title, a unit line, merged headings, merged data, a total and a note', async () => {
    const bytes = await workbookOf(
      [
        [{ value: '宏伟区2024年3月文明实践统计表', columnSpan: 6 }, null, null, null, null, null],
        [{ value: '填报单位：宏伟区' }, null, null, null, null, { value: '单位：万人' }],
        [
          { value: '镇街', rowSpan: 2 },
          { value: '站点', rowSpan: 2 },
          { value: '活动', columnSpan: 2 },
          null,
          { value: '志愿者', columnSpan: 2 },
          null,
        ],
        [null, null, { value: '场次' }, { value: '人次' }, { value: '总数' }, { value: '新增' }],
        [
          { value: '东岸街道', rowSpan: 2 },
          { value: '一站' },
          { value: 3 },
          { value: 40 },
          { value: 1.5 },
          { value: 0.1 },
        ],
        [null, { value: '二站' }, { value: 4 }, { value: 50 }, { value: 2 }, { value: 0.2 }],
        [{ value: '合  计' }, null, { value: 7 }, { value: 90 }, { value: 3.5 }, { value: 0.3 }],
        [{ value: '注：人次含重复' }, null, null, null, null, null],
      ],
      '3月',
    );
    const tables = await readXlsx(bytes, { file: 'report.xlsx' });
    expect(tables).toHaveLength(1);
    const [table] = tables;
    expect(table).toMatchObject({
      file: 'report.xlsx',
      sheet: '3月',
      title: '宏伟区2024年3月文明实践统计表',
      unitLine: '单位：万人',
      columns: ['镇街', '站点', '活动/场次', '活动/人次', '志愿者/总数', '志愿者/新增'],
      setAsideCount: 2,
    });
    expect(rowsOf(table)).toEqual([
      [5, '东岸街道', '一站', 3, 40, 1.5, 0.1],
      [6, '东岸街道', '二站', 4, 50, 2, 0.2],
    ]);
    expect(codesOf(table)).toEqual([
      ['row_total', 7, undefined],
      ['row_note', 8, undefined],
    ]);
  });

  it('reads dates as texts of the day that the cell shows, in any time zone', async () => {
    const data: SheetData = [
      [{ value: '日期' }, { value: '时间' }],
      [
        { value: new Date(Date.UTC(2019, 2, 5)), type: Date, format: 'yyyy-mm-dd' },
        { value: new Date(Date.UTC(2019, 2, 5, 8, 30)), type: Date, format: 'yyyy/m/d h:mm' },
      ],
      [
        { value: new Date(Date.UTC(2019, 11, 31)), type: Date, format: 'yyyy"年"m"月"d"日"' },
        { value: new Date(Date.UTC(2019, 11, 31, 23, 59, 59)), type: Date, format: 'yyyy/m/d h:mm:ss' },
      ],
    ];
    const bytes = await workbookOf(data);
    const zone = process.env.TZ;
    for (const name of ['Asia/Shanghai', 'America/Los_Angeles']) {
      process.env.TZ = name;
      expect(rowsOf((await readXlsx(bytes))[0])).toEqual([
        [2, '2019-03-05', '2019-03-05T08:30'],
        [3, '2019-12-31', '2019-12-31T23:59:59'],
      ]);
    }
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  it('reads times without a day, lengths of time, and dates kept as text', async () => {
    const sheet = `<sheetData><row r="1">${text('A1', '签到')}${text('B1', '时长')}${text('C1', '登记')}</row><row r="2">${number('A2', 0.354166666666667, 3)}${number('B2', 1.104166666666667, 3)}<c r="C2" t="d"><v>2019-03-05T08:30:00</v></c></row></sheetData>`;
    expect(rowsOf((await readXlsx(handmade([sheet])))[0])).toEqual([[2, '08:30', '26:30', '2019-03-05T08:30:00']]);
  });

  it.each(['1', 'true'])('counts days from 1904 where the workbook says so: date1904="%s"', async (flag) => {
    const sheet = `<sheetData><row r="1">${text('A1', '日期')}${text('B1', '数')}</row><row r="2">${number('A2', 42067, 1)}${number('B2', 5)}</row></sheetData>`;
    const from1904 = handmade([sheet], { workbookPr: `<workbookPr date1904="${flag}"/>` });
    expect(rowsOf((await readXlsx(from1904))[0])).toEqual([[2, '2019-03-05', 5]]);
    expect(rowsOf((await readXlsx(handmade([sheet])))[0])).toEqual([[2, '2015-03-04', 5]]);
  });

  it('numbers rows as the spreadsheet does when the table begins at B3', async () => {
    const sheet = `<sheetData><row r="3">${text('B3', '名称')}${text('C3', '类型')}</row><row r="5">${text('B5', '宏伟站')}${text('C5', '站')}</row></sheetData>`;
    const [table] = await readXlsx(handmade([sheet]));
    expect(table?.columns).toEqual(['名称', '类型']);
    expect(rowsOf(table)).toEqual([[5, '宏伟站', '站']]);
  });

  it('finds errors and formulas without a result, at their row and column', async () => {
    const sheet = `<sheetData><row r="1">${text('A1', '名称')}${text('B1', '场次')}${text('C1', '人次')}</row><row r="2">${text('A2', '一站')}<c r="B2" t="e"><v>#REF!</v></c><c r="C2"><f>SUM(B2:B9)&amp;"x"</f></c></row><row r="3">${text('A3', '二站')}<c r="B3"><f>1+1</f><v>2</v></c><c r="C3" t="str"><f>A3</f><v></v></c></row><row r="4">${text('A4', '三站')}<c r="B4" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="C4"><f t="shared" si="0"/><v/></c></row></sheetData>`;
    const [table] = await readXlsx(handmade([sheet]), { file: 'a.xlsx' });
    expect(rowsOf(table)).toEqual([
      [2, '一站', null, null],
      [3, '二站', 2, null],
      [4, '三站', null, null],
    ]);
    expect(table?.findings.map(({ code, level, value, where }) => ({ code, level, value, ...where }))).toEqual([
      { code: 'cell_error', level: 'warning', value: '#REF!', file: 'a.xlsx', sheet: 'S1', row: 2, column: '场次' },
      {
        code: 'formula_uncomputed',
        level: 'error',
        value: '=SUM(B2:B9)&"x"',
        file: 'a.xlsx',
        sheet: 'S1',
        row: 2,
        column: '人次',
      },
      { code: 'cell_error', level: 'warning', value: '#DIV/0!', file: 'a.xlsx', sheet: 'S1', row: 4, column: '场次' },
      { code: 'formula_uncomputed', level: 'error', value: '=', file: 'a.xlsx', sheet: 'S1', row: 4, column: '人次' },
    ]);
  });

  it('says nothing of errors above the heading, in a total, or of a row that holds nothing else', async () => {
    const error = (address: string) => `<c r="${address}" t="e"><v>#REF!</v></c>`;
    const sheet = `<sheetData><row r="1">${text('A1', '宏伟区统计表')}${error('C1')}</row><row r="2">${text('A2', '名称')}${text('B2', '场次')}${text('C2', '人次')}</row><row r="3">${text('A3', '一站')}${number('B3', 1)}${number('C3', 2)}</row><row r="4">${text('A4', '合计')}${error('B4')}<c r="C4"><f>SUM(C3)</f></c></row><row r="5">${error('B5')}</row></sheetData>`;
    const [table] = await readXlsx(handmade([sheet]));
    expect(rowsOf(table)).toEqual([[3, '一站', 1, 2]]);
    expect(codesOf(table)).toEqual([
      ['row_total', 4, undefined],
      ['cell_error', 5, '场次'],
    ]);
  });

  it('reads shared, rich and inline texts, truth values and large numbers', async () => {
    const shared =
      '<si><t>名称</t></si><si><r><t>宏</t></r><r><rPr><b/></rPr><t>伟站</t></r></si><si><t>A&amp;B</t></si>';
    const sheet = `<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c>${text('B1', '开放')}${text('C1', '编号')}${text('D1', '别名')}</row><row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" t="b"><v>1</v></c><c r="C2"><v>1E+20</v></c><c r="D2" t="s"><v>2</v></c></row></sheetData>`;
    expect(rowsOf((await readXlsx(handmade([sheet], { shared })))[0])).toEqual([[2, '宏伟站', true, 1e20, 'A&B']]);
  });

  it('reads cells that carry no address', async () => {
    const cell = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
    const sheet = `<sheetData><row>${cell('名称')}${cell('类型')}</row><row>${cell('宏伟站')}<c><v>4</v></c></row></sheetData>`;
    expect(rowsOf((await readXlsx(handmade([sheet])))[0])).toEqual([[2, '宏伟站', 4]]);
  });

  it('reads several sheets, hidden ones with a notice, and passes over empty ones', async () => {
    const sheet = (name: string) =>
      `<sheetData><row r="1">${text('A1', '名称')}${text('B1', '类型')}</row><row r="2">${text('A2', name)}${text('B2', '站')}</row></sheetData>`;
    const bytes = handmade([sheet('一站'), '<sheetData/>', sheet('二站')], { states: ['', '', 'state="veryHidden"'] });
    const tables = await readXlsx(bytes);
    expect(tables.map((table) => [table.sheet, codesOf(table), rowsOf(table)])).toEqual([
      ['S1', [], [[2, '一站', '站']]],
      ['S3', [['sheet_hidden', undefined, undefined]], [[2, '二站', '站']]],
    ]);
    expect((await readXlsx(bytes, { sheets: ['S3'] })).map(({ sheet: name }) => name)).toEqual(['S3']);
    expect(await errorOf(readXlsx(bytes, { sheets: ['S9'] }))).toMatchObject({
      code: 'file_missing',
      hint: 'it has S1, S2, S3',
    });
  });

  it('refuses an old workbook and a locked one, and says what to do', async () => {
    const old = new Uint8Array(1024);
    old.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    expect(await errorOf(readXlsx(old, { file: 'a.xls' }))).toMatchObject({
      code: 'file_unsupported',
      hint: 'save it as .xlsx',
      where: { file: 'a.xls' },
    });
    const locked = old.slice();
    locked.set(
      [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]),
      600,
    );
    expect(await errorOf(readXlsx(locked))).toMatchObject({
      code: 'file_unsupported',
      hint: 'save it without a password',
    });
  });

  it('refuses a workbook that unfolds to too much, before it is in memory', async () => {
    const bomb = handmade(['<sheetData/>'], { shared: `<si><t>${' '.repeat(4 * 2 ** 20)}</t></si>` });
    expect(bomb.length).toBeLessThan(20_000);
    const limits = [{ inflatedBytes: 3 * 2 ** 20 }, { ratioFrom: 2 ** 20 }, { entryCount: 5 }];
    for (const limit of limits) expect((await errorOf(readXlsx(bomb, { limits: limit }))).code).toBe('file_too_large');
    expect(await readXlsx(bomb, { limits: { inflatedBytes: 5 * 2 ** 20 } })).toEqual([]);
  });

  it('reads a thousand sheets, and refuses more', async () => {
    const sheets = (count: number) =>
      Array.from({ length: count }, (_, i) => `<sheetData><row>${text('A1', `名称${i}`)}</row></sheetData>`);
    expect(await readXlsx(handmade(sheets(1000)))).toHaveLength(1000);
    const error = await errorOf(readXlsx(handmade(sheets(1001))));
    expect([error.code, error.message]).toEqual(['file_too_large', 'the workbook has 1001 sheets, the limit is 1000']);
  });

  it('refuses two cells a million rows and sixteen thousand columns apart', async () => {
    const far = `<sheetData><row r="1">${number('XFD1', 1)}</row><row r="1048576">${number('A1048576', 1)}</row></sheetData>`;
    expect(await errorOf(readXlsx(handmade([far])))).toMatchObject({ code: 'file_too_large' });
    const beyond = `<sheetData><row r="99999999">${number('A99999999', 1)}</row></sheetData>`;
    expect(await errorOf(readXlsx(handmade([beyond])))).toMatchObject({ code: 'file_malformed' });
  });

  it('ends with a table or an AtlasError for 300 damaged workbooks', async () => {
    const bytes = await workbookOf([
      [{ value: '名称', columnSpan: 2 }, null, { value: '日期' }],
      [{ value: '宏伟站' }, { value: 4 }, { value: new Date(Date.UTC(2019, 2, 5)), type: Date }],
    ]);
    const parts = unzipSync(bytes);
    const sheetPath = 'xl/worksheets/sheet1.xml';
    let seed = 20240301;
    const random = (below: number) => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return Math.floor((seed / 2 ** 32) * below);
    };
    const damaged = (whole: Uint8Array, round: number) => {
      const copy = whole.slice(0, round % 3 === 0 ? random(whole.length) : whole.length);
      for (let i = random(6); i >= 0 && copy.length > 0; i -= 1) copy[random(copy.length)] = random(256);
      return copy;
    };
    for (let round = 0; round < 300; round += 1) {
      const xml = parts[sheetPath] ?? new Uint8Array();
      const mutant = round % 2 === 0 ? damaged(bytes, round) : zipSync({ ...parts, [sheetPath]: damaged(xml, round) });
      const start = performance.now();
      const outcome = await readXlsx(mutant).then(
        () => 'read',
        (error: unknown) => (error instanceof AtlasError ? 'refused' : error),
      );
      expect(['read', 'refused']).toContain(outcome);
      expect(performance.now() - start).toBeLessThan(2000);
    }
    expect(strFromU8(parts[sheetPath] ?? new Uint8Array())).toContain('mergeCell');
  });
});
