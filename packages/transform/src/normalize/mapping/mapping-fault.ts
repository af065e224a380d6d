import { AtlasError, nearestName } from '@practice-atlas/dataset';

/** An object of JSON. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Characters of a value that are repeated in a message. */
const LONGEST = 60;

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text;
}

/** Joins a JSON path and a key: `files[0].headings["阵地 名称"]`. */
export function pathOf(path: string, key: string | number): string {
  if (typeof key === 'number') return `${path}[${key}]`;
  if (!/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(key)) return `${path}[${shown(key)}]`;
  return path === '' ? key : `${path}.${key}`;
}

/** Makes the error that a mapping file is malformed at a JSON path. */
export function mappingFault(path: string, value: unknown, reason: string, hint: string): AtlasError {
  const place = path === '' ? 'the mapping file' : path;
  return new AtlasError('mapping_malformed', `${place} ${value === undefined ? '' : `is ${shown(value)}; `}${reason}`, {
    hint,
    where: { property: path },
  });
}

/** Makes the error for a word that is none of those known, with the near one. */
export function unknownWord(path: string, word: string, kind: string, known: Iterable<string>): AtlasError {
  const list = [...known];
  const near = nearestName(word, list);
  const shownList = list.length > 12 ? `${list.slice(0, 12).join(', ')}, ...` : list.join(', ');
  return new AtlasError('mapping_malformed', `${path} names the ${kind} ${shown(word)}, which there is not`, {
    hint: near === null ? `known: ${shownList}` : `did you mean "${near}"?`,
    where: { property: path },
  });
}

/** Takes a value as an object with no other keys than those known; throws `mapping_malformed`. */
export function objectAt(value: unknown, path: string, known: readonly string[] | null = null): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw mappingFault(path, value, 'it has to be an object', 'write {...}');
  if (known)
    for (const name of Object.keys(value))
      if (!known.includes(name)) throw unknownWord(pathOf(path, name), name, 'key', known);
  return value as JsonObject;
}

/** Takes a value as a text that is not empty; throws `mapping_malformed`. */
export function textAt(value: unknown, path: string, pattern = /\S/, hint = 'write a text'): string {
  if (typeof value !== 'string' || !pattern.test(value))
    throw mappingFault(path, value, 'it has to be a text of the right form', hint);
  return value;
}

/** Takes a value as a whole number within bounds; throws `mapping_malformed`. */
export function integerAt(value: unknown, path: string, least: number, most: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most)
    throw mappingFault(
      path,
      value,
      `it has to be a whole number from ${least} to ${most}`,
      'write a number without quotes',
    );
  return value;
}

/** Takes a value as one of a few words; throws `mapping_malformed` with the near one. */
export function wordAt<W extends string>(value: unknown, path: string, words: readonly W[]): W {
  const found = words.find((word) => word === value);
  if (found !== undefined) return found;
  if (typeof value === 'string') throw unknownWord(path, value, 'word', words);
  throw mappingFault(path, value, 'it has to be a text', `write one of ${words.join(', ')}`);
}
