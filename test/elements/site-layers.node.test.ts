import { readFileSync } from 'node:fs';
import { createDataset } from '@practice-atlas/dataset';
import { boxesOverlap, type Mark, type MarkList, markBox, marksToSvg, themes } from '@practice-atlas/elements';
import { regionsModel, type SitePoints } from '@practice-atlas/elements/coverage-map.js';
import { mainView, placeSites, siteLayerMarks, sitePoints, unplacedSites } from '@practice-atlas/elements/map-sites.js';
import { openOutlineMap } from '@practice-atlas/elements/outline-map.js';
import { type BoundarySet, readBoundaries } from '@practice-atlas/geo';
import { outlineAt, projectOutlines } from '@practice-atlas/geo/outlines.js';
import { simulateSites } from '@practice-atlas/transform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverageCases } from './coverage-map-cases.js';
import { cutTexts, frozen, overlappingTexts, printed, texts } from './expect-marks.js';
import { expectGolden } from './golden.js';

const boundaries = (name: string): BoundarySet =>
  readBoundaries(JSON.parse(readFileSync(new URL(`../../examples/boundaries/${name}.json`, import.meta.url), 'utf8')));
const liaoning = boundaries('liaoning');
const china = boundaries('china');
const { crs } = liaoning.attribution;

const CITIES: readonly (readonly [code: string, lng: number, lat: number])[] = [
  ['210100', 123.3, 41.9],
  ['210200', 122.2, 39.6],
  ['210600', 124.2, 40.5],
  ['211300', 120, 41.5],
];

/** Sites of four cities; as many stations an institute as asked for. */
function simulated(stationCount: number, unplacedShare = 0): SitePoints {
  const rows = simulateSites({
    ...{ seed: 7, crs, instituteCount: 6, stationCount, unplacedShare },
    places: CITIES.map(([code, lng, lat]) => ({ code, lng, lat, reach: 0.45 })),
  });
  const dataset = createDataset({
    ...{ name: 'sites', title: { zh: '阵地', en: 'Sites' }, tables: { sites: rows } },
    simulation: { seed: 7, scale: 1, scaleMeaning: 'Made for a test.', tables: ['sites'] },
  });
  return sitePoints(dataset)!;
}
const few = simulated(4, 0.05);
const many = simulated(400);

const model = regionsModel(coverageCases['no-figures']!.answers, {})!;
const map = await openOutlineMap(liaoning, '');
await map.loadSites();
type Shown = {
  cursor?: number;
  layers?: string;
  theme?: 'paper' | 'night' | 'wall';
  locale?: 'zh' | 'en';
  widthPx?: number;
};
const draw = (
  sites: SitePoints,
  { layers, theme = 'paper', locale = 'zh', widthPx = 860, cursor }: Shown = {},
): MarkList =>
  map.marks(
    model,
    { widthPx, theme: themes[theme], locale, sites, ...(layers ? { layers } : {}), background: themes[theme].ground },
    cursor ?? null,
  );
const ofRole = (list: { marks: readonly Mark[] }, role: string): Mark[] =>
  list.marks.filter((mark) => mark.role === role);
const said = (list: MarkList): string => texts(list).map(printed).join(' ');

const cases: Readonly<Record<string, readonly [SitePoints, Shown]>> = {
  'sites-few': [few, {}],
  'sites-few-night-en': [few, { theme: 'night', locale: 'en' }],
  'sites-phone': [few, { widthPx: 366 }],
  'sites-lines-circles': [few, { layers: 'sites lines circles' }],
  'sites-clusters': [many, {}],
  'sites-clusters-wall-en': [many, { theme: 'wall', locale: 'en', widthPx: 1300 }],
  'sites-clusters-phone': [many, { widthPx: 366 }],
  'sites-ring': [few, { cursor: -1 }],
  'sites-ring-disc-night-en': [many, { cursor: -1, theme: 'night', locale: 'en' }],
  'sites-heat': [many, { layers: 'heat' }],
  'sites-heat-night-en': [many, { layers: 'heat', theme: 'night', locale: 'en' }],
};

describe('the golden picture of', () => {
  it.each(Object.entries(cases))('%s', (name, [sites, shown]) => {
    const list = frozen(draw(sites, shown));
    const desc = 'Simulated sites on example boundaries';
    expectGolden('coverage-map', name, marksToSvg(list, { title: name, desc }));
    expect(overlappingTexts(list)).toEqual([]);
    expect(cutTexts(list)).toEqual([]);
  });
});

describe('sites on a map', () => {
  it('stand in the division that they stand in, with the shape of their tier', () => {
    const outlines = projectOutlines(liaoning, { width: 800, height: 600 });
    const placed = placeSites(simulated(0), outlines, crs);
    for (const [i, row] of [...placed.main.x.keys()].filter((each) => each % 7 === 0).entries())
      expect(outlineAt(outlines, placed.main.x[row]!, placed.main.y[row]!)).toBe(CITIES[i]![0]);
    const view = mainView({ outlines, theme: themes.paper, locale: 'zh' });
    const { marks, legend } = siteLayerMarks(placed, view, { layers: new Set(['sites']) });
    expect(marks.filter(({ role, type }) => role === 'site' && type === 'rect')).toHaveLength(4);
    expect(marks.filter(({ role, type }) => role === 'site' && type === 'path')).toHaveLength(24);
    expect(legend.counts.reduce((sum, count) => sum + count, 0)).toBe(28);
  });

  it('are merged in the same groups at every size of the map', () => {
    const groups = [1, 2, 4].map((factor) => {
      const outlines = projectOutlines(liaoning, { width: 400 * factor, height: 300 * factor, padding: 8 * factor });
      const { index } = placeSites(many, outlines, crs).main;
      const box = { x: 0, y: 0, width: outlines.width, height: outlines.height };
      return index.clusters(box, 40 * factor).map(({ count }) => count);
    });
    expect(groups[0]!.length).toBeGreaterThan(10);
    expect(groups).toEqual([groups[0], groups[0], groups[0]]);
  });

  it('are single where they are few and merged where they are many', () => {
    expect(ofRole(draw(few), 'cluster')).toEqual([]);
    expect(ofRole(draw(few), 'site').length).toBeGreaterThan(100);
    expect(ofRole(draw(many), 'cluster').length).toBeGreaterThan(5);
    expect(said(draw(many))).toContain('圆的面积表示数量');
    expect(ofRole(draw(many, { layers: 'heat' }), 'cluster')).toEqual([]);
  });

  it('are not hidden by names of regions', () => {
    for (const sites of [few, simulated(0)]) {
      const list = draw(sites);
      const names = texts(list).filter(({ role }) => role === 'region-name');
      expect(names.length).toBeGreaterThan(8);
      for (const center of ofRole(list, 'site').filter(({ type }) => type === 'rect'))
        for (const name of names)
          expect([printed(name), boxesOverlap(markBox(name), markBox(center))]).toEqual([printed(name), false]);
    }
  });

  it('are counted by tier in the legend, with those that have no position', () => {
    const lost = [...few.lng].filter(Number.isNaN).length;
    expect(lost).toBeGreaterThan(0);
    const list = draw(few);
    expect(said(list)).toContain(`无坐标，未画出：${lost} 个`);
    expect(said(list)).toContain('阵地位置为模拟数据');
    const legend = texts(list)
      .filter(({ role }) => role === 'site-legend')
      .map(printed);
    const counted = legend.filter((text) => !text.startsWith('示范点')).map((text) => Number(text.replace(/\D/g, '')));
    expect(counted.reduce((sum, count) => sum + count, 0)).toBe(few.lng.length - lost);
    expect(said(draw(few, { locale: 'en' }))).toContain(`without a position: ${lost}`);
  });

  it('do not overlap when merged, and every site is in a disc or alone', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 320, max: 1600 }),
        fc.constantFrom('zh' as const, 'en' as const),
        (widthPx, locale) => {
          const outlines = projectOutlines(liaoning, { width: widthPx, height: widthPx * 0.8 });
          const placed = placeSites(many, outlines, crs);
          const view = mainView({ outlines, theme: themes.paper, locale });
          const { marks } = siteLayerMarks(placed, view, { layers: new Set(['clusters']) });
          const discs = marks.flatMap((mark) => (mark.role === 'cluster' && mark.type === 'circle' ? [mark] : []));
          for (const [i, one] of discs.entries())
            for (const other of discs.slice(i + 1))
              expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThanOrEqual(one.radius + other.radius);
        },
      ),
      { seed: 20261130, numRuns: 12 },
    );
  });

  it('have lines to the site above, none when there are too many, and says so', () => {
    const drawn = draw(few, { layers: 'sites lines' });
    expect(ofRole(drawn, 'tier-line')).toHaveLength(1);
    expect(said(drawn)).toMatch(/隶属连线 \d+ 条/);
    const crowded = draw(many, { layers: 'lines' });
    expect(ofRole(crowded, 'tier-line')).toEqual([]);
    expect(said(crowded)).toContain('过多，未画出');
  });

  it('have circles true to scale, and none where they would be too small to see', () => {
    const outlines = projectOutlines(liaoning, { width: 800, height: 600 });
    const placed = placeSites(few, outlines, crs);
    const view = mainView({ outlines, theme: themes.paper, locale: 'zh' });
    const one = { ...few, lng: few.lng.slice(0, 1), lat: few.lat.slice(0, 1), tier: few.tier.slice(0, 1) };
    const circle = siteLayerMarks(placeSites(one, outlines, crs), view, {
      layers: new Set(['circles']),
      radiusM: 50_000,
    }).marks.find(({ role }) => role === 'service-circle')!;
    expect(markBox(circle).width).toBeCloseTo(100 * outlines.pxPerKm!, 1);
    const small = siteLayerMarks(placed, view, { layers: new Set(['circles']) });
    expect(ofRole(small, 'service-circle')).toEqual([]);
    expect(small.legend.notes.join(' ')).toContain('太小，未画出');
    const near = siteLayerMarks(placed, { ...view, zoom: 40 }, { layers: new Set(['circles']) });
    expect(near.legend.notes.join(' ')).toContain('半径 1,000 米，约步行 15 分钟');
  });

  it('as a density have steps in sites per square kilometer, or shares where no scale is known', () => {
    const outlines = projectOutlines(liaoning, { width: 800, height: 600 });
    const placed = placeSites(many, outlines, crs);
    const view = mainView({ outlines, theme: themes.paper, locale: 'zh' });
    const heat = siteLayerMarks(placed, view, { layers: new Set(['heat']) }).legend.heat!;
    expect(heat.perKm2).toHaveLength(5);
    expect(heat.perKm2).toEqual([...heat.perKm2!].sort((a, b) => a - b));
    const unscaled = siteLayerMarks(placed, { ...view, pxPerKm: null }, { layers: new Set(['heat']) }).legend.heat!;
    expect([unscaled.perKm2, unscaled.steps.at(-1)]).toEqual([null, 0.5]);
  });

  it('stay out of the inset, except those of the South China Sea, and count once where they are on both', () => {
    const outlines = projectOutlines(china, { width: 700, height: 560 });
    const at: [number, number][] = [
      ...CITIES.map(([, lng, lat]) => [lng, lat] as [number, number]),
      [112.3, 16.8],
      [113.3, 22.5],
    ];
    const sites: SitePoints = {
      ...{
        lng: Float64Array.from(at, ([lng]) => lng),
        lat: Float64Array.from(at, ([, lat]) => lat),
        crs: china.attribution.crs,
      },
      ...{ tier: new Uint8Array(at.length), tiers: ['station'] },
    };
    const view = mainView({ outlines, theme: themes.paper, locale: 'zh' });
    const { marks, legend } = siteLayerMarks(placeSites(sites, outlines, china.attribution.crs), view);
    const inset = outlines.inset!;
    expect(marks.filter((mark) => boxesOverlap(markBox(mark), inset))).toHaveLength(2);
    expect(legend.counts).toEqual([6, 0]);
  });

  it('of another coordinate system are refused, and the map says so', () => {
    const outlines = projectOutlines(liaoning, { width: 800, height: 600 });
    const other = { ...few, crs: crs === 'gcj02' ? ('wgs84' as const) : ('gcj02' as const) };
    expect(() => placeSites(other, outlines, crs)).toThrow(expect.objectContaining({ code: 'crs_mixed' }));
    const list = draw(other);
    expect(ofRole(list, 'site')).toEqual([]);
    expect(said(list)).toContain('坐标系不同');
  });
});

describe('sites of a dataset', () => {
  const row = { site_id: 'a', tier: 'station', lng: 123, lat: 41, crs: 'wgs84' };
  const read = (rows: readonly object[]) =>
    sitePoints(createDataset({ name: 'd', title: { zh: '', en: '' }, tables: { sites: rows as never } }));

  it('come as columns; a position without a coordinate system is none', () => {
    const sites = read([
      row,
      { ...row, site_id: 'b', crs: null, parent_site_id: 'a' },
      { ...row, site_id: 'c', lat: null, demo_since: '2019-01-01' },
    ])!;
    expect([...sites.lng]).toEqual([123, Number.NaN, Number.NaN]);
    expect(unplacedSites(sites)).toEqual([1, 2]);
    expect([...sites.parents!]).toEqual([-1, 0, -1]);
    expect([...sites.stars!]).toEqual([0, 0, 1]);
    expect(sites.tiers[sites.tier[0]!]).toBe('station');
  });

  it('in several systems are refused; WGS-84 and CGCS2000 are one', () => {
    expect(read([row, { ...row, site_id: 'b', crs: 'cgcs2000' }])!.lng).toHaveLength(2);
    expect(() => read([row, { ...row, site_id: 'b', crs: 'gcj02' }])).toThrow(
      expect.objectContaining({ code: 'crs_mixed' }),
    );
    expect(read([])).toBeNull();
  });
});

describe('the number of a disc', () => {
  const counted = (total: number, locale: 'zh' | 'en'): string[] => {
    const outlines = projectOutlines(liaoning, { width: 800, height: 600 });
    const sites: SitePoints = {
      ...{ lng: new Float64Array(total).fill(123.4), lat: new Float64Array(total).fill(41.8), crs },
      ...{ tier: new Uint8Array(total), tiers: ['station'] },
    };
    const layer = siteLayerMarks(placeSites(sites, outlines, crs), mainView({ outlines, theme: themes.paper, locale }));
    const marks = layer.marks.filter(({ role }) => role === 'cluster-count');
    return [...marks.flatMap((mark) => (mark.type === 'text' ? printed(mark) : [])), ...layer.legend.notes];
  };

  it('is short from 10,000, and says that it is rounded and that one place never opens', () => {
    expect(counted(9999, 'zh')).toEqual(['9,999', expect.stringContaining('面积'), expect.stringContaining('同址')]);
    expect(counted(12_345, 'zh').slice(0, 3)).toEqual([
      '1.2\u2009万',
      expect.stringContaining('面积'),
      expect.stringContaining('四舍五入'),
    ]);
    expect(counted(12_345, 'en')[0]).toBe('12K');
    expect(counted(1_250_000, 'en')[0]).toBe('1.3M');
  });
});
