import {
  AtlasError,
  add,
  approx,
  atLeast,
  atMost,
  compareQuantities,
  exact,
  isUseful,
  maximum,
  nearly,
  printedQuantity,
  type Quantity,
  quantityOf,
  range,
  ratio,
  subtract,
  sum,
  unknownQuantity,
} from '@practice-atlas/dataset';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const seed = 20191101;
const whole = fc.integer({ min: -10_000, max: 10_000 });
const away = fc.nat(5_000);

/** A quantity together with a number that it may stand for. */
const known: fc.Arbitrary<{ quantity: Quantity; x: number }> = fc.oneof(
  whole.map((v) => ({ quantity: exact(v), x: v })),
  fc.tuple(whole, away).map(([v, d]) => ({ quantity: atLeast(v), x: v + d })),
  fc.tuple(whole, away).map(([v, d]) => ({ quantity: nearly(v), x: v - d })),
  fc.tuple(whole, away).map(([v, d]) => ({ quantity: atMost(v), x: v - d })),
  fc.tuple(whole, whole).map(([v, x]) => ({ quantity: approx(v), x })),
  fc.tuple(whole, away, fc.double({ min: 0, max: 1, noNaN: true })).map(([v, d, share]) => ({
    quantity: range(v, v + d),
    x: v + Math.floor(d * share),
  })),
  whole.map((x) => ({ quantity: unknownQuantity(), x })),
);

const holds = (quantity: Quantity, x: number) => quantity.low <= x && x <= quantity.high;

describe('bounds never tighten', () => {
  const operations: [string, (a: Quantity, b: Quantity) => Quantity, (x: number, y: number) => number][] = [
    ['add', add, (x, y) => x + y],
    ['subtract', subtract, (x, y) => x - y],
    ['ratio', ratio, (x, y) => x / y],
    ['maximum', (a, b) => maximum([a, b]), Math.max],
  ];
  for (const [name, ofQuantities, ofNumbers] of operations)
    it(`${name} of two quantities holds the result for every pair of numbers they may stand for`, () => {
      fc.assert(
        fc.property(known, known, (a, b) => {
          const result = ofQuantities(a.quantity, b.quantity);
          const truth = ofNumbers(a.x, b.x);
          fc.pre(Number.isFinite(truth));
          expect(holds(result, truth)).toBe(true);
          expect(result.word).toBeNull();
        }),
        { seed, numRuns: 2000 },
      );
    });

  it('every result prints the value that its bounds state', () => {
    fc.assert(
      fc.property(known, known, (a, b) => {
        for (const result of [
          add(a.quantity, b.quantity),
          subtract(a.quantity, b.quantity),
          ratio(a.quantity, b.quantity),
        ]) {
          const { qualifier, value, valueMax, low, high } = result;
          expect(qualifier).not.toBe('approx');
          if (qualifier === 'unknown') expect([value, low, high]).toEqual([null, -Infinity, Infinity]);
          else if (qualifier === 'range') expect([value, valueMax]).toEqual([low, high]);
          else expect(value).toBe(qualifier === 'at_least' || qualifier === 'exact' ? low : high);
        }
      }),
      { seed, numRuns: 1000 },
    );
  });

  it('adds in any order to the same interval', () => {
    fc.assert(
      fc.property(known, known, known, (a, b, c) => {
        const one = sum([a.quantity, b.quantity, c.quantity]);
        const other = sum([c.quantity, a.quantity, b.quantity]);
        expect([one.low, one.high]).toEqual([other.low, other.high]);
      }),
      { seed },
    );
  });
});

describe('arithmetic on printed numbers', () => {
  const printed = (quantity: Quantity) => `${quantity.qualifier} ${printedQuantity(quantity)}`;
  it('keeps a bound that survives', () => {
    expect(printed(add(atLeast(3000, '多'), exact(5)))).toBe('at_least 3005+');
    expect(printed(add(nearly(8970, '近'), exact(30)))).toBe('nearly <=9000');
    expect(printed(add(atMost(20), nearly(5)))).toBe('at_most <=25');
    expect(printed(add(range(5, 7), atLeast(3)))).toBe('at_least 8+');
    expect(printed(subtract(exact(10), atLeast(3)))).toBe('at_most <=7');
    expect(printed(subtract(nearly(10), exact(3)))).toBe('nearly <=7');
    expect(printed(ratio(exact(5), atLeast(10)))).toBe('at_most <=0.5');
    expect(printed(ratio(atLeast(5), exact(10)))).toBe('at_least 0.5+');
    expect(printed(ratio(exact(628), exact(773)))).toBe(`exact ${628 / 773}`);
    expect(printed(ratio(range(2, 4), exact(2)))).toBe('range 1-2');
    expect(printed(ratio(exact(0), atLeast(10)))).toBe('exact 0');
    expect(printed(maximum([atLeast(3000), exact(5)]))).toBe('at_least 3000+');
    expect(printed(maximum([nearly(3), exact(5)]))).toBe('exact 5');
    expect(printed(sum([]))).toBe('exact 0');
  });

  it('says unknown, never about, when no useful bound is left', () => {
    for (const result of [
      add(atLeast(3), nearly(5)),
      add(approx(840, '约'), exact(1)),
      subtract(atLeast(5), atLeast(3)),
      ratio(atLeast(3), atLeast(5)),
      ratio(exact(3), approx(5)),
      maximum([]),
    ])
      expect(printed(result)).toBe('unknown ?');
  });

  it('says unknown when the divisor may be zero', () => {
    for (const divisor of [exact(0), atLeast(0), range(0, 2), range(-1, 1), range(-2, 0), nearly(9), atMost(0)])
      expect(ratio(exact(1), divisor).qualifier).toBe('unknown');
    expect(printed(ratio(exact(6), range(-3, -2)))).toBe('range -3--2');
  });

  it('says unknown when the sum overflows', () => {
    expect(add(exact(Number.MAX_VALUE), exact(Number.MAX_VALUE)).qualifier).toBe('unknown');
  });
});

describe('quantityOf', () => {
  it('makes the quantity a row of figures prints', () => {
    expect(quantityOf({ value: 3000, qualifier: 'at_least', word: '多' })).toEqual(atLeast(3000, '多'));
    expect(quantityOf({ value: 8970, qualifier: 'nearly', word: '近' })).toEqual(nearly(8970, '近'));
    expect(quantityOf({ value: 840, qualifier: 'approx', word: '约' })).toEqual(approx(840, '约'));
    expect(quantityOf({ value: 50_000, valueMax: 70_000, qualifier: 'exact' })).toEqual(range(50_000, 70_000));
    expect(quantityOf({ value: null, qualifier: 'exact' })).toEqual(unknownQuantity());
    expect(quantityOf({ value: 12 })).toEqual(exact(12));
  });

  it('keeps both printed ends and only the bound that the qualifier allows', () => {
    const about = quantityOf({ value: 5, valueMax: 7, qualifier: 'approx' });
    expect([about.low, about.high, printedQuantity(about)]).toEqual([-Infinity, Infinity, '~5-7']);
    const near = quantityOf({ value: 5, valueMax: 7, qualifier: 'nearly' });
    expect([near.low, near.high]).toEqual([-Infinity, 7]);
  });

  it('refuses what is no number with quantity_malformed', () => {
    for (const make of [() => exact(Number.NaN), () => atLeast(Infinity), () => range(7, 5)])
      expect(make).toThrow(expect.objectContaining({ name: 'AtlasError', code: 'quantity_malformed' }));
    expect(() => range(7, 5)).toThrow(AtlasError);
  });
});

describe('compareQuantities', () => {
  it('decides only what is certain', () => {
    expect(compareQuantities(exact(3), atLeast(4))).toBe(-1);
    expect(compareQuantities(atLeast(4), exact(3))).toBe(1);
    expect(compareQuantities(exact(4), exact(4))).toBe(0);
    expect(compareQuantities(exact(4), atLeast(4))).toBeNull();
    expect(compareQuantities(nearly(4), nearly(9))).toBeNull();
    expect(compareQuantities(approx(1), exact(1_000_000))).toBeNull();
  });

  it('agrees with every pair of numbers the quantities may stand for', () => {
    fc.assert(
      fc.property(known, known, (a, b) => {
        const order = compareQuantities(a.quantity, b.quantity);
        if (order !== null) expect(Math.sign(a.x - b.x)).toBe(order);
      }),
      { seed, numRuns: 2000 },
    );
  });

  it('counts an approximate number as useful and an unknown one not', () => {
    expect([approx(840), exact(0), unknownQuantity(), null].map(isUseful)).toEqual([true, true, false, false]);
  });
});
