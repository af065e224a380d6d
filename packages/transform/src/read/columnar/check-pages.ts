import type { ColumnMetaData, SchemaTree } from 'hyparquet';
import { checkRuns } from './check-runs.js';
import { countIn, readThrift, structIn, type ThriftStruct } from './thrift.js';

/** What `checkPages` needs to know of a column within a row group. */
export interface PageTask {
  /** The whole file. */
  readonly bytes: Uint8Array;
  readonly column: ColumnMetaData;
  /** From the root of the schema to the column. */
  readonly path: readonly SchemaTree[];
  /** How many bytes a page may unfold to. */
  readonly mostBytes: number;
  unfold(packed: Uint8Array, length: number): Uint8Array;
}

const DATA = 0;
const DICTIONARY = 2;
const DATA_V2 = 3;
const DICTIONARY_CODED = [2, 8];
const RUNS = 3;
const DELTA_BYTES = 7;

const widthOf = (most: number) => 32 - Math.clz32(most);

interface Levels {
  readonly repetition: number;
  readonly definition: number;
}

function levelsOf(path: readonly SchemaTree[]): Levels {
  const kinds = path.slice(1).map(({ element }) => element.repetition_type);
  return {
    repetition: kinds.filter((kind) => kind === 'REPEATED').length,
    definition: kinds.filter((kind) => kind !== 'REQUIRED').length,
  };
}

/** Checks the values of a page: that runs are no longer than the page says, and that it has bytes for the others. */
function checkValues(page: Uint8Array, from: number, valueCount: number, encoding: number, isBoolean: boolean): void {
  if (encoding === DELTA_BYTES) throw new Error('unsupported encoding DELTA_BYTE_ARRAY');
  if (valueCount === 0) return;
  if (DICTIONARY_CODED.includes(encoding)) {
    const width = page[from] ?? 0;
    if (width > 32) throw new Error('a dictionary has indices of more than 32 bits');
    if (width > 0) checkRuns({ bytes: page, from: from + 1, width, valueCount });
  } else if (encoding === RUNS && isBoolean) checkRuns({ bytes: page, from: from + 4, width: 1, valueCount });
  else if (encoding === 0 && valueCount > 8 * page.length) throw new Error('a page has more values than bits');
}

function checkDataPage(page: Uint8Array, header: ThriftStruct, levels: Levels, isBoolean: boolean): void {
  const valueCount = countIn(header, 1);
  const lengthAt = (at: number) => new DataView(page.buffer, page.byteOffset, page.byteLength).getUint32(at, true);
  let at = 0;
  let filled = valueCount;
  for (const [most, isDefinition] of [
    [levels.repetition, false],
    [levels.definition, true],
  ] as const) {
    if (most === 0) continue;
    const length = lengthAt(at);
    const counted = checkRuns({ bytes: page, from: at + 4, width: widthOf(most), valueCount, counted: most });
    if (isDefinition) filled = counted;
    at += 4 + length;
    if (at > page.length) throw new Error('the levels of a page end beyond it');
  }
  checkValues(page, at, filled, countIn(header, 2), isBoolean);
}

function checkDataPageV2(
  packed: Uint8Array,
  header: ThriftStruct,
  levels: Levels,
  task: PageTask,
  length: number,
): void {
  const valueCount = countIn(header, 1);
  const filled = valueCount - countIn(header, 2);
  const definitionLength = countIn(header, 5);
  const repetitionLength = countIn(header, 6);
  const levelLength = definitionLength + repetitionLength;
  if (filled < 0 || levelLength > packed.length || levelLength > length)
    throw new Error('a page has counts that disagree');
  if (levels.repetition > 0) checkRuns({ bytes: packed, from: 0, width: widthOf(levels.repetition), valueCount });
  if (levels.definition > 0)
    checkRuns({ bytes: packed, from: repetitionLength, width: widthOf(levels.definition), valueCount });
  const isPacked = header.get(7) !== false;
  const rest = packed.subarray(levelLength);
  const page = isPacked ? task.unfold(rest, length - levelLength) : rest;
  checkValues(page, 0, filled, countIn(header, 4), task.column.type === 'BOOLEAN');
}

/**
 * Goes through the pages of a column before they are decoded, because decoding believes what they say of themselves: sizes, numbers
 * of values, lengths of runs. Throws an Error when something cannot be.
 */
export function checkPages(task: PageTask): void {
  const { bytes, column, path, mostBytes } = task;
  const first = Number(column.data_page_offset);
  const dictionary = Number(column.dictionary_page_offset ?? 0);
  const from = dictionary > 0 && dictionary < first ? dictionary : first;
  const end = from + Number(column.total_compressed_size);
  if (!(from >= 0) || !(end <= bytes.length)) throw new Error('a column lies beyond the file');
  const levels = levelsOf(path);
  let left = Number(column.num_values);
  let unfolded = 0;
  for (let at = from; at < end - 1; ) {
    const { value: header, end: headerEnd } = readThrift(bytes.subarray(0, end), at);
    const length = countIn(header, 2);
    const packedLength = countIn(header, 3);
    at = headerEnd + packedLength;
    unfolded += length;
    if (at > end) throw new Error('a page lies beyond its column');
    if (unfolded > mostBytes) throw new Error(`pages unfold to more than ${mostBytes} bytes`);
    const packed = bytes.subarray(headerEnd, at);
    const type = header.get(1);
    const page = type === DATA ? structIn(header, 5) : type === DATA_V2 ? structIn(header, 8) : structIn(header, 7);
    if (type !== DATA && type !== DATA_V2 && type !== DICTIONARY) continue;
    const valueCount = countIn(page, 1);
    if (type === DICTIONARY) {
      if (valueCount > 8 * length) throw new Error('a dictionary has more values than bits');
      task.unfold(packed, length);
      continue;
    }
    left -= valueCount;
    if (!page || left < 0) throw new Error('pages have more values than their column');
    if (type === DATA_V2) checkDataPageV2(packed, page, levels, task, length);
    else checkDataPage(task.unfold(packed, length), page, levels, column.type === 'BOOLEAN');
  }
}
