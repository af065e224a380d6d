import { AtlasError } from '@practice-atlas/dataset';
import { fileKind } from '../file-kind.js';

const ENCRYPTED = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]);

function includesBytes(bytes: Uint8Array, sought: readonly number[]): boolean {
  const [first = 0] = sought;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1))
    if (sought.every((byte, i) => bytes[at + i] === byte)) return true;
  return false;
}

/** Throws AtlasError `file_unsupported` for a workbook of the old binary form, and for one locked with a password. */
export function refuseOldWorkbook(bytes: Uint8Array, file: string): void {
  if (fileKind(bytes.subarray(0, 16)) !== 'ole') return;
  const isLocked = includesBytes(bytes, ENCRYPTED);
  const name = file === '' ? 'the workbook' : file;
  throw new AtlasError(
    'file_unsupported',
    isLocked ? `${name} is locked with a password` : `${name} is of the old binary form of Excel or Word (.xls, .doc)`,
    { hint: isLocked ? 'save it without a password' : 'save it as .xlsx', where: { file }, details: { file } },
  );
}
