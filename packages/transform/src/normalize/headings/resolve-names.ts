import {
  buildColumn,
  type Cell,
  type Column,
  columnValue,
  type Finding,
  nearestName,
  type RowOrigin,
  type Table,
  type TableName,
  tables,
  type Where,
} from '@practice-atlas/dataset';
import { findingOf } from '../../finding-of.js';
import type { FindingLog } from '../../report/finding-log.js';
import type { NamedRows, NormalizedTable } from '../normalized-table.js';
import { foldedName } from './folded-name.js';
import { leftFinding } from './heading-findings.js';
import { leftHeading } from './known-headings.js';
import type { NamedTable } from './name-headings.js';

/** A row that others may name. */
interface Entry {
  readonly id: string;
  readonly name: string;
  readonly code: string | null;
}

/** The rows of a table by name, and its ids. */
interface Roll {
  readonly table: TableName;
  readonly byName: ReadonlyMap<string, readonly Entry[]>;
  readonly ids: ReadonlySet<string>;
}

/** Tables whose rows have names. */
const NAMED: ReadonlySet<string> = new Set(['teams', 'sites', 'projects']);
const ID_WORDS = /[编序单]号|编码|代码|id|no$|code$/i;
/** Names for which a near one is looked for, and the most names it is looked for among. */
const [NEAR_NAMES, NEAR_AMONG] = [20, 5000];

function textAt(column: Column | undefined, row: number): string | null {
  const value = column ? columnValue(column, row) : null;
  return value === null ? null : String(value);
}

function rollOf(some: readonly NormalizedTable[], name: TableName): Roll | null {
  const [key = ''] = (tables[name] as Table).key;
  const byName = new Map<string, Entry[]>();
  const ids = new Set<string>();
  const seen = new Set<string>();
  for (const { name: own, columns, rowCount } of some) {
    if (own !== name) continue;
    for (let row = 0; row < rowCount; row++) {
      const id = textAt(columns[key], row);
      const written = textAt(columns.name, row);
      if (id !== null) ids.add(id);
      if (id === null || written === null) continue;
      const entry = { id, name: written, code: textAt(columns.region_code, row) };
      const folded = foldedName(written);
      if (seen.has(`${folded}\n${id}`)) continue;
      seen.add(`${folded}\n${id}`);
      const known = byName.get(folded);
      if (known) known.push(entry);
      else byName.set(folded, [entry]);
    }
  }
  return byName.size === 0 ? null : { table: name, byName, ids };
}

/** A code without the zeros that stand for "all of it": 210300 is 2103. */
function bareCode(code: string): string {
  const county = code.length > 6 ? code.replace(/(?:000)+$/, '') : code;
  return county.length > 6 ? county : county.replace(/(?:00)+$/, '');
}

/** Says whether one of two divisions contains the other. */
function isWithin(one: string, other: string): boolean {
  const [a, b] = [bareCode(one), bareCode(other)];
  return a.startsWith(b) || b.startsWith(a);
}

/** The id of the one that a name means in a division, or what there is to say. */
type Resolution = { readonly id: string } | { readonly finding: Finding };

function resolver(roll: Roll): (written: string, code: string | null) => Resolution {
  const { byName, table } = roll;
  const near = new Map<string, string | null>();
  const nearName = (written: string): string | null => {
    if (byName.size > NEAR_AMONG || (near.size >= NEAR_NAMES && !near.has(written))) return null;
    const names = () => [...byName.values()].flatMap(([first]) => first?.name ?? []);
    if (!near.has(written)) near.set(written, nearestName(written, names()));
    return near.get(written) ?? null;
  };
  const known = new Map<string, Resolution>();
  const resolve = (written: string, code: string | null): Resolution => {
    const all = byName.get(foldedName(written)) ?? [];
    const here = code === null ? all : all.filter((one) => one.code === null || isWithin(one.code, code));
    const exact = here.filter((one) => code !== null && one.code === code);
    const only = here.length === 1 ? here[0] : exact.length === 1 ? exact[0] : undefined;
    if (only) return { id: only.id };
    if (here.length > 1) {
      const reason = `${here.length} ${table} are called so (${here
        .slice(0, 3)
        .map(({ id }) => id)
        .join(', ')}); the row is kept without it`;
      return {
        finding: findingOf('name_ambiguous', 'warning', written, reason, `write the id of the one that is meant`),
      };
    }
    const elsewhere = all[0]?.code ?? null;
    const reason =
      elsewhere === null
        ? `no row of ${table} is called so; the row is kept without it`
        : `${table} of this name are elsewhere (${elsewhere}), none is in ${code}; the row is kept without it`;
    const hint = elsewhere === null ? nearName(written) : null;
    const remedy = hint ? `did you mean "${hint}"?` : `add it to the list of ${table}, or correct it`;
    return { finding: findingOf('name_unknown', 'warning', written, reason, remedy) };
  };
  return (written, code) => {
    const key = `${code ?? ''}\n${written}`;
    const found = known.get(key) ?? resolve(written, code);
    known.set(key, found);
    return found;
  };
}

function placeOf({ places }: RowOrigin): Where {
  const { file = '', sheet = null } = places[0] ?? {};
  return { ...(file === '' ? {} : { file }), ...(sheet === null ? {} : { sheet }) };
}

/** Says that names are not read, where nothing lists what they name. */
function unlisted({ name, origin }: NormalizedTable, { heading, headingRow }: NamedRows): Finding {
  const where = { ...placeOf(origin), table: name, row: headingRow, column: heading };
  return leftFinding(leftHeading(heading, -1, 'names'), where);
}

function withHeading(origin: RowOrigin, column: string, heading: string): RowOrigin {
  const places = origin.places.map((place) => ({ ...place, headings: { ...place.headings, [column]: heading } }));
  return { ...origin, places };
}

/** Puts ids in the place of names that stand in a column of ids: 上级队伍. What is neither is left for the check of references. */
function withIds(table: NormalizedTable, column: string, roll: Roll): NormalizedTable {
  const values = table.columns[column];
  const heading = table.origin.places[0]?.headings[column];
  if (!values || heading === undefined || ID_WORDS.test(heading)) return table;
  const resolve = resolver(roll);
  let isChanged = false;
  const cells = Array.from({ length: table.rowCount }, (_, row): Cell => {
    const written = textAt(values, row);
    if (written === null || roll.ids.has(written)) return written;
    const found = resolve(written, textAt(table.columns.region_code, row));
    if (!('id' in found)) return written;
    isChanged = true;
    return found.id;
  });
  return isChanged ? { ...table, columns: { ...table.columns, [column]: buildColumn({ type: 'id' }, cells) } } : table;
}

/**
 * Puts ids in the place of the names of teams, sites and projects that the tables list: a name is taken for the only one of that name in
 * the division of the row, or around it. A name that several bear, or none, is a finding (`name_ambiguous`, `name_unknown` with a near
 * name), and the row is kept without it. Where nothing lists what a column names, the column is left out with a notice, as ever.
 *
 * @example
 * const resolved = resolveNames([...teams.tables, ...orders.tables], log); // 承接队伍 of the orders as `team_id`
 */
export function resolveNames(given: readonly NormalizedTable[], log: Pick<FindingLog, 'add'>): NormalizedTable[] {
  const rolls = new Map<string, Roll | null>();
  const roll = (name: TableName): Roll | null => {
    if (!rolls.has(name)) rolls.set(name, rollOf(given, name));
    return rolls.get(name) ?? null;
  };
  return given.map((table) => {
    let made = table;
    for (const named of table.named ?? []) {
      const listed: Roll | null = roll(named.table satisfies NamedTable);
      if (!listed) {
        log.add(unlisted(table, named));
        continue;
      }
      const resolve = resolver(listed);
      const cells = Array.from({ length: table.rowCount }, (_, row): Cell => {
        const written = textAt(named.names, row);
        if (written === null) return null;
        const found = listed.ids.has(written)
          ? { id: written }
          : resolve(written, textAt(table.columns.region_code, row));
        if ('id' in found) return found.id;
        const where = { ...placeOf(table.origin), table: table.name, row: table.origin.rowNumbers[row] ?? 0 };
        log.add({ ...found.finding, where: { ...where, column: named.heading } });
        return null;
      });
      made = {
        ...made,
        columns: { ...made.columns, [named.column]: buildColumn({ type: 'id' }, cells) },
        origin: withHeading(made.origin, named.column, named.heading),
      };
    }
    for (const { field, table: target } of (tables[table.name] as Table).foreignKeys) {
      const listed =
        made.columns[field] && NAMED.has(target) && !table.named?.some(({ column }) => column === field)
          ? roll(target as TableName)
          : null;
      if (listed) made = withIds(made, field, listed);
    }
    return made;
  });
}
