import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import {
  boxesOverlap,
  hitIndex,
  type Mark,
  type MarkList,
  type PathMark,
  textBox,
  themes,
} from '@practice-atlas/elements';
import { regionsModel } from '@practice-atlas/elements/coverage-map.js';
import { openOutlineMap, outlineHatch } from '@practice-atlas/elements/outline-map.js';
import { type BoundarySet, readBoundaries } from '@practice-atlas/geo';
import { outlineAt, projectOutlines } from '@practice-atlas/geo/outlines.js';
import { measure } from '@practice-atlas/measure';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { press } from '../data/datasets.js';
import { coverageCases } from './coverage-map-cases.js';
import { cutTexts, overlappingTexts, printed, texts } from './expect-marks.js';

const boundaries = (name: string): BoundarySet =>
  readBoundaries(JSON.parse(readFileSync(new URL(`../../examples/boundaries/${name}.json`, import.meta.url), 'utf8')));
const liaoning = boundaries('liaoning');
const china = boundaries('china');
const approved: BoundarySet = {
  ...liaoning,
  attribution: { ...liaoning.attribution, mapApproval: 'GS(2026)0001号' },
};

const modelOf = (name: string) => {
  const { answers, stars = [] } = coverageCases[name]!;
  return regionsModel(answers, { stars })!;
};
const pressModel = async () =>
  regionsModel([
    measure(await press(), {
      metrics: ['reported_figures'],
      by: ['region:city'],
      where: [{ field: 'region', op: 'within', value: '210000' }],
    }),
  ])!;

const ofRole = (list: MarkList, role: string): Mark[] => list.marks.filter((mark) => mark.role === role);
const said = (list: MarkList): string => texts(list).map(printed).join(' ');
const options = { widthPx: 940, theme: themes.paper, locale: 'zh' } as const;

describe('the picture of a map on boundaries', () => {
  it('draws every region of the model once, by its code, and names all that have room', async () => {
    const map = await openOutlineMap(liaoning, 'https://example.org/');
    const model = await pressModel();
    const list = map.marks(model, options, null);
    expect(ofRole(list, 'region').map(({ datum }) => model.items[datum!]!.code)).toEqual(
      liaoning.features.features.map(({ properties }) => properties.code),
    );
    expect(texts(list).filter(({ role }) => role === 'region-name').length).toBeGreaterThan(11);
    expect(said(list)).toContain('沈阳');
  });

  it('says at the lower left that the map has no approval number, or prints it', async () => {
    const model = await pressModel();
    const without = (await openOutlineMap(liaoning, '')).marks(model, options, null);
    const note = texts(without).find(({ role }) => role === 'attribution')!;
    expect(printed(note)).toMatch(/^无审图号：边界未经审核，不得公开使用 · 边界：ECharts/);
    expect(note).toMatchObject({ x: 0, anchor: 'start' });
    expect(note.y).toBeGreaterThan(without.height - 60);
    const english = (await openOutlineMap(liaoning, '')).marks(model, { ...options, locale: 'en' }, null);
    expect(said(english)).toContain('No map approval number');
    const withNumber = (await openOutlineMap(approved, '')).marks(model, options, null);
    expect(said(withNumber)).toContain('审图号：GS(2026)0001号');
    expect(said(withNumber)).not.toContain('无审图号');
  });

  it('ties call-outs to regions by leaders that end inside them and do not cross', async () => {
    const model = await pressModel();
    const list = (await openOutlineMap(liaoning, '')).marks(model, options, null);
    const leaders = list.marks.flatMap((mark) => (mark.type === 'line' && mark.role === 'leader' ? [mark] : []));
    expect(leaders.length).toBeGreaterThan(3);
    const names = texts(list).filter(({ role }) => role === 'call-out-name');
    expect(names.map(printed)).toEqual(expect.arrayContaining(['朝阳 · 北票市', '辽阳 · 宏伟区', '盘锦市', '丹东市']));
    // Under the point where each leader ends lies the region of one of the call-outs, each once.
    const land = hitIndex({ ...list, marks: ofRole(list, 'region') });
    const ended = leaders.map(({ points }) => land.at(...(points.at(-1) as [number, number])));
    expect(ended.toSorted()).toEqual(names.map(({ datum }) => datum).toSorted());
    for (const [i, one] of leaders.entries())
      for (const other of leaders.slice(i + 1)) {
        const side = ([ax, ay]: readonly number[], [bx, by]: readonly number[], [cx, cy]: readonly number[]) =>
          Math.sign((bx! - ax!) * (cy! - ay!) - (by! - ay!) * (cx! - ax!));
        const [[a, b], [c, d]] = [one.points, other.points] as unknown as [number[][], number[][]];
        const crosses = side(a!, b!, c!) !== side(a!, b!, d!) && side(c!, d!, a!) !== side(c!, d!, b!);
        expect(crosses).toBe(false);
      }
  });

  it('hatches what has no data, apart from zero, and puts the ring around the region of the cursor', async () => {
    const model = modelOf('fill-exact');
    const list = (await openOutlineMap(liaoning, '')).marks(model, options, 3);
    const unknown = model.items.filter(({ classIndex }) => classIndex === null);
    expect(unknown.length).toBeGreaterThan(0);
    expect(ofRole(list, 'region-no-data')).toHaveLength(unknown.length);
    const region = ofRole(list, 'region').find(({ datum }) => datum === 3) as PathMark;
    expect(ofRole(list, 'ring')).toMatchObject([{ d: region.d, stroke: themes.paper.accent }]);
  });

  it('names the regions that have no outline, and draws those that have no data in the model as plain land', async () => {
    const few: BoundarySet = {
      ...liaoning,
      features: { ...liaoning.features, features: liaoning.features.features.slice(2) },
    };
    const model = await pressModel();
    expect(said((await openOutlineMap(few, '')).marks(model, options, null))).toContain(
      '无边界，未画出：沈阳市、大连市',
    );
    const one = { ...model, items: model.items.slice(0, 1), callouts: [] };
    const list = (await openOutlineMap(liaoning, '')).marks(one, options, null);
    expect(ofRole(list, 'region')).toHaveLength(1);
    expect(ofRole(list, 'land')).toHaveLength(13);
  });

  it('keeps the inset of the South China Sea free, frames and names it', async () => {
    const model = await pressModel();
    const items = china.features.features
      .filter(({ properties }) => /^\d+$/.test(properties.code))
      .map(({ properties }) => ({
        ...model.items[0]!,
        code: properties.code,
        name: { zh: properties.name, en: properties.name },
      }));
    const list = (await openOutlineMap(china, '')).marks({ ...model, items, callouts: [] }, options, null);
    const [inset] = ofRole(list, 'inset');
    if (inset?.type !== 'rect') throw new Error('there is no inset');
    expect(said(list)).toContain('南海诸岛');
    expect(ofRole(list, 'sea-line').length).toBeGreaterThan(0);
    for (const mark of texts(list))
      if (mark.role !== 'inset-name')
        expect([printed(mark), boxesOverlap(textBox(mark), inset)]).toEqual([printed(mark), false]);
  });

  it('stays free of overlap at any width, in every theme and language', async () => {
    const map = await openOutlineMap(liaoning, '');
    const models = [await pressModel(), modelOf('callouts'), modelOf('fill-exact'), modelOf('hostile')];
    fc.assert(
      fc.property(
        fc.integer({ min: 320, max: 2000 }),
        fc.constantFrom('paper' as const, 'wall' as const),
        fc.constantFrom('zh' as const, 'en' as const),
        fc.nat(models.length - 1),
        fc.option(fc.integer({ min: 360, max: 900 }), { nil: null }),
        (widthPx, theme, locale, which, heightPx) => {
          fc.pre(theme === 'paper' || widthPx >= 700);
          const list = map.marks(models[which]!, { widthPx, theme: themes[theme], locale, heightPx }, null);
          expect(overlappingTexts(list)).toEqual([]);
          expect(cutTexts(list)).toEqual([]);
        },
      ),
      { seed: 20261130, numRuns: 150 },
    );
  });

  it('walks to the neighbor by geography', async () => {
    const map = await openOutlineMap(liaoning, '');
    const model = await pressModel();
    map.marks(model, options, null);
    const at = (code: string) => model.items.findIndex((item) => item.code === code);
    // From 沈阳 up to 铁岭, down from 鞍山 to 营口 or 大连, west from 丹东 to what touches it.
    expect(map.next(model, at('210100'), 'up')).toBe(at('211200'));
    expect(map.next(model, at('210200'), 'down')).toBe(at('210200'));
  });
});

describe('boundaries', () => {
  it.each([
    ['that are no set', {}, 'boundaries_malformed'],
    ['without whose they are', { ...liaoning, attribution: undefined }, 'boundaries_malformed'],
    ['of a file that is not there', 'file:///nowhere/at/all.json', 'boundaries_malformed'],
  ])('%s are refused with a code', async (_what, given, code) => {
    await expect(openOutlineMap(given, 'https://example.org/')).rejects.toMatchObject({ name: 'AtlasError', code });
  });
});

/** A set of 辽宁 of which outlines are damaged. */
const damaged = (): unknown => {
  const copy = JSON.parse(JSON.stringify(liaoning));
  copy.features.features[2].geometry = null;
  copy.features.features[3].geometry.coordinates = [[['x', 'y']]];
  copy.features.features[4].geometry.coordinates[0].pop();
  return copy;
};

/** The texts of a template, its parts in order. */
const wordsOf = (part: unknown): string => {
  if (Array.isArray(part)) return part.map(wordsOf).join(' ');
  if (typeof part === 'object' && part !== null && 'values' in part) return wordsOf(part.values);
  return typeof part === 'string' ? part : '';
};

describe('boundaries that are partly broken', () => {
  it('are drawn as far as they can be read, and say in the picture how many could not', async () => {
    const model = await pressModel();
    const map = await openOutlineMap(damaged(), '');
    const list = map.marks(model, options, null);
    expect(ofRole(list, 'region')).toHaveLength(12);
    expect(said(list)).toContain('边界数据中有 2 个轮廓无法读取，未画出');
    expect(said(map.marks(model, { ...options, locale: 'en' }, null))).toContain(
      '2 outlines of the boundaries could not be read and are not drawn',
    );
    expect(overlappingTexts(list)).toEqual([]);
  });

  it('list what is wrong with place, reason and remedy in both languages; sound ones list nothing', async () => {
    const map = await openOutlineMap(damaged(), '');
    expect(wordsOf(map.faults('zh'))).toMatch(
      /鞍山市：要素没有图形。请补上图形，或去掉该要素。.*features\.features\[2\].*1 个环没有闭合/s,
    );
    expect(wordsOf(map.faults('en'))).toMatch(
      /抚顺市: the coordinates are no rings of numbers; export the file again\./,
    );
    expect(wordsOf((await openOutlineMap(liaoning, '')).faults('zh'))).toBe('');
  });

  it('say that positions were converted', async () => {
    const converted = {
      ...liaoning,
      attribution: { ...liaoning.attribution, crs: 'cgcs2000', convertedFrom: 'gcj02' },
    };
    const list = (await openOutlineMap(converted, '')).marks(await pressModel(), { ...options, widthPx: 1600 }, null);
    expect(said(list)).toContain('坐标由 GCJ-02 换算为 CGCS2000');
  });
});

describe('boundaries of the whole country', () => {
  const without = (...codes: string[]): BoundarySet => ({
    ...china,
    features: {
      ...china.features,
      features: china.features.features.filter(({ properties }) => !codes.includes(properties.code)),
    },
  });

  it.each([
    ['台湾省', without('710000')],
    ['海南岛', without('460000')],
    ['南海断续线', without('100000_JD')],
  ])('without %s are refused by name', async (what, set) => {
    await expect(openOutlineMap(set, '')).rejects.toMatchObject({
      code: 'boundaries_incomplete',
      details: { value: expect.stringContaining(what) },
    });
  });

  it('have an inset of the same shape at every size, at half the scale, with no mark of the rest in it', async () => {
    const model = await pressModel();
    const items = china.features.features
      .filter(({ properties }) => /^\d+$/.test(properties.code))
      .map(({ properties: { code, name } }) => ({ ...model.items[0]!, code, name: { zh: name, en: name } }));
    const map = await openOutlineMap(china, '');
    const shapes = [360, 940, 2400].map((widthPx) => {
      const list = map.marks({ ...model, items, callouts: [] }, { ...options, widthPx }, null);
      const at = list.marks.findIndex(({ role }) => role === 'inset');
      const frame = list.marks[at];
      if (frame?.type !== 'rect') throw new Error('there is no inset');
      const isIn = (x: number, y: number) =>
        x > frame.x + 1 && x < frame.x + frame.width - 1 && y > frame.y + 1 && y < frame.y + frame.height - 1;
      // Land of the inset ends at its frame; what is drawn after the frame keeps off it.
      for (const mark of list.marks.slice(at + 1)) {
        if (mark.type === 'line') for (const [x, y] of mark.points) expect(isIn(x, y)).toBe(false);
        if (mark.type === 'text' && mark.role !== 'inset-name') expect(boxesOverlap(textBox(mark), frame)).toBe(false);
      }
      const main = projectOutlines(china, { width: widthPx, height: 900 });
      expect(main.inset!.pxPerKm / main.pxPerKm!).toBeCloseTo(0.5, 12);
      for (const { rings } of main.outlines)
        for (const ring of rings)
          for (let i = 0; i < ring.length; i += 2) {
            const { x, y, width, height } = main.inset!;
            expect(ring[i]! > x && ring[i]! < x + width && ring[i + 1]! > y && ring[i + 1]! < y + height).toBe(false);
          }
      return frame.width / frame.height;
    });
    for (const shape of shapes) expect(shape).toBeCloseTo(shapes[0]!, 6);
  });
});

describe('boundaries that are too large', () => {
  it('are refused at the limit, before all of them came', async () => {
    const server = createServer((_request, response) => {
      response.write('{"attribution":');
      const timer = setInterval(() => response.write(' '.repeat(65_536)), 1);
      response.on('close', () => clearInterval(timer));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    await expect(
      openOutlineMap(`http://127.0.0.1:${port}/endless.json`, 'http://127.0.0.1/', { mostBytes: 1024 * 1024 }),
    ).rejects.toMatchObject({
      code: 'file_too_large',
      message: expect.stringContaining('have more than 1 MiB, the limit'),
    });
    server.closeAllConnections();
    server.close();
  });
});

describe('hatching', () => {
  it('draws lines inside the shape only, islands and holes respected', () => {
    const outlines = projectOutlines(liaoning, { width: 500, height: 400 });
    for (const { code, rings } of outlines.outlines) {
      const pieces = [...outlineHatch(rings, 7).matchAll(/M([\d.-]+) ([\d.-]+)L([\d.-]+) ([\d.-]+)/g)].map((match) =>
        match.slice(1).map(Number),
      );
      expect(pieces.length).toBeGreaterThan(2);
      for (const [ax, ay, bx, by] of pieces) {
        // Rounded ends of short pieces may lie on the line.
        if (Math.abs(bx! - ax!) < 1) continue;
        const middle = [(ax! + bx!) / 2, (ay! + by!) / 2] as const;
        expect([code, middle, outlineAt(outlines, ...middle)]).toEqual([code, middle, code]);
      }
    }
  });

  it('leaves a hole free', () => {
    const square = (from: number, until: number) =>
      Float64Array.of(from, from, until, from, until, until, from, until, from, from);
    const d = outlineHatch([square(0, 90), square(30, 60)], 10);
    for (const [, ax, ay, bx, by] of d.matchAll(/M([\d.-]+) ([\d.-]+)L([\d.-]+) ([\d.-]+)/g)) {
      const [x, y] = [(Number(ax) + Number(bx)) / 2, (Number(ay) + Number(by)) / 2];
      expect(x > 30 && x < 60 && y > 30 && y < 60).toBe(false);
    }
    expect(outlineHatch([], 10)).toBe('');
  });
});
