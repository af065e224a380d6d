import { AtlasError, nearestName } from '@practice-atlas/dataset';
import { readArrow as readRawArrow } from '../read/columnar/read-arrow.js';
import { readParquet as readRawParquet, type TypedFileOptions } from '../read/columnar/read-parquet.js';
import type { Input } from '../read/input/open-input.js';
import { readJsonTables } from '../read/json/read-json.js';
import type { RawTable } from '../read/raw-table.js';
import type { ReadOptions } from '../read/read-progress.js';
import { readXlsx as readRawXlsx, type XlsxOptions } from '../read/sheets/read-xlsx.js';
import { readCsv as readRawCsv } from '../read/text/read-csv.js';
import type { CsvOptions } from '../read/text/stream-csv.js';
import type { ArqueroTable } from './arquero-table.js';
import { toArquero } from './to-arquero.js';

/** Which sheet of a workbook, or which list of a JSON file, to read; default: the first. */
export interface SheetOptions {
  readonly sheet?: string;
}

function chosen(tables: readonly RawTable[], sheet: string | undefined): RawTable {
  const found = sheet === undefined ? tables[0] : tables.find((table) => table.sheet === sheet);
  if (found) return found;
  const names = tables.flatMap((table) => table.sheet ?? []);
  const file = tables[0]?.file ?? '';
  const near = sheet === undefined ? null : nearestName(sheet, names);
  throw new AtlasError(
    'file_missing',
    `${file || 'the file'} has no ${sheet === undefined ? 'table' : `sheet "${sheet}"`}`,
    {
      hint: near ? `did you mean "${near}"?` : `it has ${names.join(', ') || 'none'}`,
      where: { file, ...(sheet === undefined ? {} : { sheet }) },
      details: { file, ...(near ? { near } : {}) },
    },
  );
}

/** Reads a CSV file as an Arquero table of texts, as they stand; see `readCsv` of the package. */
export async function readCsv(input: Input, options: CsvOptions = {}): Promise<ArqueroTable> {
  return toArquero(await readRawCsv(input, options));
}

/**
 * Reads a sheet of a workbook as an Arquero table of cells, as they stand; see `readXlsx` of the package. Throws AtlasError
 * `file_missing` when there is no such sheet.
 *
 * @example
 * const sites = await readXlsx('阵地.xlsx', { sheet: '2024年' });
 */
export async function readXlsx(
  input: Input,
  { sheet, ...options }: Omit<XlsxOptions, 'sheets'> & SheetOptions = {},
): Promise<ArqueroTable> {
  return toArquero(chosen(await readRawXlsx(input, options), sheet));
}

/** Reads a list of a JSON file as an Arquero table of cells, as they stand; see `readJsonTables` of the package. */
export async function readJson(
  input: Input,
  { sheet, ...options }: ReadOptions & SheetOptions = {},
): Promise<ArqueroTable> {
  return toArquero(chosen(await readJsonTables(input, options), sheet));
}

/** Reads a Parquet file as an Arquero table of cells; see `readParquet` of the package. */
export async function readParquet(input: Input, options: TypedFileOptions = {}): Promise<ArqueroTable> {
  return toArquero(await readRawParquet(input, options));
}

/** Reads an Arrow file as an Arquero table of cells; see `readArrow` of the package. */
export async function readArrow(input: Input, options: TypedFileOptions = {}): Promise<ArqueroTable> {
  return toArquero(await readRawArrow(input, options));
}
