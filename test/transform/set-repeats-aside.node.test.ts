import {
  buildColumn,
  type Cell,
  type Column,
  type ColumnTable,
  type Table,
  type TableName,
  tableRows,
  tables,
} from '@practice-atlas/dataset';
import { createFindingLog, type NormalizedTable, setRepeatsAside, toDataset } from '@practice-atlas/transform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

type Row = Readonly<Record<string, Cell>>;

interface Place {
  readonly file?: string;
  readonly sheet?: string | null;
  readonly headings?: Readonly<Record<string, string>>;
  /** Number of each row in its file; default: from 2. */
  readonly numbers?: readonly number[];
}

function table(name: TableName, rows: readonly Row[], place: Place = {}): NormalizedTable {
  const { file = 'a.csv', sheet = null, headings = {}, numbers } = place;
  const { fields }: Table = tables[name];
  const names = Object.keys(fields).filter((column) => rows.some((row) => Object.hasOwn(row, column)));
  const columns: Record<string, Column> = {};
  for (const column of names)
    columns[column] = buildColumn(
      fields[column]!,
      rows.map((row) => row[column] ?? null),
    );
  return {
    name,
    rowCount: rows.length,
    columns,
    origin: {
      places: [{ file, sheet, headings }],
      placeIndices: new Uint8Array(rows.length),
      rowNumbers: Uint32Array.from(rows, (_, row) => numbers?.[row] ?? row + 2),
    },
  };
}

function run(given: readonly NormalizedTable[]) {
  const log = createFindingLog();
  const kept = setRepeatsAside(given, log);
  const rowsOf = <N extends TableName>(name: N) => {
    const found = kept.find((one): one is NormalizedTable & ColumnTable<N> => one.name === name);
    return found ? tableRows<N>(found) : [];
  };
  const found = log
    .findings()
    .map(({ code, where: { file, sheet, row, rowEnd } }) =>
      [code, file, sheet, row, rowEnd].filter((part) => part !== undefined).join(' '),
    );
  return { kept, rowsOf, found, log };
}

const site = (id: string | null, name = '宏伟站') => ({ site_id: id, name });
const order = (id: string, more: Row = {}) => ({ case_id: id, lifecycle: 'order', ...more });
const step = (id: string, seq: number, word: string, at: number, more: Row = {}) => ({
  case_id: id,
  seq,
  step: word,
  at,
  ...more,
});

describe('rows of one file', () => {
  it('sets a row aside that says the same as an earlier one, and names that', () => {
    const { rowsOf, log } = run([table('sites', [site('A'), site('B'), site('A'), site('A')])]);
    expect(rowsOf('sites').map((row) => row.site_id)).toEqual(['A', 'B']);
    expect(log.findings()).toEqual([
      {
        code: 'row_repeated',
        level: 'notice',
        where: { file: 'a.csv', table: 'sites', row: 4 },
        value: 'A',
        reason: 'row 2 says the same; this row is set aside',
        remedy: 'remove the repetition',
      },
      expect.objectContaining({ code: 'row_repeated', where: { file: 'a.csv', table: 'sites', row: 5 } }),
    ]);
  });

  it('keeps different rows with one key, for createDataset to judge', () => {
    const { rowsOf, found } = run([table('sites', [site('A'), site('A', '东风站'), site('A')])]);
    expect(rowsOf('sites').map((row) => row.name)).toEqual(['宏伟站', '东风站']);
    expect(found).toEqual(['row_repeated a.csv 4']);
  });

  it('compares every cell, missing ones too', () => {
    const rows = [
      { site_id: 'A', name: 'x', lng: 1.5, opened_on: '2019-03-05' },
      { site_id: 'A', name: 'x', lng: 1.5, opened_on: null },
      { site_id: 'A', name: 'x', lng: null, opened_on: '2019-03-05' },
      { site_id: 'A', name: 'x', lng: 1.5, opened_on: '2019-03-05' },
    ];
    expect(run([table('sites', rows)]).found).toEqual(['row_repeated a.csv 5']);
  });

  it('does not take rows without a key, or without what no row may lack, for repetitions', () => {
    expect(run([table('sites', [site(null), site(null)])]).found).toEqual([]);
    const rows = [order('A', { lifecycle: null }), order('A', { lifecycle: null }), order('B')];
    expect(run([table('cases', rows)]).found).toEqual([]);
  });

  it('gives a table that has no repetition back as it is', () => {
    const one = table('sites', [site('B'), site('A')]);
    expect(run([one]).kept[0]?.columns.site_id).toBe(one.columns.site_id);
  });

  it('names a row on another sheet of the file with its sheet', () => {
    const { log } = run([
      table('sites', [site('A')], { file: 'b.xlsx', sheet: '一月', numbers: [3] }),
      table('sites', [site('A'), site('B')], { file: 'b.xlsx', sheet: '二月', numbers: [3, 4] }),
    ]);
    expect(log.findings()).toMatchObject([
      {
        code: 'row_repeated',
        where: { sheet: '二月', row: 3 },
        reason: expect.stringContaining('row 3 of sheet "一月"'),
      },
    ]);
  });
});

describe('rows of several files', () => {
  const first = table('sites', [site('A'), site('B')]);

  it('sets rows aside that an earlier file has', () => {
    const { rowsOf, log, found } = run([first, table('sites', [site('C'), site('B')], { file: 'b.csv' })]);
    expect(rowsOf('sites').map((row) => row.site_id)).toEqual(['A', 'B', 'C']);
    expect(found).toEqual(['row_resent b.csv 3']);
    expect(log.findings()[0]?.reason).toBe('row 3 of a.csv says the same; this row is set aside');
  });

  it('says once that a whole file was sent again', () => {
    const again = table('sites', [site('B'), site('A')], { file: 'b.csv', numbers: [2, 9] });
    const { rowsOf, log } = run([first, again]);
    expect(rowsOf('sites')).toHaveLength(2);
    expect(log.findings()).toEqual([
      {
        code: 'file_resent',
        level: 'notice',
        where: { file: 'b.csv', table: 'sites', row: 2, rowEnd: 9 },
        value: null,
        reason: 'all 2 rows say what rows of a.csv say; they are set aside',
        remedy: 'nothing need be done, if the file was sent again',
      },
    ]);
  });

  it('says so too when the file has rows that no dataset keeps', () => {
    const rows = [site('A'), site(null)];
    const { rowsOf, log } = run([table('sites', rows), table('sites', rows, { file: 'b.csv' })]);
    expect(rowsOf('sites').map((row) => row.site_id)).toEqual(['A', null, null]);
    expect(log.findings()).toMatchObject([
      { code: 'file_resent', where: { row: 2 }, reason: expect.stringContaining('all 1 complete rows') },
    ]);
  });

  it('compares cells, not the numbers of words in their dictionaries', () => {
    const one = table('sites', [{ ...site('A'), tier: 'station' }]);
    const words = [
      { ...site('B'), tier: 'center' },
      { ...site('A'), tier: 'station' },
    ];
    expect(run([one, table('sites', words, { file: 'b.csv' })]).found).toEqual(['row_resent b.csv 3']);
  });

  it('takes the later of two different rows, with a warning that names what differs by its heading', () => {
    const later = table('sites', [site('A', '东风站')], { file: 'b.csv' });
    const { rowsOf, log } = run([table('sites', [site('A')], { headings: { name: '名称' } }), later]);
    expect(rowsOf('sites').map((row) => row.name)).toEqual(['东风站']);
    expect(log.findings()).toEqual([
      {
        code: 'row_superseded',
        level: 'warning',
        where: { file: 'a.csv', table: 'sites', row: 2 },
        value: 'A',
        reason:
          'row 2 of b.csv has the same site_id and goes further or comes later; they differ in 名称; this row is set aside',
        remedy: 'leave the older file out, or correct the newer one',
      },
    ]);
  });

  it('keeps the earlier of two different rows when it has more filled cells', () => {
    const full = table('sites', [{ ...site('A'), brand: '红霞' }]);
    const { rowsOf, found } = run([full, table('sites', [site('A', '东风站')], { file: 'b.csv' })]);
    expect(rowsOf('sites').map((row) => row.name)).toEqual(['宏伟站']);
    expect(found).toEqual(['row_superseded b.csv 2']);
  });

  it('compares a third file with what stands after the second', () => {
    const files = ['a', 'b', 'c', 'd'].map((name) => `${name}.csv`);
    const names = ['一', '二', '二', '一'];
    const { rowsOf, found } = run(
      files.map((file, at) => table('sites', [site('A', names[at]), site(`${at}`)], { file })),
    );
    expect(rowsOf('sites').find((row) => row.site_id === 'A')?.name).toBe('一');
    expect(found.toSorted()).toEqual(['row_resent c.csv 2', 'row_superseded a.csv 2', 'row_superseded b.csv 2']);
  });
});

describe('cases with their steps', () => {
  const wide = (id: string, times: readonly number[], more: Row = {}, place: Place = {}) => {
    const words = ['placed', 'dispatched', 'completed'];
    return [
      table('cases', [order(id, more)], { numbers: [7], ...place }),
      table(
        'case_steps',
        times.map((at, index) => step(id, index + 1, words[index] ?? 'rated', at)),
        { ...place, numbers: times.map(() => 7) },
      ),
    ];
  };

  it('sets the steps of a repeated row aside with it, under one finding', () => {
    const cases = table('cases', [order('A'), order('A')], { numbers: [2, 3] });
    const steps = [2, 2, 3, 3].map((_, at) => step('A', (at % 2) + 1, at % 2 ? 'dispatched' : 'placed', at % 2));
    const { rowsOf, found } = run([cases, table('case_steps', steps, { numbers: [2, 2, 3, 3] })]);
    expect(rowsOf('case_steps').map((row) => [row.seq, row.step])).toEqual([
      [1, 'placed'],
      [2, 'dispatched'],
    ]);
    expect(found).toEqual(['row_repeated a.csv 3']);
  });

  it('takes the case that has more steps, with its steps, whichever file comes first', () => {
    for (const files of [
      ['a.csv', 'b.csv'],
      ['b.csv', 'a.csv'],
    ]) {
      const far = wide('A', [1, 2, 3], {}, { file: 'b.csv' });
      const near = wide('A', [1, 2], {}, { file: 'a.csv' });
      const { rowsOf, log } = run(files[0] === 'a.csv' ? [...near, ...far] : [...far, ...near]);
      expect(rowsOf('case_steps').map((row) => row.at)).toEqual([1, 2, 3]);
      expect(log.findings()).toMatchObject([
        { code: 'row_superseded', where: { file: 'a.csv', row: 7 }, reason: expect.stringContaining('completed') },
      ]);
    }
  });

  it('takes the case whose last step is later, when both have as many', () => {
    const { rowsOf, found } = run([...wide('A', [1, 5]), ...wide('A', [1, 4], { rating: 5 }, { file: 'b.csv' })]);
    expect(rowsOf('case_steps').map((row) => row.at)).toEqual([1, 5]);
    expect(found).toEqual(['row_superseded b.csv 7']);
  });

  it('drops the steps of a case whose row stands beside another of the same file, and leaves the row to createDataset', () => {
    const cases = table('cases', [order('A'), order('A', { rating: 3 })], { numbers: [2, 3] });
    const steps = [step('A', 1, 'placed', 1), step('A', 1, 'placed', 2), step('A', 2, 'rated', 3)];
    const log = createFindingLog();
    const kept = setRepeatsAside([cases, table('case_steps', steps, { numbers: [2, 3, 3] })], log);
    const dataset = toDataset(kept, { name: 'x', title: { zh: 'x', en: 'x' }, log });
    expect(dataset.tables.case_steps.rowCount).toBe(1);
    expect(log.findings()).toMatchObject([{ code: 'key_duplicate', where: { row: 3 } }]);
  });

  it('finds a repetition among the steps that stay when an earlier export gives way', () => {
    const cases = (file: string) => table('cases', [order('A'), order('B')], { file, numbers: [2, 3] });
    const ofB = [step('B', 1, 'placed', 1), step('B', 2, 'dispatched', 2), step('B', 3, 'dispatched', 2)];
    const early = table('case_steps', [step('A', 1, 'placed', 1), step('B', 1, 'placed', 1)], { numbers: [2, 3] });
    const late = table('case_steps', [step('A', 1, 'placed', 1), step('A', 2, 'dispatched', 2), ...ofB], {
      file: 'b.csv',
      numbers: [2, 2, 3, 3, 3],
    });
    const { rowsOf, found } = run([cases('a.csv'), early, cases('b.csv'), late]);
    expect(rowsOf('case_steps').map((row) => [row.case_id, row.seq])).toEqual([
      ['A', 1],
      ['A', 2],
      ['B', 1],
      ['B', 2],
    ]);
    expect(found).toEqual(['row_superseded a.csv 2', 'row_superseded a.csv 3', 'step_repeated b.csv 3']);
  });

  it('counts 4,000 orders of which a later export knows more, in any order, and puts the first of them into words', () => {
    const count = 4000;
    const rows = (times: number, file: string, at: (position: number) => number) => {
      const ids = Array.from({ length: count }, (_, position) => `N${String(at(position)).padStart(6, '0')}`);
      const steps = ids.flatMap((id) =>
        Array.from({ length: times }, (_, time) => step(id, time + 1, time === 0 ? 'placed' : 'dispatched', time)),
      );
      return [
        table(
          'cases',
          ids.map((id) => order(id)),
          { file },
        ),
        table('case_steps', steps, { file, numbers: steps.map((_, index) => Math.floor(index / times) + 2) }),
      ];
    };
    const shuffled = (position: number) => (position * 7919) % count;
    for (const order of [(position: number) => position, shuffled]) {
      const log = createFindingLog({ limit: 3 });
      const kept = setRepeatsAside([...rows(1, 'a.csv', (position) => position), ...rows(2, 'b.csv', order)], log);
      expect(kept.map(({ name, rowCount }) => [name, rowCount])).toEqual([
        ['cases', count],
        ['case_steps', 2 * count],
      ]);
      const [group, ...others] = log.groups();
      expect([group?.code, group?.file, group?.count, others.length]).toEqual(['row_superseded', 'a.csv', count, 0]);
      expect(group?.findings.map(({ where, value }) => [where.row, value])).toEqual([
        [2, 'N000000'],
        [3, 'N000001'],
        [4, 'N000002'],
      ]);
    }
  });

  it('says once that a file of cases was sent again', () => {
    const { rowsOf, found } = run([...wide('A', [1, 2]), ...wide('A', [1, 2], {}, { file: 'b.csv' })]);
    expect(rowsOf('case_steps')).toHaveLength(2);
    expect(found).toEqual(['file_resent b.csv 7']);
  });
});

describe('steps', () => {
  const log = (rows: readonly Row[], place: Place = {}) => table('case_steps', rows, place);

  it('sets a step aside that says the same of a case again, whatever its number', () => {
    const rows = [step('A', 1, 'placed', 1), step('B', 1, 'placed', 1), step('A', 2, 'placed', 1)];
    expect(run([log(rows)]).found).toEqual(['row_repeated a.csv 4']);
    const grouped = [step('A', 1, 'placed', 1), step('A', 2, 'placed', 1), step('B', 1, 'placed', 1)];
    expect(run([log(grouped)]).found).toEqual(['row_repeated a.csv 3']);
  });

  it('keeps steps that differ in time, tier or outcome: a case is dispatched twice', () => {
    const rows = [
      step('A', 1, 'dispatched', 1, { tier: 'center' }),
      step('A', 2, 'dispatched', 1, { tier: 'station' }),
      step('A', 3, 'dispatched', 2, { tier: 'station' }),
      step('A', 4, 'dispatched', 2, { tier: 'station', outcome: 'late' }),
      step('A', 5, 'dispatched', 2, { tier: null, outcome: 'late' }),
    ];
    expect(run([log(rows)]).rowsOf('case_steps')).toHaveLength(5);
    expect(
      run([log([...rows, step('B', 1, 'placed', 1), step('A', 6, 'placed', 1)])]).rowsOf('case_steps'),
    ).toHaveLength(7);
  });

  it('finds a repetition among very many steps of one case', () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => step('A', at + 1, 'dispatched', at));
    expect(run([log([...rows, step('A', 20_001, 'dispatched', 7)])]).found).toEqual(['row_repeated a.csv 20002']);
  });

  it('counts the steps of a case anew, by time, where two files each counted for itself', () => {
    const earlier = log([step('A', 1, 'placed', 1), step('A', 2, 'dispatched', 2), step('B', 1, 'placed', 9)]);
    const later = log([step('A', 1, 'dispatched', 2), step('A', 2, 'completed', 4), step('C', 1, 'placed', 1)], {
      file: 'b.csv',
    });
    const { rowsOf, found } = run([earlier, later]);
    expect(rowsOf('case_steps').map(({ case_id, seq, step: word }) => [case_id, seq, word])).toEqual([
      ['A', 1, 'placed'],
      ['A', 2, 'dispatched'],
      ['B', 1, 'placed'],
      ['A', 3, 'completed'],
      ['C', 1, 'placed'],
    ]);
    expect(found).toEqual(['row_resent b.csv 2']);
  });

  it('takes the later of two events to which the files themselves gave one number', () => {
    const headings = { seq: '序号', at: '时间', step: '步骤' };
    const { rowsOf, found } = run([
      log([step('A', 1, 'placed', 1), step('A', 2, 'dispatched', 2)], { headings }),
      log([step('A', 2, 'dispatched', 3)], { headings, file: 'b.csv' }),
    ]);
    expect(rowsOf('case_steps').map(({ seq, at }) => [seq, at])).toEqual([
      [1, 1],
      [2, 3],
    ]);
    expect(found).toEqual(['row_superseded a.csv 3']);
  });

  it('names a step, not a row, when the rest of its row is kept', () => {
    const cases = table('cases', [order('A')], { numbers: [2] });
    const steps = [step('A', 1, 'placed', 1), step('A', 2, 'placed', 1)];
    const { found, rowsOf } = run([cases, log(steps, { numbers: [2, 2] })]);
    expect(found).toEqual(['step_repeated a.csv 2']);
    expect(rowsOf('case_steps')).toHaveLength(1);
  });
});

describe('figures', () => {
  const figure = (id: string, value: number | null, more: Row = {}) => ({
    figure_id: id,
    metric: 'teams',
    value,
    qualifier: 'exact',
    unit: 'teams',
    series_kind: 'stock',
    place_precision: 'none',
    as_of_precision: 'none',
    source_id: 's',
    ...more,
  });

  it('sets a figure aside that the same source prints again in the same words', () => {
    const rows = [
      figure('a', 5, { quote: '5支' }),
      figure('b', 5, { quote: '5支' }),
      figure('c', 5, { quote: '五支' }),
    ];
    const { rowsOf, log } = run([table('figures', rows)]);
    expect(rowsOf('figures').map((row) => row.figure_id)).toEqual(['a', 'c']);
    expect(log.findings()).toMatchObject([
      {
        code: 'figure_repeated',
        level: 'notice',
        where: { row: 3 },
        value: 'b',
        reason: expect.stringContaining('row 2'),
      },
    ]);
  });

  it('keeps figures of other sources, places, dims and periods, those without a number, and those that say how they relate', () => {
    const rows = [
      figure('a', 5),
      figure('b', 5, { source_id: 't' }),
      figure('c', 5, { region_code: '210000' }),
      figure('d', 5, { dims: '{"tier":"station"}' }),
      figure('e', 5, { as_of: '2019-12-31' }),
      figure('f', null),
      figure('g', null),
      figure('h', 5, { relation: '{"duplicate_of":"a"}' }),
    ];
    expect(run([table('figures', rows)]).found).toEqual([]);
  });

  it('says once that a report was sent again under another name, and leaves out the source made for it', () => {
    const report = (file: string) => [
      table('figures', [figure(`${file}1`, 5, { source_id: file }), figure(`${file}2`, 6, { source_id: file })], {
        file,
        numbers: [4, 4],
      }),
      table('sources', [{ source_id: file, kind: 'platform', title: file }], { file, numbers: [1] }),
    ];
    const { rowsOf, found } = run([...report('三月.xlsx'), ...report('三月 (1).xlsx')]);
    expect(rowsOf('figures')).toHaveLength(2);
    expect(rowsOf('sources').map((row) => row.source_id)).toEqual(['三月.xlsx']);
    expect(found).toEqual(['file_resent 三月 (1).xlsx 4']);
  });

  it('keeps the same figures of two sources that the files themselves name', () => {
    const headings = { source_id: '来源' };
    const one = table('figures', [figure('a', 5)], { headings });
    const other = table('figures', [figure('b', 5, { source_id: 't' })], { headings, file: 'b.csv' });
    expect(run([one, other]).rowsOf('figures')).toHaveLength(2);
  });
});

describe('setRepeatsAside', () => {
  it('keeps tables apart by name and passes others on', () => {
    const { kept } = run([
      table('sites', [site('A')]),
      table('teams', [{ team_id: 'A' }]),
      table('sites', [site('B')]),
    ]);
    expect(kept.map(({ name, rowCount }) => [name, rowCount])).toEqual([
      ['sites', 2],
      ['teams', 1],
    ]);
    expect(kept[0]?.origin.places).toHaveLength(2);
  });

  it('returns nothing for nothing, and tables without rows as they are', () => {
    expect(run([]).kept).toEqual([]);
    expect(run([table('sites', []), table('sites', [], { file: 'b.csv' })]).kept[0]?.rowCount).toBe(0);
  });

  it('keeps one row of each that says the same, in any order of the rows (seed 20190321)', () => {
    const cell = fc.constantFrom('x', 'y', null);
    const rows = fc.array(fc.record({ site_id: fc.constantFrom('A', 'B', '丙'), name: cell, brand: cell }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(rows, (given) => {
        const { rowsOf, log } = run([table('sites', given)]);
        const expected = new Set(given.map((row) => JSON.stringify(row)));
        const kept = rowsOf('sites').map(({ site_id, name, brand }) =>
          JSON.stringify({ site_id, name: name ?? null, brand: brand ?? null }),
        );
        expect(kept.toSorted()).toEqual([...expected].toSorted());
        expect(log.count).toBe(given.length - expected.size);
      }),
      { seed: 20190321, numRuns: 300 },
    );
  });
});
