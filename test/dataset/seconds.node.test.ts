import {
  buildColumn,
  columnValue,
  compactColumn,
  expandTimes,
  joinColumns,
  packTimes,
  pickTimes,
  readTimes,
  type SecondsColumn,
  type TimeColumn,
  timeAt,
} from '@practice-atlas/dataset';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const timeColumn = (moments: readonly (number | null)[]) => buildColumn({ type: 'time' }, moments) as TimeColumn;
const valuesOf = (column: TimeColumn | SecondsColumn, rowCount: number) =>
  Array.from({ length: rowCount }, (_, row) => columnValue(column, row));

const someMoments = fc.oneof(
  fc.array(fc.option(fc.nat(0xffffffff).map((second) => 1000 * second)), { maxLength: 40 }),
  // Long enough for several entries of `starts` and blocks of readers; few known, half of them, or nearly all.
  fc
    .tuple(fc.integer({ min: 500, max: 9000 }), fc.integer({ min: 0, max: 10 }), fc.nat(1000))
    .map(([rowCount, tenth, seed]) =>
      Array.from({ length: rowCount }, (_, row) => ((row * 7919 + seed) % 10 < tenth ? 1000 * (row + seed) : null)),
    ),
);

describe('seconds', () => {
  it('hold the moments that they were packed from, one by one, block by block and all together', () => {
    fc.assert(
      fc.property(someMoments, (moments) => {
        const packed = packTimes(timeColumn(moments));
        if (packed.kind !== 'seconds') throw new Error('whole seconds were not packed');
        expect(packed.seconds).toHaveLength(moments.filter((moment) => moment !== null).length);
        expect(valuesOf(packed, moments.length)).toEqual(moments);
        expect(expandTimes(packed)).toEqual(timeColumn(moments));
        for (let from = 0; from < moments.length; from += 4096) {
          const numbers = new Float64Array(4096);
          const until = Math.min(moments.length, from + 4096);
          readTimes(packed, from, until, numbers);
          expect([...numbers.subarray(0, until - from)]).toEqual(
            moments.slice(from, until).map((moment) => moment ?? Number.NaN),
          );
        }
      }),
      { numRuns: 200 },
    );
  });

  it('give the moments of rows that are picked, in whatever order', () => {
    fc.assert(
      fc.property(
        someMoments,
        fc.array(fc.nat(10_000), { maxLength: 60 }),
        fc.boolean(),
        (moments, drawn, isSorted) => {
          const packed = packTimes(timeColumn(moments)) as SecondsColumn;
          const given = moments.length === 0 ? [] : drawn.map((number) => number % moments.length);
          const rows = Int32Array.from(given);
          if (isSorted) rows.sort();
          const numbers = new Float64Array(rows.length + 1).fill(-1);
          pickTimes(packed, rows, rows.length, numbers);
          expect([...numbers]).toEqual([...[...rows].map((row) => moments[row] ?? Number.NaN), -1]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    ['before 1970', -1000],
    ['after 2106', 2 ** 32 * 1000],
    ['between two seconds', 1500],
    ['nowhere', Number.NaN],
  ])('leave a column with a moment %s as it is', (_what, moment) => {
    const column: TimeColumn = { kind: 'time', values: Float64Array.of(0, moment, 2000), validity: null };
    expect(packTimes(column)).toBe(column);
  });

  it('do not look at what stands where a moment is missing', () => {
    const column: TimeColumn = { kind: 'time', values: Float64Array.of(-1.5, 3000), validity: Uint8Array.of(0b10) };
    const packed = packTimes(column);
    expect(packed).toMatchObject({ kind: 'seconds', seconds: Uint32Array.of(3) });
    expect(timeAt(packed as SecondsColumn, 1)).toBe(3000);
  });

  it('join and are taken row by row as moments are', () => {
    fc.assert(
      fc.property(someMoments, someMoments, (one, two) => {
        const parts = [one, two].map((moments) => ({
          column: packTimes(timeColumn(moments)),
          rowCount: moments.length,
        }));
        const joined = joinColumns({ type: 'time' }, parts) as SecondsColumn;
        expect(joined.kind).toBe('seconds');
        expect(valuesOf(joined, one.length + two.length)).toEqual([...one, ...two]);
        const mixed = joinColumns({ type: 'time' }, [parts[0]!, { column: timeColumn(two), rowCount: two.length }]);
        expect(valuesOf(mixed as TimeColumn, one.length + two.length)).toEqual([...one, ...two]);
        const rows = Int32Array.from(one, (_, row) => (row % 3 === 0 ? -1 : one.length - 1 - row));
        expect(valuesOf(compactColumn(expandTimes(parts[0]!.column), rows) as TimeColumn, rows.length)).toEqual(
          Array.from(rows, (row) => (row < 0 ? null : one[row]!)),
        );
      }),
      { numRuns: 50 },
    );
  });
});
