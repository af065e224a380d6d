import { regionsModel } from '@practice-atlas/elements/coverage-map.js';
import {
  drillQuery,
  findPath,
  hereItem,
  isByName,
  ownRow,
  unplacedPlaces,
} from '@practice-atlas/elements/map-stage.js';
import { boundariesAt, joinBoundaries } from '@practice-atlas/elements/outline-map.js';
import { type BoundarySet, createRegister } from '@practice-atlas/geo';
import { createPageEngine, type Query } from '@practice-atlas/measure';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { press } from '../data/datasets.js';
import { drillCountry } from '../data/drill-country.js';
import { answer, metric, quantity, regional } from './marks-answers.js';

const made = createPageEngine(drillCountry());
const below = (code: string | null) => made.measure(drillQuery({ metrics: ['teams'], by: ['region:city'] }, code));
const name = (code: string) => ({ zh: code, en: code });

describe('a question that goes down', () => {
  it('is asked of the level below the place, and keeps everything else', () => {
    const query: Query = {
      metrics: ['teams', 'volunteers'],
      by: ['region:city', 'month'],
      where: [
        { field: 'region', op: 'within', value: '210000' },
        { field: 'kind', op: 'is', value: 'law' },
      ],
      top: { dimension: 'region:city', count: 5 },
      totals: true,
      asOf: '2019-11-30',
    };
    expect(drillQuery(query, '210104')).toEqual({
      metrics: ['teams', 'volunteers'],
      by: ['region:township', 'month'],
      where: [
        { field: 'region', op: 'within', value: '210104' },
        { field: 'kind', op: 'is', value: 'law' },
      ],
      top: { dimension: 'region:township', count: 5 },
      totals: true,
      asOf: '2019-11-30',
    });
  });

  it('asks who holds titles by county at every place, and the whole country without a condition', () => {
    expect(drillQuery({ metrics: ['designations'], by: ['region:county'] }, '210000').by).toEqual(['region:county']);
    expect(drillQuery({ metrics: ['teams'], by: ['region:city'] }, null)).toEqual({
      ...{ metrics: ['teams'], by: ['region:province'] },
    });
  });

  it('never changes the metrics, the conditions on anything but regions, or the query given', () => {
    const conditions = fc.array(
      fc.constantFrom(
        { field: 'kind', op: 'is', value: 'x' } as const,
        { field: 'region', op: 'within', value: '210000' } as const,
        { field: 'region', op: 'missing' } as const,
      ),
    );
    fc.assert(
      fc.property(conditions, fc.constantFrom(null, '210000', '2102Z1', '210104', '210104001'), (where, place) => {
        const query: Query = { metrics: ['teams'], by: ['region:city'], where };
        const before = JSON.stringify(query);
        const { where: after = [], metrics } = drillQuery(query, place);
        expect(JSON.stringify(query)).toBe(before);
        expect(metrics).toEqual(query.metrics);
        const others = (list: NonNullable<Query['where']>) => list.filter(({ op }) => op !== 'within');
        expect(others(after)).toEqual(others(where));
        expect(after.filter(({ op }) => op === 'within')).toEqual(
          place === null ? [] : [{ field: 'region', op: 'within', value: place }],
        );
      }),
      { seed: 7 },
    );
  });
});

describe('the way to a place', () => {
  it('is found by what the source has below each place, also right below a province', async () => {
    expect(await findPath('970000', '970102100', below)).toEqual(['970100', '970102', '970102100']);
    expect(await findPath('970000', '979001101', below)).toEqual(['979001', '979001101']);
    expect(await findPath(null, '980102', below)).toEqual(['980000', '980102']);
    expect(await findPath('970000', '9701Z1', below)).toEqual(['970100', '9701Z1']);
  });

  it.each(['980101', '970199', '<img>', '', '0'.repeat(40)])('is none to %s', async (code) => {
    expect(await findPath('970000', code, below)).toBeNull();
  });
});

describe('a place with nothing below it', () => {
  it('is shown itself, with its figures and value', async () => {
    const asked = await made.measure(drillQuery({ metrics: ['teams'], by: ['region:city'] }, '970202'));
    const model = regionsModel([ownRow(asked, name)]);
    expect(model?.items.map(({ code }) => code)).toEqual(['970202']);
    expect(model?.items[0]?.quantity?.value).toBeGreaterThan(0);
  });

  it('is shown without a value where nothing at all is known', () => {
    const about = answer({
      query: drillQuery({ metrics: ['teams'], by: ['region:county'] }, '970202'),
      dimensions: [{ id: 'region:township', keys: [], labels: [] }],
      metrics: [metric('teams', 'teams', [])],
    });
    expect(regionsModel([ownRow(about, name)])?.items).toMatchObject([{ code: '970202', quantity: null }]);
  });
});

describe('what has no outline', () => {
  it('holds, with what is drawn, every unit and every figure of the table once', async () => {
    const engine = createPageEngine(await press());
    for (const place of ['210000', '210100', '211000', '211004', '632521']) {
      const asked = await engine.measure(drillQuery({ metrics: ['reported_figures'], by: ['region:city'] }, place));
      const answers = [ownRow(asked, name)];
      const model = regionsModel(answers)!;
      const here = hereItem(model, answers, { code: place, name: name(place) });
      const items = [...model.items, ...(here ? [here] : [])];
      fc.assert(
        fc.property(fc.subarray(model.items.map(({ code }) => code)), (codes) => {
          const drawn = new Set(codes);
          const listed = unplacedPlaces({ items }, drawn, here);
          const units = listed.filter(({ kind }) => kind === 'unit').map(({ item }) => item.code);
          expect([...units, ...codes].sort()).toEqual(model.items.map(({ code }) => code).sort());
          const onMap = model.items.filter(({ code }) => drawn.has(code)).flatMap(({ figures }) => figures);
          const all = [...onMap.filter((figure) => !isByName(figure)), ...listed.flatMap(({ figures }) => figures)];
          expect(all.map(({ figureId }) => figureId).sort()).toEqual(
            asked.figures.map(({ figureId }) => figureId).sort(),
          );
        }),
        { seed: 3, numRuns: 20 },
      );
    }
  });
});

describe('the boundaries of a place', () => {
  const square = (code: string, label: string, x: number): BoundarySet['features']['features'][number] => ({
    type: 'Feature',
    properties: { code, name: label },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [x, 0],
          [x + 1, 0],
          [x + 1, 1],
          [x, 1],
          [x, 0],
        ],
      ],
    },
  });
  const set: BoundarySet = {
    level: 'county',
    attribution: { source: 'test', licence: 'CC0', mapApproval: null, publishedOn: null, crs: 'wgs84' },
    features: { type: 'FeatureCollection', features: [square('210115', '辽中区', 0), square('210104', '大东区', 2)] },
  };
  const register = createRegister(
    [
      { code: '210115', name: '辽中区', level: 'county', parentCode: null },
      { code: '210104', name: '大东区', level: 'county', parentCode: null },
    ],
    [{ formerCode: '210122', name: '辽中县', code: '210115', kind: 'upgraded', since: '2016' }],
  );
  const model = (...codes: string[]) =>
    regionsModel([
      regional(
        codes.map((code) => [code, code, code]),
        { values: codes.map(() => quantity(1)), region: '210100' },
      ),
    ])!;

  it('are found by address, code or function; what stands in an address is encoded', async () => {
    expect(await boundariesAt('b/{code}-{level}.json?c={code}', '2102 Z/1', 'county')).toBe(
      'b/2102%20Z%2F1-county.json?c=2102%20Z%2F1',
    );
    expect(await boundariesAt('b/{code}.json', null, 'province')).toBe('b/100000.json');
    expect(await boundariesAt({ 210000: 'a.json' }, '210000', 'city')).toBe('a.json');
    expect(await boundariesAt({ 210000: 'a.json' }, 'constructor', 'city')).toBeNull();
    expect(await boundariesAt(async (code, level) => `${code} ${level}`, '210100', 'county')).toBe('210100 county');
    expect(await boundariesAt(set, '210100', 'county')).toBe(set);
  });

  it('give a former code the outline of its successor, and say so', () => {
    const { set: joined, drawn, notes } = joinBoundaries(set, model('210104', '210122'), { register });
    expect([...drawn].sort()).toEqual(['210104', '210122']);
    expect(joined.features.features.map(({ properties }) => properties.code)).toEqual(['210122', '210104']);
    expect(notes.successors).toMatchObject([{ code: '210122', outlineCode: '210115', change: 'upgraded' }]);
  });

  it('draw nothing on an outline that two codes lead to', () => {
    const { set: joined, drawn, notes } = joinBoundaries(set, model('210104', '210115', '210122'), { register });
    expect([...drawn]).toEqual(['210104']);
    expect(notes.claimed).toEqual([{ outlineCode: '210115', codes: ['210115', '210122'] }]);
    expect(joined.features.features.some(({ properties }) => properties.code === '210115')).toBe(false);
  });

  it('of a larger place are cut to the units, and are the same set where nothing changes', () => {
    expect(joinBoundaries(set, model('210104'), { isPart: true }).set.features.features).toHaveLength(1);
    expect(joinBoundaries(set, model('210104')).set).toBe(set);
  });
});

describe('the national pilots', () => {
  it('are starred at the prefecture, then at the county, then at the place itself, each once', async () => {
    const engine = createPageEngine(await press());
    const starred = async (place: string) => {
      const answers = await Promise.all(
        (['reported_figures', 'designations'] as const).map((asked) =>
          engine.measure(
            drillQuery(
              {
                metrics: [asked],
                by: ['region:county'],
                ...(asked === 'designations'
                  ? {
                      where: [
                        { field: 'kind', op: 'is', value: 'pilot' },
                        { field: 'level', op: 'is', value: 'national' },
                      ],
                    }
                  : {}),
              },
              place,
            ),
          ),
        ),
      );
      const [figures, titles] = answers;
      const stars = titles!.dimensions[0]!.keys.flatMap((code, row) =>
        code !== null && (titles!.metrics[0]!.values[row]?.quantity?.value ?? 0) > 0 ? { code, name: code } : [],
      );
      const model = regionsModel([ownRow(figures!, name)], { stars })!;
      return model.items.flatMap((item) => item.stars.map((star) => `${item.code} ${star.zh}`));
    };
    expect(await starred('210000')).toHaveLength(12);
    expect(await starred('211100')).toEqual(['211104 211104', '211122 211122']);
    expect(await starred('210200')).toEqual(['2102Z1 2102Z1']);
    expect(await starred('211104')).toEqual(['211104 211104']);
  });
});
