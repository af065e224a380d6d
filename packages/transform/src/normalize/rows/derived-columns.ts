import {
  buildColumn,
  type Cell,
  type Column,
  columnValue,
  type Field,
  type Finding,
  type TableName,
  tables,
} from '@practice-atlas/dataset';
import { findingOf } from '../../finding-of.js';
import type { RawTable } from '../../read/raw-table.js';
import { joinedCells } from '../cells/joined-cells.js';
import { foldedName } from '../headings/folded-name.js';
import type { HeadingMatch } from '../headings/map-headings.js';
import type { NormalizeScope, StreamPlace } from '../normalize-scope.js';
import type { DerivedId } from '../plans/table-plan.js';
import { normalizeTime } from '../values/normalize-time.js';
import { placeBelow } from '../values/place-below.js';
import { tierOfName } from '../values/tier-of-name.js';
import { derivedSpan } from './derived-span.js';
import { hashText } from './hash-text.js';

/** A column that is made of others of the same rows. */
export interface DerivedColumn {
  readonly column: string;
  readonly field: Field;
  /** The heading that errors of the column name; absent when none stands for it. */
  readonly heading?: string;
  /** Makes the column of a piece; `made` holds the columns of it that were read, by name. */
  derive(raw: RawTable, made: ReadonlyMap<string, Column>): Column;
  /** Says what was made, once all pieces were read. */
  finish(place: StreamPlace): void;
}

const valueAt = (column: Column | undefined, row: number) => (column ? (columnValue(column, row) ?? null) : null);

/** The tier of each site: of its cell; else of a name that says all (实践所); else of the title; else of the end of the name. */
function derivedTier(scope: NormalizeScope, hasHeading: boolean): DerivedColumn {
  const field: Field = tables.sites.fields.tier;
  const { constants } = scope.plan;
  const ofTitle = Object.hasOwn(constants, 'tier') ? String(constants.tier) : null;
  const counts = new Map<string, number>();
  return {
    column: 'tier',
    field,
    derive: (raw, made) => {
      const cells = new Array<Cell>(raw.rowCount).fill(null);
      const given = made.get('tier');
      const names = made.get('name');
      for (let row = 0; row < raw.rowCount; row++) {
        const known = hasHeading ? valueAt(given, row) : null;
        const name = valueAt(names, row);
        const found = known === null && typeof name === 'string' ? tierOfName(name) : null;
        const told = found?.isSure ? found.tier : (ofTitle ?? found?.tier ?? null);
        cells[row] = typeof known === 'string' ? known : told;
        if (known === null && told !== null && told !== ofTitle) counts.set(told, (counts.get(told) ?? 0) + 1);
      }
      return buildColumn(field, cells);
    },
    finish: ({ file, sheet }) => {
      if (counts.size === 0) return;
      const words = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([tier, count]) => `${tier} ${count}`);
      scope.options.log.add(
        findingOf(
          'tier_guessed',
          'notice',
          words.join(', '),
          'no cell says the tier of these sites; the ends of their names do',
          'confirm it with a column 阵地类型',
          { ...(file === '' ? {} : { file }), ...(sheet === null ? {} : { sheet }), table: 'sites' },
        ),
      );
    },
  };
}

/** Says that a row without an id of its own says what an earlier one says: two entries, or one written twice. */
function possibleRepeat(raw: RawTable, row: number, firstRow: number, table: TableName): Finding {
  return findingOf(
    'row_possibly_repeated',
    'notice',
    null,
    `row ${firstRow} says the same in all columns that are read; no id tells whether they are one, and both are kept`,
    'add a column with ids, or remove the repetition',
    {
      ...(raw.file === '' ? {} : { file: raw.file }),
      ...(raw.sheet === null ? {} : { sheet: raw.sheet }),
      table,
      row: raw.rowNumber(row),
    },
  );
}

/** The id of each row: a short hash of what tells it apart. Nothing is made of a row of which nothing of that is known. */
export function derivedId(
  { plan, options }: Pick<NormalizeScope, 'plan' | 'options'>,
  id: DerivedId | null,
  place: readonly HeadingMatch[],
): DerivedColumn | null {
  const [column = ''] = tables[plan.table].key;
  const field = (tables[plan.table].fields as Readonly<Record<string, Field>>)[column];
  if (!id || !field) return null;
  const { begin, prefix, columns, texts, isCounted } = id;
  const offset = options.offsetMinutes === undefined ? {} : { offsetMinutes: options.offsetMinutes };
  const seen = new Map<string, { times: number; readonly firstRow: number }>();
  const beginOf = (raw: RawTable, row: number): string | number | null => {
    const cell = begin === null ? null : raw.cell(row, begin.index);
    if (cell === null || typeof cell === 'boolean') return null;
    const time = normalizeTime(cell, offset);
    return 'time' in time ? time.time : foldedName(String(cell));
  };
  return {
    column,
    field,
    derive: (raw, made) => {
      const cells = new Array<Cell>(raw.rowCount).fill(null);
      for (let row = 0; row < raw.rowCount; row++) {
        const values = columns.map((name) => {
          const value = valueAt(made.get(name), row);
          return typeof value === 'string' ? foldedName(value) : value;
        });
        const written = texts.map(({ index }) => foldedName(String(raw.cell(row, index) ?? '')));
        const own = columns.some((name, index) => !GENERAL.has(name) && values[index] !== null);
        const first = beginOf(raw, row);
        if (!own && first === null && written.every((text) => text === '')) continue;
        if (columns.includes('name') && valueAt(made.get('name'), row) === null) continue;
        const code = valueAt(made.get('region_code'), row);
        const below = placeBelow(
          joinedCells(raw, row, place),
          typeof code === 'string' ? code : null,
          options.register,
        );
        const hash = hashText(JSON.stringify([plan.table, ...values, below, ...written, first]));
        const before = isCounted ? seen.get(hash) : undefined;
        if (before) {
          before.times += 1;
          options.log.add(possibleRepeat(raw, row, before.firstRow, plan.table));
        } else if (isCounted) seen.set(hash, { times: 1, firstRow: raw.rowNumber(row) });
        cells[row] = before ? `${prefix}-${hash}-${before.times}` : `${prefix}-${hash}`;
      }
      return buildColumn(field, cells);
    },
    finish: () => undefined,
  };
}

/** Columns that many rows have in common. */
const GENERAL: ReadonlySet<string> = new Set(['region_code', 'lifecycle', 'ledger', 'direction', 'unit']);

/** Lists the columns that the plan makes of others, in the order in which they are to be made; `place` is where places are read from. */
export function derivedColumns(
  scope: NormalizeScope,
  place: readonly HeadingMatch[],
  hasTierHeading: boolean,
): DerivedColumn[] {
  return [
    ...(scope.plan.derived.tierByName ? [derivedTier(scope, hasTierHeading)] : []),
    ...derivedSpan(scope, scope.plan.derived.span),
    ...[derivedId(scope, scope.plan.derived.id, place)].flatMap((one) => one ?? []),
  ];
}
