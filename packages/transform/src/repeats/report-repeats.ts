import {
  columnValue,
  type Finding,
  type FindingLevel,
  rowWhere,
  type TableName,
  tables,
  type Where,
} from '@practice-atlas/dataset';
import { findingOf } from '../finding-of.js';
import type { FindingCounter, FindingLog } from '../report/finding-log.js';
import { filePlaces } from './file-places.js';
import type { RowComparison } from './judge-repeats.js';
import { Fate, type JudgedTable } from './judged-table.js';

/** A table that was judged, and how its rows were compared. */
export interface JudgedRows {
  readonly judged: JudgedTable;
  readonly comparison: RowComparison;
}

/** Names another row as seen from a file: `row 5`, `row 5 of sheet "三月"`, `row 5 of a.csv`. */
function rowName(there: Where, here: Where): string {
  const sheet = there.sheet === undefined || there.sheet === here.sheet ? '' : ` of sheet "${there.sheet}"`;
  if (there.file === here.file) return `row ${there.row}${sheet}`;
  return `row ${there.row} of ${there.file ?? 'another file'}${there.sheet === undefined ? '' : ` "${there.sheet}"`}`;
}

/** What a set-aside record is called when the rest of its row is kept. */
function partName(name: TableName): string {
  return name === 'case_steps' ? 'step' : name === 'figures' ? 'figure' : 'record';
}

/** The kind of finding that a row is set aside with. */
function kindOf(fate: number, what: string): { readonly code: string; readonly level: FindingLevel } {
  if (fate === Fate.figure) return { code: 'figure_repeated', level: 'notice' };
  if (fate === Fate.superseded) return { code: 'row_superseded', level: 'warning' };
  return { code: `${what}_${fate === Fate.repeated ? 'repeated' : 'resent'}`, level: 'notice' };
}

function repeatFinding({ judged, comparison }: JudgedRows, row: number, what: string): Finding {
  const { table, fateOf, causeOf } = judged;
  const cause = causeOf(row);
  const fate = fateOf(row);
  const { column: _, ...here } = rowWhere(table, row);
  const there = rowWhere(table, cause);
  const { headings = {}, areAllHeadings = false } = table.origin.places[table.origin.placeIndices[row]!] ?? {};
  const { key } = tables[table.name];
  const written = key.flatMap((name) => {
    const column = table.columns[name];
    return column && (!areAllHeadings || Object.hasOwn(headings, name)) ? [String(columnValue(column, row))] : [];
  });
  const wordOf = (name: string): string => (Object.hasOwn(headings, name) ? headings[name]! : name);
  const { code, level } = kindOf(fate, what);
  const finding = (reason: string, remedy: string) =>
    findingOf(
      code,
      level,
      written.length === 0 ? null : written.join(', '),
      `${reason}; this ${what} is set aside`,
      remedy,
      here,
    );
  const other = rowName(there, here);
  if (fate === Fate.figure)
    return finding(
      `${other} has the same figure in the same words`,
      'nothing need be done, if the source prints it twice',
    );
  if (fate === Fate.superseded) {
    const names = comparison.differences(row, cause).map(wordOf);
    return finding(
      `${other} has the same ${key.map(wordOf).join(', ')} and goes further or comes later; they differ in ${names.join(', ') || 'their order'}`,
      'leave the older file out, or correct the newer one',
    );
  }
  return finding(
    `${other} says the same`,
    fate === Fate.repeated ? 'remove the repetition' : 'nothing need be done, if the file was sent again',
  );
}

/** Gives the counter of a row's kind of finding; each is opened once, so that of millions of rows the first alone are put into words. */
function counterOf({ judged: { table, fateOf } }: JudgedRows, log: FindingLog) {
  const { name, origin } = table;
  const opened = origin.places.map((): (FindingCounter | undefined)[] => []);
  return (row: number, isWhole: boolean, what: string): FindingCounter => {
    const fate = fateOf(row);
    const counters = opened[origin.placeIndices[row]!]!;
    const at = 2 * fate + (isWhole ? 1 : 0);
    const open = (): FindingCounter => {
      const { row: _, ...where } = rowWhere({ name, origin }, row);
      return log.counter({ ...kindOf(fate, what), where });
    };
    counters[at] ??= open();
    return counters[at];
  };
}

/** Reports what was set aside: each row once, and a file or sheet once when all of it was in earlier ones. */
export function reportRepeats(some: readonly JudgedRows[], log: FindingLog): void {
  const places = filePlaces(some.map(({ judged }) => judged));
  for (const { where, rowCount, isPartial, source } of places.resent)
    log.add(
      findingOf(
        'file_resent',
        'notice',
        null,
        `all ${rowCount} ${isPartial ? 'complete rows' : 'rows'} say what rows of ${source} say; they are set aside`,
        'nothing need be done, if the file was sent again',
        where,
      ),
    );
  for (const rows of some) {
    const { table, setAsideCount, fateOf } = rows.judged;
    if (setAsideCount === 0) continue;
    const { placeIndices, rowNumbers } = table.origin;
    const part = partName(table.name);
    const counterFor = counterOf(rows, log);
    let [lastPlace, lastNumber, lastFate] = [-1, -1, -1];
    for (let row = 0; row < table.rowCount; row++) {
      const fate = fateOf(row);
      if (fate === Fate.kept || fate === Fate.follows) continue;
      const [place, number] = [placeIndices[row]!, rowNumbers[row]!];
      if (place === lastPlace && number === lastNumber && fate === lastFate) continue;
      [lastPlace, lastNumber, lastFate] = [place, number, fate];
      const named = places.of(rows.judged, place);
      if (named.isResent) continue;
      const isWhole = !named.keptRows.has(number);
      const what = isWhole ? 'row' : part;
      counterFor(row, isWhole, what).add(number, () => repeatFinding(rows, row, what));
    }
  }
}
