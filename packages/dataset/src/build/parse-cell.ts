import type { Cell } from '../columns/build-column.js';
import { parseDay } from '../columns/day.js';
import { parseTime } from '../columns/moment.js';
import { formatWords, parseWords } from '../columns/words.js';
import { nearestName } from '../nearest-name.js';
import type { Field } from '../tables/define-table.js';
import { personalData } from './personal-data.js';

/** Why a cell cannot be kept. */
export interface Fault {
  readonly code: string;
  readonly reason: string;
  readonly remedy: string;
}

const INTEGER = /^[+-]?\d{1,17}$/;
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const CODE = /^(?:\d{2}|\d{4}|\d{6}|\d{9}|\d{12}|\d{4,10}Z\d{1,2})$/;
const PERSONAL = {
  id_number: 'an identity-card number',
  phone_number: 'a mobile phone number',
  home_address: 'a home address',
} as const;

const malformed = (code: string, reason: string, remedy: string): Fault => ({ code, reason, remedy });

function parseNumber(raw: unknown, field: Field): Cell | Fault {
  const whole = field.type === 'integer';
  const text = typeof raw === 'string' ? raw.trim() : null;
  const value = text === null ? raw : (whole ? INTEGER : NUMBER).test(text) ? Number(text) : Number.NaN;
  if (typeof value !== 'number' || !Number.isFinite(value) || (whole && !Number.isSafeInteger(value)))
    return malformed(
      whole ? 'integer_malformed' : 'number_malformed',
      `is not ${whole ? 'a whole number' : 'a number'}`,
      `write plain digits in base units, such as ${whole ? '12000' : '0.85'}; leave it empty when unknown`,
    );
  const { min = -Infinity, max = Infinity } = field;
  if (value >= min && value <= max) return value + 0;
  return malformed(
    'value_out_of_range',
    `is outside ${min === -Infinity ? '' : `${min} `}to ${max === Infinity ? 'any size' : max}`,
    'correct it, or leave it empty when unknown',
  );
}

function parseBoolean(raw: unknown): Cell | Fault {
  if (typeof raw === 'boolean') return raw;
  const text = typeof raw === 'string' ? raw.trim().toLowerCase() : typeof raw === 'number' ? String(raw) : '';
  if (text === 'true' || text === '1') return true;
  if (text === 'false' || text === '0') return false;
  return malformed('boolean_malformed', 'is neither true nor false', 'write true or false');
}

function parseText(raw: unknown): string | Fault {
  const text = typeof raw === 'string' ? raw : typeof raw === 'number' && Number.isFinite(raw) ? String(raw) : null;
  if (text === null) return malformed('text_malformed', 'is not text', 'write it as text');
  const personal = personalData(text);
  if (!personal) return text;
  return malformed(
    'personal_data',
    `holds ${PERSONAL[personal]}, which is never kept`,
    'remove it at the source; use a pseudonym where a key is needed',
  );
}

function parseCategory(raw: unknown, field: Field): Cell | Fault {
  const text = parseText(raw);
  if (typeof text !== 'string' || !field.values || field.values.includes(text)) return text;
  const near = nearestName(text, field.values);
  return malformed(
    'category_unknown',
    `is not one of ${field.values.join(', ')}`,
    near ? `did you mean "${near}"?` : 'use one of these words',
  );
}

function parseCode(raw: unknown): Cell | Fault {
  const text = parseText(raw);
  if (typeof text !== 'string') return text;
  const code = text.trim();
  if (!CODE.test(code))
    return malformed('code_malformed', 'is not a division code', 'write 2, 4, 6, 9 or 12 digits, such as 210104');
  if (code.length < 6) return code.padEnd(6, '0');
  return code.slice(0, 6) + code.slice(6).replace(/(?:000)+$/, '');
}

function parseWordsCell(raw: unknown): Cell | Fault {
  const words = typeof raw === 'string' ? parseWords(raw) : raw;
  const text =
    typeof words === 'object' && words !== null && !Array.isArray(words)
      ? formatWords(words as Readonly<Record<string, unknown>>)
      : null;
  if (text === null)
    return malformed('words_malformed', 'is not an object of texts', 'write it as JSON, such as {"tier":"station"}');
  return text === '{}' ? null : parseText(text);
}

/**
 * Reads one cell as the value its column stores (a date as days, words as their JSON text), or says why it cannot be kept.
 * Undefined, null and empty text are missing: null.
 */
export function parseCell(raw: unknown, field: Field): Cell | Fault {
  if (raw === undefined || raw === null || raw === '') return null;
  switch (field.type) {
    case 'integer':
    case 'number':
      return parseNumber(raw, field);
    case 'boolean':
      return parseBoolean(raw);
    case 'category':
      return parseCategory(raw, field);
    case 'code':
      return parseCode(raw);
    case 'words':
      return parseWordsCell(raw);
    case 'date': {
      const remedy = 'write a day of the calendar as 2019-03-21';
      return (
        (typeof raw === 'string' ? parseDay(raw.trim()) : null) ?? malformed('date_malformed', 'is no date', remedy)
      );
    }
    case 'time': {
      const time = typeof raw === 'string' ? parseTime(raw.trim()) : Number.isSafeInteger(raw) ? (raw as number) : null;
      const remedy = 'write ISO 8601 with an offset, such as 2019-03-21T08:30+08:00';
      return time ?? malformed('time_malformed', 'is no moment with a zone', remedy);
    }
    default:
      return parseText(raw);
  }
}
