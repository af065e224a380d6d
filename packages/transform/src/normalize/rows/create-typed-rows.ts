import {
  type CategoryColumn,
  type Cell,
  type Column,
  type ColumnArena,
  createColumnArena,
  createColumnBuilder,
  type Field,
  type Finding,
  lifecycles as shipped,
  type Table,
  type TableName,
  type TextColumn,
  tables,
} from '@practice-atlas/dataset';
import type { RawTable } from '../../read/raw-table.js';
import { storedCell } from '../cells/create-cell-reader.js';
import type { ReportCell } from '../cells/create-column-reader.js';
import { joinedColumn } from '../cells/joined-cells.js';
import type { HeadingMatch } from '../headings/map-headings.js';
import { namedHeadings } from '../headings/named-headings.js';
import { constantOf, type NormalizeScope, type RowNormalizer } from '../normalize-scope.js';
import type { CountedRows, NamedRows } from '../normalized-table.js';
import { compareLengths } from './compare-lengths.js';
import { coordinateColumns } from './coordinate-columns.js';
import { createOriginBuilder, rowNumbersOf } from './create-origin-builder.js';
import { createWideSteps } from './create-wide-steps.js';
import { deriveSeq } from './derive-seq.js';
import { derivedColumns, derivedId } from './derived-columns.js';
import { createDurationColumn } from './duration-column.js';
import { createRowCount } from './row-count.js';
import { rowsWithin } from './rows-within.js';
import { wholePoints } from './whole-points.js';

/** A column of the table: read from a heading, from several, or set for all rows. */
interface ReadColumn {
  readonly column: string;
  readonly heading: string | null;
  readonly field: Field;
  readonly read: (raw: RawTable) => Column;
  /** Decides at the end how the whole column is to be read; absent when each cell says it. */
  readonly settle?: (column: Column, rowNumbers: ArrayLike<number>) => Column;
}

/** Says whether nothing in a heading tells the unit of lengths of time. */
function isUnitless({ unitWord, power }: HeadingMatch, { unit, type }: Field): boolean {
  return unit === 'minutes' && type === 'integer' && unitWord === null && power === 0;
}

function constantColumn(field: Field, cell: NonNullable<Cell>): (raw: RawTable) => Column {
  const dictionary = [String(cell)];
  return ({ rowCount }) => {
    if (field.type === 'category' || field.type === 'code')
      return { kind: 'category', indices: new Uint8Array(rowCount), dictionary, validity: null };
    const builder = createColumnBuilder(field);
    builder.appendCells(new Array<Cell>(rowCount).fill(cell));
    return builder.finish();
  };
}

function columnsOf(scope: NormalizeScope, table: Table<TableName>, arena: ColumnArena): ReadColumn[] {
  const { mapping, placeParts, constants } = scope.plan;
  const { span } = scope.plan.derived;
  const isPutTogether = ({ column }: HeadingMatch) =>
    (column === 'minutes' && span?.makesMinutes === true) ||
    (column === 'started_at' && span !== null && (span.day !== null || span.titleDay !== null));
  const columns: ReadColumn[] = [];
  for (const match of [...mapping.mapped, ...mapping.guessed]) {
    const field = table.fields[match.column];
    if (!field || isPutTogether(match)) continue;
    const reader = isUnitless(match, field)
      ? createDurationColumn(scope, match, field, table, arena)
      : scope.columnReader(match, field, table);
    columns.push({ column: match.column, heading: match.heading, field, ...reader });
  }
  const deepest = placeParts.at(-1);
  const place = table.fields.region_code;
  if (deepest && place && !columns.some(({ column }) => column === 'region_code')) {
    const reader = scope.columnReader({ ...deepest, index: 0, column: 'region_code' }, place, table);
    const read = (raw: RawTable) => reader.read(joinedColumn(raw, placeParts));
    columns.push({ column: 'region_code', heading: deepest.heading, field: place, read });
  }
  const report: ReportCell = (finding, raw, row, heading) => scope.report(finding, table.name, raw, row, heading);
  if (scope.plan.coordinates) {
    columns.push(...coordinateColumns(scope.plan.coordinates, table, report));
  }
  for (const column of Object.keys(constants)) {
    const field = Object.hasOwn(table.fields, column) ? table.fields[column] : undefined;
    if (!field || columns.some((one) => one.column === column)) continue;
    const cell = storedCell(constantOf(scope, column, field));
    if (cell !== null) columns.push({ column, heading: null, field, read: constantColumn(field, cell) });
  }
  return wholePoints(columns, report);
}

/** The headings that places are read from, from the top down. */
function placeHeadings({ plan }: NormalizeScope): readonly HeadingMatch[] {
  if (plan.placeParts.length > 0) return plan.placeParts;
  const { mapped, guessed } = plan.mapping;
  return [...mapped, ...guessed].filter(({ column }) => column === 'region_code');
}

function wideSteps(scope: NormalizeScope, idHeading: string, arena: ColumnArena) {
  const { steps, table, nestedSteps } = scope.plan;
  if (table !== 'cases' || steps.length === 0 || nestedSteps !== null) return null;
  const field = tables.case_steps.fields.at;
  const readers = steps.map(({ heading, index }) =>
    scope.columnReader({ heading, index, column: 'at', unitWord: null, power: 0 }, field, tables.case_steps),
  );
  return createWideSteps({
    steps,
    readers,
    lifecycles: Object.assign(Object.create(null), shipped, scope.options.lifecycles),
    idHeading,
    arena,
  });
}

/** Reads the names of teams and sites beside the rows. */
function namedRows(scope: NormalizeScope, table: Table<TableName>, arena: ColumnArena) {
  const headings = scope.options.keepsNames ? namedHeadings(scope.plan) : [];
  const columns = headings.map(({ left, table: namedTable, column }) => {
    const field: Field = { ...table.fields[column]!, type: 'text' };
    const match = { heading: left.heading, index: left.index, column, unitWord: null, power: 0 };
    const { read } = scope.columnReader(match, field, table);
    return { column, heading: left.heading, table: namedTable, read, builder: createColumnBuilder(field, arena) };
  });
  let headingRow = 1;
  return {
    add: (raw: RawTable): void => {
      headingRow = raw.headingRow ?? 1;
      for (const { read, builder } of columns) builder.append(read(raw), raw.rowCount);
    },
    finish: (): NamedRows[] =>
      columns.map(({ builder, read: _, ...rest }) => ({ ...rest, headingRow, names: builder.finish() })),
  };
}

/** Follows ids that may merely count the rows, and makes others beside them. */
function countedRows(
  scope: NormalizeScope,
  table: Table<TableName>,
  place: readonly HeadingMatch[],
  arena: ColumnArena,
) {
  const { plan, options } = scope;
  const { mapped, guessed } = plan.mapping;
  const [keyColumn = ''] = table.key;
  const key = [...mapped, ...guessed].find(({ column }) => column === keyColumn);
  if (!key || table.key.length > 1 || table.fields[keyColumn]?.type !== 'id') return null;
  const findings: Finding[] = [];
  const held = { plan, options: { ...options, log: { add: (finding: Finding) => findings.push(finding) } } };
  const spare = derivedId(held, plan.derived.spareId, place);
  const ids = spare && createColumnBuilder(spare.field, arena);
  const count = createRowCount(plan, key);
  let isCounting = true;
  return {
    add: (raw: RawTable, made: ReadonlyMap<string, Column>): void => {
      isCounting &&= count.isCounting(raw);
      if (isCounting && spare) ids?.append(spare.derive(raw, made), raw.rowCount);
    },
    finish: (rowCount: number): CountedRows | null =>
      isCounting && rowCount > 0
        ? { heading: key.heading, identities: count.identities, ids: ids?.finish() ?? null, findings }
        : null,
  };
}

/** Turns each row into one row of the table of the plan, column by column, and the steps of wide orders into `case_steps`. */
export function createTypedRows(scope: NormalizeScope): RowNormalizer {
  const { plan } = scope;
  const table: Table<TableName> = tables[plan.table];
  const [key] = table.key;
  const arena = createColumnArena();
  const given = columnsOf(scope, table, arena);
  const hasTier = given.some(({ column, heading }) => column === 'tier' && heading !== null);
  const derived = derivedColumns(scope, placeHeadings(scope), hasTier).map((one) => ({
    ...one,
    builder: createColumnBuilder(one.field, arena),
  }));
  const remade = new Set(derived.map(({ column }) => column));
  const columns = given.map((one) => ({ ...one, builder: createColumnBuilder(one.field, arena) }));
  const idHeading = columns.find(({ column }) => column === 'case_id')?.heading ?? 'case_id';
  const steps = wideSteps(scope, idHeading, arena);
  const nested = rowsWithin(scope);
  const counted = countedRows(scope, table, placeHeadings(scope), arena);
  const named = namedRows(scope, table, arena);
  const compare = compareLengths(scope);
  const origin = createOriginBuilder(arena);
  let rowCount = 0;
  return {
    add: (raw) => {
      const numbers = rowNumbersOf(raw);
      let ids: TextColumn | null = null;
      let lifecycle: CategoryColumn | null = null;
      const known = new Map<string, Column>();
      for (const { column, builder, heading, read } of columns) {
        const made = read(raw);
        known.set(column, made);
        if (!remade.has(column)) builder.append(made, raw.rowCount);
        if (heading === null && column === 'region_code') scope.placedByTitle(raw.rowCount);
        if (column === key && made.kind === 'text') ids = made;
        if (column === 'lifecycle' && made.kind === 'category') lifecycle = made;
      }
      for (const { column, builder, derive } of derived) {
        const made = derive(raw, known);
        known.set(column, made);
        builder.append(made, raw.rowCount);
        if (column === key && made.kind === 'text') ids = made;
      }
      counted?.add(raw, known);
      compare?.(raw, known);
      named.add(raw);
      origin.append(numbers, null);
      rowCount += raw.rowCount;
      if (ids === null) return;
      steps?.add(raw, ids, lifecycle, numbers);
      nested?.add(raw, ids);
    },
    finish: (place) => {
      const headings: Record<string, string> = Object.create(null);
      for (const { column, heading } of [...columns, ...derived])
        if (heading !== null && heading !== undefined) headings[column] = heading;
      for (const one of derived) one.finish(place);
      const all = [...columns.filter(({ column }) => !remade.has(column)), ...derived];
      const made: Record<string, Column> = Object.fromEntries(
        all.map(({ column, builder }) => [column, builder.finish()]),
      );
      const from = origin.finish([{ ...place, headings }]);
      for (const { column, settle } of columns)
        if (settle && made[column]) made[column] = settle(made[column], from.rowNumbers);
      if (plan.deriveSeq) made.seq = deriveSeq(made, rowCount);
      const numbered = counted?.finish(rowCount) ?? null;
      const names = named.finish();
      const rows = {
        name: plan.table,
        rowCount,
        columns: made,
        origin: from,
        ...(numbered === null ? {} : { counted: numbered }),
        ...(names.length === 0 ? {} : { named: names }),
      };
      return [rows, steps?.finish(place), nested?.finish(place)].flatMap((one) => one ?? []);
    },
  };
}
