import { hitIndex, type MarkList, marksToSvg, paper, textBox } from '@practice-atlas/elements';
import { regionsModel } from '@practice-atlas/elements/coverage-map.js';
import { openOutlineMap, WHOLE_MAP } from '@practice-atlas/elements/outline-map.js';
import { readBoundaries } from '@practice-atlas/geo';
import { outlineAt, projectOutlines } from '@practice-atlas/geo/outlines.js';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { syntheticCountry, syntheticProvince } from '../data/synthetic-country.js';
import { overlappingTexts, printed, texts } from './expect-marks.js';
import { quantity, regional } from './marks-answers.js';

const province = syntheticProvince();
const codes = province.features.features.map(({ properties }) => properties.code);
const model = regionsModel([
  regional(
    province.features.features.map(({ properties: { code, name } }) => [code, name, name] as const),
    { values: codes.map((_, i) => quantity(i)), region: null },
  ),
])!;
const options = { widthPx: 900, theme: paper, locale: 'zh' } as const;

describe('the synthetic country', () => {
  it('is the same for the same seed, and a set that may be read', () => {
    const small = { seed: 5, countyCount: 150, edgePoints: 4 };
    expect(syntheticCountry(small)).toEqual(syntheticCountry(small));
    expect(readBoundaries(syntheticCountry(small)).features.features).toHaveLength(150);
    expect(codes).toHaveLength(100);
    const rings = province.features.features.map(({ geometry }) => geometry.coordinates.flat(1));
    const positions = rings.map((each) => each.reduce((sum, ring) => sum + ring.length, 0));
    const mean = positions.reduce((sum, count) => sum + count, 0) / 100;
    expect(mean).toBeGreaterThan(80);
    expect(mean).toBeLessThan(140);
    expect(rings.some((each) => each.length > 1)).toBe(true);
  });

  it('has no gap between neighbors: what is inside of it belongs to a county', () => {
    const outlines = projectOutlines(province, { width: 500, height: 900 });
    const { outlines: all } = outlines;
    const inner = all.filter(({ label }) => Math.abs(label[0] - 250) < 30 && Math.abs(label[1] - 450) < 200);
    for (const { box } of inner)
      expect(outlineAt(outlines, box.x + box.width / 2, box.y + box.height / 2)).not.toBeNull();
  });
});

describe('the marks of a hundred counties', () => {
  it('are found by cells as they are found one after the other', async () => {
    const map = await openOutlineMap(province, '');
    const list = map.marks(model, options, null);
    const plain = hitIndex(list);
    fc.assert(
      fc.property(
        fc.double({ min: -20, max: 920, noNaN: true }),
        fc.double({ min: -20, max: 700, noNaN: true }),
        fc.constantFrom(0, 6),
        (x, y, slop) => {
          expect(list.hits!.at(x, y, slop)).toBe(plain.at(x, y, slop));
        },
      ),
      { seed: 20261130, numRuns: 400 },
    );
    for (const datum of model.items.keys()) expect(list.hits!.boxOf(datum)).toEqual(plain.boxOf(datum));
  });

  it('are written as paths only when the picture becomes an SVG, and then once', async () => {
    const map = await openOutlineMap(province, '');
    const list: MarkList = map.marks(model, options, 3);
    const regions = list.marks.flatMap((mark) => (mark.type === 'path' && mark.role === 'region' ? [mark] : []));
    expect(regions.some((mark) => Object.hasOwn(mark, 'd'))).toBe(false);
    const svg = marksToSvg(list, { title: 'a', desc: 'b' });
    expect(svg.match(/class="region"/g)).toHaveLength(100);
    expect(svg).not.toContain('NaN');
    expect(regions[0]!.d).toBe(regions[0]!.d);
  });

  it('carry no name wider than what is in sight of the county, wherever the map is moved', async () => {
    const map = await openOutlineMap(province, '');
    const host = { zoom: true, boundaries: province, viewport: WHOLE_MAP, addController: () => {} } as never;
    const shapes = (list: MarkList) =>
      list.marks.flatMap((mark) => (mark.type === 'path' && mark.role === 'region' ? [mark] : []));
    for (const view of [
      { scale: 3, x: 0.5, y: 0.3 },
      { scale: 8, x: 0.45, y: 0.6 },
    ]) {
      vi.stubGlobal('matchMedia', () => ({ matches: false }));
      Object.assign(host, { viewport: view });
      const list = map.marks(model, options, null, host);
      vi.unstubAllGlobals();
      const { box } = list.clip!;
      const names = texts(list).filter(({ role }) => role === 'region-name');
      expect(names.length).toBeGreaterThan(3);
      for (const name of names) {
        const land = shapes(list).find(({ datum }) => datum === name.datum)!.shape!;
        // Some level line through the county in sight is nearly as long as its name.
        let widest = 0;
        for (let y = box.y; y < box.y + box.height; y += 4) {
          const xs = Array.from({ length: Math.ceil(box.width / 4) }, (_, i) => box.x + 4 * i);
          widest = Math.max(widest, 4 * xs.filter((x) => land.holds(x, y)).length);
        }
        expect([printed(name), widest * 1.3 > textBox(name).width]).toEqual([printed(name), true]);
      }
    }
  });

  it('carry names that do not overlap', async () => {
    const list = (await openOutlineMap(province, '')).marks(model, options, null);
    expect(overlappingTexts(list)).toEqual([]);
  });
});
