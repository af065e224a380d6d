import {
  buildColumn,
  type Cell,
  columnValue,
  createColumnArena,
  createColumnBuilder,
  type FieldType,
} from '@practice-atlas/dataset';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const values: Readonly<Record<FieldType, fc.Arbitrary<Cell>>> = {
  id: fc.string(),
  text: fc.string({ unit: 'grapheme' }),
  words: fc.constant('{"tier":"station"}'),
  code: fc.constantFrom('210000', '210100', '211004'),
  category: fc.constantFrom('点单', '派单', 'constructor', ''),
  integer: fc.oneof(fc.integer({ min: -3, max: 300 }), fc.constantFrom(70_000, -70_000, 2 ** 40)),
  number: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  boolean: fc.boolean(),
  date: fc.integer({ min: -800, max: 40_000 }),
  time: fc.integer({ min: -1e12, max: 3e12 }),
};
const types = Object.keys(values) as FieldType[];

describe('createColumnBuilder', () => {
  it('joins pieces into the column that all values at once would make', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...types).chain((type) =>
          fc.tuple(
            fc.constant(type),
            fc.array(fc.oneof(fc.array(fc.option(values[type]), { maxLength: 20 }), fc.nat({ max: 9 })), {
              maxLength: 6,
            }),
          ),
        ),
        ([type, pieces]) => {
          const arena = createColumnArena();
          const builder = createColumnBuilder({ type });
          const kept = createColumnBuilder({ type }, arena);
          const all: Cell[] = [];
          for (const piece of pieces) {
            for (const one of [builder, kept])
              if (typeof piece === 'number') one.appendMissing(piece);
              else one.appendCells(piece);
            all.push(...(typeof piece === 'number' ? new Array<Cell>(piece).fill(null) : piece));
          }
          expect(builder.rowCount).toBe(all.length);
          expect(builder.finish()).toEqual(buildColumn({ type }, all));
          expect(kept.finish()).toEqual(buildColumn({ type }, all));
        },
      ),
      { seed: 3, numRuns: 600 },
    );
  });

  it('takes the narrowest width that all pieces need, also when a piece is wider than its values', () => {
    const builder = createColumnBuilder({ type: 'integer' });
    builder.append({ kind: 'number', values: new Float64Array([1, 2]), validity: null }, 2);
    builder.appendCells([300]);
    expect(builder.finish()).toEqual({ kind: 'number', values: new Uint16Array([1, 2, 300]), validity: null });
  });

  it('joins categories whose pieces share a dictionary that grows meanwhile', () => {
    const dictionary = ['甲'];
    const builder = createColumnBuilder({ type: 'category' });
    builder.append({ kind: 'category', indices: new Uint8Array([0]), dictionary, validity: null }, 1);
    dictionary.push('乙');
    builder.append({ kind: 'category', indices: new Uint8Array([1, 0]), dictionary, validity: null }, 2);
    const column = builder.finish();
    expect([0, 1, 2].map((row) => columnValue(column, row))).toEqual(['甲', '乙', '甲']);
    expect(column).toMatchObject({ dictionary: ['甲', '乙'] });
    dictionary.push('丙');
    expect(column).toMatchObject({ dictionary: ['甲', '乙'] });
  });

  it('takes a copy of a piece that waits in an arena, larger than a block of it or not', () => {
    const builder = createColumnBuilder({ type: 'time' }, createColumnArena());
    const values = new Float64Array(100_000).fill(1);
    builder.appendMissing(1);
    builder.append({ kind: 'time', values, validity: null }, values.length);
    values.fill(2);
    const column = builder.finish();
    expect([0, 1, 100_000].map((row) => columnValue(column, row))).toEqual([null, 1, 1]);
  });

  it('refuses a piece of another kind', () => {
    const builder = createColumnBuilder({ type: 'time' });
    builder.append(buildColumn({ type: 'text' }, ['x']), 1);
    builder.appendMissing(1);
    expect(() => builder.finish()).toThrow(TypeError);
  });

  it('gives an empty column when nothing was added', () => {
    expect(createColumnBuilder({ type: 'text' }).finish()).toEqual(buildColumn({ type: 'text' }, []));
  });
});
