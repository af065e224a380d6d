import { type Column, isValid, timeAt } from '@practice-atlas/dataset';
import { BATCH_COLUMN } from './create-table-sql.js';
import type { ServerColumn, ServerTable } from './table-columns.js';

const WORD = 2 ** 32;
const encoder = new TextEncoder();

/** Bytes that grow. */
class Bytes {
  bytes = new Uint8Array(1 << 20);
  length = 0;

  /** Makes room for more and gives the place where they begin. */
  room(more: number): number {
    const needed = this.length + more;
    if (needed > this.bytes.length) {
      const larger = new Uint8Array(Math.max(needed, 2 * this.bytes.length));
      larger.set(this.bytes.subarray(0, this.length));
      this.bytes = larger;
    }
    return this.length;
  }

  varint(value: number): void {
    let at = this.room(5);
    let rest = value;
    for (; rest > 127; rest >>>= 7) this.bytes[at++] = (rest & 127) | 128;
    this.bytes[at++] = rest;
    this.length = at;
  }

  text(text: string): void {
    this.part(encoder.encode(text));
  }

  /** Bytes as they are. */
  raw(source: Uint8Array): void {
    const at = this.room(source.length);
    this.bytes.set(source, at);
    this.length = at + source.length;
  }

  /** A text: its length, then its bytes. */
  part(source: Uint8Array, start = 0, end = source.length): void {
    const length = end - start;
    this.varint(length);
    const at = this.room(length);
    const { bytes } = this;
    if (length > 32) bytes.set(source.subarray(start, end), at);
    else for (let i = 0; i < length; i++) bytes[at + i] = source[start + i]!;
    this.length = at + length;
  }
}

function writeMissing(out: Bytes, { validity }: Column, rows: Uint32Array): void {
  const missing = new Uint8Array(rows.length);
  if (validity)
    for (let i = 0; i < rows.length; i++) missing[i] = ((validity[rows[i]! >> 3]! >> (rows[i]! & 7)) & 1) ^ 1;
  out.raw(missing);
}

function writeTexts(out: Bytes, column: Column, rows: Uint32Array): void {
  if (column.kind === 'category') {
    const words = column.dictionary.map((word) => encoder.encode(word));
    const none = new Uint8Array(0);
    for (const row of rows) out.part(isValid(column, row) ? words[column.indices[row]!]! : none);
  } else if (column.kind === 'text') {
    const { bytes, offsets } = column;
    for (let i = 0; i < rows.length; i++) out.part(bytes, offsets[rows[i]!]!, offsets[rows[i]! + 1]!);
  } else throw new TypeError(`a column of kind ${column.kind} holds no texts`);
}

type Numbers = Exclude<Column, { kind: 'boolean' | 'category' | 'text' | 'seconds' }>['values'];

/** Whole numbers as two words of two's complement, exact to 2^53. */
function wholeBytes(numberOf: (row: number) => number, rows: Uint32Array): Uint8Array {
  const words = new Int32Array(2 * rows.length);
  for (let i = 0; i < rows.length; i++) {
    const value = numberOf(rows[i]!);
    words[2 * i] = value;
    words[2 * i + 1] = Math.floor(value / WORD);
  }
  return new Uint8Array(words.buffer);
}

function numberBytes(values: Numbers, base: ServerColumn['base'], rows: Uint32Array): Uint8Array {
  if (base === 'Int64') return wholeBytes((row) => values[row]!, rows);
  const taken = base === 'Float64' ? new Float64Array(rows.length) : new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) taken[i] = values[rows[i]!]!;
  return new Uint8Array(taken.buffer);
}

function bytesOf(column: Column, base: ServerColumn['base'], rows: Uint32Array): Uint8Array {
  switch (column.kind) {
    case 'boolean':
      return Uint8Array.from(rows, (row) => (column.bits[row >> 3]! >> (row & 7)) & 1);
    case 'number':
    case 'date':
    case 'time':
      return numberBytes(column.values, base, rows);
    case 'seconds':
      return wholeBytes((row) => timeAt(column, row), rows);
    default:
      throw new TypeError(`a column of kind ${column.kind} holds no numbers`);
  }
}

function writeColumn(out: Bytes, { name, base, isRequired }: ServerColumn, column: Column, rows: Uint32Array): void {
  out.text(name);
  out.text(isRequired ? base : `Nullable(${base})`);
  if (!isRequired) writeMissing(out, column, rows);
  if (base === 'String') writeTexts(out, column, rows);
  else out.raw(bytesOf(column, base, rows));
}

/** Finds the columns that hold anything; the server itself sets the others to missing. */
export function filledColumns(table: ServerTable, columns: Readonly<Record<string, Column>>): readonly ServerColumn[] {
  return table.columns.filter(({ name, isRequired }) => {
    const validity = columns[name]?.validity;
    return isRequired ? validity !== undefined : validity === null || validity?.some((byte) => byte !== 0);
  });
}

/**
 * Writes rows of a table as one block of the format `Native`, column by column as they stand in memory. `batch` is what the column of
 * batches says. Numbers go as machines of today keep them, the lowest byte first.
 */
export function encodeNative(
  filled: readonly ServerColumn[],
  columns: Readonly<Record<string, Column>>,
  rows: Uint32Array,
  batch: bigint,
): Uint8Array<ArrayBuffer> {
  const out = new Bytes();
  out.varint(filled.length + 1);
  out.varint(rows.length);
  out.text(BATCH_COLUMN);
  out.text('UInt64');
  out.raw(new Uint8Array(new BigUint64Array(rows.length).fill(batch).buffer));
  for (const column of filled) writeColumn(out, column, columns[column.name]!, rows);
  return out.bytes.slice(0, out.length);
}
