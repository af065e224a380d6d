import type { Field, Finding, Lifecycle, Table, TableName } from '@practice-atlas/dataset';
import type { RawTable } from '../read/raw-table.js';
import type { FindingLog } from '../report/finding-log.js';
import { createCellReader, storedCell } from './cells/create-cell-reader.js';
import { type ColumnReader, createColumnReader } from './cells/create-column-reader.js';
import { type CellOptions, normalizeCell } from './cells/normalize-cell.js';
import type { HeadingMatch } from './headings/map-headings.js';
import type { NormalizedTable } from './normalized-table.js';
import type { TablePlan } from './plans/table-plan.js';
import { type TitleRegion, titleRegion } from './values/title-region.js';

/** What normalizing needs to know besides the plan. */
export interface NormalizeOptions extends CellOptions {
  /** Added, or put in the place of those that ship. */
  readonly lifecycles?: Readonly<Record<string, Lifecycle>>;
  /** Takes what there is to say about each cell. */
  readonly log: Pick<FindingLog, 'add'>;
  /** Keeps the names of teams and sites beside the rows, for `resolveNames`; default: these columns are left out, with a notice. */
  readonly keepsNames?: boolean;
  /** Name of the file as a source; default: its name in findings. */
  readonly sourceName?: string;
  /** Ids of sources that have a row already; those that are made are added. Default: none. */
  readonly sources?: Set<string>;
}

/** Where the rows of a stream stand. */
export interface StreamPlace {
  readonly file: string;
  readonly sheet: string | null;
}

/** Turns the pieces of a stream into rows of one table, or of several. */
export interface RowNormalizer {
  add(raw: RawTable): void;
  finish(place: StreamPlace): readonly NormalizedTable[];
}

/** A plan at work. */
export interface NormalizeScope {
  readonly plan: TablePlan;
  readonly options: NormalizeOptions;
  /** How cells are read. */
  readonly cells: CellOptions;
  /** The unit in which the title places the rows that name no place; null when it names none. */
  readonly title: TitleRegion | null;
  /** Counts rows that were placed by the title. */
  placedByTitle(rowCount: number): void;
  readonly placedCount: number;
  /** No figure of the plan names a place: the unit within which all lie is taken. */
  readonly isPlacedWithin: boolean;
  /** Hands a finding on with file, sheet, table, row and heading; `row` null is the heading's own. */
  report(finding: Finding, table: TableName, raw: RawTable, row: number, heading: string): void;
  /** Makes the reader of a heading for a column of a table; what it has to say goes to `tell`, or is handed on. */
  columnReader(
    match: HeadingMatch,
    field: Field,
    table: Table<TableName>,
    tell?: (finding: Finding) => void,
  ): ColumnReader;
}

/** Says what is set for all rows of a column; null when nothing is. */
export function constantOf({ plan, cells }: Pick<NormalizeScope, 'plan' | 'cells'>, column: string, field: Field) {
  const given = Object.hasOwn(plan.constants, column) ? (plan.constants[column] ?? null) : null;
  const match = { heading: column, index: -1, column, unitWord: null, power: 0 };
  return given === null ? null : normalizeCell(given, field, match, plan.table, cells).value;
}

/** The unit in which all rows lie, when it is a county: what lies below one is in none else. */
function countyOf({ register, within }: NormalizeOptions): string | undefined {
  const unit = within === undefined ? null : (register?.division(within) ?? null);
  return unit?.level === 'county' || unit?.level === 'zone' ? unit.code : undefined;
}

/** Says whether figures are planned whose place neither a heading nor a constant names. */
function isUnplaced({ table, mapping, placeParts, keys, figures, constants }: TablePlan): boolean {
  const columns = [...mapping.mapped, ...mapping.guessed, ...keys].map(({ column }) => column);
  return (
    table === 'figures' &&
    !columns.includes('region_code') &&
    !columns.includes('place_name') &&
    placeParts.length === 0 &&
    !Object.hasOwn(constants, 'region_code') &&
    figures.every(({ place }) => place === null)
  );
}

/** Sets a plan to work. */
export function normalizeScope(given: TablePlan, options: NormalizeOptions): NormalizeScope {
  const { log, register, within, offsetMinutes } = options;
  const { titlePlaces } = given.derived;
  const title = register ? titleRegion(titlePlaces, register, within === undefined ? {} : { within }) : null;
  const isPlaced = title === null || given.table === 'figures' || Object.hasOwn(given.constants, 'region_code');
  const isPlacedWithin = within !== undefined && register?.division(within) != null && isUnplaced(given);
  const placedIn = isPlacedWithin ? within : isPlaced ? null : title.code;
  const plan = placedIn === null ? given : { ...given, constants: { ...given.constants, region_code: placedIn } };
  const container = title?.code ?? countyOf(options);
  const year = options.year ?? plan.year;
  let placedCount = 0;
  const placedByTitle = (rowCount: number): void => {
    if (!isPlaced) placedCount += rowCount;
  };
  const cells: CellOptions = {
    ...(register === undefined ? {} : { register }),
    ...(within === undefined ? {} : { within }),
    ...(container === undefined ? {} : { container }),
    ...(year === null || year === undefined ? {} : { year }),
    ...(offsetMinutes === undefined ? {} : { offsetMinutes }),
  };
  const placed = (finding: Finding, table: TableName, raw: RawTable, row: number, heading: string): Finding => ({
    ...finding,
    where: {
      ...(raw.file === '' ? {} : { file: raw.file }),
      ...(raw.sheet === null ? {} : { sheet: raw.sheet }),
      table,
      row: raw.rowNumber(row),
      column: heading,
    },
  });
  const report: NormalizeScope['report'] = (finding, table, raw, row, heading) => {
    if (title !== null && finding.code === 'place_container' && finding.level === 'notice') placedCount += 1;
    log.add(placed(finding, table, raw, row, heading));
  };
  return {
    plan,
    options,
    cells,
    title,
    placedByTitle,
    isPlacedWithin,
    get placedCount() {
      return placedCount;
    },
    report,
    columnReader: (match, field, table, tell) => {
      const isPlanned = table.name === plan.table;
      const constant = isPlanned ? storedCell(constantOf({ plan, cells }, match.column, field)) : null;
      return createColumnReader({
        match,
        field,
        read: createCellReader(match, field, table, plan.words, cells),
        constant,
        onConstant: match.column === 'region_code' ? () => placedByTitle(1) : () => undefined,
        offsetMinutes: offsetMinutes ?? 480,
        report: (finding, raw, row, heading) =>
          tell ? tell(placed(finding, table.name, raw, row, heading)) : report(finding, table.name, raw, row, heading),
      });
    },
  };
}
