import {
  buildColumn,
  type Column,
  type ColumnTable,
  createDataset,
  joinColumns,
  type PracticeDataset,
  type TableColumns,
  tables,
} from '@practice-atlas/dataset';
import { CATEGORIES, COUNTIES, type Orders, STEPS, TIERS } from './orders.js';

function bitsOf(rowCount: number, isKnown: (row: number) => boolean): Uint8Array {
  const bits = new Uint8Array((rowCount + 7) >> 3);
  for (let row = 0; row < rowCount; row++) if (isKnown(row)) bits[row >> 3]! |= 1 << (row & 7);
  return bits;
}

/** Writes the numbers of orders with leading zeros, each as often as `counts` says. */
function idColumn(counts: Uint8Array): Column {
  const rowCount = counts.reduce((sum, count) => sum + count, 0);
  const width = String(2 * counts.length).length + 1;
  const offsets = Int32Array.from({ length: rowCount + 1 }, (_, row) => width * row);
  const bytes = new Uint8Array(rowCount * width);
  for (let i = 0, end = 0; i < counts.length; i++)
    for (let k = 0; k < counts[i]!; k++, end += width)
      for (let at = end + width - 1, rest = i; at >= end; at--, rest = Math.floor(rest / 10))
        bytes[at] = 48 + (rest % 10);
  return { kind: 'text', offsets, bytes, validity: null };
}

function categoryColumn(indices: Uint8Array | Uint16Array, dictionary: readonly string[], none = -1): Column {
  const validity = none < 0 ? null : bitsOf(indices.length, (row) => indices[row] !== none);
  return { kind: 'category', indices: indices.map((index) => (index === none ? 0 : index)), dictionary, validity };
}

function countColumn(values: Int16Array | Uint8Array, missing: number): Column {
  const validity = bitsOf(values.length, (row) => values[row] !== missing);
  return { kind: 'number', values: values.map((value) => (value === missing ? 0 : value)), validity };
}

function timeColumn(times: Float64Array): Column {
  const validity = bitsOf(times.length, (row) => !Number.isNaN(times[row]!));
  return { kind: 'time', values: times.map((time) => (Number.isNaN(time) ? 0 : time)), validity };
}

/** Lists the steps of each order in the order of their times. */
function stepTable({ rowCount, at, again, tier }: Orders): TableColumns {
  const times = [...STEPS.map((step) => at[step]), again];
  const dispatched = STEPS.indexOf('dispatched');
  const counts = new Uint8Array(rowCount);
  for (const own of times) for (let row = 0; row < rowCount; row++) if (!Number.isNaN(own[row]!)) counts[row]!++;
  const stepCount = counts.reduce((sum, count) => sum + count, 0);
  const columns = {
    seq: new Uint8Array(stepCount),
    step: new Uint8Array(stepCount),
    at: new Float64Array(stepCount),
    tier: new Uint8Array(stepCount).fill(255),
  };
  for (let row = 0, first = 0; row < rowCount; first += counts[row]!, row++)
    for (let i = 0, used = 0; i < times.length; i++) {
      const time = times[i]![row]!;
      if (Number.isNaN(time)) continue;
      let place = first + used++;
      for (; place > first && columns.at[place - 1]! > time; place--) {
        columns.at[place] = columns.at[place - 1]!;
        columns.step[place] = columns.step[place - 1]!;
        columns.tier[place] = columns.tier[place - 1]!;
      }
      columns.at[place] = time;
      columns.step[place] = i < STEPS.length ? i : dispatched;
      columns.tier[place] = columns.step[place] === dispatched ? tier[row]! : 255;
      columns.seq[first + used - 1] = used;
    }
  return {
    rowCount: stepCount,
    columns: {
      case_id: idColumn(counts),
      seq: { kind: 'number', values: columns.seq, validity: null },
      step: categoryColumn(columns.step, STEPS),
      at: { kind: 'time', values: columns.at, validity: null },
      tier: categoryColumn(columns.tier, TIERS, 255),
    },
  };
}

function regionRows(): { code: string; name: string; level: string; parent_code: string | null }[] {
  const cities = [...new Set(COUNTIES.map((code) => `${code.slice(0, 4)}00`))];
  const provinces = [...new Set(COUNTIES.map((code) => `${code.slice(0, 2)}0000`))];
  return [
    ...provinces.map((code) => ({ code, name: `省${code}`, level: 'province', parent_code: null })),
    ...cities.map((code) => ({ code, name: `市${code}`, level: 'city', parent_code: `${code.slice(0, 2)}0000` })),
    ...COUNTIES.map((code) => ({ code, name: `县${code}`, level: 'county', parent_code: `${code.slice(0, 4)}00` })),
  ];
}

/** Hands the orders over as anybody would: typed columns of cases and of their steps, checked and derived by `createDataset`. */
export function toPracticeDataset(orders: Orders): PracticeDataset {
  const { rowCount, county, category, due, rating, volunteers, beneficiaries } = orders;
  const dataset = createDataset({
    name: 'bench',
    title: { zh: '测试', en: 'Bench' },
    tables: {
      regions: regionRows(),
      cases: {
        rowCount,
        columns: {
          case_id: idColumn(new Uint8Array(rowCount).fill(1)),
          lifecycle: categoryColumn(new Uint8Array(rowCount), ['order']),
          region_code: categoryColumn(county, COUNTIES),
          category: categoryColumn(category, CATEGORIES),
          due_at: timeColumn(due),
          rating: countColumn(rating, 0),
          volunteers: countColumn(volunteers, -1),
          beneficiaries: countColumn(beneficiaries, -1),
        },
      },
      case_steps: stepTable(orders),
    },
  });
  const errors = dataset.findings.filter(({ level }) => level === 'error');
  if (errors.length > 0) throw new Error(`the orders have faults: ${JSON.stringify(errors.slice(0, 3))}`);
  return dataset;
}

/** Lays the rows of `cases` end to end some times over; ids stay those of the first. */
export function repeatCases(dataset: PracticeDataset, times: number): PracticeDataset {
  const { cases } = dataset.tables;
  const known = new Map<Column, Column>();
  const repeat = (name: string, column: Column): Column => {
    const before = known.get(column);
    if (before) return before;
    const field = Object.hasOwn(tables.cases.fields, name)
      ? tables.cases.fields[name as keyof typeof tables.cases.fields]
      : ({
          type:
            column.kind === 'time' || column.kind === 'seconds'
              ? 'time'
              : column.kind === 'category'
                ? 'category'
                : 'integer',
        } as const);
    const made =
      column.kind === 'text'
        ? buildColumn(field, [])
        : joinColumns(
            field,
            Array.from({ length: times }, () => ({ column, rowCount: cases.rowCount })),
          );
    known.set(column, made);
    return made;
  };
  const columns = Object.fromEntries(
    Object.entries(cases.columns).map(([name, column]) => [name, repeat(name, column)] as const),
  );
  const repeated: ColumnTable<'cases'> = { name: 'cases', rowCount: cases.rowCount * times, columns };
  return { ...dataset, tables: { ...dataset.tables, cases: repeated } };
}
