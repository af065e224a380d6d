import { AtlasError, parseDay } from '@practice-atlas/dataset';
import { type ParameterType, type ParameterValue, parameterType } from './parameter-type.js';

/** Of doubles with all their digits; 18.16 cannot read a smaller one. */
const LEAST_FLOAT = 2 ** -1022;
/** 1970-01-01 is the missing day of 18.16. */
const FIRST_DAY = 1;
/** 2105-12-31: 18.16 reads no later year. */
const LAST_DAY = 49_672;
const LAST_SECOND = 2 ** 32 - 1;
const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '\0': '\\0',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

function fault(name: string, value: unknown, wanted: string): AtlasError {
  const shown = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return new AtlasError('parameter_malformed', `parameter "${name}" cannot be ${shown}`, {
    hint: `give ${wanted}`,
    where: { property: `parameters.${name}` },
    details: { value: shown },
  });
}

/** Writes the characters of a text that stand for something else in SQL as escapes. */
export function escapeText(text: string): string {
  return text.replaceAll(/[\\'\0\b\f\n\r\t]/g, (character) => ESCAPES[character]!);
}

function integerText(name: string, value: ParameterValue, { name: type, least, most }: IntegerType): string {
  const isExact = typeof value === 'bigint' || (typeof value === 'number' && Number.isSafeInteger(value));
  if (!isExact || BigInt(value) < least || BigInt(value) > most)
    throw fault(name, value, `a whole number from ${least} to ${most} for ${type}; beyond 2^53 as a bigint`);
  return BigInt(value).toString();
}

type IntegerType = Extract<ParameterType, { kind: 'integer' }>;

function floatText(name: string, value: ParameterValue): string {
  const isWritable = Number.isFinite(value) && (value === 0 || Math.abs(Number(value)) >= LEAST_FLOAT);
  if (typeof value !== 'number' || !isWritable)
    throw fault(name, value, `a finite number, 0 or at least ${LEAST_FLOAT} away from it`);
  return Object.is(value, -0) ? '-0.' : String(value);
}

function dayText(name: string, value: ParameterValue): string {
  const day = typeof value === 'string' ? parseDay(value) : null;
  if (day === null || day < FIRST_DAY || day > LAST_DAY)
    throw fault(name, value, 'a day from 1970-01-02 to 2105-12-31, written so; other days go as Int32 days');
  return value as string;
}

function secondText(name: string, value: ParameterValue): string {
  if (typeof value !== 'number' || value % 1000 !== 0 || value < 0 || value > LAST_SECOND * 1000)
    throw fault(name, value, 'whole seconds as milliseconds since 1970; other times go as Int64 milliseconds');
  return String(value / 1000);
}

/** Refuses a text that UTF-8 cannot write. */
function wholeText(name: string, value: ParameterValue): string {
  if (typeof value !== 'string') throw fault(name, value, 'a text');
  if (/\p{Surrogate}/u.test(value)) throw fault(name, value, 'a text without half of a character (a lone surrogate)');
  return value;
}

function itemsOf(name: string, value: ParameterValue): readonly ParameterValue[] {
  if (!Array.isArray(value)) throw fault(name, value, 'a list');
  return value;
}

function literal(name: string, type: ParameterType, value: ParameterValue): string {
  switch (type.kind) {
    case 'string':
      return `'${escapeText(wholeText(name, value))}'`;
    case 'float':
      return `toFloat64(${floatText(name, value)})`;
    case 'integer':
      return `to${type.name}('${integerText(name, value, type)}')`;
    case 'date':
      return `toDate('${dayText(name, value)}')`;
    case 'time':
      return `toDateTime(${secondText(name, value)})`;
    case 'nullable':
      return `CAST(${value === null ? 'NULL' : literal(name, type.of, value)} AS ${type.name})`;
    case 'array': {
      const items = itemsOf(name, value).map((item, i) => literal(`${name}[${i}]`, type.of, item));
      return `CAST([${items.join(', ')}] AS ${type.name})`;
    }
  }
}

function bound(name: string, type: ParameterType, value: ParameterValue, isInside: boolean): string {
  switch (type.kind) {
    case 'string': {
      const text = escapeText(wholeText(name, value));
      return isInside ? `'${text}'` : text;
    }
    case 'float':
      return floatText(name, value);
    case 'integer':
      return integerText(name, value, type);
    case 'date':
      return isInside ? `'${dayText(name, value)}'` : dayText(name, value);
    case 'time':
      return secondText(name, value);
    case 'nullable':
      if (value === null) return isInside ? 'NULL' : '\\N';
      return bound(name, type.of, value, isInside);
    case 'array':
      return `[${itemsOf(name, value)
        .map((item, i) => bound(`${name}[${i}]`, type.of, item, true))
        .join(',')}]`;
  }
}

/**
 * Writes a value as an SQL expression of exactly that type, for servers without bound parameters. A `Date` is `2019-03-21`, a
 * `DateTime` milliseconds since 1970 of a whole second. Throws `parameter_malformed` for what the type cannot hold: another kind of
 * value, an integer out of range, NaN, an infinity, half of a character. `name` is how errors call it.
 *
 * @example
 * encodeLiteral('String', "it's"); // 'it\'s'
 */
export function encodeLiteral(type: string, value: ParameterValue, name = 'value'): string {
  return literal(name, parameterType(type), value);
}

/** Writes a value as the text of a bound parameter; values and errors are those of `encodeLiteral`. */
export function encodeParameter(type: string, value: ParameterValue, name = 'value'): string {
  return bound(name, parameterType(type), value, false);
}
