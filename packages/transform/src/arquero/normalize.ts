import { AtlasError, isTableName, nearestName, tableNames, tables } from '@practice-atlas/dataset';
import { normalizeTable, type TableOptions } from '../normalize/normalize-table.js';
import type { RawCell, RawTable } from '../read/raw-table.js';
import type { ArqueroColumn, ArqueroTable } from './arquero-table.js';
import { rowSource, sourceOf } from './column-source.js';
import { toArquero } from './to-arquero.js';

/** Sees a value of an Arquero table as a cell of a file. */
function cellOf(value: unknown): RawCell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isNaN(value) ? null : value;
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? null : value.toISOString().replace('T00:00:00.000Z', '');
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  return JSON.stringify(value) ?? null;
}

/** Sees the rows that an Arquero table shows as a table of a file. */
function rawOf(table: ArqueroTable): RawTable {
  const source = rowSource(table);
  const raw = source?.raw?.table ?? null;
  const isWhole = !table.isFiltered() && !table.isOrdered();
  const indices = isWhole ? null : table.indices();
  const at = (row: number) => (indices ? (indices[row] ?? 0) : row);
  const names = table.columnNames();
  const columns: (ArqueroColumn | undefined)[] = names.map((name) => table.column(name));
  const places = columns.map((column) => {
    const known = sourceOf(column)?.raw;
    return known && known.table === raw ? known.column : null;
  });
  return {
    file: raw?.file ?? '',
    sheet: raw?.sheet ?? null,
    title: raw?.title ?? null,
    unitLine: raw?.unitLine ?? null,
    columns: names,
    rowCount: table.numRows(),
    cell: (row, column) => cellOf(columns[column]?.at(at(row))),
    rowNumber: (row) => raw?.rowNumber(at(row)) ?? row + 2,
    spans: (column) => {
      const place = places[column];
      return isWhole && raw && typeof place === 'number' ? raw.spans(place) : null;
    },
    findings: source?.findings ?? [],
    setAsideCount: raw?.setAsideCount ?? 0,
  };
}

/**
 * Normalizes an Arquero table of cells as they stand in a file: `normalizeTable` on the rows shown, seen as an Arquero table again.
 * `findingsOf` tells what could not be read; `fromArquero` hands it to `toDataset`. Throws AtlasError `table_unknown`.
 *
 * @example
 * const sites = normalize(await readXlsx('阵地.xlsx'), 'sites', { register });
 * findingsOf(sites).length;
 */
export function normalize(table: ArqueroTable, name: string, options: TableOptions = {}): ArqueroTable {
  if (isTableName(name)) return toArquero(normalizeTable(rawOf(table), tables[name], options));
  const near = nearestName(name, tableNames);
  throw new AtlasError('table_unknown', `unknown table "${name}"`, {
    hint: near ? `did you mean "${near}"?` : `use one of ${tableNames.join(', ')}`,
    where: { table: name },
    details: { table: name, ...(near ? { near } : {}) },
  });
}
