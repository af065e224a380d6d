import { readFileSync } from 'node:fs';
import { type MarkList, markBox, marksToSvg, themes } from '@practice-atlas/elements';
import { regionsModel } from '@practice-atlas/elements/coverage-map.js';
import { fillModel, mapFill } from '@practice-atlas/elements/map-fills.js';
import { openOutlineMap, WHOLE_MAP } from '@practice-atlas/elements/outline-map.js';
import { type BoundarySet, readBoundaries } from '@practice-atlas/geo';
import { englishName } from '@practice-atlas/geo/english-names.js';
import { describe, expect, it, vi } from 'vitest';
import { syntheticProvince } from '../data/synthetic-country.js';
import { coverageCases } from './coverage-map-cases.js';
import { cutTexts, overlappingTexts } from './expect-marks.js';
import { expectGolden } from './golden.js';
import { FORCED } from './map-fills-cases.js';
import { quantity, regional } from './marks-answers.js';

type RegionsModel = NonNullable<ReturnType<typeof regionsModel>>;

const boundaries = (name: string): BoundarySet =>
  readBoundaries(JSON.parse(readFileSync(new URL(`../../examples/boundaries/${name}.json`, import.meta.url), 'utf8')));

/** A model with a made-up number for every region of a set. */
const filled = (set: BoundarySet): RegionsModel => {
  const regions = set.features.features
    .filter(({ properties }) => /^\d+$/.test(properties.code))
    .map(({ properties: { code, name } }) => [code, name, englishName(code, name) ?? name] as const);
  return regionsModel([
    regional(regions, { values: regions.map((_, i) => quantity(((i * 37) % 101) * 10 + 5)), region: null }),
  ])!;
};

const { answers, stars = [] } = coverageCases.callouts!;
const liaoning = { set: boundaries('liaoning'), model: regionsModel(answers, { stars })! };
const country = boundaries('china');
const china = { set: country, model: filled(country) };
const hundred = syntheticProvince();
const province = { set: hundred, model: filled(hundred) };

interface MapCase {
  readonly on: { readonly set: BoundarySet; readonly model: RegionsModel };
  readonly theme?: 'paper' | 'night' | 'wall';
  readonly isForced?: boolean;
  readonly locale?: 'zh' | 'en';
  readonly widthPx?: number;
  readonly heightPx?: number;
  readonly view?: { readonly scale: number; readonly x: number; readonly y: number };
}

const cases: Readonly<Record<string, MapCase>> = {
  'liaoning-zh': { on: liaoning },
  'liaoning-en': { on: liaoning, locale: 'en' },
  'liaoning-night-en': { on: liaoning, theme: 'night', locale: 'en' },
  'liaoning-wall': { on: liaoning, theme: 'wall', widthPx: 1600 },
  'liaoning-forced': { on: liaoning, isForced: true },
  'liaoning-scale-3': { on: liaoning, view: { scale: 3, x: 0.6, y: 0.4 } },
  'country-zh': { on: china },
  'country-en': { on: china, locale: 'en' },
  'country-night-en': { on: china, theme: 'night', locale: 'en' },
  'country-wall': { on: china, theme: 'wall', widthPx: 1600 },
  'country-forced': { on: china, isForced: true },
  'country-scale-3': { on: china, view: { scale: 3, x: 0.7, y: 0.55 } },
  'hundred-counties': { on: province },
  'hundred-counties-night-en': { on: province, theme: 'night', locale: 'en' },
  'hundred-counties-wall': { on: province, theme: 'wall', widthPx: 1600 },
  'hundred-counties-forced': { on: province, isForced: true },
  'hundred-counties-scale-3': { on: province, view: { scale: 3, x: 0.5, y: 0.4 } },
};

async function drawn({ on, theme = 'paper', isForced, locale = 'zh', widthPx = 940, heightPx, view }: MapCase) {
  const own = isForced ? { ...themes[theme], ...FORCED } : themes[theme];
  const fill = isForced && on.model.mode === 'fill' ? mapFill(fillModel(on.model, {}), own) : null;
  const look = fill ? { fill, theme: fill.theme } : { theme: own };
  const size = heightPx === undefined ? { widthPx } : { widthPx, heightPx, isStretched: true };
  const options = { ...size, ...look, locale, background: own.ground };
  const map = await openOutlineMap(on.set, '');
  if (!view) return map.marks(on.model, options, null);
  const host = { zoom: true, boundaries: on.set, outlines: map, viewport: view ?? WHOLE_MAP, addController: () => {} };
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  const list = map.marks(on.model, options, null, host as never);
  vi.unstubAllGlobals();
  return list;
}

/** Every end of a leader is in the frame of the map. */
const leadersOut = (list: MarkList): number => {
  const box = list.clip?.box ?? { x: 0, y: 0, width: list.width, height: list.height };
  return list.marks.filter(
    (mark) =>
      mark.type === 'circle' &&
      mark.role === 'leader-end' &&
      (mark.x < box.x || mark.x > box.x + box.width || mark.y < box.y || mark.y > box.y + box.height),
  ).length;
};

describe('a map on boundaries', () => {
  it.each(Object.entries(cases))('draws %s as its golden, no label over another, none cut', async (name, one) => {
    const list = await drawn(one);
    expect(overlappingTexts(list)).toEqual([]);
    expect(cutTexts(list)).toEqual([]);
    expect(leadersOut(list)).toBe(0);
    expectGolden('outline-map', name, marksToSvg(list, { title: name, desc: '' }));
  });

  it('leads no line out of its frame, wherever it is enlarged', async () => {
    for (const scale of [2, 4, 8])
      for (let x = 0.1; x < 1; x += 0.2)
        for (let y = 0.1; y < 1; y += 0.2) {
          const list = await drawn({ on: liaoning, view: { scale, x, y } });
          expect([scale, x, y, leadersOut(list), overlappingTexts(list)]).toEqual([scale, x, y, 0, []]);
        }
  });

  it('keeps call-outs clear of the buttons', async () => {
    let besideCount = 0;
    for (const locale of ['zh', 'en'] as const)
      for (const [widthPx, heightPx] of [820, 950, 1100].flatMap((w) =>
        [400, 440, 480, 520].map((h) => [w, h] as const),
      )) {
        const list = await drawn({ on: liaoning, locale, widthPx, heightPx, view: { scale: 1, x: 0.5, y: 0.5 } });
        const column = Math.min(264, Math.max(168, widthPx * 0.215));
        const [left, right, bottom] = [widthPx - column - 34, widthPx - column - 6, 6 + 3 * 28];
        const under = list.marks.filter((mark) => {
          if (mark.type !== 'text' || !mark.role.startsWith('call-out')) return false;
          const box = markBox(mark);
          if (box.x + box.width > left) besideCount += 1;
          return box.x < right && box.x + box.width > left && box.y < bottom;
        });
        expect([locale, widthPx, heightPx, under]).toEqual([locale, widthPx, heightPx, []]);
      }
    expect(besideCount).toBeGreaterThan(20);
  });

  it('prints the name of the South China Sea Islands whole at any width, in both languages', async () => {
    for (const locale of ['zh', 'en'] as const)
      for (const widthPx of [340, 390, 700, 1440]) {
        const list = await drawn({ on: china, locale, widthPx });
        const name = list.marks.flatMap((mark) =>
          mark.type === 'text' && mark.role === 'inset-name' ? [mark.runs.map(({ text }) => text).join('')] : [],
        );
        expect(name.join(' ')).toBe(locale === 'zh' ? '南海诸岛' : 'South China Sea Islands');
      }
  });
});
