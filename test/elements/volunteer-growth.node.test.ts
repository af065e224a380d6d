import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { chartToSvg, themes } from '@practice-atlas/elements';
import { datumAt, growthMarks, growthOption, seriesModel } from '@practice-atlas/elements/volunteer-growth.js';
import { describe, expect, it } from 'vitest';
import { type GrowthCase, growthCases } from './volunteer-growth-cases.js';

const GOLDENS = new URL('../goldens/volunteer-growth/', import.meta.url);

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) frozen(inner);
  }
  return value;
}

function laidOut({ answers, region, size, theme = 'paper', locale = 'zh' }: GrowthCase) {
  const model = seriesModel(answers, { region: region ?? null });
  if (!model) throw new Error('the case has no model');
  return growthMarks(frozen(model), size, frozen(themes[theme]), locale);
}

function drawn(one: GrowthCase): string {
  const theme = frozen(themes[one.theme ?? 'paper']);
  return chartToSvg(growthOption(frozen(laidOut(one)), theme, one.locale ?? 'zh'), one.size);
}

function seriesOf(one: GrowthCase) {
  const { series } = growthOption(laidOut(one), themes.paper, 'zh');
  return Array.isArray(series) ? series : [];
}

/** Roughly the advance of a character in Noto Sans, in em. */
function advance(character: string): number {
  if (character === '\u2009') return 0.2;
  if (/[ ,.:;()|'!itlfj1{}]/.test(character)) return character === '1' ? 0.55 : 0.3;
  return character < '\u2000' ? 0.54 : 1;
}

/** Text boxes as the SVG says them, by about the advances of Noto Sans. */
function textBoxes(svg: string): { text: string; left: number; right: number; top: number; bottom: number }[] {
  return [...svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g)].map(([, attributes = '', text = '']) => {
    const number = (pattern: RegExp): number => Number(pattern.exec(attributes)?.[1] ?? 0);
    const sizePx = number(/font-size:([\d.]+)px/);
    const x = number(/translate\((-?[\d.]+)/) + number(/ x="(-?[\d.]+)"/);
    const y = number(/translate\(-?[\d.]+ (-?[\d.]+)/) + number(/ y="(-?[\d.]+)"/);
    const plain = text.replace(/&\w+;/g, 'x');
    const width = Array.from(plain).reduce((sum, one) => sum + advance(one), 0) * sizePx;
    const anchor = /text-anchor="(\w+)"/.exec(attributes)?.[1] ?? 'start';
    const left = x - (anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0);
    return { text, left, right: left + width, top: y - sizePx * 0.55, bottom: y + sizePx * 0.55 };
  });
}

describe('the growth picture', () => {
  for (const [name, one] of Object.entries(growthCases))
    it(`draws ${name} as its golden`, () => {
      const svg = drawn(one);
      const file = new URL(`${name}.svg`, GOLDENS);
      if (process.env.ATLAS_GOLDENS === 'write') {
        mkdirSync(GOLDENS, { recursive: true });
        writeFileSync(file, svg);
      }
      expect(existsSync(file), `${name}.svg is missing: run once with ATLAS_GOLDENS=write and look at it`).toBe(true);
      expect(svg).toBe(readFileSync(file, 'utf8'));
    });

  for (const [name, one] of Object.entries(growthCases))
    it(`lets no two texts of ${name} overlap`, () => {
      const boxes = textBoxes(drawn(one));
      const pairs = boxes.flatMap((a, index) =>
        boxes
          .slice(index + 1)
          .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
          .map((b) => `${a.text} / ${b.text}`),
      );
      expect(pairs).toEqual([]);
    });

  for (const [name, one] of Object.entries(growthCases))
    it(`cuts no text of ${name} at an edge`, () => {
      const cut = textBoxes(drawn(one)).filter(
        ({ left, right, top, bottom }) =>
          left < -1 || right > one.size.width + 1 || top < -2 || bottom > one.size.height + 1,
      );
      expect(cut.map(({ text }) => text)).toEqual([]);
    });

  it('keeps the qualifier of "at least" in the label and gives the ring an upward tick', () => {
    const svg = drawn(growthCases['panel-zh-paper']!);
    expect(svg).toContain('报告 120\u2009万+（2019-11）');
    const { data } = laidOut(growthCases['panel-zh-paper']!);
    const ring = data.find(({ series }) => series.form === 'reported');
    expect(ring?.point.quantity).toMatchObject({ qualifier: 'at_least', word: '多' });
  });

  it('says that a simulated line is simulated, in both languages', () => {
    expect(drawn(growthCases['panel-zh-paper']!)).toContain('模拟 1,376,214');
    expect(drawn(growthCases['panel-en-night']!)).toContain('simulated 1,376,214');
  });

  it('writes English values in full, never with K', () => {
    const svg = drawn(growthCases['page-en-paper']!);
    expect(svg).toContain('>1,500,000<');
    expect(svg).not.toMatch(/\dK\b|万/);
  });

  it('breaks the line at unknown months and shows a month without neighbors as a dot', () => {
    const { data } = laidOut(growthCases.gaps!);
    expect(data).toHaveLength(6);
    const [series] = seriesOf(growthCases.gaps!);
    const values = (series?.data ?? []) as { value: [number, number | '-']; symbol: string }[];
    expect(values.filter(({ value }) => value[1] === '-')).toHaveLength(2);
    expect(values.filter(({ symbol }) => symbol === 'circle').map(({ value }) => value[1])).toEqual([2100]);
  });

  it('never joins a reported point to a line', () => {
    const rings = seriesOf(growthCases['panel-zh-paper']!).find(({ id }) => String(id).includes('reported|'));
    expect(rings).toMatchObject({ type: 'line', lineStyle: { width: 0, opacity: 0 } });
  });

  it('puts an undated point at the left edge under the word for undated', () => {
    const marks = laidOut(growthCases['teams-undated']!);
    expect(marks.data.map(({ point }) => point.slot === null)).toEqual([true, false]);
    expect(marks.data[0]!.x).toBeLessThan(marks.data[1]!.x);
    expect(marks.timeTicks[0]?.text).toBe('日期不详');
  });

  it('finds the datum under a place from the same positions that it draws', () => {
    const marks = laidOut(growthCases['page-zh-paper']!);
    marks.data.forEach(({ x, y }, index) => {
      expect(datumAt(marks, x, y)).toBe(index);
    });
    expect(datumAt(marks, -200, 50)).toBeNull();
  });

  for (const name of ['panel-zh-paper', 'page-zh-paper', 'teams-undated', 'qualifiers'])
    it(`stands on the same places as ECharts draws in ${name}`, () => {
      const one = growthCases[name]!;
      const rings = [...drawn(one).matchAll(/matrix\(4\.5,0,0,4\.5,([\d.]+),([\d.]+)\)/g)];
      const data = laidOut(one).data.filter(({ series }) => series.form === 'reported');
      const near = (a: number, b: number): boolean => Math.abs(a - b) < 0.02;
      expect(rings).toHaveLength(data.length);
      for (const { x, y } of data)
        expect(rings.some(([, left, top]) => near(Number(left), x) && near(Number(top), y))).toBe(true);
    });

  it('leaves panels out where there is no room, and keeps the first', () => {
    const one = growthCases['page-zh-paper']!;
    expect(laidOut(one).panels.map(({ kind }) => kind)).toEqual(['stock', 'flow']);
    expect(laidOut({ ...one, size: { width: 300, height: 120 } }).panels.map(({ kind }) => kind)).toEqual(['stock']);
  });

  it('shows the markup of a hostile name as text', () => {
    expect(drawn(growthCases.hostile!)).not.toMatch(/<(img|\/text>[^\n])/);
  });
});
