/** A structure of a FlatBuffer: finds where a field stands, by its place in the declaration; 0 when it is not there. */
type Fields = (slot: number) => number;

const MOST_FIELDS = 100_000;
const MAGIC = 'ARROW1';
const UNION = 14;
const SCHEMA = 1;
const DICTIONARY_BATCH = 2;
const RECORD_BATCH = 3;

function fieldsAt(view: DataView, at: number): Fields {
  const table = at + view.getInt32(at, true);
  const slots = table - view.getInt32(table, true);
  const size = view.getUint16(slots, true);
  return (slot) => {
    const place = 4 + 2 * slot;
    const offset = place < size ? view.getUint16(slots + place, true) : 0;
    return offset === 0 ? 0 : table + offset;
  };
}

/** Reads where the elements of a list begin, and how many there are; throws when they reach beyond the bytes. */
function listAt(view: DataView, at: number, stride: number): { from: number; count: number } {
  if (at === 0) return { from: 0, count: 0 };
  const base = at + view.getInt32(at, true);
  const count = view.getInt32(base, true);
  if (base < 0 || count < 0 || base + 4 + count * stride > view.byteLength)
    throw new Error('a list is longer than the file');
  return { from: base + 4, count };
}

/** Checks the schema: that its lists are within the bytes and that it does not go round in circles. */
function checkFields(view: DataView, at: number, seen: { count: number }): void {
  const { from, count } = listAt(view, at, 4);
  seen.count += count;
  if (seen.count > MOST_FIELDS) throw new Error('it has more columns than a file can have');
  for (let i = 0; i < count; i += 1) {
    const field = fieldsAt(view, from + 4 * i);
    checkFields(view, field(5), seen);
    listAt(view, field(6), 4);
    const type = field(3);
    const kind = field(2);
    if (type !== 0 && kind !== 0 && view.getUint8(kind) === UNION) listAt(view, fieldsAt(view, type)(1), 4);
  }
}

function checkSchema(view: DataView, at: number): void {
  const schema = fieldsAt(view, at);
  checkFields(view, schema(1), { count: 0 });
  listAt(view, schema(2), 4);
}

function checkBatch(view: DataView, at: number, bodyLength: number, fileLength: number): void {
  const batch = fieldsAt(view, at);
  const nodes = listAt(view, batch(1), 16);
  const regions = listAt(view, batch(2), 16);
  listAt(view, batch(4), 8);
  for (let i = 0; i < nodes.count; i += 1) {
    const length = Number(view.getBigInt64(nodes.from + 16 * i, true));
    if (length < 0 || length > 8 * fileLength) throw new Error('a column says it has more values than bits');
  }
  for (let i = 0; i < regions.count; i += 1) {
    const offset = Number(view.getBigInt64(regions.from + 16 * i, true));
    const length = Number(view.getBigInt64(regions.from + 16 * i + 8, true));
    if (offset < 0 || length < 0 || offset + length > bodyLength) throw new Error('values lie beyond their batch');
  }
}

/** Checks one message; returns the position after it, 0 at the end of a stream. */
function checkMessage(bytes: Uint8Array, from: number): number {
  const whole = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (from + 4 > bytes.length) return 0;
  const isMarked = whole.getInt32(from, true) === -1;
  if (isMarked && from + 8 > bytes.length) return 0;
  const length = whole.getInt32(from + (isMarked ? 4 : 0), true);
  const start = from + (isMarked ? 8 : 4);
  if (length === 0) return 0;
  if (length < 8 || start + length > bytes.length) throw new Error('a message ends beyond the file');
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, length);
  const message = fieldsAt(view, 0);
  const version = message(0) === 0 ? 0 : view.getInt16(message(0), true);
  if (version < 3 || version > 4) throw new Error(`unsupported version V${version + 1}`);
  const type = message(1) === 0 ? 0 : view.getUint8(message(1));
  const bodyLength = message(3) === 0 ? 0 : Number(view.getBigInt64(message(3), true));
  if (bodyLength < 0 || start + length + bodyLength > bytes.length) throw new Error('a batch ends beyond the file');
  if (message(2) !== 0 && type === SCHEMA) checkSchema(view, message(2));
  if (message(2) !== 0 && type === RECORD_BATCH) checkBatch(view, message(2), bodyLength, bytes.length);
  if (message(2) !== 0 && type === DICTIONARY_BATCH)
    checkBatch(view, fieldsAt(view, message(2))(1), bodyLength, bytes.length);
  return start + length + bodyLength;
}

/**
 * Goes through the messages of an Arrow file or stream before they are decoded, because decoding believes every length they name.
 * Throws an Error when something lies beyond the bytes.
 */
export function checkArrow(bytes: Uint8Array): void {
  const isFile = [...MAGIC].every((letter, i) => bytes[i] === letter.charCodeAt(0));
  if (!isFile) {
    for (let at = checkMessage(bytes, 0); at > 0; at = checkMessage(bytes, at));
    return;
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length - MAGIC.length - 4;
  const footer = fieldsAt(view, end - view.getInt32(end, true));
  if (footer(1) !== 0) checkSchema(view, footer(1));
  let passed = 0;
  for (const slot of [2, 3]) {
    const { from, count } = listAt(view, footer(slot), 24);
    for (let i = 0; i < count; i += 1) {
      const at = Number(view.getBigInt64(from + 24 * i, true));
      if (at < 0 || at >= bytes.length) throw new Error('a batch lies beyond the file');
      passed += checkMessage(bytes, at) - at;
      if (passed > bytes.length) throw new Error('its batches are together longer than the file');
    }
  }
}
