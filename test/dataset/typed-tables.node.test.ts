import {
  buildColumn,
  type Cell,
  type Column,
  columnValue,
  createDataset,
  type Finding,
  formatWords,
  type PracticeDataset,
  parseDay,
  type RowOrigin,
  rowWhere,
  type Table,
  type TableColumns,
  type TableName,
  tableNames,
  tableRows,
  tables,
} from '@practice-atlas/dataset';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const title = { zh: '例', en: 'Example' };
type Tables = NonNullable<Parameters<typeof createDataset>[0]['tables']>;
const make = (given: Tables) => createDataset({ name: 'typed', title, tables: given });
type Row = Readonly<Record<string, unknown>>;

/** Made for the test, of no one: a number that begins as mobile numbers do. */
const PHONE = ['199', '0000', '0000'].join('');
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const idNumber = (body: string) =>
  body + '10X98765432'[[...body].reduce((sum, digit, i) => sum + Number(digit) * WEIGHTS[i]!, 0) % 11];

/** Puts cells into columns without a look at what they say. */
function columnsOf(name: TableName, rows: readonly Row[]): TableColumns {
  const { fields }: Table = tables[name];
  const columns = Object.entries(fields).flatMap(([field, { type }]): [string, Column][] => {
    if (!rows.some((row) => row[field] !== undefined)) return [];
    const cells = rows.map((row): Cell => {
      const cell = row[field] ?? null;
      if (type === 'date' && typeof cell === 'string') return parseDay(cell);
      return cell !== null && typeof cell === 'object' ? formatWords(cell as Record<string, string>) : (cell as Cell);
    });
    return [[field, buildColumn({ type }, cells)]];
  });
  return { rowCount: rows.length, columns: Object.fromEntries(columns) };
}

const columnsOfAll = (given: Partial<Record<TableName, readonly Row[]>>): Tables =>
  Object.fromEntries(Object.entries(given).map(([name, rows]) => [name, columnsOf(name as TableName, rows)]));

const contentOf = (dataset: PracticeDataset) =>
  tableNames.map((name) => {
    const { rowCount, columns } = dataset.tables[name];
    return [
      name,
      rowCount,
      Object.entries(columns).map(([field, column]) => [
        field,
        column.kind,
        Array.from({ length: rowCount }, (_, i) => columnValue(column, i)),
      ]),
    ];
  });

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 5 });
const words = (...list: string[]) => fc.constantFrom(...list);
const text = fc.oneof(
  words('', '站', '红旗街3栋2单元501室', '3号楼1201室', '元旦1场', `电话${PHONE}`, `+86 ${PHONE}`, '199-0000-0000'),
  words(PHONE, `a${PHONE}`, `1${PHONE}`, '８８', '１９９００００００００', '20190321083000', '210104001001'),
  fc.stringMatching(/^99\d{15}$/).map(idNumber),
  fc.stringMatching(/^99\d{15}$/).map((body) => `${idNumber(body)}a`),
  fc.stringMatching(/^[1-9]\d{10,18}$/),
  fc.stringMatching(/^[0-9 +-]{8,16}$/),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);
const code = words('210000', '210100', '21', '2101', '210100000000', '2102Z1', '990000', 'x', '', PHONE);
const id = (letter: string) => fc.oneof({ arbitrary: fc.nat(6).map((n) => `${letter}${n}`), weight: 9 }, text);
const moment = fc.oneof(fc.integer({ min: -1e12, max: 2e12 }), fc.constantFrom(0.5, 1e300));
const day = words('2019-03-21', '2020-02-29', '0000-01-01', '9999-12-31');
const count = fc.constantFrom(-1, 0, 1, 300, 70_000, 2.5, 5_000_000_000);

const given = fc.record({
  regions: fc.array(
    fc.record({
      code: maybe(code),
      name: maybe(text),
      level: maybe(words('province', 'city', 'cty', '')),
      parent_code: maybe(code),
      population: maybe(count),
      valid_from: maybe(day),
    }),
    { maxLength: 6 },
  ),
  sources: fc.array(fc.record({ source_id: id('s'), kind: words('press', 'pres'), title: maybe(text) }), {
    maxLength: 4,
  }),
  sites: fc.array(
    fc.record({
      site_id: maybe(id('p')),
      tier: maybe(words('center', 'station', '分中心')),
      lng: maybe(fc.constantFrom(123.4, 200, -180, Number.MIN_VALUE)),
      parent_site_id: maybe(id('p')),
      region_code: maybe(code),
      opened_on: maybe(day),
    }),
    { maxLength: 6 },
  ),
  cases: fc.array(
    fc.record({
      case_id: maybe(id('c')),
      lifecycle: maybe(words('order', 'wish', 'petition', '')),
      region_code: maybe(code),
      site_id: maybe(id('p')),
      category: maybe(text),
      volunteers: maybe(count),
      rating: maybe(fc.constantFrom(0, 1, 5, 6)),
      due_at: maybe(moment),
    }),
    { maxLength: 8 },
  ),
  case_steps: fc.array(
    fc.record({
      case_id: maybe(id('c')),
      seq: maybe(fc.integer({ min: 0, max: 4 })),
      step: maybe(words('placed', 'dispatched', 'vanished')),
      at: maybe(moment),
      tier: maybe(words('center', 'station')),
    }),
    { maxLength: 24 },
  ),
  figures: fc.array(
    fc.record({
      figure_id: maybe(id('f')),
      region_code: maybe(code),
      place_precision: words('province', 'city', 'none', 'nowhere'),
      metric: words('teams', 'volunteers'),
      dims: maybe(fc.constantFrom({ rank: 'squad' }, { tier: 'station', kind: PHONE }, {}, { b: '1', a: '2' })),
      value: maybe(count),
      value_max: maybe(count),
      qualifier: words('exact', 'at_least'),
      unit: words('teams'),
      series_kind: words('stock', 'flow'),
      as_of: maybe(day),
      as_of_precision: words('day', 'none'),
      source_id: maybe(id('s')),
    }),
    { maxLength: 6 },
  ),
  frameworks: fc.array(
    fc.record({
      framework: words('三张网', '五色'),
      region_code: maybe(code),
      digit: maybe(words('3', '4')),
      order: fc.integer({ min: 0, max: 2 }),
      item: maybe(text),
    }),
    { maxLength: 6 },
  ),
});

describe('a dataset made from columns', () => {
  it('is the one made from the same cells as rows, whatever is wrong with them, with the same findings', () => {
    fc.assert(
      fc.property(given, (rows) => {
        const fromRows = make(rows);
        const fromColumns = make(columnsOfAll(rows));
        expect(fromColumns.findings).toEqual(fromRows.findings);
        expect(contentOf(fromColumns)).toEqual(contentOf(fromRows));
      }),
      { seed: 21, numRuns: 400 },
    );
  });

  it('is made again from its own tables, without a fault', () => {
    fc.assert(
      fc.property(given, (rows) => {
        const first = make({ ...rows, frameworks: [] });
        const again = make(first.tables);
        expect(contentOf(again)).toEqual(contentOf(first));
        expect(again.findings.filter(({ level }) => level === 'error')).toEqual([]);
      }),
      { seed: 22, numRuns: 100 },
    );
  });

  it('uses clean columns as they are', () => {
    const regions = columnsOf('regions', [{ code: '210000', name: '辽宁省', level: 'province', population: 5 }]);
    const dataset = make({ regions });
    for (const name of ['code', 'name', 'level', 'population'])
      expect(dataset.tables.regions.columns[name]).toBe(regions.columns[name]);
    expect(dataset.findings).toEqual([]);
  });

  it('leaves given columns as they were when values of them are set aside', () => {
    const regions = columnsOf('regions', [
      { code: '210000', name: '辽宁省', level: 'province', population: -5, name_en: PHONE },
      { code: '21', name: '辽宁', level: 'county-level city', population: 1 },
    ]);
    const before = structuredClone(regions);
    const dataset = make({ regions });
    expect(regions).toEqual(before);
    expect(tableRows(dataset.tables.regions)).toMatchObject([{ code: '210000', population: null, name_en: null }]);
  });

  it('keeps nothing of personal data, not in dictionaries and not in bytes', () => {
    const cases = columnsOf('cases', [
      { case_id: 'c1', lifecycle: 'order', category: `来电${PHONE}`, site_id: PHONE },
      { case_id: idNumber('99010119490101003'), lifecycle: 'order', category: '卫生' },
    ]);
    const { columns } = make({ cases }).tables.cases;
    const held = Object.values(columns).map((column) =>
      column.kind === 'text'
        ? new TextDecoder().decode(column.bytes)
        : column.kind === 'category'
          ? column.dictionary
          : '',
    );
    expect(JSON.stringify(held)).not.toMatch(/1990000|9901011949/);
    expect(columnValue(columns.category!, 0)).toBeNull();
  });

  it('fills declared columns that are not given with the narrowest ones, one of a type', () => {
    const rowCount = 800;
    const { columns } = make({
      cases: columnsOf(
        'cases',
        Array.from({ length: rowCount }, (_, i) => ({ case_id: `c${i}`, lifecycle: 'order' })),
      ),
    }).tables.cases;
    const { volunteers, rating, site_id, team_id, category } = columns;
    expect(rating).toBe(volunteers);
    expect(team_id).toBe(site_id);
    expect(volunteers).toMatchObject({ kind: 'number', values: new Uint8Array(rowCount) });
    expect(category).toMatchObject({ kind: 'category', indices: new Uint8Array(rowCount), dictionary: [] });
    expect(columnValue(rating!, 799)).toBeNull();
  });

  it('leaves columns out that no table has, and derives those of cases anew', () => {
    const first = make({
      cases: [{ case_id: 'c', lifecycle: 'order' }],
      case_steps: [{ case_id: 'c', seq: 1, step: 'placed', at: 5 }],
    });
    const { cases } = first.tables;
    const columns = { ...cases.columns, nam: cases.columns.case_id! };
    const again = make({ cases: { ...cases, columns } });
    expect(again.findings.map(({ code: found, where }) => [found, where])).toEqual([
      ['column_unknown', { table: 'cases', row: 1, column: 'nam' }],
    ]);
    expect(columnValue(again.tables.cases.columns.first_placed_at!, 0)).toBeNull();
  });

  it('refuses columns of another kind or length by their name', () => {
    const rating = buildColumn({ type: 'integer' }, [1]);
    const refused =
      (columns: Record<string, Column>, rowCount = 1) =>
      () =>
        make({ cases: { rowCount, columns } });
    expect(refused({ case_id: rating })).toThrow(
      new TypeError('cases.case_id must be a column of kind text, not number'),
    );
    expect(refused({ rating }, 2)).toThrow(new TypeError('cases.rating must have 2 values'));
    expect(refused({ case_id: buildColumn({ type: 'id' }, ['a']) }, 2)).toThrow('cases.case_id must have 3 offsets');
    expect(
      refused({ category: { kind: 'category', indices: new Uint8Array([1]), dictionary: ['a'], validity: null } }),
    ).toThrow('cases.category must have 2 words');
    expect(refused({ rating: { kind: 'number', values: new Uint8Array(9), validity: new Uint8Array(1) } }, 9)).toThrow(
      'cases.rating must have a validity of 2 bytes',
    );
    expect(
      refused({ case_id: { kind: 'text', offsets: new Int32Array([0, 9]), bytes: new Uint8Array(4), validity: null } }),
    ).toThrow('cases.case_id must have 9 bytes');
  });
});

const origin: RowOrigin = {
  places: [
    { file: 'a.xlsx', sheet: '3月', headings: { case_id: '工单号', rating: '评分', lifecycle: '流程' } },
    { file: 'b.csv', sheet: null, headings: { case_id: 'order no' } },
  ],
  placeIndices: new Uint8Array([0, 0, 0, 1, 1]),
  rowNumbers: new Uint32Array([3, 4, 9, 2, 3]),
};
const placed = {
  ...columnsOf('cases', [
    { case_id: 'c1', lifecycle: 'order', rating: 9 },
    { case_id: 'c2', lifecycle: null },
    { case_id: 'c3', lifecycle: 'order' },
    { case_id: 'c1', lifecycle: 'order' },
    { case_id: 'c5', lifecycle: 'order', rating: 7 },
  ]),
  origin,
};

describe('where rows came from', () => {
  const dataset = make({ cases: placed });

  it('is said in findings: file, sheet, row and the heading as it stands there', () => {
    expect(dataset.findings.map(({ code: found, where }) => [found, where])).toEqual([
      ['required_missing', { file: 'a.xlsx', sheet: '3月', table: 'cases', row: 4, column: '流程' }],
      ['value_out_of_range', { file: 'a.xlsx', sheet: '3月', table: 'cases', row: 3, column: '评分' }],
      ['value_out_of_range', { file: 'b.csv', table: 'cases', row: 3, column: 'rating' }],
      ['key_duplicate', { file: 'b.csv', table: 'cases', row: 2, column: 'order no' }],
    ]);
    expect(dataset.findings.at(-1)?.reason).toBe('row 3 of a.xlsx has the same order no; this row is set aside');
  });

  it('stays with the rows that are kept', () => {
    expect(dataset.tables.cases.origin).toEqual({
      places: origin.places,
      placeIndices: new Uint8Array([0, 0, 1]),
      rowNumbers: new Uint32Array([3, 9, 3]),
    });
    expect(rowWhere(dataset.tables.cases, 1, 'rating')).toEqual({
      file: 'a.xlsx',
      sheet: '3月',
      table: 'cases',
      row: 9,
      column: '评分',
    });
    expect(make(dataset.tables).tables.cases.origin).toBe(dataset.tables.cases.origin);
  });

  it('counts rows below a heading in row 1 when nobody said it', () => {
    expect(rowWhere({ name: 'cases' }, 0)).toEqual({ table: 'cases', row: 2 });
    expect(make({ cases: [{ case_id: 'c', lifecycle: 'order' }] }).tables.cases).not.toHaveProperty('origin');
  });

  it('must be said of every row', () => {
    const short = { ...origin, rowNumbers: new Uint32Array(2) };
    expect(() => make({ cases: { ...placed, origin: short } })).toThrow('the origin of cases must name a place');
    const elsewhere = { ...origin, placeIndices: new Uint8Array([0, 0, 2, 0, 0]) };
    expect(() => make({ cases: { ...placed, origin: elsewhere } })).toThrow(TypeError);
  });
});

describe('a log', () => {
  it('takes findings instead of the dataset, so that a million faults need no memory', () => {
    const rowCount = 1_000_000;
    const case_id: Column = {
      kind: 'text',
      offsets: Int32Array.from({ length: rowCount + 1 }, (_, i) => i * 6),
      bytes: new Uint8Array(rowCount * 6),
      validity: null,
    };
    for (let i = 0; i < rowCount; i++)
      for (let digit = 5, rest = i; digit >= 0; digit--, rest = Math.floor(rest / 10))
        case_id.bytes[i * 6 + digit] = 48 + (rest % 10);
    const lifecycle: Column = {
      kind: 'category',
      indices: new Uint8Array(rowCount),
      dictionary: ['order'],
      validity: null,
    };
    const rating: Column = { kind: 'number', values: new Uint8Array(rowCount).fill(9), validity: null };
    const earlier: Finding = { code: 'x', level: 'notice', where: {}, value: null, reason: 'r', remedy: 'm' };
    let added = 0;
    let last: Finding | null = null;
    const dataset = createDataset({
      name: 'log',
      title,
      findings: [earlier],
      log: {
        add(finding) {
          added++;
          last = finding;
        },
      },
      tables: { cases: { rowCount, columns: { case_id, lifecycle, rating } } },
    });
    expect(added).toBe(rowCount);
    expect(last).toMatchObject({ code: 'value_out_of_range', where: { row: 1_000_001, column: 'rating' } });
    expect(dataset.findings).toEqual([earlier]);
    expect(dataset.tables.cases.rowCount).toBe(rowCount);
    expect(columnValue(dataset.tables.cases.columns.rating!, rowCount - 1)).toBeNull();
  }, 60_000);
});

describe('rows in any order', () => {
  it('give the same dataset: keys, references and derived columns are found alike', () => {
    const size = 5000;
    const caseRows = Array.from({ length: size }, (_, i) => ({ case_id: `c${(i * 7919) % size}`, lifecycle: 'order' }));
    const steps = caseRows.flatMap(({ case_id }, i) =>
      ['placed', 'dispatched', 'dispatched', 'completed'].map((step, n) => ({
        case_id,
        seq: n + 1,
        step,
        at: i * 1000 + n,
        tier: n === 1 ? 'center' : 'station',
      })),
    );
    const shuffled = steps
      .map((row, i) => ({ row, at: (i * 7919) % steps.length }))
      .sort((a, b) => a.at - b.at)
      .map(({ row }) => row);
    const derivedOf = (dataset: PracticeDataset) => contentOf(dataset).filter(([name]) => name === 'cases');
    const inOrder = make({ cases: caseRows, case_steps: steps });
    const mixed = make(columnsOfAll({ cases: caseRows, case_steps: shuffled }));
    expect(mixed.findings).toEqual([]);
    expect(derivedOf(mixed)).toEqual(derivedOf(inOrder));
    const twice = make(columnsOfAll({ cases: caseRows, case_steps: [...shuffled, shuffled[11]!] }));
    expect(twice.findings.map(({ code: found, where }) => [found, where.row])).toEqual([['key_duplicate', 20_002]]);
    expect(derivedOf(twice)).toEqual(derivedOf(inOrder));
  });

  it('share first and last times of a step that no case has twice', () => {
    const { columns } = make({
      cases: [{ case_id: 'a', lifecycle: 'order' }],
      case_steps: [
        { case_id: 'a', seq: 1, step: 'placed', at: 1 },
        { case_id: 'a', seq: 2, step: 'dispatched', at: 2 },
        { case_id: 'a', seq: 3, step: 'dispatched', at: 3 },
      ],
    }).tables.cases;
    expect(columns.last_placed_at).toBe(columns.first_placed_at);
    expect([columnValue(columns.first_dispatched_at!, 0), columnValue(columns.last_dispatched_at!, 0)]).toEqual([2, 3]);
  });
});
