import type { Column } from './column.js';
import { formatDay } from './day.js';
import { timeAt } from './seconds.js';

const decoder = /* @__PURE__ */ new TextDecoder('utf-8', { ignoreBOM: true });

/** Says whether row i of a column holds a value. */
export function isValid(column: Column, i: number): boolean {
  return column.validity === null || (column.validity[i >> 3]! & (1 << (i & 7))) !== 0;
}

function textAt(bytes: Uint8Array, start: number, end: number): string {
  if (end - start > 24) return decoder.decode(bytes.subarray(start, end));
  let text = '';
  for (let i = start; i < end; i++) {
    if (bytes[i]! > 127) return decoder.decode(bytes.subarray(start, end));
    text += String.fromCharCode(bytes[i]!);
  }
  return text;
}

/**
 * Reads row i of a column; null when it is missing. A date comes as `2019-03-21`, a time as milliseconds since
 * 1970-01-01T00:00Z, words as their JSON text (see `parseWords`). `i` must lie within the table.
 */
export function columnValue(column: Column, i: number): string | number | boolean | null {
  if (!isValid(column, i)) return null;
  switch (column.kind) {
    case 'number':
    case 'time':
      return column.values[i]!;
    case 'seconds':
      return timeAt(column, i);
    case 'date':
      return formatDay(column.values[i]!);
    case 'boolean':
      return (column.bits[i >> 3]! & (1 << (i & 7))) !== 0;
    case 'category':
      return column.dictionary[column.indices[i]!]!;
    case 'text':
      return textAt(column.bytes, column.offsets[i]!, column.offsets[i + 1]!);
  }
}
