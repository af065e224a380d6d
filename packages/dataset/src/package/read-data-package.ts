import { AtlasError } from '../atlas-error.js';
import { assembleDataset } from '../build/assemble-dataset.js';
import type { DraftTable } from '../build/draft-table.js';
import { parseTable } from '../build/parse-table.js';
import { quotedValue } from '../build/personal-data.js';
import { type RawColumn, type RawTable, rawRows } from '../build/raw-table.js';
import type { Finding } from '../finding.js';
import type { PracticeDataset } from '../practice-dataset.js';
import type { Table } from '../tables/define-table.js';
import { tableNames, tables } from '../tables/index.js';
import { migrateDescriptor } from './migrate-descriptor.js';
import { descriptionOf, isObject, type Resource, resourcesOf } from './package-descriptor.js';
import { type FileContent, type PackageSource, packageFiles, textOf } from './package-files.js';
import { scanCsv } from './scan-csv.js';
import { cellText } from './scan-records.js';
import type { PackageReaders } from './table-reader.js';

const DESCRIPTOR = 'datapackage.json';

function malformed(file: string, reason: string, hint: string, details: Record<string, string> = {}): AtlasError {
  return new AtlasError('file_malformed', `${file} ${reason}`, {
    hint,
    where: { file },
    details: { file, ...details },
  });
}

function refuseHtml(text: string, file: string): void {
  if (/^\ufeff?\s*<(?:!doctype|html|head|\?xml)/i.test(text))
    throw malformed(
      file,
      'is a web page, not data',
      'the server answers unknown addresses with a page: check the address',
    );
}

/** Reads JSON. What finds the place of a fault is loaded only where there is one, so that a page does not carry it. */
async function parseJson(text: string, file: string): Promise<unknown> {
  refuseHtml(text, file);
  const json = text.replace(/^\ufeff/, '');
  try {
    return JSON.parse(json);
  } catch {
    const finder = await import('./json-fault.js').catch(() => null);
    if (!finder) throw malformed(file, 'is not JSON', 'correct the file at that place');
    const { line, column } = finder.jsonFault(json);
    throw malformed(file, `is not JSON: fault at line ${line}, column ${column}`, 'correct the file at that place', {
      line: String(line),
      column: String(column),
    });
  }
}

const requiredOf = (table: Table) => Object.keys(table.fields).filter((name) => table.fields[name]!.required);

/** Says that a file lacks a column, and which of its headings may be meant. */
function columnUnknown(
  file: string,
  { name }: Table,
  column: string,
  present: ReadonlySet<string>,
  near: string | null,
): AtlasError {
  const headings = [...present].filter((heading) => quotedValue(heading) !== null);
  return new AtlasError('column_unknown', `${file} has no column "${column}", which ${name} needs`, {
    hint: near
      ? `rename its column "${near}" to "${column}"`
      : `add the column; the file has ${headings.join(', ') || 'none'}`,
    where: { file, table: name, row: 1, column },
    details: { file, table: name, column, ...(near ? { near } : {}) },
  });
}

/** Refuses a file that lacks a column no row may leave empty; says whose columns it has. */
function checkHeading({ name: listed, path: file }: Resource, columns: Iterable<string>): void {
  const table: Table = tables[listed];
  const present = new Set(columns);
  const missing = requiredOf(table).find((name) => !present.has(name));
  if (missing === undefined) return;
  const other = tableNames.find((name) => name !== listed && requiredOf(tables[name]).every((key) => present.has(key)));
  const where = { file, table: listed, row: 1 };
  if (other)
    throw new AtlasError('table_wrong', `${file} is listed as ${listed}, but its columns are those of ${other}`, {
      hint: `name the resource ${other}, or correct its path`,
      where,
      details: { file, table: listed, other },
    });
  throw columnUnknown(file, table, missing, present, null);
}

function rawCsv({ name, path: file, delimiter }: Resource, text: string, findings: Finding[]): RawTable {
  refuseHtml(text, file);
  const csv = scanCsv(text, delimiter, file);
  for (const finding of csv.findings) findings.push({ ...finding, where: { ...finding.where, table: name } });
  const columns = new Map<string, RawColumn>();
  const width = csv.columns.length;
  for (const [i, heading] of csv.columns.entries()) {
    const spans = { text, bounds: csv.bounds, first: 2 * i, step: 2 * width };
    if (!columns.has(heading)) columns.set(heading, { cell: (row) => cellText(csv, row * width + i), spans });
    else
      findings.push({
        code: 'column_duplicate',
        level: 'error',
        where: { file, table: name, row: 1, column: quotedValue(heading) ?? '' },
        value: quotedValue(heading),
        reason: `column ${i + 1} has the heading of an earlier one; it is left out`,
        remedy: 'rename or remove it',
      });
  }
  return { name, file, rowCount: csv.rowCount, columns, rowNumber: (row) => csv.rowNumbers[row] ?? 0 };
}

async function rawJson({ name, path }: Resource, text: string): Promise<RawTable> {
  const rows = await parseJson(text, path);
  if (!Array.isArray(rows) || !rows.every(isObject))
    throw malformed(path, 'is not a list of objects', 'write one object a row, keys as column names');
  return rawRows(name, rows, path);
}

/** A file of a package as a table whose cells are good. */
interface ReadTable {
  readonly draft: DraftTable;
  /** Faults of the file's form, and of its cells. */
  readonly formal: readonly Finding[];
  readonly found: readonly Finding[];
}

/** Reads a table. The names of columns are loaded only where one is missing, so that a page does not carry them. */
async function readTable(resource: Resource, content: FileContent, readers: PackageReaders): Promise<ReadTable> {
  let headings: ReadonlySet<string> = new Set();
  const check = (columns: Iterable<string>) => {
    headings = new Set(columns);
    checkHeading(resource, headings);
  };
  try {
    return await parseContent(resource, content, readers, check);
  } catch (error) {
    if (!(error instanceof AtlasError) || error.code !== 'column_unknown') throw error;
    // Where the file with the names is not to be had, the error stands without a suggestion.
    const names = await import('../tables/likely-heading.js').catch(() => null);
    const table: Table = tables[resource.name];
    const { column = '' } = error.where;
    throw names
      ? columnUnknown(resource.path, table, column, headings, names.likelyHeading(table, column, headings))
      : error;
  }
}

async function parseContent(
  resource: Resource,
  content: FileContent,
  readers: PackageReaders,
  check: (columns: Iterable<string>) => void,
): Promise<ReadTable> {
  const { format, path: file, name } = resource;
  const formal: Finding[] = [];
  const found: Finding[] = [];
  if (format === 'parquet' || format === 'arrow') {
    const reader = readers[format];
    if (reader) return { draft: await reader.read({ name, file, content, check, found }), formal, found };
    throw new AtlasError('file_unsupported', `${file} is ${format}, for which no reader is given`, {
      hint: `give readDataPackage { readers: { ${format} } } of @practice-atlas/transform`,
      where: { file },
      details: { file, format },
    });
  }
  const text = textOf(content, file);
  const raw = format === 'csv' ? rawCsv(resource, text, formal) : await rawJson(resource, text);
  if (format === 'csv' || raw.rowCount > 0) check(raw.columns.keys());
  return { draft: parseTable(raw, found), formal, found };
}

/**
 * Reads a data package: `datapackage.json` and its CSV or JSON files, each as it arrives; cells go straight into typed columns.
 * Parquet and Arrow files are read by the `readers` given (see `tableReader`).
 *
 * `source` is the address of the package's folder or `datapackage.json`, or `{ files }`, its texts or bytes by path. Faults in rows
 * become `findings` of the dataset. Throws `AtlasError`: `file_missing`, `file_malformed` (with line and column),
 * `file_unsupported` (no reader), `schema_newer`, `schema_unknown`, `table_unknown`, `table_wrong`, `column_unknown`,
 * `dataset_empty`. An abort rejects with the signal's reason.
 *
 * @example
 * const dataset = await readDataPackage('https://example.org/press/');
 * dataset.tables.figures.rowCount;
 */
export async function readDataPackage(
  source: PackageSource,
  options: { fetch?: typeof globalThis.fetch; signal?: AbortSignal; readers?: PackageReaders } = {},
): Promise<PracticeDataset> {
  const readFile = packageFiles(source, options);
  const written = await parseJson(textOf(await readFile(DESCRIPTOR), DESCRIPTOR), DESCRIPTOR);
  if (!isObject(written)) throw malformed(DESCRIPTOR, 'is not an object', 'write a Frictionless data package');
  const descriptor = migrateDescriptor(written);
  const resources = resourcesOf(descriptor);
  const description = descriptionOf(descriptor);
  const { readers = {} } = options;
  const read = await Promise.all(
    resources.map(async (resource) => readTable(resource, await readFile(resource.path), readers)),
  );
  const byName = new Map(read.map((table) => [table.draft.name, table]));
  const findings = [
    ...read.flatMap(({ formal }) => formal),
    ...tableNames.flatMap((name) => byName.get(name)?.found ?? []),
  ];
  const drafts = new Map(read.map(({ draft }) => [draft.name, draft]));
  const dataset = assembleDataset({ ...description, findings }, drafts, findings);
  if (tableNames.every((name) => dataset.tables[name].rowCount === 0)) throw empty(dataset);
  return dataset;
}

function empty({ findings }: PracticeDataset): AtlasError {
  const fault = findings.find(({ level }) => level === 'error');
  return new AtlasError('dataset_empty', 'the data package holds no rows that can be kept', {
    hint: fault
      ? `the first of ${findings.length} findings: ${fault.reason}`
      : 'check that its files hold rows below the heading',
    where: fault?.where ?? { file: DESCRIPTOR },
    details: { findings: String(findings.length) },
  });
}
