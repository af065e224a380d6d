import { AtlasError } from '@practice-atlas/dataset';
import { readArrow } from './columnar/read-arrow.js';
import { streamParquet } from './columnar/read-parquet.js';
import { fileKind } from './file-kind.js';
import { fileOfBytes } from './input/file-of-bytes.js';
import type { FoundFile } from './input/found-file.js';
import type { InputFile } from './input/input-file.js';
import { listArchive } from './input/list-archive.js';
import { openArchive, type Unfolded } from './input/open-archive.js';
import { readJsonTables } from './json/read-json.js';
import { streamNdjson } from './json/stream-ndjson.js';
import type { HeadingRowCount } from './layout/told-heading.js';
import type { RawStream, RawTable } from './raw-table.js';
import type { ReadLimits } from './read-limits.js';
import type { ReadProgress } from './read-progress.js';
import { readXlsx } from './sheets/read-xlsx.js';
import { refuseOldWorkbook } from './sheets/refuse-old-workbook.js';
import { sheetCsv } from './text/sheet-csv.js';
import { streamCsv } from './text/stream-csv.js';

/** What `fileStreams` is told of a file. */
export interface FileTask {
  readonly opened: InputFile;
  /** For findings. */
  readonly name: string;
  readonly table: string | null;
  readonly delimiter: string | undefined;
  readonly encoding: string | undefined;
  readonly unfolded: Unfolded | undefined;
  readonly limits: Partial<ReadLimits> | undefined;
  readonly headingRowCount: HeadingRowCount | undefined;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: ((progress: ReadProgress) => void) | undefined;
}

const READ_HERE =
  'what is read: .xlsx, .csv, .tsv, .txt, .json, .ndjson, .parquet, .arrow, .zip, folders, data packages';
const TEXT_ENDING = /\.(?:csv|tsv|tab|txt|text|dat|psv)$/i;
const LINES_ENDING = /\.(?:ndjson|jsonl|jsonlines)$/i;
const OTHER_TEXT =
  /\.(?:md|markdown|html?|xml|svg|css|[cm]?[jt]s|tsx?|py|r|sql|sh|bat|ya?ml|toml|ini|log|tex|rtf|eml|url|lnk)$/i;

function unsupported(name: string, reason: string, hint = READ_HERE): AtlasError {
  const file = name === '' ? 'the file' : name;
  return new AtlasError('file_unsupported', `${file} ${reason}`, {
    hint,
    where: { file: name },
    details: { file: name },
  });
}

/** What a ZIP archive is: a workbook, an archive of files, or another document that is packed the same way. */
function archiveKind(names: readonly string[]): 'workbook' | 'archive' | 'binary workbook' | 'document' {
  const has = (name: string) => names.includes(name);
  if (has('xl/workbook.bin')) return 'binary workbook';
  if (has('[Content_Types].xml')) return has('xl/workbook.xml') ? 'workbook' : 'document';
  return has('mimetype') && has('content.xml') ? 'document' : 'archive';
}

async function* once(table: RawTable): AsyncGenerator<RawTable> {
  yield table;
}

async function isLines(opened: InputFile, name: string): Promise<boolean> {
  if (LINES_ENDING.test(name)) return true;
  const text = new TextDecoder().decode(await opened.head(1 << 16)).trimStart();
  const end = text.indexOf('\n');
  if (end < 0 || !/^\s*\{/.test(text.slice(end))) return false;
  try {
    return typeof JSON.parse(text.slice(0, end)) === 'object';
  } catch {
    return false;
  }
}

async function transcoded(opened: InputFile, name: string, encoding: string): Promise<InputFile> {
  try {
    const text = new TextDecoder(encoding).decode(await opened.bytes());
    return fileOfBytes(name, new TextEncoder().encode(text));
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw unsupported(name, `is said to be in an encoding that is not known: ${encoding}`, 'save it as UTF-8');
  }
}

/** Lists the files of an archive; null when the file is no archive, or one that makes a single document. */
export async function filesWithin(
  file: FoundFile,
  limits: Partial<ReadLimits> | undefined,
): Promise<FoundFile[] | null> {
  const opened = await file.open();
  if (!opened.canReread || fileKind(await opened.head(16)) !== 'zip') return null;
  const bytes = await opened.bytes();
  const names = openArchive(bytes, { file: file.name, limits }).map((entry) => entry.name);
  return archiveKind(names) === 'archive' ? listArchive(bytes, file, limits) : null;
}

/** Reads a ZIP archive that is one workbook; null when it is an archive of files. */
async function workbookTables(
  bytes: Uint8Array,
  { name, limits, unfolded, headingRowCount }: FileTask,
): Promise<RawTable[] | null> {
  const names = openArchive(bytes, { file: name, limits }).map((entry) => entry.name);
  const kind = archiveKind(names);
  if (kind === 'archive') return null;
  if (kind === 'workbook') return readXlsx(fileOfBytes(name, bytes), { file: name, limits, unfolded, headingRowCount });
  throw kind === 'document'
    ? unsupported(name, 'is a document that is not read here', 'save its tables as .xlsx or .csv')
    : unsupported(name, 'is a binary workbook (.xlsb)', 'save it as .xlsx');
}

/**
 * Reads one file as the tables it holds, known by its first bytes, then by its name; null when it is an archive of files.
 * Throws AtlasError as its reader does, and `file_unsupported` when nothing reads it.
 */
export async function fileStreams(task: FileTask): Promise<RawStream[] | null> {
  const { name, table, limits, signal, onProgress } = task;
  const { opened } = task;
  const head = await opened.head(512);
  const kind = fileKind(head);
  const whole = async (read: Promise<RawTable[]>): Promise<RawStream[]> => {
    const tables = await read;
    const rowCount = tables.reduce((sum, found) => sum + found.rowCount, 0);
    onProgress?.({ file: name, bytesRead: opened.size ?? 0, bytesTotal: opened.size, rowCount });
    let part = 0;
    return tables.map((found, at) => {
      const { sheet } = found;
      const before = tables[at - 1];
      const isFurther = before?.file === found.file && (before.sheet === sheet || found.isBeside === true);
      part = isFurther ? part + 1 : 1;
      return { file: found.file, sheet, part, table, pieces: once(found) };
    });
  };
  const options = { file: name, signal, onProgress };
  const stream = (found: RawStream): RawStream[] => [{ ...found, table }];
  switch (kind) {
    case 'zip': {
      const tables = await workbookTables(await opened.bytes(), task);
      return tables && whole(Promise.resolve(tables));
    }
    case 'parquet':
      return stream(streamParquet(opened, { ...options, limits }));
    case 'arrow':
      return whole(readArrow(opened, { file: name, limits }).then((found) => [found]));
    case 'ole':
      refuseOldWorkbook(await opened.bytes(), name);
      throw unsupported(name, 'is of an old binary form', 'save it as .xlsx');
    case 'gzip':
      throw unsupported(name, 'is packed with gzip', 'unpack it first');
    case 'binary':
      throw unsupported(name, 'is no file of data that is read here');
    case 'json':
      if (TEXT_ENDING.test(name)) break;
      return (await isLines(opened, name))
        ? stream(streamNdjson(opened, options))
        : whole(readJsonTables(opened, options));
    case 'text':
      break;
  }
  if (LINES_ENDING.test(name)) return stream(streamNdjson(opened, options));
  if (/\.json$/i.test(name)) return head.length === 0 ? [] : whole(readJsonTables(opened, options));
  const start = new TextDecoder().decode(await opened.head(512)).trimStart();
  if (/^<(?:!doctype|\?xml|html|table|meta|head|div|style)/i.test(start))
    throw unsupported(
      name,
      'is a web page or XML, whatever its name says',
      'open it in a spreadsheet program and save it as .xlsx',
    );
  if (OTHER_TEXT.test(name)) throw unsupported(name, 'is a text, but no table');
  const text = task.encoding === undefined ? opened : await transcoded(opened, name, task.encoding);
  const headingRowCount = task.headingRowCount?.(name, null);
  const isPlain = table === null && task.delimiter === undefined && headingRowCount == null;
  const stacked = isPlain ? await sheetCsv(text, name) : null;
  if (stacked) return whole(Promise.resolve(stacked));
  return stream(streamCsv(text, { ...options, delimiter: task.delimiter, headingRowCount }));
}
