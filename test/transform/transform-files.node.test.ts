import { tableRows } from '@practice-atlas/dataset';
import { loadRegister } from '@practice-atlas/geo/register.js';
import { readMapping, type Transformation, type TransformOptions, transformFiles } from '@practice-atlas/transform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const register = await loadRegister();
const options = { register, today: '2019-12-31' };

const ORDERS = `订单号,区划,类别,点单时间,派单时间,完成时间,评分
A1,沈阳市,理发,2019-03-05 08:00,2019-03-05 09:00,2019-03-06 09:00,5
A2,大连市,理发,2019-03-05 08:00,2019-03-05 09:00,,
A1,沈阳市,理发,2019-03-05 08:00,2019-03-05 09:00,2019-03-06 09:00,5
,大连市,理发,2019-03-05 08:00,,,3
合计,,,,,,8
A3,沈阴市,理发,2019-13-05 08:00,,,9
`;
const REPORT = `辽宁省2019年3月统计表
地区,实践站(个),志愿者人数(万人)
沈阳市,12,3.5
大连市,,
鞍山市,近20,1
`;

const orders = { name: 'orders.csv', text: ORDERS };
const report = { name: '月报.csv', text: REPORT };

/** Lists findings as `code file!sheet row-rowEnd column`. */
function found({ report: { groups } }: Transformation): string[] {
  return groups.flatMap(({ findings }) =>
    findings.map(({ code, where: { file = '', sheet, row, rowEnd, column } }) =>
      [
        code,
        sheet === undefined ? file : `${file}!${sheet}`,
        row === undefined ? '' : rowEnd === undefined ? `${row}` : `${row}-${rowEnd}`,
        column ?? '',
      ]
        .filter((part) => part !== '')
        .join(' '),
    ),
  );
}

function counts({ report: { files } }: Transformation) {
  return files.map(({ file, sheet, table, rowsIn, rowsKept, rowsSetAside }) => [
    sheet === null ? file : `${file}!${sheet}`,
    table,
    rowsIn,
    rowsKept,
    rowsSetAside,
  ]);
}

describe('transformFiles', () => {
  it('says that a file is empty, or has headings only', async () => {
    const texts = {
      'a.csv': '',
      'b.json': '',
      'c.csv': '\n\n',
      'd.csv': '阵地编号,阵地名称,阵地类型\n',
      'e.json': '[]',
    };
    const made = await transformFiles(
      [orders, ...Object.entries(texts).map(([name, text]) => ({ name, text }))],
      options,
    );
    const empty = made.report.groups.filter(({ code }) => code.startsWith('file_'));
    expect(empty.map(({ level, code, file }) => [level, code, file]).sort()).toEqual([
      ['notice', 'file_without_rows', 'd.csv'],
      ['warning', 'file_empty', 'a.csv'],
      ['warning', 'file_empty', 'b.json'],
      ['warning', 'file_empty', 'c.csv'],
      ['warning', 'file_empty', 'e.json'],
    ]);
  });

  it('turns files into one dataset and finds every fault at its row and column', async () => {
    const made = await transformFiles([orders, report], options);
    expect(counts(made)).toEqual([
      ['orders.csv', 'cases', 6, 3, 3],
      ['月报.csv', 'figures', 3, 2, 1],
    ]);
    expect(found(made)).toEqual([
      'required_missing orders.csv 5 订单号',
      'date_malformed orders.csv 7 点单时间',
      'place_unknown orders.csv 7 区划',
      'value_out_of_range orders.csv 7 评分',
      'lifecycle_guessed orders.csv 1',
      'row_repeated orders.csv 4',
      'row_total orders.csv 6',
      'row_without_value 月报.csv 4 实践站(个)',
    ]);
    expect(made.report.worst).toBe('error');
    const { dataset } = made;
    expect(
      tableRows(dataset.tables.cases).map(({ case_id, region_code, rating }) => [case_id, region_code, rating]),
    ).toEqual([
      ['A1', '210100', 5],
      ['A2', '210200', null],
      ['A3', null, null],
    ]);
    expect(dataset.tables.case_steps.rowCount).toBe(5);
    expect(
      tableRows(dataset.tables.figures).map(({ metric, region_code, value, qualifier }) => [
        metric,
        region_code,
        value,
        qualifier,
      ]),
    ).toEqual([
      ['sites', '210100', 12, 'exact'],
      ['volunteers', '210100', 35_000, 'exact'],
      ['sites', '210300', 20, 'nearly'],
      ['volunteers', '210300', 10_000, 'exact'],
    ]);
    expect(made.report.tables.map(({ name }) => name)).toEqual([
      'sources',
      'regions',
      'cases',
      'case_steps',
      'figures',
    ]);
    expect(dataset.findings.map(({ code }) => code)).toEqual(made.report.groups.map(({ code }) => code));
  });

  it('sets a sheet aside that fits no table, under one finding with the range of its rows', async () => {
    const made = await transformFiles([orders, { name: 'odd.csv', text: 'foo,bar\n1,2\n\n3,4\n' }], options);
    expect(counts(made)[1]).toEqual(['odd.csv', null, 2, 0, 2]);
    expect(made.report.files[1]?.plan).toBeNull();
    expect(found(made)).toContain('table_unknown odd.csv 2-4');
    const group = made.report.groups.find(({ code }) => code === 'table_unknown');
    expect(group?.findings[0]).toMatchObject({
      level: 'error',
      value: 'foo, bar',
      reason: expect.stringContaining('rows 2-4'),
    });
  });

  it('says once that a file was sent again', async () => {
    const made = await transformFiles([report, { ...report, name: '月报 (2).csv' }], options);
    expect(counts(made)).toEqual([
      ['月报.csv', 'figures', 3, 2, 1],
      ['月报 (2).csv', 'figures', 3, 0, 3],
    ]);
    expect(found(made).filter((text) => text.startsWith('file'))).toEqual(['file_resent 月报 (2).csv 3-5']);
    expect(made.dataset.tables.figures.rowCount).toBe(4);
    expect(made.dataset.tables.sources.rowCount).toBe(1);
  });

  it('takes the further state of an order that a later export has again', async () => {
    const later = '订单号,点单时间,派单时间,完成时间\nA2,2019-03-05 08:00,2019-03-05 09:00,2019-03-07 10:00\n';
    const made = await transformFiles([orders, { name: 'later.csv', text: later }], options);
    expect(counts(made)).toEqual([
      ['orders.csv', 'cases', 6, 2, 4],
      ['later.csv', 'cases', 1, 1, 0],
    ]);
    expect(found(made)).toContain('row_superseded orders.csv 3');
    const steps = tableRows(made.dataset.tables.case_steps).filter((row) => row.case_id === 'A2');
    expect(steps.map(({ step, seq }) => [seq, step])).toEqual([
      [1, 'placed'],
      [2, 'dispatched'],
      [3, 'completed'],
    ]);
  });

  it('gives files of one name, and without a name, names of their own', async () => {
    const sites = (id: string) => `编号,名称,阵地类型\n${id},宏伟站,站\n`;
    const made = await transformFiles(
      [{ name: 'a.csv', text: sites('A') }, { name: 'a.csv', text: sites('B') }, { text: sites('B') }],
      options,
    );
    expect(counts(made)).toEqual([
      ['a.csv', 'sites', 1, 1, 0],
      ['a.csv (2)', 'sites', 1, 1, 0],
      ['input 3', 'sites', 1, 0, 1],
    ]);
    expect(found(made)).toContain('file_resent input 3 2');
  });

  it('returns an empty dataset and says why, when no row can be kept', async () => {
    const made = await transformFiles({ name: 'odd.csv', text: 'foo,bar\n1,2\n' }, options);
    expect(made.report.tables).toEqual([]);
    expect(found(made)).toEqual(['dataset_empty', 'table_unknown odd.csv 2']);
    expect(made.report.groups[0]?.findings[0]).toMatchObject({
      level: 'error',
      reason: 'no row of the files is in the dataset',
      remedy: 'name its table in a mapping file, or leave it out',
    });
  });

  it('is named as asked, else as a practice dataset', async () => {
    const { dataset } = await transformFiles(orders, options);
    expect([dataset.name, dataset.title]).toEqual(['practice', { zh: '实践数据', en: 'Practice data' }]);
    const title = { zh: '三月', en: 'March' };
    const named = await transformFiles(orders, { ...options, name: 'march', title });
    expect([named.dataset.name, named.dataset.title]).toEqual(['march', title]);
  });

  it('reads files as a mapping file says', async () => {
    const entry = {
      match: 'odd*',
      table: 'sites',
      headings: { foo: 'site_id', bar: 'name' },
      constants: { tier: 'station' },
    };
    const mapping = readMapping({ version: 1, files: [entry] });
    const made = await transformFiles({ name: 'odd.csv', text: 'foo,bar\nS1,宏伟站\n' }, { ...options, mapping });
    expect(tableRows(made.dataset.tables.sites)).toMatchObject([{ site_id: 'S1', name: '宏伟站', tier: 'station' }]);
    expect(made.report.files[0]?.table).toBe('sites');
  });

  it('throws the error of the only file, and goes on without one of several', async () => {
    await expect(transformFiles('/nowhere/orders.csv', options)).rejects.toMatchObject({ code: 'file_missing' });
    const made = await transformFiles(['/nowhere/orders.csv', orders], options);
    expect(counts(made)).toEqual([['orders.csv', 'cases', 6, 3, 3]]);
    expect(made.report.groups[0]).toMatchObject({ code: 'file_missing', level: 'error' });
  });

  it('stops between pieces when it is aborted, with the reason of the signal', async () => {
    const abort = new AbortController();
    const reason = new Error('enough');
    const lines = Array.from({ length: 400_000 }, (_, row) => `S${row},站点,站`);
    const large = { name: 'sites.csv', text: `编号,名称,阵地类型\n${lines.join('\n')}\n` };
    let calls = 0;
    const onProgress = () => {
      calls += 1;
      abort.abort(reason);
    };
    await expect(transformFiles(large, { ...options, signal: abort.signal, onProgress })).rejects.toBe(reason);
    expect(calls).toBe(1);
    await expect(transformFiles(orders, { ...options, signal: abort.signal })).rejects.toBe(reason);
  });

  it('passes progress on', async () => {
    const seen: [string, number][] = [];
    await transformFiles([orders, report], {
      ...options,
      onProgress: ({ file, rowCount }) => seen.push([file, rowCount]),
    });
    expect(seen.at(-1)).toEqual(['月报.csv', 3]);
    expect(seen.map(([file]) => file)).toContain('orders.csv');
  });

  it('counts 100,000 faults and keeps no more than asked', async () => {
    const lines = Array.from({ length: 100_000 }, (_, row) => `S${row},站点,不知`);
    const text = `编号,名称,启用日期\n${lines.join('\n')}\n`;
    const { report: made } = await transformFiles({ name: 'sites.csv', text }, { ...options, findingLimit: 7 });
    const group = made.groups.find(({ code, column }) => code === 'date_malformed' && column === '启用日期');
    expect(group?.count).toBe(100_000);
    expect(group?.findings).toHaveLength(7);
  });
});

describe('the rows of a file', () => {
  const id = fc.constantFrom('A', 'B', 'C', 'D', '', ' ', '合计');
  const time = fc.constantFrom('2019-03-05 08:00', '2019-03-06 08:00', '昨天', '');
  const row = fc
    .tuple(id, time, time, fc.constantFrom('5', '9', '近3', '', 'x'))
    .filter((cells) => cells.some((cell) => cell.trim() !== ''));
  const blank = fc.constantFrom('', '订单号,点单时间,派单时间,评分', '注：见附表,,,');
  const line = fc.oneof({ weight: 4, arbitrary: row.map((cells) => cells.join(',')) }, { weight: 1, arbitrary: blank });
  const file = fc.array(line, { maxLength: 14 }).map((lines) => `订单号,点单时间,派单时间,评分\n${lines.join('\n')}\n`);

  /** Numbers of the rows of a file that the dataset names as its origin. */
  function keptRows({ dataset }: Transformation, name: string): Set<number> {
    const rows = new Set<number>();
    for (const { origin } of Object.values(dataset.tables))
      for (const [at, number] of origin?.rowNumbers.entries() ?? [])
        if (origin?.places[origin.placeIndices[at]!]?.file === name) rows.add(number);
    return rows;
  }

  function namedRows({ report: { groups } }: Transformation, name: string): Set<number> {
    const rows = new Set<number>();
    for (const { where } of groups.flatMap(({ findings }) => findings))
      if (where.file === name && where.row !== undefined)
        for (let number = where.row; number <= (where.rowEnd ?? where.row); number++) rows.add(number);
    return rows;
  }

  it('are kept or set aside, and named when they are (seed 20190322)', async () => {
    const given: TransformOptions = { today: '2019-12-31', findingLimit: 1e9 };
    await fc.assert(
      fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 3 }), async (texts) => {
        const made = await transformFiles(
          texts.map((text, at) => ({ name: `${at}.csv`, text })),
          given,
        );
        for (const { file: name, rowsIn, rowsKept, rowsSetAside } of made.report.files) {
          const kept = keptRows(made, name);
          const lines = texts[Number.parseInt(name, 10)]?.split('\n') ?? [];
          const full = lines.flatMap((text, at) => (at > 0 && /[^, ]/.test(text) ? [at + 1] : []));
          expect([rowsIn, rowsKept]).toEqual([full.length, kept.size]);
          expect(rowsIn).toBe(rowsKept + rowsSetAside);
          const named = namedRows(made, name);
          expect(full.filter((number) => !kept.has(number) && !named.has(number))).toEqual([]);
        }
      }),
      { seed: 20190322, numRuns: 300 },
    );
  }, 60_000);
});
