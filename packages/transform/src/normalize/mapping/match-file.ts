import type { FileMapping, MappingFile } from './mapping-file.js';

/** Characters of a pattern or a name that are compared. */
const LONGEST = 1000;

/**
 * Says whether a name fits a pattern: `*` stands for any characters but `/`, `**` for any, `?` for one; letter case counts for nothing.
 * Compares in time proportional to the product of both lengths whatever the pattern.
 */
export function matchesPattern(name: string, pattern: string): boolean {
  const text = name.normalize('NFKC').toLowerCase().slice(-LONGEST);
  const tokens =
    pattern
      .normalize('NFKC')
      .toLowerCase()
      .slice(0, LONGEST)
      .match(/\*\*|[\s\S]/gu) ?? [];
  let fits = new Array<boolean>(text.length + 1).fill(false);
  fits[0] = true;
  for (const token of tokens) {
    const next = new Array<boolean>(text.length + 1).fill(false);
    if (token === '*' || token === '**') {
      next[0] = fits[0] ?? false;
      for (let at = 1; at <= text.length; at += 1)
        next[at] = (fits[at] ?? false) || ((next[at - 1] ?? false) && (token === '**' || text[at - 1] !== '/'));
    } else
      for (let at = token.length; at <= text.length; at += 1)
        next[at] =
          (fits[at - token.length] ?? false) &&
          (token === '?' ? text[at - 1] !== '/' : text.slice(at - token.length, at) === token);
    fits = next;
  }
  return fits[text.length] ?? false;
}

/** Finds what a mapping file says of a file or a sheet: the first entry whose patterns match; null when none does. */
export function fileMapping(mapping: MappingFile | undefined, file: string, sheet: string | null): FileMapping | null {
  const last = file.slice(file.lastIndexOf('/') + 1);
  return (
    mapping?.files.find(
      (entry) =>
        matchesPattern(entry.match.includes('/') ? file : last, entry.match) &&
        (entry.sheet === null || (sheet !== null && matchesPattern(sheet, entry.sheet))),
    ) ?? null
  );
}
