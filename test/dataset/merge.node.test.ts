import {
  columnValue,
  createDataset,
  mergeDatasets,
  type Simulation,
  tableRows,
  writeDataPackage,
} from '@practice-atlas/dataset';
import { describe, expect, it } from 'vitest';

type Tables = NonNullable<Parameters<typeof createDataset>[0]['tables']>;
const title = { zh: '例', en: 'Example' };
const make = (name: string, tables: Tables, simulation: Simulation | null = null) =>
  createDataset({ name, title: { ...title, en: name }, tables, simulation });

const figure = (figure_id: string, source_id: string, value: number) => ({
  figure_id,
  region_code: '210000',
  place_precision: 'province',
  metric: 'volunteers',
  value,
  qualifier: 'exact',
  unit: 'persons',
  series_kind: 'stock',
  as_of_precision: 'none',
  source_id,
});
const simulation: Simulation = {
  seed: 1,
  scale: 1,
  scaleMeaning: 'one for one',
  tables: ['cases', 'case_steps', 'figures'],
};
const liaoning = { code: '210000', name: '辽宁省', level: 'province' };

const press = make('press', {
  regions: [{ ...liaoning, name_en: 'Liaoning' }],
  sources: [{ source_id: 's1', kind: 'press', title: 'An article' }],
  figures: [figure('f1', 's1', 10)],
});
const simulated = make(
  'simulated',
  {
    regions: [
      { ...liaoning, population: 42_000_000 },
      { code: '210100', name: '沈阳市', level: 'city' },
    ],
    sources: [{ source_id: 's2', kind: 'simulated', title: 'A generator' }],
    figures: [figure('f2', 's2', 20)],
    cases: [{ case_id: 'c', lifecycle: 'order', region_code: '210100' }],
    case_steps: [{ case_id: 'c', seq: 1, step: 'placed', at: 5, tier: 'center' }],
  },
  simulation,
);

describe('mergeDatasets', () => {
  const merged = mergeDatasets(press, simulated);

  it('is named after the first and holds the rows of both', () => {
    expect([merged.name, merged.title.en, merged.findings]).toEqual(['press', 'press', []]);
    expect(tableRows(merged.tables.figures).map(({ figure_id }) => figure_id)).toEqual(['f1', 'f2']);
    expect(columnValue(merged.tables.cases.columns.first_placed_at!, 0)).toBe(5);
  });

  it('makes one region of two with the same code and fills what the first lacks', () => {
    expect(
      tableRows(merged.tables.regions).map(({ code, name_en, population }) => [code, name_en, population]),
    ).toEqual([
      ['210000', 'Liaoning', 42_000_000],
      ['210100', null, null],
    ]);
  });

  it('mixes real and simulated figures, and then no longer calls the table of figures simulated', () => {
    expect(merged.simulation).toEqual({ ...simulation, tables: ['cases', 'case_steps'] });
    expect(tableRows(merged.tables.sources).map(({ kind }) => kind)).toEqual(['press', 'simulated']);
  });

  it('gives the same dataset when nothing is added', () => {
    expect(writeDataPackage(mergeDatasets(simulated))).toEqual(writeDataPackage(simulated));
    expect(writeDataPackage(mergeDatasets(simulated, make('empty', {})))).toEqual(writeDataPackage(simulated));
  });

  it('leaves the datasets it merges as they were', () => {
    expect(tableRows(press.tables.regions)[0]?.population).toBeNull();
    expect(press.tables.figures.rowCount).toBe(1);
  });

  it('keeps the columns of a table that only one dataset has, derived ones too, and copies nothing', () => {
    for (const name of ['case_id', 'lifecycle', 'first_placed_at', 'dispatch_count'])
      expect(merged.tables.cases.columns[name]).toBe(simulated.tables.cases.columns[name]);
    expect(merged.tables.case_steps.columns.at).toBe(simulated.tables.case_steps.columns.at);
  });

  it('derives the times of a step that only the other dataset describes', () => {
    const visit = {
      lifecycle: 'visit',
      zh: '走访',
      en: 'Visit',
      steps: [{ step: 'knocked', zh: '敲门', en: 'Knocked' }],
    };
    const words = createDataset({ name: 'words', title, lifecycles: { visit } });
    const rows = make('rows', {
      cases: [{ case_id: 'v', lifecycle: 'visit' }],
      case_steps: [{ case_id: 'v', seq: 1, step: 'knocked', at: 9 }],
    });
    expect(rows.tables.cases.columns.first_knocked_at).toBeUndefined();
    expect(columnValue(mergeDatasets(rows, words).tables.cases.columns.first_knocked_at!, 0)).toBe(9);
  });

  it('refuses simulated and real rows of one counted table', () => {
    const real = make('real', { cases: [{ case_id: 'r', lifecycle: 'order' }] });
    for (const pair of [() => mergeDatasets(real, simulated), () => mergeDatasets(simulated, press, real)])
      expect(pair).toThrow(expect.objectContaining({ code: 'dataset_mixed', details: { table: 'cases' } }));
  });

  it('refuses to lose or to invent the mark of simulated figures: afterwards only their source tells it', () => {
    const figuresOf = (source: object | null, figure_id: string, simulated: Simulation | null) =>
      make('m', { sources: source ? [source] : [], figures: [figure(figure_id, 's9', 30)] }, simulated);
    const written = { source_id: 's9', kind: 'press', title: 'An article' };
    const generated = { source_id: 's9', kind: 'simulated', title: 'A generator' };
    const refused = expect.objectContaining({ code: 'dataset_mixed', details: { table: 'figures' } });
    expect(() => mergeDatasets(press, figuresOf(written, 'g1', simulation))).toThrow(refused);
    expect(() => mergeDatasets(figuresOf(written, 'g1', simulation), press)).toThrow(refused);
    expect(() => mergeDatasets(press, figuresOf(null, 'g1', simulation))).toThrow(refused);
    expect(() => mergeDatasets(figuresOf(written, 'g1', null), figuresOf(generated, 'g2', simulation))).toThrow(
      refused,
    );
    expect(() => mergeDatasets(figuresOf(generated, 'g2', simulation), figuresOf(written, 'g1', null))).toThrow(
      refused,
    );
    const simulatedOnly = mergeDatasets(figuresOf(written, 'g1', simulation), make('empty', {}));
    expect(simulatedOnly.simulation?.tables).toContain('figures');
    const splitSources = mergeDatasets(figuresOf(null, 'g1', null), make('t', { sources: [generated] }), press);
    expect(tableRows(splitSources.tables.figures)).toHaveLength(2);
  });

  it('refuses two different simulations', () => {
    const other = make('other', { cases: [{ case_id: 'o', lifecycle: 'order' }] }, { ...simulation, seed: 2 });
    expect(() => mergeDatasets(simulated, other)).toThrow(expect.objectContaining({ code: 'dataset_mixed' }));
  });

  it('reports a region on which two datasets differ and keeps the first', () => {
    const other = make('other', { regions: [{ ...liaoning, name: '奉天省' }] });
    const conflict = mergeDatasets(press, other);
    expect(conflict.findings.map(({ code, level, value, where }) => [code, level, value, where.column])).toEqual([
      ['row_conflict', 'warning', '奉天省', 'name'],
    ]);
    expect(tableRows(conflict.tables.regions).map(({ name }) => name)).toEqual(['辽宁省']);
  });

  it('reports a repeated key of any other table and sets the later row aside', () => {
    const again = mergeDatasets(press, make('again', { figures: [figure('f1', 's1', 11)] }));
    expect(again.findings.map(({ code }) => code)).toEqual(['key_duplicate']);
    expect(tableRows(again.tables.figures).map(({ value }) => value)).toEqual([10]);
  });

  it('checks against the regions of another dataset what had none, and then says so no more', () => {
    const unchecked = make('steps', {
      sources: [],
      figures: [figure('f3', 's1', 1), { ...figure('f4', 's1', 1), region_code: '990000' }],
    });
    expect(unchecked.findings.map(({ code }) => code)).toEqual(['reference_unchecked', 'reference_unchecked']);
    const checked = mergeDatasets(press, unchecked);
    expect(checked.findings.map(({ code, value }) => [code, value])).toEqual([['region_unknown', '990000']]);
    expect(tableRows(checked.tables.figures).map(({ region_code }) => region_code)).toEqual(['210000', '210000', null]);
  });

  it('keeps earlier findings once', () => {
    const faulty = make('faulty', {
      regions: [{ ...liaoning, valid_from: 'x' }],
      figures: [{ ...figure('f5', 's1', 0), value: null }],
    });
    const codes = mergeDatasets(press, faulty).findings.map(({ code }) => code);
    expect(codes).toEqual(['date_malformed', 'value_missing']);
  });

  it('brings lifecycles together and reports two of one name that differ', () => {
    const steps = [{ step: 'placed', zh: '点', en: 'Placed' }];
    const own = createDataset({
      name: 'own',
      title,
      lifecycles: { order: { lifecycle: 'order', zh: '单', en: 'Order', steps } },
    });
    const both = mergeDatasets(press, own);
    expect(both.findings.map(({ code }) => code)).toEqual(['lifecycle_conflict']);
    expect(both.lifecycles.order).toEqual(press.lifecycles.order);
  });
});
