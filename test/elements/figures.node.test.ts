import { readdirSync, readFileSync } from 'node:fs';
import { createDataset, readDataPackage } from '@practice-atlas/dataset';
import { figuresModel, placeOf, summarizeFigures } from '@practice-atlas/elements';
import { measure } from '@practice-atlas/measure';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { answer, figure, quantity } from './base-answers.js';

const unplaced = {
  regionCode: null,
  regionName: null,
  regionPath: [],
  regionPathNames: [],
  placeName: null,
  placePrecision: 'none',
};

function boxed(group: string, metric: string, value: number) {
  return figure({
    ...unplaced,
    figureId: `${group}-${metric}`,
    group,
    metric,
    label: { zh: metric, en: metric },
    quantity: quantity(value),
  });
}

describe('figuresModel', () => {
  test('is null when nothing is cited', () => {
    expect(figuresModel([])).toBeNull();
    expect(figuresModel([answer({ figures: [] })])).toBeNull();
  });

  test('puts unplaced figures of one box into one row, teams first, and leaves the rest as strays', () => {
    const figures = [
      boxed('box_1', 'projects', 120),
      boxed('box_1', 'volunteers', 25_000),
      boxed('box_1', 'teams', 253),
      boxed('box_3', 'teams', 924),
      figure({ ...unplaced, figureId: 'stray' }),
    ];
    const model = figuresModel([answer({ figures })]);
    expect(model?.boxColumns.map(({ metric }) => metric)).toEqual(['teams', 'volunteers', 'projects']);
    expect(
      model?.boxes.map(({ group, cells }) => [group, ...cells.map((cell) => cell?.quantity?.value ?? null)]),
    ).toEqual([
      ['box_1', 253, 25_000, 120],
      ['box_3', 924, null, null],
    ]);
    expect(model?.strays.map(({ figureId }) => figureId)).toEqual(['stray']);
  });

  test('contradictions are one group, whichever side names the other', () => {
    const figures = [
      figure({ figureId: 'a', contradicts: ['b'] }),
      figure({ figureId: 'b' }),
      figure({ figureId: 'c', contradicts: ['b'] }),
      figure({ figureId: 'd', contradicts: ['not here'] }),
    ];
    const conflicts = figuresModel([answer({ figures })])?.conflicts ?? [];
    expect(conflicts.map(({ figures: group }) => group.map(({ figureId }) => figureId).sort())).toEqual([
      ['a', 'b', 'c'],
    ]);
  });

  test('no figure is lost or doubled, whatever sources the answers name', () => {
    const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(ids, fc.array(fc.constantFrom('province', 'unknown', '__proto__')), (names, sourceIds) => {
        const figures = names.map((figureId, index) => figure({ figureId, sourceId: sourceIds[index] ?? 'province' }));
        const model = figuresModel([answer({ figures }), answer({ figures })]);
        expect(model?.figures.map(({ figureId }) => figureId).sort()).toEqual([...names].sort());
      }),
      { seed: 3 },
    );
  });

  test('a place is named from the city down, with the place inside it', () => {
    expect(placeOf(figure({ ...unplaced }))).toBeNull();
    expect(placeOf(figure())?.zh).toBe('辽宁省');
    const path = {
      regionPathNames: [
        { zh: '辽宁省', en: '辽宁省' },
        { zh: '朝阳市', en: '朝阳市' },
        { zh: '北票市', en: '北票市' },
      ],
      regionName: { zh: '北票市', en: '北票市' },
    };
    expect(placeOf(figure({ ...path, placeName: '北票市' }))?.zh).toBe('朝阳市 · 北票市');
    expect(placeOf(figure({ ...path, placeName: '北票' }))?.zh).toBe('朝阳市 · 北票市');
    expect(placeOf(figure({ ...path, placeName: '某社区' }))?.zh).toBe('北票市 · 某社区');
  });
});

describe('the press figures', () => {
  const folder = new URL('../../examples/press/', import.meta.url);
  const files = new Map(
    readdirSync(folder)
      .filter((name) => /\.(csv|json)$/.test(name) && !name.includes('.source.'))
      .map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]),
  );
  let model: ReturnType<typeof figuresModel>;
  beforeAll(async () => {
    const dataset = await readDataPackage({ files });
    model = figuresModel([measure(dataset, { metrics: ['reported_figures'], by: ['source'] })]);
  });

  test('157 figures of five sources, five boxes of three, one contradiction of 10 and 100 teams', () => {
    expect(model?.figures.length).toBe(157);
    expect(model?.sources.map(({ figures }) => figures.length).sort((a, b) => a - b)).toEqual([14, 14, 38, 45, 46]);
    expect(model?.boxes.map(({ cells }) => cells.filter(Boolean).length)).toEqual([3, 3, 3, 3, 3]);
    expect(model?.conflicts.map(({ figures }) => figures.map(({ quantity: q }) => q?.value).sort())).toEqual([
      [10, 100],
    ]);
  });

  test('the summary says how many, and reads the contradiction out', () => {
    if (!model) throw new Error('no model');
    const said = summarizeFigures(model, 'zh');
    expect(said).toContain('157 条');
    expect(said).toContain('数字矛盾');
    expect(said).toMatch(/10. ?\/ ?100/);
  });

  test('programs are activities and promises, not standing numbers', () => {
    const shown = model?.programmes.flatMap(({ figures }) => figures) ?? [];
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.filter(({ seriesKind }) => seriesKind === 'stock')).toEqual([]);
    expect(shown.some(({ metric }) => metric === 'orders_placed')).toBe(false);
  });
});

test('a dataset without figures gives no list', () => {
  const rows = [{ code: '210000', name: '辽宁省', level: 'province' }];
  const dataset = createDataset({ name: 'bare', title: { zh: '空', en: 'bare' }, tables: { regions: rows } });
  expect(figuresModel([measure(dataset, { metrics: ['reported_figures'] })])).toBeNull();
});
