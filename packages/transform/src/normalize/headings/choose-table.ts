import { type Table, type TableName, tableNames, tables } from '@practice-atlas/dataset';
import { hasIdentity } from '../plans/plan-identity.js';
import type { HeadingForms } from './heading-forms.js';
import { columnNamed, columnNamedBare } from './map-headings.js';
import { DIRECTION_HINTS, LEDGER_HINTS, TABLE_HINTS, TIER_HINTS } from './table-hints.js';

/** How well the headings of a file fit a table. */
export interface TableFit {
  readonly table: TableName;
  /** Columns that a heading names. */
  readonly matchCount: number;
  /** Required columns that no heading names and nothing else gives. */
  readonly missing: readonly string[];
  /** Columns that a heading names. */
  readonly columns: ReadonlySet<string>;
  /** No heading names the key; it can be made of other columns. */
  readonly derivesKey: boolean;
  readonly score: number;
  /** Little but the names of the things speaks for it: a report with the same names goes before it. */
  readonly isSlight: boolean;
}

/** Columns of `figures` that the rest of a row, or the file, gives. */
export const FIGURE_DERIVED: ReadonlySet<string> = new Set(
  'figure_id qualifier as_of_precision place_precision source_id unit series_kind'.split(' '),
);
/** Columns that are filled in from other cells, the file's name or the order of events. */
const DERIVED: ReadonlyMap<TableName, ReadonlySet<string>> = new Map<TableName, ReadonlySet<string>>([
  ['cases', new Set(['lifecycle'])],
  ['case_steps', new Set(['seq'])],
  ['figures', FIGURE_DERIVED],
  ['service_records', new Set(['basis'])],
]);
/** Headings that are looked at; the first of a very wide file say enough. */
const SAMPLE = 2000;
const [LEAST_SCORE, LEAST_LEAD] = [3, 0.5];
/** What a heading counts that names a column only without its unit or its parent. */
const BARE_WEIGHT = 0.7;
const KEY_HEADING = /^(?:_?id|编号|编码|代码|code|no)$/;

/** Says whether a heading such as `id` or 编号 may be the key of whatever table this is. */
export function isKeyHeading(forms: HeadingForms): boolean {
  return [...forms.exact, ...forms.bare].some((text) => KEY_HEADING.test(text));
}

/** What else than its headings speaks for a table. */
export interface TableClues {
  /** Folded name of the file without folder and extension. */
  readonly file: string;
  /** Folded name of the sheet and title of the table, after it. */
  readonly words: string;
  /** How many headings are moments of steps. */
  readonly stepCount: number;
  /** A heading holds the lists of events of whole cases. */
  readonly nested: boolean;
  /** A heading says when something ended. */
  readonly hasEnd: boolean;
  /** A heading holds names of persons: rows are no things with a name of their own. */
  readonly isOfPersons: boolean;
  /** Columns that a mapping file gives, by heading or for all rows. */
  readonly given: readonly string[];
}

function hintOf(name: TableName, { file, words }: TableClues): number {
  if (file === name) return 4;
  const pattern = TABLE_HINTS.find(([table]) => table === name)?.[1];
  return (pattern?.test(file) ? 1.5 : 0) + (pattern?.test(words) ? 1 : 0);
}

const OF_THINGS: ReadonlySet<TableName> = new Set<TableName>(['sites', 'teams', 'projects']);
const TIER: ReadonlySet<string> = new Set(['tier']);

function isHinted(hints: readonly (readonly [string, RegExp])[], { file, words }: TableClues): boolean {
  return hints.some(([, pattern]) => pattern.test(file) || pattern.test(words));
}

const namesTier = (clues: TableClues) => isHinted(TIER_HINTS, clues);

function fitOf(name: TableName, forms: readonly HeadingForms[], clues: TableClues): TableFit {
  const table: Table = tables[name];
  const columns = new Set<string>(clues.given.filter((column) => Object.hasOwn(table.fields, column)));
  const bare = new Set<string>();
  for (const form of forms) {
    const column = columnNamed(form, table);
    if (column !== undefined) columns.add(column);
    else bare.add(columnNamedBare(form, table) ?? '');
  }
  bare.delete('');
  const [keyColumn = ''] = table.key;
  if (table.key.length === 1 && forms.some(isKeyHeading)) bare.add(keyColumn);
  const all = new Set([...columns, ...bare]);
  const derivesKey =
    table.key.length === 1 &&
    !all.has(keyColumn) &&
    !(clues.isOfPersons && OF_THINGS.has(name)) &&
    hasIdentity(name, all, clues.stepCount);
  const onlyBare = [...bare].filter((column) => !columns.has(column));
  const derived = name === 'sites' && (namesTier(clues) || all.has('name')) ? TIER : DERIVED.get(name);
  const isMade = (column: string) =>
    derived?.has(column) === true ||
    (derivesKey && column === keyColumn) ||
    (name === 'service_records' && column === 'minutes' && clues.hasEnd && all.has('started_at')) ||
    (name === 'ledger' && column === 'ledger' && isHinted(LEDGER_HINTS, clues)) ||
    (name === 'ledger' && column === 'direction' && isHinted(DIRECTION_HINTS, clues));
  const missing = Object.entries(table.fields)
    .filter(([column, field]) => field.required && !all.has(column) && !isMade(column))
    .map(([column]) => column);
  const steps = name === 'cases' ? (clues.stepCount > 1 ? clues.stepCount : 0) + (clues.nested ? 2 : 0) : 0;
  const whole = missing.length === 0 ? (derivesKey ? 1 : 1.5) : -1.5 * missing.length;
  const matchCount = columns.size + onlyBare.length * BARE_WEIGHT + steps;
  const score = matchCount + whole + hintOf(name, clues);
  const isSlight = matchCount < 2;
  return { table: name, matchCount, missing, columns: all, derivesKey, score, isSlight };
}

/**
 * Chooses the table whose required columns, and most others, the headings name; null when none fits well or two fit alike.
 * Only what the headings name without doubt counts; the names of file and sheet help.
 */
export function chooseTable(forms: readonly HeadingForms[], clues: TableClues): TableFit | null {
  const sample = forms.slice(0, SAMPLE);
  const isLog = clues.nested && fitOf('case_steps', sample, clues).missing.length === 0;
  const [best, second] = tableNames
    .map((name) => fitOf(name, sample, isLog ? { ...clues, nested: false } : clues))
    .sort((a, b) => b.score - a.score || (a.table < b.table ? -1 : 1));
  if (!best || best.score < LEAST_SCORE || best.missing.length > 1) return null;
  const isRoll = OF_THINGS.has(best.table) && best.missing.length === 0 && best.columns.has('name');
  const isHintedRoll = isRoll && (!best.derivesKey || hintOf(best.table, clues) > 0);
  if (best.isSlight && !isHintedRoll && !(best.derivesKey && namesTier(clues))) return null;
  return second && best.score - second.score < LEAST_LEAD ? null : best;
}
