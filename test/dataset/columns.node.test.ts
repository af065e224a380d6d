import {
  buildColumn,
  type Cell,
  columnValue,
  createDataset,
  dayNumber,
  type FieldType,
  formatDay,
  formatTime,
  formatWords,
  isValid,
  parseDay,
  parseTime,
  parseWords,
  tableRow,
  tableRows,
} from '@practice-atlas/dataset';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const seed = 20191101;
const day = fc.integer({ min: -700_000, max: 2_000_000 }).map(formatDay);
const time = fc.integer({ min: -2_000_000_000_000, max: 4_000_000_000_000 });
const text = fc.string({ unit: 'grapheme' });

const VALUES: Record<FieldType, fc.Arbitrary<Cell>> = {
  id: text,
  code: fc.constantFrom('210000', '210100', '2102Z1'),
  category: fc.oneof(fc.constantFrom('__proto__', 'constructor', '所', '站'), text),
  text,
  integer: fc.oneof(fc.integer({ min: -300, max: 300 }), fc.maxSafeInteger()),
  number: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  boolean: fc.boolean(),
  date: day,
  time,
  words: fc.dictionary(text, text).map((words) => formatWords(words)),
};

describe('columns', () => {
  for (const [type, values] of Object.entries(VALUES) as [FieldType, fc.Arbitrary<Cell>][])
    it(`gives back every ${type} value and every missing one as it was put in`, () => {
      fc.assert(
        fc.property(fc.array(fc.option(values)), (cells) => {
          const column = buildColumn({ type }, cells);
          expect(cells.map((_, i) => columnValue(column, i))).toEqual(cells);
          expect(cells.map((_, i) => isValid(column, i))).toEqual(cells.map((cell) => cell !== null));
          expect(column.validity === null).toBe(!cells.includes(null));
        }),
        { seed },
      );
    });

  it('stores whole numbers in the narrowest exact width', () => {
    const width = (...cells: Cell[]) => {
      const column = buildColumn({ type: 'integer' }, cells);
      return column.kind === 'number' ? column.values.constructor.name : column.kind;
    };
    expect(width(0, 255)).toBe('Uint8Array');
    expect(width(256)).toBe('Uint16Array');
    expect(width(65_536)).toBe('Uint32Array');
    expect(width(2 ** 32)).toBe('Float64Array');
    expect(width(-1, 127)).toBe('Int8Array');
    expect(width(-1, 128)).toBe('Int16Array');
    expect(width(-32_769)).toBe('Int32Array');
    expect(width(-1, 2 ** 31)).toBe('Float64Array');
    expect(width(null, null)).toBe('Uint8Array');
  });

  it('lists a dictionary by first appearance', () => {
    const column = buildColumn({ type: 'category' }, ['站', null, '中心', '站', '所']);
    expect(column).toMatchObject({ dictionary: ['站', '中心', '所'], indices: Uint8Array.of(0, 0, 1, 0, 2) });
  });

  it('widens the indices of a dictionary beyond 256 words', () => {
    const words = Array.from({ length: 300 }, (_, i) => `w${i}`);
    const column = buildColumn({ type: 'category' }, words);
    expect(column.kind === 'category' && column.indices).toBeInstanceOf(Uint16Array);
    expect(columnValue(column, 299)).toBe('w299');
  });

  it('lays text out as Arrow does: UTF-8 bytes, one offset more than rows, one validity bit a row', () => {
    const column = buildColumn({ type: 'text' }, ['ab', null, '所', '']);
    expect(column).toEqual({
      kind: 'text',
      offsets: Int32Array.of(0, 2, 2, 5, 5),
      bytes: Uint8Array.of(97, 98, 0xe6, 0x89, 0x80),
      validity: Uint8Array.of(0b1101),
    });
  });

  it('refuses a value of the wrong type', () => {
    expect(() => buildColumn({ type: 'integer' }, ['7'])).toThrow(TypeError);
    expect(() => buildColumn({ type: 'text' }, [7])).toThrow(TypeError);
    expect(() => buildColumn({ type: 'date' }, ['2019-02-29'])).toThrow(TypeError);
    expect(() => buildColumn({ type: 'boolean' }, ['true'])).toThrow(TypeError);
  });
});

describe('days and times', () => {
  it('agrees with the calendar of the platform, day by day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (days) => {
        const text = formatDay(days);
        expect(text).toBe(new Date(days * 86_400_000).toISOString().slice(0, 10));
        expect(parseDay(text)).toBe(days);
      }),
      { seed, numRuns: 1000 },
    );
  });

  it('knows leap days and refuses days that are none', () => {
    expect(parseDay('2020-02-29')).toBe(18_321);
    expect(dayNumber(2000, 2, 29)).toBe(11_016);
    expect(formatDay(parseDay('2400-02-29') ?? 0)).toBe('2400-02-29');
    for (const none of ['2019-02-29', '1900-02-29', '2019-13-01', '2019-00-10', '2019-04-31', '2019-4-1', '2019-03-00'])
      expect(parseDay(none)).toBeNull();
  });

  it('reads times with an offset as the platform does and gives them back', () => {
    fc.assert(
      fc.property(time, fc.constantFrom(0, 480, -300, 345), (at, offset) => {
        const text = formatTime(at, offset);
        expect(parseTime(text)).toBe(at);
        expect(Date.parse(text)).toBe(at);
      }),
      { seed, numRuns: 1000 },
    );
  });

  it('never reads a damaged time as another moment than the platform does', () => {
    const minute = fc.integer({ min: -30_000_000, max: 60_000_000 }).map((minutes) => minutes * 60_000);
    fc.assert(
      fc.property(
        minute,
        fc.constantFrom(480, 0, 840, -300),
        fc.nat(21),
        fc.constantFrom(...'0123456789:-+TZ x一'),
        (at, offset, i, char) => {
          const text = formatTime(at, offset);
          expect(parseTime(text)).toBe(at);
          const damaged = text.slice(0, i) + char + text.slice(i + 1);
          const read = parseTime(damaged);
          if (read !== null) expect(read).toBe(Date.parse(damaged.replace(' ', 'T')));
        },
      ),
      { seed, numRuns: 5000 },
    );
  });

  it('prints a time at +08:00, as short as it is exact', () => {
    expect(formatTime(Date.UTC(2019, 2, 21, 0, 30))).toBe('2019-03-21T08:30+08:00');
    expect(formatTime(Date.UTC(2019, 2, 31, 16, 0, 5, 7))).toBe('2019-04-01T00:00:05.007+08:00');
  });

  it('refuses a time without a zone and one that no clock shows', () => {
    for (const none of [
      '2019-03-21T08:30',
      '2019-03-21',
      '2019-03-21T24:00Z',
      '2019-02-30T08:00Z',
      '2019-03-21T08:60Z',
      '2019-03-21T08:00+15:00',
    ])
      expect(parseTime(none)).toBeNull();
  });
});

describe('words', () => {
  it('prints equal words as equal texts', () => {
    expect(formatWords({ tier: 'point', level: 'county' })).toBe('{"level":"county","tier":"point"}');
  });

  it('reads only objects of texts, and `__proto__` as a plain key', () => {
    for (const none of ['[]', '"a"', '{"a":1}', '{"a":{}}', 'null', 'x']) expect(parseWords(none)).toBeNull();
    const words = parseWords('{"__proto__":"a"}');
    expect(Object.keys(words ?? {})).toEqual(['__proto__']);
    expect(formatWords({ a: 1 })).toBeNull();
  });
});

describe('tableRow', () => {
  const dataset = createDataset({
    name: 'rows',
    title: { zh: '行', en: 'Rows' },
    tables: {
      regions: [{ code: '210000', name: '辽宁省', level: 'province', valid_from: '1954-06-19' }],
      cases: [{ case_id: 'a', lifecycle: 'order', rating: 5 }],
    },
  });

  it('gives the declared fields of a row, dates as text, missing as null, and no derived column', () => {
    expect(tableRow(dataset.tables.regions, 0)).toEqual({
      code: '210000',
      name: '辽宁省',
      name_en: null,
      level: 'province',
      parent_code: null,
      population: null,
      valid_from: '1954-06-19',
      valid_to: null,
      successor_code: null,
    });
    expect(Object.keys(tableRow(dataset.tables.cases, 0))).not.toContain('first_placed_at');
  });

  it('gives as many rows as the table has', () => {
    expect(tableRows(dataset.tables.cases).map((row) => row.rating)).toEqual([5]);
    expect(tableRows(dataset.tables.media)).toEqual([]);
  });
});
