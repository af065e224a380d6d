import type { RawCell } from './raw-table.js';

const DAY_MS = 86_400_000;

/** Writes a day as ISO text from its days since 1970; beyond what a calendar has, the number stays. */
export function dayText(days: number): string {
  const date = new Date(days * DAY_MS);
  return Number.isNaN(date.getTime()) ? String(days) : date.toISOString().replace(/T.*/, '');
}

/** Writes a moment as ISO text from its milliseconds since 1970, without seconds that are 0; with `Z` unless it is local time. */
export function momentText(ms: number, isLocal: boolean): string {
  const date = new Date(ms);
  if (Number.isNaN(date.getTime())) return String(ms);
  const text = date.toISOString().replace(/(?::00\.000|\.000)Z$/, 'Z');
  return isLocal ? text.slice(0, -1) : text;
}

/** Writes a time of day as `HH:MM:SS` from its milliseconds; seconds that are 0 are left out. */
export function clockText(ms: number): string {
  return momentText(ms, true).replace(/^.*T/, '');
}

/** Writes a whole number as a number where that is exact, else as its digits. */
export function wholeCell(value: bigint): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}

/** What of a nested value JSON can say. */
function nested(value: unknown, isLocal: boolean): unknown {
  if (typeof value === 'bigint') return wholeCell(value);
  if (value instanceof Date) return momentText(value.getTime(), isLocal);
  if (ArrayBuffer.isView(value) || Array.isArray(value))
    return Array.from(value as ArrayLike<unknown>, (item) => nested(item, isLocal));
  if (value instanceof Map) return nested([...value], isLocal);
  if (typeof value !== 'object' || value === null) return value ?? null;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, nested(item, isLocal)]));
}

/** Reads a value of a typed file as a cell: whole numbers exact, dates as ISO text, lists and objects as JSON text. */
export function plainCell(value: unknown, isLocal = false): RawCell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'bigint') return wholeCell(value);
  if (value instanceof Date) return momentText(value.getTime(), isLocal);
  return JSON.stringify(nested(value, isLocal)) ?? null;
}
