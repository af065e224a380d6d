import { type Cell, type FieldType, parseDay, parseTime } from '@practice-atlas/dataset';

/** What a number of a typed file counts: days or milliseconds since 1970, or nothing but itself. */
export type Counted = 'days' | 'milliseconds' | 'plain';

/** Where a cell goes: the field, as messages name it, and its type. */
export interface CellTarget {
  readonly named: string;
  readonly type: FieldType;
}

const EXPECTED: Readonly<Record<FieldType, string>> = {
  id: 'texts',
  text: 'texts',
  words: 'texts of JSON',
  code: 'texts',
  category: 'texts',
  integer: 'whole numbers that doubles count exactly',
  number: 'numbers',
  boolean: 'true or false',
  date: 'dates',
  time: 'timestamps',
};

const decoder = /* @__PURE__ */ new TextDecoder('utf-8', { ignoreBOM: true });

function textCell(value: unknown, counted: Counted): string | null {
  if (typeof value === 'string') return value;
  if (value instanceof Uint8Array) return decoder.decode(value);
  const isWhole = typeof value === 'bigint' || Number.isSafeInteger(value);
  return isWhole && counted === 'plain' ? String(value) : null;
}

function numberCell(value: unknown): number | null {
  const number = typeof value === 'bigint' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) return null;
  return typeof value === 'bigint' && !Number.isSafeInteger(number) ? null : number;
}

function cellOf(type: FieldType, value: unknown, counted: Counted): Cell {
  switch (type) {
    case 'integer':
    case 'number':
      return counted === 'plain' ? numberCell(value) : null;
    case 'boolean':
      return typeof value === 'boolean' ? value : null;
    case 'date': {
      const text = textCell(value, counted);
      return counted === 'days' ? numberCell(value) : text === null ? null : parseDay(text);
    }
    case 'time': {
      const text = textCell(value, counted);
      return counted === 'milliseconds' ? numberCell(value) : text === null ? null : parseTime(text);
    }
    default:
      return textCell(value, counted);
  }
}

/**
 * Reads a value of a typed file as a cell of a field: whole numbers may be codes and ids, texts may be dates and moments in ISO 8601.
 * Throws a `TypeError` that names the column when the value is no such thing.
 */
export function typedCell({ named, type }: CellTarget, value: unknown, counted: Counted): Cell {
  if (value === null || value === undefined) return null;
  const cell = cellOf(type, value, counted);
  if (cell === null) throw new TypeError(`${named} must hold ${EXPECTED[type]}`);
  return cell;
}
