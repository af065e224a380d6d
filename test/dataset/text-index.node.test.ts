import { buildColumn, matchTexts, type TextColumn, textIndex } from '@practice-atlas/dataset';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const textColumn = (texts: readonly (string | null)[]) => buildColumn({ type: 'id' }, texts) as TextColumn;

/** Numbers by first appearance, the slow way. */
function numbered(texts: readonly (string | null)[]): number[] {
  const known: string[] = [];
  return texts.map((text) => {
    if (text === null) return -1;
    if (!known.includes(text)) known.push(text);
    return known.indexOf(text);
  });
}

const some = fc.oneof(fc.string({ maxLength: 3 }), fc.constantFrom('甲', '乙丙', 'constructor'));
/** Ids in order, some of them twice, some of them elsewhere. */
const serial = fc
  .array(fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 40 })), { maxLength: 60 })
  .map((list) =>
    list.map(([kind, other], row) => (kind === 0 ? `w${other}` : kind === 1 ? null : `w${1000 + (row >> 1)}`)),
  );

describe('textIndex', () => {
  it('numbers texts by first appearance and finds those of another column, in order or not', () => {
    const texts = fc.oneof(fc.array(fc.option(some), { maxLength: 40 }), serial);
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const index = textIndex(textColumn(one));
        expect([...index.numbers]).toEqual(numbered(one));
        expect([...index.rows]).toEqual(
          Array.from({ length: index.count }, (_, number) => numbered(one).indexOf(number)),
        );
        const from = textIndex(textColumn(other));
        const matches = Array.from(from.rows, (row) => numbered(one)[one.indexOf(other[row] ?? null)] ?? -1);
        expect([...matchTexts(from, index)]).toEqual(matches);
      }),
      { seed: 4, numRuns: 400 },
    );
  });

  it('stays right when thousands of texts stand out of order, and while they are looked for', () => {
    const random = (row: number) => (row * 7919) % 5003;
    const texts = Array.from({ length: 9000 }, (_, row) => (row % 3 === 0 ? `z${10_000 + row}` : `a${random(row)}`));
    const index = textIndex(textColumn(texts));
    const known = new Map<string, number>();
    for (const text of texts) if (!known.has(text)) known.set(text, known.size);
    expect([...index.numbers]).toEqual(texts.map((text) => known.get(text)));
    const others = textColumn(Array.from({ length: 6000 }, (_, row) => `a${row}`));
    for (let row = 0; row < 6000; row += 1) expect(index.find(others, row)).toBe(known.get(`a${row}`) ?? -1);
  });
});
