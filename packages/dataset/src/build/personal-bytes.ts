import { ID_NUMBER_WEIGHTS } from './personal-data.js';

/** The least is an address in UTF-8: 1栋1室. */
const LENGTH_MIN = 8;

const isDigit = (byte: number | undefined) => byte !== undefined && byte >= 48 && byte <= 57;
const isLetter = (byte: number) => (byte | 32) >= 97 && (byte | 32) <= 122;

function isIdNumber(bytes: Uint8Array, start: number): boolean {
  let total = 0;
  for (let i = 0; i < 17; i++) total += (bytes[start + i]! - 48) * ID_NUMBER_WEIGHTS[i]!;
  return '10X98765432'.charCodeAt(total % 11) === (bytes[start + 17]! & ~(bytes[start + 17]! > 57 ? 32 : 0));
}

/** Says whether digits that stand alone, from `start` to `stop`, may be or begin an identity-card or mobile number. */
function mayBeNumber(bytes: Uint8Array, start: number, stop: number, end: number): boolean {
  const length = stop - start;
  const next = stop < end ? bytes[stop]! : 0;
  if (length === 18 || (length === 17 && (next | 32) === 120)) return isIdNumber(bytes, start);
  if (length === 15) return bytes[start]! < 55 && bytes[start + 6]! > 50;
  if (length === 6 || length === 10 || length === 14) {
    const year = length === 6 ? stop + 1 : start + 6;
    return (next === 32 || next === 45) && (bytes[year] === 49 || bytes[year] === 50);
  }
  const isAbroad = length === 13 || length === 5;
  if (!isAbroad && length !== 11 && length !== 3) return false;
  if (length < 11 && next !== 32 && next !== 45) return false;
  if (isAbroad && !(bytes[start] === 56 && bytes[start + 1] === 54)) return false;
  const first = isAbroad ? start + 2 : start;
  return bytes[first] === 49 && bytes[first + 1]! >= 51;
}

/** Says whether a character of three bytes is 栋, 幢, 楼 or 元. */
function isOfAddress(first: number, second: number | undefined, third: number | undefined): boolean {
  if (first === 0xe6) return (second === 0xa0 && third === 0x8b) || (second === 0xa5 && third === 0xbc);
  return first === 0xe5 && ((second === 0xb9 && third === 0xa2) || (second === 0x85 && third === 0x83));
}

/** Says whether a character of three bytes is a full-width digit or X. */
function isWide(first: number, second: number | undefined, third: number): boolean {
  if (first !== 0xef) return false;
  return second === 0xbc ? (third >= 0x90 && third <= 0x99) || third === 0xb8 : second === 0xbd && third === 0x98;
}

/** Says whether UTF-8 bytes may hold what `personalData` finds: true wherever it finds something, false for nearly all else. */
export function mayHoldPersonalData(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < LENGTH_MIN) return false;
  let hasDigit = false;
  let hasAddress = false;
  let isJoined = false;
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    if (isDigit(byte)) {
      let stop = at + 1;
      while (stop < end && isDigit(bytes[stop])) stop++;
      if (!isJoined && mayBeNumber(bytes, at, stop, end)) return true;
      hasDigit = true;
      isJoined = true;
      at = stop - 1;
    } else {
      isJoined = isLetter(byte);
      if (byte < 0xe5) continue;
      if (isWide(byte, bytes[at + 1], bytes[at + 2]!)) return true;
      hasAddress ||= isOfAddress(byte, bytes[at + 1], bytes[at + 2]);
    }
  }
  return hasAddress && hasDigit;
}
