/** A value of Thrift's compact form: numbers, lists, and structures by field number; texts only as their length. */
export type ThriftValue = boolean | number | ThriftValue[] | ThriftStruct;
/** A structure by field number. */
export type ThriftStruct = Map<number, ThriftValue>;

const MOST_DEPTH = 24;

/**
 * Reads a structure of Thrift's compact form, with a bound on every length, and where it ends.
 * Throws an Error when it reaches beyond the bytes, is nested too deep, or writes a number in more bytes than one has.
 */
export function readThrift(bytes: Uint8Array, from: number): { readonly value: ThriftStruct; readonly end: number } {
  let at = from;
  const byte = (): number => {
    const found = bytes[at];
    if (found === undefined) throw new Error('a header ends early');
    at += 1;
    return found;
  };
  const whole = (): number => {
    let value = 0;
    for (let i = 0; i < 10; i += 1) {
      const next = byte();
      value += (next & 0x7f) * 2 ** (7 * i);
      if (next < 0x80) return value;
    }
    throw new Error('a number in a header is too long');
  };
  const signed = (): number => {
    const value = whole();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  };
  const pass = (length: number): number => {
    if (length > bytes.length - at) throw new Error('a text in a header ends beyond the file');
    at += length;
    return length;
  };
  const element = (type: number, depth: number): ThriftValue => {
    if (type === 1 || type === 2) return type === 1;
    if (type === 3) return byte();
    if (type >= 4 && type <= 6) return signed();
    if (type === 7) return pass(8);
    if (type === 8) return pass(whole());
    if (type === 12) return struct(depth + 1);
    if (type !== 9) throw new Error('a header has a field of unknown type');
    const head = byte();
    const length = head >> 4 === 15 ? whole() : head >> 4;
    if (length > bytes.length - at) throw new Error('a list in a header is longer than the file');
    const inner = (head & 15) <= 2 ? 3 : head & 15;
    return Array.from({ length }, () => element(inner, depth + 1));
  };
  const struct = (depth: number): ThriftStruct => {
    if (depth > MOST_DEPTH) throw new Error('a header is nested too deep');
    const fields: ThriftStruct = new Map();
    for (let field = 0; ; ) {
      const head = byte();
      if ((head & 15) === 0) return fields;
      field = head >> 4 === 0 ? signed() : field + (head >> 4);
      fields.set(field, element(head & 15, depth));
    }
  };
  return { value: struct(0), end: at };
}

/** Reads a field of a structure that is itself one; undefined when it is not there. */
export function structIn(struct: ThriftStruct, field: number): ThriftStruct | undefined {
  const value = struct.get(field);
  return value instanceof Map ? value : undefined;
}

/** Reads a field that counts something; throws an Error when it is not there or is negative. */
export function countIn(struct: ThriftStruct | undefined, field: number): number {
  const value = struct?.get(field);
  if (typeof value !== 'number' || value < 0 || !Number.isSafeInteger(value)) throw new Error('a header has no count');
  return value;
}
