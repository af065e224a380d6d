import { type ColumnTable, columnValue, formatDay, type TableName } from '@practice-atlas/dataset';
import type { CheckContext } from './check-context.js';
import { plainNumbers } from './group-rows.js';

/** Tables with regions, and the column that says when a row needed its region. */
const PLACED: readonly (readonly [TableName, string | null])[] = [
  ['sites', 'opened_on'],
  ['teams', 'founded_on'],
  ['volunteers', 'registered_on'],
  ['projects', 'started_on'],
  ['activities', 'started_at'],
  ['cases', 'first_placed_at'],
  ['ledger', 'at'],
  ['pairings', 'since'],
  ['figures', 'as_of'],
  ['designations', 'from'],
  ['frameworks', null],
  ['media', null],
];
const DAY_MS = 86_400_000;
/** Asia/Shanghai. */
const OFFSET_MS = 28_800_000;

/**
 * Checks where rows are: outside the unit that the dataset is about, when `within` names one (units above it are no fault), and in a
 * region that was no more at the time of the row.
 */
export function checkPlaces(context: CheckContext): void {
  const { regions, within } = context;
  if (regions.rowCount === 0) return;
  const scope = within === null ? -1 : regions.find(fullCode(context, within));
  const ended = plainNumbers(context.dataset.tables.regions.columns.valid_to, regions.rowCount);
  const outside = new Uint8Array(regions.rowCount);
  const doubtful = new Uint8Array(regions.rowCount);
  for (let region = 0; region < regions.rowCount; region += 1) {
    if (scope >= 0 && !regions.isWithin(region, scope) && !regions.isWithin(scope, region)) outside[region] = 1;
    doubtful[region] = outside[region] === 1 || !Number.isNaN(ended[region]!) ? 1 : 0;
  }
  if (!doubtful.includes(1)) return;
  for (const [name, clock] of PLACED) checkTable(context, name, clock, { scope, outside, doubtful, ended });
}

function fullCode({ register }: CheckContext, code: string): string {
  return register?.division(code)?.code ?? (/^\d{2}$|^\d{4}$/.test(code) ? code.padEnd(6, '0') : code);
}

interface Doubts {
  readonly scope: number;
  readonly outside: Uint8Array;
  readonly doubtful: Uint8Array;
  readonly ended: ArrayLike<number>;
}

function checkTable(context: CheckContext, name: TableName, clock: string | null, doubts: Doubts): void {
  const table: ColumnTable = context.dataset.tables[name];
  const { rowCount, columns } = table;
  const { regions } = context;
  if (rowCount === 0 || !columns.region_code) return;
  const places = regions.of(columns.region_code, rowCount);
  const times = clock === null ? undefined : columns[clock];
  const values = plainNumbers(times, rowCount);
  for (let row = 0; row < rowCount; row += 1) {
    const place = places[row]!;
    if (place < 0 || doubts.doubtful[place] === 0) continue;
    const code = regions.code(place);
    if (doubts.outside[place] === 1)
      context.report(table, row, 'region_code', {
        code: 'region_outside',
        level: 'warning',
        value: code,
        reason: `${regions.name(place)} does not lie within ${regions.name(doubts.scope)} (${regions.code(doubts.scope)})`,
        remedy: 'correct the region, or leave the row out',
      });
    const day =
      times?.kind === 'time' || times?.kind === 'seconds'
        ? Math.floor((values[row]! + OFFSET_MS) / DAY_MS)
        : values[row]!;
    if (day > doubts.ended[place]!)
      context.report(table, row, 'region_code', {
        code: 'region_ended',
        level: 'warning',
        value: code,
        reason: `${regions.name(place)} was no more on ${formatDay(day)}: it ended on ${formatDay(doubts.ended[place]!)}`,
        remedy: remedyFor(context, place),
      });
  }
}

/** Names the unit that came after; the register knows those that are not in the table. */
function remedyFor({ dataset, regions, register }: CheckContext, place: number): string {
  const column = dataset.tables.regions.columns.successor_code;
  const code = column ? columnValue(column, place) : null;
  const known = register?.division(regions.code(place)) ?? null;
  const successor = typeof code === 'string' ? code : known && known.code !== regions.code(place) ? known.code : null;
  if (successor === null) return 'use the region that it became';
  const row = regions.find(successor);
  const name = row >= 0 ? regions.name(row) : (register?.division(successor)?.name ?? '');
  return `use ${successor}${name === '' ? '' : ` ${name}`}, which came after it`;
}
