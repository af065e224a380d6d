import {
  hitIndex,
  type Mark,
  type MarkList,
  markBox,
  marksToSvg,
  type TextMark,
  textBox,
  textWidth,
} from '@practice-atlas/elements';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const text = (runs: TextMark['runs'], over: Partial<TextMark> = {}): TextMark => ({
  ...{
    type: 'text',
    role: 'note',
    x: 0,
    y: 0,
    runs,
    sizePx: 10,
    weight: 400,
    family: 'sans',
    anchor: 'start',
    fill: '#000',
  },
  ...over,
});
const list = (...marks: Mark[]): MarkList => ({ width: 100, height: 50, marks });
const words = { title: 'Title', desc: 'Desc' };

describe('text width', () => {
  it('is one em for a Chinese character and .56 em for a digit', () => {
    expect(textWidth('文明', 10)).toBeCloseTo(20);
    expect(textWidth('123', 10)).toBeCloseTo(16.8);
  });

  it('counts nothing that draws nothing', () => {
    expect(textWidth('\u202e\u0000\u200f', 10)).toBe(0);
    expect(textWidth('e\u0301', 10)).toBe(textWidth('e', 10));
  });

  it('is the sum of its parts, and never negative', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        const both = textWidth(`${a}|${b}`, 10);
        expect(both).toBeGreaterThanOrEqual(0);
        expect(both).toBeCloseTo(textWidth(a, 10) + textWidth('|', 10) + textWidth(b, 10), 6);
      }),
      { seed: 3 },
    );
  });
});

describe('a text box', () => {
  it('holds gaps and raised runs, and follows the anchor', () => {
    const runs = [{ text: '12' }, { text: '+', sizePx: 8, risePx: 5, gapPx: 3 }];
    const width = textWidth('12', 10) + 3 + textWidth('+', 8);
    expect(textBox(text(runs))).toMatchObject({ x: 0, width });
    expect(textBox(text(runs, { anchor: 'end', x: 50 })).x).toBeCloseTo(50 - width);
    expect(textBox(text(runs, { anchor: 'middle', x: 50 })).x).toBeCloseTo(50 - width / 2);
    expect(textBox(text(runs)).y).toBeCloseTo(-(8 * 0.88 + 5));
  });
});

describe('an SVG of marks', () => {
  it('writes each kind of mark, rounded to two decimals', () => {
    const svg = marksToSvg(
      list(
        { type: 'rect', role: 'a', x: 1.23456, y: -0.0001, width: 2, height: 3, radius: 1, fill: '#fff' },
        { type: 'circle', role: 'b', x: 1, y: 2, radius: 3, stroke: '#000', dash: [1, 2] },
        { type: 'path', role: 'c', d: 'M0.123456 1L2 3Z', fill: 'red', opacity: 0.5 },
        {
          type: 'line',
          role: 'd',
          points: [
            [0, 0],
            [1.005, 2],
          ],
          stroke: '#111',
          strokeWidth: 2,
        },
        text([{ text: '120' }, { text: '万', gapPx: 2 }, { text: '+', risePx: 4, fill: 'red' }, { text: '人' }], {
          halo: '#fff',
        }),
      ),
      words,
    );
    expect(svg.split('\n').slice(3)).toEqual([
      '<rect class="a" x="1.23" y="0" width="2" height="3" rx="1" fill="#fff"/>',
      '<circle class="b" cx="1" cy="2" r="3" fill="none" stroke="#000" stroke-width="1" stroke-dasharray="1 2"/>',
      '<path class="c" opacity="0.5" d="M0.12 1L2 3Z" fill="red"/>',
      '<polyline class="d" points="0,0 1,2" fill="none" stroke="#111" stroke-width="2"/>',
      expect.stringMatching(
        /^<text class="note" x="0" y="0" font-family="[^"]+" font-size="10" font-weight="400" fill="#000" stroke="#fff" stroke-width="3" stroke-linejoin="round" paint-order="stroke"><tspan>120<\/tspan><tspan dx="2">万<\/tspan><tspan dy="-4" fill="red">\+<\/tspan><tspan dy="4">人<\/tspan><\/text>$/,
      ),
      '</svg>',
      '',
    ]);
  });

  it('escapes every text and color', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (hostile) => {
        const nasty = `${hostile}"><script>alert(1)</script>&'`;
        const svg = marksToSvg(list(text([{ text: nasty, fill: nasty }], { fill: nasty })), {
          title: nasty,
          desc: nasty,
        });
        expect(svg).not.toContain('<script');
        expect(svg.match(/</g)!.length).toBe(
          '<svg<title</title<desc</desc<text<tspan</tspan</text</svg'.match(/</g)!.length,
        );
      }),
      { seed: 4 },
    );
  });

  it('leaves out characters that XML forbids and direction overrides', () => {
    const svg = marksToSvg(list(text([{ text: 'a\u0000b\u202ec\ud800d' }])), words);
    expect(svg).toContain('<tspan>abcd</tspan>');
  });
});

describe('a hit index', () => {
  const tiles = list(
    { type: 'rect', role: 'tile', datum: 0, x: 0, y: 0, width: 20, height: 20 },
    { type: 'rect', role: 'tile', datum: 1, x: 30, y: 0, width: 20, height: 20, fill: '#fff' },
    { type: 'circle', role: 'dot', datum: 2, x: 10, y: 10, radius: 4 },
    { type: 'path', role: 'wedge', datum: 3, d: 'M60 0L80 0L60 20Z' },
    {
      type: 'line',
      role: 'leader',
      datum: 4,
      points: [
        [0, 30],
        [90, 30],
      ],
      stroke: '#000',
      strokeWidth: 1,
    },
    { type: 'rect', role: 'ornament', x: 0, y: 0, width: 100, height: 50 },
  );
  const hits = hitIndex(tiles);

  it('finds the topmost datum, also of shapes without fill, and passes over ornament and lines', () => {
    expect([hits.at(2, 2), hits.at(40, 10), hits.at(10, 12), hits.at(61, 2), hits.at(78, 18), hits.at(50, 30)]).toEqual(
      [0, 1, 2, 3, null, null],
    );
  });

  it('takes the nearest datum within the slop, for fingers', () => {
    expect(hits.at(24, 5, 6)).toBe(0);
    expect(hits.at(27, 5, 6)).toBe(1);
    expect(hits.at(25, 40, 6)).toBeNull();
  });

  it('gives the box of the first mark of a datum', () => {
    expect(hits.boxOf(1)).toEqual({ x: 30, y: 0, width: 20, height: 20 });
    expect(hits.boxOf(9)).toBeNull();
  });

  it('refuses a path it cannot read', () => {
    expect(() => markBox({ type: 'path', role: 'x', d: 'm0 0l1 1z' })).toThrow(RangeError);
  });
});
