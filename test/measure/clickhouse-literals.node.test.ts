import { AtlasError } from '@practice-atlas/dataset';
import { encodeLiteral, encodeParameter, type ParameterValue, quoteName } from '@practice-atlas/measure/clickhouse.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

/** Reads an SQL string literal as a server does; null when it is not one whole literal. */
function readLiteral(literal: string): string | null {
  const match = /^'((?:\\[\s\S]|[^\\'])*)'$/.exec(literal);
  const letters: Readonly<Record<string, string>> = { '0': '\0', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
  return match && match[1]!.replaceAll(/\\([\s\S])/g, (_, letter: string) => letters[letter] ?? letter);
}

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof AtlasError) return error.code;
    throw error;
  }
  return 'none';
}

describe('a literal', () => {
  test('of any text is one whole string that reads back as the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(readLiteral(encodeLiteral('String', text))).toBe(text);
      }),
      { seed: 1, numRuns: 400 },
    );
  });

  test.each([
    ["it's", "'it\\'s'"],
    ['\\', "'\\\\'"],
    ["\\'; DROP TABLE cases; --", "'\\\\\\'; DROP TABLE cases; --'"],
    ['/* 一 */', "'/* 一 */'"],
    ['\0\n\t', "'\\0\\n\\t'"],
    ['😀', "'😀'"],
    ['', "''"],
  ])('of the text %j is %s', (text, literal) => expect(encodeLiteral('String', text)).toBe(literal));

  test.each<[string, ParameterValue, string]>([
    ['Int64', -5, "toInt64('-5')"],
    ['Int64', -(2n ** 63n), "toInt64('-9223372036854775808')"],
    ['UInt64', 2n ** 64n - 1n, "toUInt64('18446744073709551615')"],
    ['Float64', 0.1, 'toFloat64(0.1)'],
    ['Float64', -0, 'toFloat64(-0.)'],
    ['Float64', 1e21, 'toFloat64(1e+21)'],
    ['Date', '2019-03-21', "toDate('2019-03-21')"],
    ['DateTime', Date.UTC(2019, 0, 1), 'toDateTime(1546300800)'],
    ['Nullable(String)', null, 'CAST(NULL AS Nullable(String))'],
    ['Array(String)', [], 'CAST([] AS Array(String))'],
    [
      'Array(Nullable(UInt8))',
      [1, null],
      "CAST([CAST(toUInt8('1') AS Nullable(UInt8)), CAST(NULL AS Nullable(UInt8))] AS Array(Nullable(UInt8)))",
    ],
  ])('of type %s and %s is %s', (type, value, literal) => expect(encodeLiteral(type, value)).toBe(literal));

  test.each<[string, ParameterValue]>([
    ['Int8', 128],
    ['UInt8', -1],
    ['Int64', 1.5],
    ['Int64', 2 ** 53],
    ['Int64', 2n ** 63n],
    ['Int64', '5'],
    ['Float64', Number.NaN],
    ['Float64', Number.POSITIVE_INFINITY],
    ['Date', '2019-02-30'],
    ['Date', '1970-01-01'],
    ['Float64', 5e-324],
    ['DateTime', 1],
    ['DateTime', -1000],
    ['String', null],
    ['String', 'half \ud83d of a character'],
    ['Array(String)', 'a'],
    ['Array(String)', ['a', null]],
    ['Nullable(Array(String))', null],
    ["String'); DROP TABLE cases; --", 'a'],
  ])('of type %s is refused for %s with parameter_malformed', (type, value) => {
    expect(codeOf(() => encodeLiteral(type, value))).toBe('parameter_malformed');
    expect(codeOf(() => encodeParameter(type, value))).toBe('parameter_malformed');
  });

  test('names the parameter, the place in a list and the remedy', () => {
    expect(() => encodeLiteral('Array(Int8)', [1, 999], 'codes')).toThrow(
      expect.objectContaining({
        message: 'parameter "codes[1]" cannot be 999',
        hint: expect.stringContaining('from -128 to 127'),
      }),
    );
  });
});

describe('a bound parameter', () => {
  test.each<[string, ParameterValue, string]>([
    ['String', "it's\t\\", "it\\'s\\t\\\\"],
    ['Nullable(String)', null, '\\N'],
    ['Array(String)', ["it's", ''], "['it\\'s','']"],
    ['Array(Nullable(Int64))', [1, null], '[1,NULL]'],
    ['Array(Date)', ['2019-03-21'], "['2019-03-21']"],
  ])('of type %s and %s is written %s', (type, value, text) => expect(encodeParameter(type, value)).toBe(text));
});

test('a quoted name is one name whatever is in it', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), (name) => {
      const match = /^`((?:\\[\s\S]|[^\\`])*)`$/.exec(quoteName(name));
      expect(match?.[1]?.replaceAll(/\\([\s\S])/g, '$1')).toBe(name);
    }),
    { seed: 2 },
  );
});
