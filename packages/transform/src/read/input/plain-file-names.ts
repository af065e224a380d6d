import { type Finding, personalData } from '@practice-atlas/dataset';
import { findingOf } from '../../finding-of.js';
import type { FoundFile } from './found-file.js';

const ENDING = /\.[a-z]{1,8}$/i;

/** Gives files, and folders that they lie in, another name where theirs holds personal data: `file 2.csv`, with an error each. */
export function plainFileNames(found: readonly FoundFile[]): {
  readonly files: FoundFile[];
  readonly findings: readonly Finding[];
} {
  const words = new Map<string, string>();
  const findings: Finding[] = [];
  const files = found.map((file, i): FoundFile => {
    if (personalData(file.name) === null) return file;
    const parts = file.name.split('/');
    const name = parts
      .map((part, depth) => {
        if (personalData(part) === null) return part;
        const isFolder = depth < parts.length - 1;
        const word = words.get(part) ?? `${isFolder ? 'folder' : 'file'} ${i + 1}${ENDING.exec(part)?.[0] ?? ''}`;
        words.set(part, word);
        return word;
      })
      .join('/');
    const plain = personalData(name) === null ? name : `file ${i + 1}${ENDING.exec(name)?.[0] ?? ''}`;
    const reason = 'the name of the file, or of a folder above it, holds personal data, which is never kept';
    findings.push(findingOf('personal_data', 'error', null, reason, 'rename it', { file: plain }));
    return { ...file, name: plain };
  });
  return { files, findings };
}
