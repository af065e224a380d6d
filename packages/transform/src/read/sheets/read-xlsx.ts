import { strFromU8, strToU8, zipSync } from 'fflate';
import { readSheet } from 'read-excel-file/universal';
import { fileFault } from '../file-fault.js';
import { openArchive, type Unfolded } from '../input/open-archive.js';
import { type Input, openInput } from '../input/open-input.js';
import type { HeadingRowCount } from '../layout/told-heading.js';
import type { RawTable } from '../raw-table.js';
import { READ_LIMITS, type ReadLimits } from '../read-limits.js';
import { percentStyles } from './percent-styles.js';
import { refuseOldWorkbook } from './refuse-old-workbook.js';
import { scanSheet } from './scan-sheet.js';
import { scanWorkbook } from './scan-workbook.js';
import { sheetTables } from './sheet-tables.js';

/** How to read a workbook. */
export interface XlsxOptions {
  /** Names of the sheets to read; default: all. */
  readonly sheets?: readonly string[] | undefined;
  /** How many rows the headings of the sheets have; default: found out. */
  readonly headingRowCount?: HeadingRowCount | undefined;
  /** The name of the file in findings; default: that of the input. */
  readonly file?: string | undefined;
  readonly limits?: Partial<ReadLimits> | undefined;
  /** Counts what comes out of it together with the archive that it lies in. */
  readonly unfolded?: Unfolded | undefined;
}

const WORKBOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';
const MOST_SHEETS = 1000;
const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** What the cells of all sheets of a workbook need. */
interface SharedParts {
  readonly texts: Uint8Array | null;
  readonly styles: Uint8Array | null;
  readonly isFrom1904: boolean;
}

/** Packs one sheet as a workbook of its own, without pressing it: the library unpacks that at once, and reads no list of all sheets for each. */
function workbookOf(sheetXml: string, { texts, styles, isFrom1904 }: SharedParts): ArrayBuffer {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${TYPES}/${type}" Target="${target}"/>`;
  const relations = [
    relation('r1', 'worksheet', 'worksheets/sheet1.xml'),
    ...(texts ? [relation('r2', 'sharedStrings', 'sharedStrings.xml')] : []),
    ...(styles ? [relation('r3', 'styles', 'styles.xml')] : []),
  ];
  const parts: Record<string, Uint8Array> = {
    [WORKBOOK]: strToU8(
      `<workbook xmlns:r="${TYPES}"><workbookPr date1904="${isFrom1904 ? 1 : 0}"/><sheets><sheet name="1" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ),
    [RELATIONS]: strToU8(`<Relationships>${relations.join('')}</Relationships>`),
    'xl/worksheets/sheet1.xml': strToU8(sheetXml),
    ...(texts ? { 'xl/sharedStrings.xml': texts } : {}),
    ...(styles ? { 'xl/styles.xml': styles } : {}),
  };
  const { buffer, byteOffset, byteLength } = zipSync(parts, { level: 0 });
  return buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
}

/**
 * Reads the sheets of an `.xlsx` workbook that hold anything, each as a table, or as several that stand one below the other: heading found below title lines and over two rows,
 * merged cells filled downwards, dates as ISO texts, percentages as they are shown, rows numbered as the spreadsheet does. Formulas give the value saved with them.
 * Findings: `cell_error`, `formula_uncomputed`, `sheet_hidden`, `row_total`, `row_heading`, `row_note`, `row_example`, `row_choices`, `choices_beside`, `table_beside`.
 * Throws AtlasError `file_malformed`, `file_too_large`, or `file_unsupported` for an old or locked workbook.
 *
 * @example
 * const [orders] = await readXlsx('report.xlsx', { sheets: ['3月'] });
 */
export async function readXlsx(
  input: Input,
  { sheets: wanted, file: givenName, limits, unfolded, headingRowCount }: XlsxOptions = {},
): Promise<RawTable[]> {
  const opened = await openInput(input);
  const file = givenName ?? opened.name;
  const fail = fileFault(file, 'the workbook');
  const broken = (reason: string, cause?: unknown) =>
    fail('file_malformed', reason, 'open it in a spreadsheet program and save it again as .xlsx', cause);
  const bytes = await opened.bytes();
  refuseOldWorkbook(bytes, file);
  const entries = new Map(openArchive(bytes, { file, limits, unfolded }).map((entry) => [entry.name, entry]));
  const part = (path: string): Uint8Array => {
    const entry = entries.get(path);
    if (!entry) throw broken(`has no ${path}, which a workbook needs`);
    return entry.read();
  };
  const workbook = scanWorkbook(strFromU8(part(WORKBOOK)), strFromU8(part(RELATIONS)));
  if (workbook.sheets.length > MOST_SHEETS)
    throw fail('file_too_large', `has ${workbook.sheets.length} sheets, the limit is ${MOST_SHEETS}`, 'split it');
  const missing = wanted?.find((name) => !workbook.sheets.some((sheet) => sheet.name === name));
  if (missing !== undefined)
    throw fail(
      'file_missing',
      `has no sheet "${missing}"`,
      `it has ${workbook.sheets.map(({ name }) => name).join(', ')}`,
    );
  const shared = (path: string | null) => (path !== null && entries.has(path) ? part(path) : null);
  const [texts, styles] = [shared(workbook.textsPath), shared(workbook.stylesPath)];
  const percents = styles ? percentStyles(strFromU8(styles)) : new Set<string>();
  const { cellCount } = { ...READ_LIMITS, ...limits };
  const tables: RawTable[] = [];
  for (const { name, path, isHidden } of workbook.sheets) {
    if (path === null || (wanted && !wanted.includes(name))) continue;
    const scan = scanSheet(strFromU8(part(path)), percents);
    if (!scan) throw broken(`has a cell or row in ${path} where no sheet can have one`);
    if (scan.rowCount * scan.columnCount > cellCount)
      throw fail(
        'file_too_large',
        `has a sheet "${name}" of ${scan.rowCount} rows by ${scan.columnCount} columns`,
        'delete stray cells far from the table, or save the sheet as CSV',
      );
    if (scan.rowCount === 0) continue;
    let rows: unknown[][];
    try {
      rows = await readSheet(workbookOf(scan.xml, { texts, styles, isFrom1904: workbook.isFrom1904 }), 1, {
        trim: false,
      });
    } catch (cause) {
      throw broken(
        `has a sheet that cannot be read: ${cause instanceof Error ? cause.message.slice(0, 120) : ''}`,
        cause,
      );
    }
    const found = sheetTables({
      file,
      sheet: name,
      isHidden,
      isFrom1904: workbook.isFrom1904,
      rows,
      scan,
      headingRowCount: headingRowCount?.(file, name) ?? null,
    });
    tables.push(...found);
  }
  return tables;
}
