import type { Column, TextColumn } from '../columns/column.js';
import { isValid } from '../columns/column-value.js';
import { type CopyMeter, GrowingArray } from './growing-array.js';
import { GrowingValidity } from './growing-bits.js';
import { type GrowingColumn, ofKind } from './growing-column.js';

const BYTES_MAX = 0x7fffffff;

interface Patch {
  readonly bytes: Uint8Array;
  readonly isKnown: boolean;
}

const NOTHING = new Uint8Array(0);

function patchOf(column: Column, from: number): Patch {
  const own = ofKind(column, 'text');
  if (!isValid(own, from)) return { bytes: NOTHING, isKnown: false };
  return { bytes: own.bytes.slice(own.offsets[from], own.offsets[from + 1]), isKnown: true };
}

/**
 * A growing column of texts. A text that gives way to one of another length waits until the column is asked for: then all that wait are
 * written at once, in one pass over the column.
 */
export function growTexts(given: TextColumn, rowCount: number, meter: CopyMeter): GrowingColumn {
  let offsets = new GrowingArray<Int32Array>(given.offsets.subarray(0, rowCount + 1), meter);
  let bytes = new GrowingArray<Uint8Array>(given.bytes.subarray(0, given.offsets[rowCount]), meter);
  const validity = new GrowingValidity(given.validity, meter, rowCount);
  const patches = new Map<number, Uint8Array>();
  let known: TextColumn | null = given;
  const writePatches = (): void => {
    const [ends, texts] = [offsets.view(), bytes.view()];
    const count = ends.length - 1;
    let size = ends[count]! - ends[0]!;
    for (const [row, patch] of patches) size += patch.length - (ends[row + 1]! - ends[row]!);
    const [newEnds, newTexts] = [new Int32Array(count + 1), new Uint8Array(size)];
    let [next, used] = [0, 0];
    const copyUntil = (row: number): void => {
      newTexts.set(texts.subarray(ends[next], ends[row]), used);
      for (let i = next; i < row; i++) newEnds[i + 1] = used + ends[i + 1]! - ends[next]!;
      used += ends[row]! - ends[next]!;
      next = row;
    };
    for (const row of [...patches.keys()].sort((a, b) => a - b)) {
      copyUntil(row);
      const patch = patches.get(row)!;
      newTexts.set(patch, used);
      used += patch.length;
      newEnds[row + 1] = used;
      next = row + 1;
    }
    copyUntil(count);
    patches.clear();
    meter.copiedBytes += newTexts.byteLength + newEnds.byteLength;
    offsets = new GrowingArray(newEnds, meter, 0);
    bytes = new GrowingArray(newTexts, meter, 0);
  };
  const write = (row: number, patch: Patch): void => {
    const [start, end] = [offsets.at(row), offsets.at(row + 1)];
    if (end - start === patch.bytes.length) {
      patches.delete(row);
      bytes.setAll(start, patch.bytes);
    } else patches.set(row, patch.bytes);
    validity.set(row, patch.isKnown);
    known = null;
  };
  return {
    get byteLength() {
      return offsets.byteLength + bytes.byteLength + validity.byteLength;
    },
    append(column, count) {
      const own = ofKind(column, 'text');
      const [first, end] = [own.offsets[0]!, own.offsets[count]!];
      const used = bytes.length;
      if (used + end - first > BYTES_MAX)
        throw new RangeError(`a column of texts holds no more than ${BYTES_MAX} bytes`);
      bytes.append(own.bytes.subarray(first, end));
      offsets.append(own.offsets.subarray(1, count + 1).map((offset) => used + offset - first));
      validity.append(own.validity, count);
      known = null;
    },
    replace(row, column, from) {
      const patch = patchOf(column, from);
      const [start, end] = [offsets.at(row), offsets.at(row + 1)];
      const isSame =
        !patches.has(row) &&
        validity.has(row) === patch.isKnown &&
        end - start === patch.bytes.length &&
        patch.bytes.every((byte, i) => byte === bytes.at(start + i));
      if (!isSame) write(row, patch);
    },
    clear: (row) => write(row, { bytes: NOTHING, isKnown: false }),
    view() {
      if (patches.size > 0) writePatches();
      known ??= { kind: 'text', offsets: offsets.view(), bytes: bytes.view(), validity: validity.view() };
      return known;
    },
    hold() {
      offsets.hold();
      bytes.hold();
      validity.hold();
    },
  };
}
