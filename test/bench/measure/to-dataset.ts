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

/** Writes `o1`, `o2`... once for each of `counts`. */
function idColumn(counts: ArrayLike<number>): Column {
  let rowCount = 0;
  for (let i = 0; i < counts.length; i++) rowCount += counts[i]!;
  const offsets = new Int32Array(rowCount + 1);
  const bytes = new Uint8Array(rowCount * 9);
  let [row, end] = [0, 0];
  for (let i = 0; i < counts.length; i++) {
    const id = `o${i + 1}`;
    for (let k = 0; k < counts[i]!; k++) {
      for (let at = 0; at < id.length; at++) bytes[end++] = id.charCodeAt(at);
      offsets[++row] = end;
    }
  }
  return { kind: 'text', offsets, bytes: bytes.slice(0, end), validity: null };
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
function stepTable({ rowCount, at, again, tier }: Orders): { steps: TableColumns; counts: Uint8Array } {
  const counts = new Uint8Array(rowCount);
  const words = [...STEPS, 'dispatched'];
  const times = [...STEPS.map((step) => at[step]), again];
  const [seqs, steps, moments, tiers]: number[][] = [[], [], [], []];
  for (let row = 0; row < rowCount; row++) {
    const own = times.map((_, i) => i).filter((i) => !Number.isNaN(times[i]![row]!));
    own.sort((a, b) => times[a]![row]! - times[b]![row]!);
    counts[row] = own.length;
    for (const [position, i] of own.entries()) {
      seqs!.push(position + 1);
      steps!.push(STEPS.indexOf(words[i] as (typeof STEPS)[number]));
      moments!.push(times[i]![row]!);
      tiers!.push(words[i] === 'dispatched' ? tier[row]! : 255);
    }
  }
  const columns: Record<string, Column> = {
    case_id: idColumn(counts),
    seq: { kind: 'number', values: Uint8Array.from(seqs!), validity: null },
    step: categoryColumn(Uint8Array.from(steps!), STEPS),
    at: { kind: 'time', values: Float64Array.from(moments!), validity: null },
    tier: categoryColumn(Uint8Array.from(tiers!), TIERS, 255),
  };
  return { steps: { rowCount: moments!.length, columns }, counts };
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
      case_steps: stepTable(orders).steps,
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
      : ({ type: column.kind === 'time' ? 'time' : column.kind === 'category' ? 'category' : 'integer' } as const);
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
