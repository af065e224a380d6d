import {
  createDataset,
  type Field,
  mergeDatasets,
  type TableName,
  tableNames,
  tableRows,
  tables,
  writeDataPackage,
} from '@practice-atlas/dataset';
import { press, simulated } from '../data/datasets.js';
import { HOSTILE, HOSTILE_ADDRESSES } from './hostile-strings.js';

type Row = Record<string, unknown>;

/** Words by which rows are chosen and counted: replaced in every third row only, so that there is something to show. */
const CHOOSING: ReadonlySet<string> = new Set([
  'metric',
  'unit',
  'lifecycle',
  'step',
  'scope',
  'kind',
  'level',
  'dims',
]);
const CASES = 120;

const hostile = (index: number): string => HOSTILE[index % HOSTILE.length] ?? '';

function valueFor(name: string, field: Field, index: number): unknown {
  switch (field.type) {
    case 'text':
      return name === 'url' ? HOSTILE_ADDRESSES[index % HOSTILE_ADDRESSES.length] : hostile(index);
    case 'category':
      return field.values ? field.values[0] : hostile(index);
    case 'words':
      return { [hostile(index)]: hostile(index + 1) };
    case 'id':
      return `${hostile(index)}-${index}`;
    case 'integer':
    case 'number':
      return field.min ?? 1;
    case 'date':
      return '2019-11-30';
    case 'time':
      return 1_575_000_000_000;
    case 'code':
      return '210000';
    case 'boolean':
      return true;
  }
}

/** Keys keep pointing at one another: the same key becomes the same hostile key everywhere. */
function spoilRow(table: TableName, row: Row, index: number, keys: Map<string, string>): Row {
  const spoilt: Row = {};
  Object.entries(tables[table].fields).forEach(([name, field]: [string, Field], column) => {
    const known = row[name] ?? null;
    const isKept = field.type === 'category' && (field.values !== undefined || (CHOOSING.has(name) && index % 3 !== 0));
    if (field.type === 'id' && typeof known === 'string') {
      const key = keys.get(known) ?? `${hostile(keys.size)}-${keys.size}`;
      keys.set(known, key);
      spoilt[name] = key;
    } else if (field.type === 'text') spoilt[name] = valueFor(name, field, index + column);
    else if (field.type === 'words') spoilt[name] = index % 3 === 0 ? valueFor(name, field, index) : null;
    else if (field.type === 'category' && !isKept) spoilt[name] = valueFor(name, field, index + column);
    else spoilt[name] = known;
  });
  return spoilt;
}

function inventRow(table: TableName, index: number): Row {
  return Object.fromEntries(
    Object.entries(tables[table].fields).map(([name, field]: [string, Field]) => [name, valueFor(name, field, index)]),
  );
}

/** A source for every hostile string, with one figure each, so that every string has its place on the page. */
function addSources(rows: Map<TableName, Row[]>): void {
  const [figure] = rows.get('figures') ?? [];
  HOSTILE.forEach((title, index) => {
    const source_id = `added-${index}`;
    rows.get('sources')?.push({
      source_id,
      kind: 'press',
      title,
      publisher: title,
      url: valueFor('url', tables.sources.fields.url, index),
    });
    rows.get('figures')?.push({
      ...figure,
      ...{ figure_id: `added-${index}`, metric: 'teams', unit: 'teams', dims: null, source_id, value: 10 + index },
      ...{
        region_code: '210100',
        place_precision: 'city',
        label: title,
        label_en: title,
        quote: title,
        unit_word: title,
      },
    });
  });
}

/**
 * The example datasets with a hostile string in every text of every table, and rows of nothing else in the tables that have none;
 * as the files of a data package.
 */
export async function hostilePackage(): Promise<Record<string, string>> {
  const dataset = mergeDatasets(await press(), await simulated());
  const keys = new Map<string, string>();
  const rows = new Map<TableName, Row[]>();
  for (const name of tableNames) {
    const known: Row[] = tableRows(dataset.tables[name]);
    const kept = name === 'cases' ? known.slice(0, CASES) : known;
    const cases = new Set(name === 'case_steps' ? rows.get('cases')?.map(({ case_id }) => case_id) : []);
    const spoilt = kept.map((row, index) => spoilRow(name, row, index, keys));
    const real = name === 'case_steps' ? spoilt.filter(({ case_id }) => cases.has(case_id)) : spoilt;
    rows.set(name, real.length > 0 ? real : HOSTILE.map((_, index) => inventRow(name, index)));
  }
  addSources(rows);
  const title = { zh: hostile(0), en: hostile(1) };
  return writeDataPackage(createDataset({ name: 'hostile', title, tables: Object.fromEntries(rows) }));
}
