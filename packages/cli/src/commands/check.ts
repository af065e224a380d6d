import { basename, dirname, extname } from 'node:path';
import {
  exitStatus,
  formatReportText,
  type ReportLocale,
  reportHtml,
  reportJson,
  reportSarif,
  reportTotals,
  type TransformReport,
} from '@practice-atlas/transform';
import { colorsWanted } from '../colors-wanted.js';
import type { Command, CommandCall } from '../command.js';
import { reportLocale } from '../report-locale.js';
import { isFolder, TRANSFORM_OPTIONS, transformPaths } from '../transform-paths.js';
import { UsageError } from '../usage-error.js';
import { writeFiles } from '../write-files.js';

const FORMATS = ['text', 'json', 'sarif', 'html'] as const;
type Format = (typeof FORMATS)[number];
const EXTENSIONS: Readonly<Record<string, Format>> = {
  '.txt': 'text',
  '.json': 'json',
  '.sarif': 'sarif',
  '.html': 'html',
};

function equation(report: TransformReport, locale: ReportLocale | null): string {
  const { rowsIn, rowsKept, rowsSetAside } = reportTotals(report);
  return locale === 'zh'
    ? `读入 ${rowsIn} 行 = 收入 ${rowsKept} 行 + 未收入 ${rowsSetAside} 行\n`
    : `rows in ${rowsIn} = rows kept ${rowsKept} + rows set aside ${rowsSetAside}\n`;
}

/** The format that was asked for, or that the name of the output says. */
function formatOf({ options }: CommandCall): Format {
  const named = FORMATS.find((format) => format === options.text('format'));
  if (options.has('json')) {
    if (named && named !== 'json') throw new UsageError(`--json and --format ${named} exclude each other`, 'give one');
    return 'json';
  }
  const output = options.text('output');
  const format = named ?? (output === null ? undefined : EXTENSIONS[extname(output).toLowerCase()]) ?? 'text';
  if (format === 'html' && output === null)
    throw new UsageError('the page of a report is two files', 'name a folder for them: -o FOLDER');
  return format;
}

/** The files of a report, by name; those of a page refer to each other. */
function filesOf(
  report: TransformReport,
  { format, name, locale }: { format: Format; name: string | null; locale: ReportLocale | null },
): Record<string, string> {
  if (format === 'html') {
    const { 'report.html': page, 'report.css': style } = reportHtml(report, locale === null ? {} : { locale });
    return { [name ?? 'report.html']: page, 'report.css': style };
  }
  if (format === 'text') return { [name ?? 'report.txt']: formatReportText(report, { locale: locale ?? 'en' }) };
  const said = locale === null ? {} : { locale };
  const json = format === 'json' ? reportJson(report, said) : reportSarif(report, said);
  return { [name ?? `report.${format}`]: `${JSON.stringify(json, null, 2)}\n` };
}

async function run(call: CommandCall): Promise<number> {
  const { options, terminal } = call;
  const format = formatOf(call);
  const output = options.text('output');
  const locale = reportLocale(options, terminal, format === 'text');
  const { report } = await transformPaths(call);
  if (output !== null) {
    const isInside = /[/\\]$/.test(output) || (await isFolder(output)) || (format === 'html' && extname(output) === '');
    const [folder, name] = isInside ? [output, null] : [dirname(output), basename(output)];
    const written = await writeFiles(folder, filesOf(report, { format, name, locale }));
    terminal.out(equation(report, locale));
    for (const { path } of written) terminal.out(`wrote ${path}\n`);
  } else if (format === 'text')
    terminal.out(
      formatReportText(report, {
        color: colorsWanted(options, terminal),
        locale: locale ?? 'en',
        ...(terminal.columns === undefined ? {} : { width: Math.max(60, Math.min(140, terminal.columns)) }),
      }),
    );
  else {
    for (const text of Object.values(filesOf(report, { format, name: null, locale }))) terminal.out(text);
    terminal.err(equation(report, locale));
  }
  return exitStatus(report);
}

/** `practice-atlas check`: says what is wrong in files, and where. */
export const check: Command = {
  name: 'check',
  summary: 'say what is wrong in files, with file, sheet, row and column',
  usage: 'PATH... [options]',
  about: [
    'Reads workbooks, CSV, JSON, NDJSON, Parquet, Arrow, ZIP archives, folders and data packages as one dataset, and lists',
    'every finding with its place, its reason and its remedy. Writes nothing unless -o says where.',
    'Every row is kept or set aside, and each row set aside is named: rows in = rows kept + rows set aside.',
    'The report is in Chinese where LC_ALL, LC_MESSAGES or LANG begins with zh, or with --lang zh; a page is in both',
    'languages unless --lang says one. JSON has every reason and remedy in English, and in Chinese too where it is asked for.',
  ],
  options: {
    ...TRANSFORM_OPTIONS,
    format: { value: 'FORMAT', words: FORMATS, about: 'the form of the report' },
    output: { value: 'PATH', short: 'o', about: 'write the report into this file or folder' },
    lang: {
      value: 'LANG',
      words: ['zh', 'en'],
      about: 'language of the report; see above',
    },
    json: { about: 'the same as --format json' },
  },
  examples: [
    ['practice-atlas check "records/2019 点单.xlsx"', 'one workbook'],
    ['practice-atlas check records --within 210000 -o report.html', 'a folder; a page to pass on, with its report.css'],
    ['practice-atlas check records --json > report.json', 'for another program'],
    ['practice-atlas check records --format sarif -o report.sarif', 'for an editor or a code host'],
  ],
  run,
};
