import { type RowOrigin, type Table, type TableName, tables } from '@practice-atlas/dataset';
import { joinTables } from '../join-tables.js';
import { compareCases } from '../repeats/compare-cases.js';
import { FIGURE_LABELS, judgeFigures, judgeSentAgain } from '../repeats/judge-figures.js';
import { compareCells, judgeRepeats, type RowComparison } from '../repeats/judge-repeats.js';
import { judgeSteps } from '../repeats/judge-steps.js';
import { Fate, type JudgedTable, judgeTable, keptTable } from '../repeats/judged-table.js';
import { keyNumbers } from '../repeats/key-numbers.js';
import { numberSteps } from '../repeats/number-steps.js';
import { placeNames } from '../repeats/place-names.js';
import { type JudgedRows, reportRepeats } from '../repeats/report-repeats.js';
import { tellFiguresApart } from '../repeats/tell-figures-apart.js';
import type { FindingLog } from '../report/finding-log.js';
import type { NormalizedTable } from './normalized-table.js';

const EMPTY: RowOrigin = { places: [], placeIndices: new Uint8Array(0), rowNumbers: new Uint32Array(0) };

function joinedTables(given: readonly NormalizedTable[]): Map<TableName, NormalizedTable> {
  const parts = new Map<TableName, NormalizedTable[]>();
  for (const table of given) parts.set(table.name, [...(parts.get(table.name) ?? []), table]);
  const joined = new Map<TableName, NormalizedTable>();
  for (const [name, some] of parts) {
    const { origin = EMPTY, ...table } = joinTables(name, some);
    joined.set(name, { name, ...table, origin });
  }
  return joined;
}

function judgeKeys(judged: JudgedTable, comparison: RowComparison, isEligible = judged.isComplete): void {
  const { name, columns, rowCount } = judged.table;
  const { key }: Table = tables[name];
  const parts = key.flatMap((column) => columns[column] ?? []);
  if (parts.length < key.length) return;
  const numbers = keyNumbers(parts, rowCount, { isKept: (row) => judged.isKept(row) && isEligible(row) });
  if (numbers) judgeRepeats(judged, numbers, comparison, isEligible);
}

/** Says of the steps of a table whether their file numbers them itself; null when no file does. */
function numbered({ origin }: NormalizedTable): ((row: number) => boolean) | null {
  const places = origin.places.map(({ headings }) => Object.hasOwn(headings, 'seq') && headings.seq !== headings.at);
  return places.includes(true) ? (row) => places[origin.placeIndices[row]!] === true : null;
}

/** Leaves out the sources that were derived from files of which nothing else is left. */
function judgeSources(sources: JudgedTable, others: readonly JudgedTable[]): void {
  const given = new Set<string>();
  const kept = new Set<string>();
  for (const judged of others) {
    if (judged.setAsideCount === 0 && judged.table.rowCount === 0) continue;
    const { places, placeIndices } = judged.table.origin;
    const names = placeNames({ places });
    for (const name of names) given.add(name);
    const isKept = new Uint8Array(places.length);
    for (let row = 0; row < judged.table.rowCount; row++) if (judged.isKept(row)) isKept[placeIndices[row]!] = 1;
    for (const [place, name] of names.entries()) if (isKept[place] === 1) kept.add(name);
  }
  const { origin, rowCount } = sources.table;
  const names = placeNames(origin);
  for (let row = 0; row < rowCount; row++) {
    const name = names[origin.placeIndices[row]!]!;
    if (given.has(name) && !kept.has(name)) sources.setAside(row, Fate.follows, -1);
  }
}

/**
 * Sets aside what is said twice, before tables become a dataset, and joins tables of one name; returns one table a name. The order of
 * the tables is the order of the files.
 *
 * The same row again (same key, same cells) is set aside: `row_repeated` within a file, `row_resent` from an earlier file, and one
 * `file_resent` for a whole file or sheet. Of two different rows with one key in two files the later stays, unless the earlier is
 * further: for cases more steps, then a later last step; else more filled cells; the other is set aside as `row_superseded`.
 * Different rows with one key in one file both stay, for `createDataset` to judge. Steps in the row of a case share its fate,
 * but for a dispatch or an acceptance that a later file has later, which was done again; a step
 * that says the same of a case as an earlier one is set aside, and steps are counted anew where files that count for themselves meet.
 * A figure printed twice by one source under two ids is `figure_repeated`; different figures under one id that was made get ids of their own.
 * Nothing is copied of tables that stand alone and of which nothing is set aside.
 *
 * @example
 * const log = createFindingLog();
 * const kept = setRepeatsAside([...march.tables, ...april.tables], log); // of Normalizations, in the order of the exports
 */
export function setRepeatsAside(given: readonly NormalizedTable[], log: FindingLog): NormalizedTable[] {
  const judged = new Map([...joinedTables(given)].map(([name, table]) => [name, judgeTable(table)]));
  const results: JudgedRows[] = [];
  const steps = judged.get('case_steps') ?? null;
  for (const [name, table] of judged) {
    if (name === 'case_steps') continue;
    const comparison =
      name === 'cases'
        ? compareCases(table, steps)
        : compareCells(table, name === 'figures' ? FIGURE_LABELS : undefined);
    judgeKeys(table, comparison);
    if (name === 'figures') {
      judgeSentAgain(table);
      judgeFigures(table);
    }
    results.push({ judged: table, comparison });
  }
  if (steps) {
    const comparison = compareCells(steps);
    judgeSteps(steps);
    const isNumbered = numbered(steps.table);
    if (isNumbered && new Set(placeNames(steps.table.origin)).size > 1)
      judgeKeys(steps, comparison, (row) => isNumbered(row) && steps.isComplete(row));
    results.push({ judged: steps, comparison });
  }
  const isAnythingAside = results.some(({ judged: table }) => table.setAsideCount > 0);
  const sources = judged.get('sources');
  if (sources && isAnythingAside)
    judgeSources(
      sources,
      [...judged.values()].filter((table) => table !== sources),
    );
  if (isAnythingAside) reportRepeats(results, log);
  return [...judged].map(([name, table]) => {
    const kept = keptTable(table);
    if (name === 'figures') return tellFiguresApart(kept);
    return name === 'case_steps' ? numberSteps(kept) : kept;
  });
}
