import {
  columnValue,
  type ForeignKey,
  isValid,
  type PracticeDataset,
  parseDay,
  type TableName,
  tables,
} from '@practice-atlas/dataset';
import type { Grain } from '@practice-atlas/measure';
import type {
  GroupKey,
  RowAnswer,
  RowKey,
  RowMeasure,
  RowQuestion,
  RowTest,
  RowValue,
} from '@practice-atlas/measure/rows.js';
import { timeZoneOf } from '@practice-atlas/measure/rows.js';

type Cell = string | number | null;
/** A row as an object: words as texts, everything else as numbers, missing as null. */
type Row = Readonly<Record<string, Cell>>;

const rowLists = new WeakMap<object, readonly Row[]>();

function rowsOf(dataset: PracticeDataset, name: TableName): readonly Row[] {
  const table = dataset.tables[name];
  let rows = rowLists.get(table);
  if (!rows) {
    rows = Array.from({ length: table.rowCount }, (_, i) => {
      const row: Record<string, Cell> = {};
      for (const [column, values] of Object.entries(table.columns)) {
        const value = columnValue(values, i);
        if (values.kind === 'date') row[column] = isValid(values, i) ? parseDay(String(value)) : null;
        else row[column] = typeof value === 'boolean' ? Number(value) : value;
      }
      return row;
    });
    rowLists.set(table, rows);
  }
  return rows;
}

const indexes = new WeakMap<readonly Row[], Map<string, Map<Cell, Row>>>();

function findRow(rows: readonly Row[], column: string, value: Cell): Row | undefined {
  const byColumn = indexes.get(rows) ?? new Map<string, Map<Cell, Row>>();
  indexes.set(rows, byColumn);
  let index = byColumn.get(column);
  if (!index) {
    index = new Map(rows.map((row) => [row[column]!, row]));
    byColumn.set(column, index);
  }
  return index.get(value);
}

interface Step {
  readonly field: string;
  readonly rest: string;
  readonly target: TableName;
  readonly references: string;
}

const steps = new Map<string, Step>();

/** Takes the first key off a path. */
function stepOf(table: TableName, path: string): Step {
  const word = `${table} ${path}`;
  const known = steps.get(word);
  if (known) return known;
  const [field = '', ...rest] = path.split('.');
  const key = tables[table].foreignKeys.find((each: ForeignKey) => each.field === field);
  if (!key || rest.length === 0) throw new Error(`no column ${path} in ${table}`);
  const step = { field, rest: rest.join('.'), target: key.table as TableName, references: key.references };
  steps.set(word, step);
  return step;
}

/** Row by row: what each row of one table says, with plain recursion over the question. */
class Reader {
  constructor(
    readonly dataset: PracticeDataset,
    readonly table: TableName,
  ) {}

  cell(row: Row, path: string, table: TableName = this.table): Cell {
    const own = row[path];
    if (own !== undefined) return own;
    const { field, rest, target, references } = stepOf(table, path);
    const value = row[field]!;
    const found = value === null ? undefined : findRow(rowsOf(this.dataset, target), references, value);
    return found ? this.cell(found, rest, target) : null;
  }

  value(row: Row, value: RowValue): number | null {
    switch (value.kind) {
      case 'column': {
        const cell = this.cell(row, value.column);
        if (typeof cell === 'string') throw new Error(`${value.column} holds words`);
        return cell;
      }
      case 'constant':
        return Number.isNaN(value.value) ? null : value.value;
      case 'first':
        return value.values.map((part) => this.value(row, part)).find((part) => part !== null) ?? null;
      case 'least': {
        const known = value.values.map((part) => this.value(row, part)).filter((part) => part !== null);
        return known.length === 0 ? null : Math.min(...known);
      }
      case 'minus': {
        const [from, less] = [this.value(row, value.value), this.value(row, value.less)];
        return from === null || less === null || Number.isNaN(from - less) ? null : from - less;
      }
      case 'choose':
        if (this.test(row, value.test)) return this.value(row, value.yes);
        return value.no === null ? null : this.value(row, value.no);
    }
  }

  test(row: Row, test: RowTest): boolean {
    switch (test.kind) {
      case 'known':
        return this.value(row, test.value) !== null;
      case 'below': {
        const [value, than] = [this.value(row, test.value), this.value(row, test.than)];
        return value !== null && than !== null && value < than;
      }
      case 'at_most': {
        const [value, most] = [this.value(row, test.value), this.value(row, test.most)];
        return value !== null && most !== null && value <= most;
      }
      case 'word': {
        const cell = this.cell(row, test.column);
        return test.words.some((word) => word === cell);
      }
      case 'all':
        return test.tests.every((each) => this.test(row, each));
      case 'any':
        return test.tests.some((each) => this.test(row, each));
      case 'not':
        return !this.test(row, test.test);
    }
  }

  /** Undefined where the row is in no group. */
  key(row: Row, key: RowKey): GroupKey | undefined {
    switch (key.kind) {
      case 'word': {
        const cell = this.cell(row, key.column);
        if (!key.names || key.names.has(cell as string | null))
          return key.names ? key.names.get(cell as string | null) : cell;
        return cell === null ? null : key.rest;
      }
      case 'period': {
        const value = this.value(row, key.value);
        if (value === null) return undefined;
        return periodNumber(key.grain, key.clock === 'day' ? value : timeZoneOf(key.timeZone).dayOf(value));
      }
      case 'bin': {
        const value = this.value(row, key.value);
        return value === null ? null : key.edges.filter((edge) => edge <= value).length - 1;
      }
    }
  }

  measure(rows: readonly Row[], measure: RowMeasure): number {
    const kept = rows.filter((row) => measure.test === null || this.test(row, measure.test));
    if (measure.kind === 'count') return kept.length;
    if (measure.kind === 'distinct')
      return new Set(kept.map((row) => this.cell(row, measure.column)).filter((cell) => cell !== null)).size;
    const known = kept.map((row) => this.value(row, measure.value)).filter((value) => value !== null);
    switch (measure.kind) {
      case 'sum':
        return Number(known.reduce((sum, value) => sum + BigInt(value), 0n));
      case 'quantile':
        known.sort((a, b) => a - b);
        return known[rank(measure.percent, known.length) - 1] ?? Number.NaN;
      case 'least':
        return known.length === 0 ? Number.NaN : known.reduce((a, b) => Math.min(a, b));
      case 'greatest':
        return known.length === 0 ? Number.NaN : known.reduce((a, b) => Math.max(a, b));
    }
  }
}

/** ceil(percent * n / 100) in whole numbers; percentages have three decimals at most. */
function rank(percent: number, count: number): number {
  const thousandths = BigInt(Math.round(percent * 1000)) * BigInt(count);
  return Number((thousandths + 99_999n) / 100_000n);
}

/** Numbers a period by the calendar of JavaScript. */
function periodNumber(grain: Grain, day: number): number {
  if (grain === 'day') return day;
  if (grain === 'week') return Math.floor((day + 3) / 7);
  const date = new Date(day * 86_400_000);
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
  return Math.floor(month / { month: 1, quarter: 3, year: 12 }[grain]);
}

/** Answers a question with plain loops over row objects: slow, and nothing to go wrong. */
export function referenceAnswer(dataset: PracticeDataset, question: RowQuestion): RowAnswer {
  const reader = new Reader(dataset, question.table);
  const groups = new Map<string, { readonly keys: GroupKey[]; readonly rows: Row[] }>();
  if (question.by.length === 0) groups.set('', { keys: [], rows: [] });
  for (const row of rowsOf(dataset, question.table)) {
    if (question.where && !reader.test(row, question.where)) continue;
    const keys = question.by.map((key) => reader.key(row, key));
    if (keys.includes(undefined)) continue;
    const name = keys.length === 0 ? '' : JSON.stringify(keys);
    const group = groups.get(name) ?? { keys: keys as GroupKey[], rows: [] };
    group.rows.push(row);
    groups.set(name, group);
  }
  const all = [...groups.values()];
  return {
    groupCount: all.length,
    keys: question.by.map((_, i) => all.map(({ keys }) => keys[i]!)),
    values: question.measures.map((measure) => Float64Array.from(all, ({ rows }) => reader.measure(rows, measure))),
  };
}
