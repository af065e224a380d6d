import { isValid } from '@practice-atlas/dataset';
import { Fate, type JudgedTable } from './judged-table.js';
import { keyNumbers } from './key-numbers.js';
import { placeNumbers } from './place-names.js';

/** What a figure says, and where; the rest of its columns say how it came here. */
const SAID = [
  'region_code',
  'place_name',
  'dims',
  'value',
  'value_max',
  'qualifier',
  'unit',
  'series_kind',
  'period_start',
  'as_of',
  'as_of_precision',
  'quote',
  'box',
] as const;

/** Columns in which the same figure may differ from file to file. */
export const FIGURE_LABELS: ReadonlySet<string> = new Set(['source_id', 'quote_start']);

/** Numbers what figures say, and of whom; null when no two say the same. */
function saidNumbers({ columns, rowCount }: JudgedTable['table'], isOf: readonly string[]) {
  const required = ['metric', ...isOf].flatMap((name) => columns[name] ?? []);
  if (required.length <= isOf.length) return null;
  return keyNumbers(required, rowCount, { optional: SAID.flatMap((name) => columns[name] ?? []) });
}

/**
 * Sets the figures of a file aside when an earlier file has them all: a report sent again under another name. Only of files that are
 * their own source: two articles that print the same numbers are two sources.
 */
export function judgeSentAgain(judged: JudgedTable): void {
  const { origin, rowCount } = judged.table;
  const files = placeNumbers(origin, 'sheet');
  const sheetCount = files.reduce((most, sheet) => Math.max(most, sheet + 1), 0);
  const isOwnSource = new Uint8Array(sheetCount);
  for (const [place, { headings }] of origin.places.entries())
    if (!Object.hasOwn(headings, 'source_id')) isOwnSource[files[place]!] = 1;
  if (sheetCount < 2) return;
  const keys = saidNumbers(judged.table, []);
  if (!keys) return;
  const firsts = new Int32Array(keys.count).fill(-1);
  const own = new Int32Array(sheetCount);
  const known = new Int32Array(sheetCount);
  const sheetOf = (row: number): number => files[origin.placeIndices[row]!]!;
  const fileOf = (row: number) => origin.places[origin.placeIndices[row]!]?.file;
  const earlierOf = (row: number): number => {
    const first = keys.numbers[row]! < 0 ? -1 : firsts[keys.numbers[row]!]!;
    return first < 0 || fileOf(first) === fileOf(row) ? -1 : first;
  };
  for (let row = 0; row < rowCount; row++) {
    own[sheetOf(row)]! += 1;
    if (keys.numbers[row]! >= 0 && firsts[keys.numbers[row]!]! < 0) firsts[keys.numbers[row]!] = row;
    if (earlierOf(row) >= 0) known[sheetOf(row)]! += 1;
  }
  for (let row = 0; row < rowCount; row++) {
    const sheet = sheetOf(row);
    if (isOwnSource[sheet] === 1 && own[sheet] === known[sheet] && judged.isKept(row))
      judged.setAside(row, Fate.resent, earlierOf(row));
  }
}

/**
 * Sets figures aside that say under another id what an earlier figure of the same source says, with the same words: a paragraph
 * printed twice. A figure that says in `relation` how it stands to others is left to its author.
 */
export function judgeFigures(judged: JudgedTable): void {
  const { columns, rowCount } = judged.table;
  const { value, quote, relation } = columns;
  const keys = saidNumbers(judged.table, ['source_id']);
  if (!keys) return;
  const firsts = new Int32Array(keys.count).fill(-1);
  for (let row = 0; row < rowCount; row++) {
    const key = keys.numbers[row]!;
    const says = (value !== undefined && isValid(value, row)) || (quote !== undefined && isValid(quote, row));
    const isRelated = relation !== undefined && isValid(relation, row);
    if (key < 0 || !judged.isKept(row) || !says || isRelated) continue;
    if (firsts[key]! < 0) firsts[key] = row;
    else judged.setAside(row, Fate.figure, firsts[key]!);
  }
}
