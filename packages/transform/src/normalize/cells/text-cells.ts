import type { TextColumn } from '@practice-atlas/dataset';
import { type ColumnTask, ownCell } from './column-task.js';

const encoder = /* @__PURE__ */ new TextEncoder();
/** UTF-16 units; longer cells are judged. */
const PLAIN_MAX = 64;
/** A cell of no more letters may be one of the words that say that nothing is known. */
const BLANK_MAX = 4;
/** The least digits of an identity-card or mobile number; an address with a building and a room has other letters than ASCII. */
const PERSONAL_DIGITS = 11;
/** Those of an identity-card number in groups, which may end with X. */
const GROUPED_DIGITS = 17;

const isOfWords = (code: number) => code >= 0x2e80 && code < 0xd800 && code !== 0x3000;
const isEdge = (code: number) => (code > 32 && code < 127) || isOfWords(code);

/** `=` and an apostrophe before a text are marks of spreadsheets. */
const isMark = (code: number) => code === 61 || code === 39;

/** Says whether an unbroken run of digits may be a mobile number (11, or 13 with 86 before it) or an identity-card number (15, 17 or 18). */
function mayBePersonal(text: string, start: number, length: number): boolean {
  if (length === 11) return text.charCodeAt(start) === 49;
  if (length === 13) return text.charCodeAt(start) === 56 && text.charCodeAt(start + 1) === 54;
  return length === 15 || length === 17 || length === 18;
}

/**
 * Writes the UTF-8 of a cell that is plain (no space around it, no word for "nothing", surely no personal data) behind `used`.
 * Returns how many bytes, -1 when it has to be judged.
 */
function writePlain(text: string, start: number, end: number, bytes: Uint8Array, used: number): number {
  if (end - start <= BLANK_MAX || end - start > PLAIN_MAX) return -1;
  if (isMark(text.charCodeAt(start)) || !isEdge(text.charCodeAt(start)) || !isEdge(text.charCodeAt(end - 1))) return -1;
  let to = used;
  let digits = 0;
  let run = 0;
  let breaks = 0;
  let isWide = false;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) {
      bytes[to++] = code;
      digits++;
      run++;
      continue;
    }
    if (run > 10 && mayBePersonal(text, at - run, run)) return -1;
    run = 0;
    if (code < 128) {
      bytes[to++] = code;
      if (code === 32 || code === 45) breaks++;
    } else {
      if (!isOfWords(code)) return -1;
      isWide = true;
      bytes[to++] = 0xe0 | (code >> 12);
      bytes[to++] = 0x80 | ((code >> 6) & 63);
      bytes[to++] = 0x80 | (code & 63);
    }
  }
  if (run > 10 && mayBePersonal(text, end - run, run)) return -1;
  if (digits > 0 && (isWide || (digits >= PERSONAL_DIGITS && breaks >= 2) || (digits >= GROUPED_DIGITS && breaks > 0)))
    return -1;
  return to - used;
}

function roomFor(bytes: Uint8Array<ArrayBuffer>, used: number, more: number): Uint8Array<ArrayBuffer> {
  if (used + more <= bytes.length) return bytes;
  const wider = new Uint8Array(Math.max(used + more, bytes.length * 2));
  wider.set(bytes.subarray(0, used));
  return wider;
}

/** Says whether a cell may be what a spreadsheet wrote in the place of an id: `#N/A`, `2.01903E+10`. */
function mayBeDamaged(text: string, start: number, end: number): boolean {
  return text.charCodeAt(start) === 35 || text.charCodeAt(end - 3) === 43 || text.charCodeAt(end - 4) === 43;
}

/** Reads a column of ids or texts: what is plain is copied letter by letter, everything else is judged. */
export function textCells({ raw, index, judge, judgeEmpty }: ColumnTask, isOfIds: boolean): TextColumn {
  const { rowCount } = raw;
  const spans = raw.spans(index);
  const offsets = new Int32Array(rowCount + 1);
  const bits = new Uint8Array((rowCount + 7) >> 3);
  let bytes = new Uint8Array(rowCount * 16 + 3 * PLAIN_MAX);
  let used = 0;
  let known = 0;
  for (let row = 0, at = spans?.first ?? 0; row < rowCount; row++, at += spans?.step ?? 0) {
    offsets[row + 1] = used;
    let written = -1;
    if (spans !== null) {
      const start = spans.bounds[at]!;
      const end = spans.bounds[at + 1]!;
      if (start === end && start >= 0 && !judgeEmpty) continue;
      if (start < end) {
        if (used + 3 * PLAIN_MAX > bytes.length) bytes = roomFor(bytes, used, 3 * PLAIN_MAX);
        if (!isOfIds || !mayBeDamaged(spans.text, start, end))
          written = writePlain(spans.text, start, end, bytes, used);
      }
    }
    if (written < 0) {
      const given = ownCell(raw, row, index);
      const judged = (given === null || given === '') && !judgeEmpty ? null : judge(row, given);
      if (typeof judged !== 'string') continue;
      bytes = roomFor(bytes, used, judged.length * 3);
      written = encoder.encodeInto(judged, bytes.subarray(used)).written;
    }
    used += written;
    offsets[row + 1] = used;
    bits[row >> 3]! |= 1 << (row & 7);
    known++;
  }
  return { kind: 'text', offsets, bytes: bytes.slice(0, used), validity: known === rowCount ? null : bits };
}
