import { basename, dirname } from 'node:path';
import { parseDay } from '@practice-atlas/dataset';
import {
  BOUNDARY_LEVELS,
  BOUNDARY_SYSTEMS,
  type BoundaryAttribution,
  type BoundaryFinding,
  checkBoundaries,
  type MadeBoundaries,
  MOST_SET_BYTES,
  toBoundaries,
} from '@practice-atlas/geo';
import { convertBoundaries } from '@practice-atlas/geo/coordinates.js';
import { loadRegister } from '@practice-atlas/geo/register.js';
import { createFindingLog, exitStatus, formatReportText, type ReportLocale } from '@practice-atlas/transform';
import { LIMIT_MIB, readBoundarySource, systemFindings } from '../boundary-source.js';
import { colorsWanted } from '../colors-wanted.js';
import type { Command, CommandCall } from '../command.js';
import type { CommandOptions } from '../command-options.js';
import { EXIT } from '../exit-status.js';
import { reportLocale } from '../report-locale.js';
import { divisionOf } from '../transform-paths.js';
import { UsageError } from '../usage-error.js';
import { writeFiles } from '../write-files.js';

/** Findings with which a set may not be drawn at all. */
const FORBIDDING: ReadonlySet<string> = new Set([
  'taiwan_missing',
  'hainan_missing',
  'diaoyu_missing',
  'south_china_sea_missing',
  'sea_line_missing',
]);
/** What may be said to be the limit, in MiB; a text in memory is never longer. */
const MOST_MIB = 512;
const REQUIRED = ['level', 'source', 'licence', 'crs', 'output'] as const;

function checkRequired(options: CommandOptions): void {
  const missing = REQUIRED.filter((name) => !options.has(name)).map((name) => `--${name}`);
  if (missing.length === 0) return;
  throw new UsageError(
    `${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing`,
    missing.includes('--crs')
      ? 'a boundary without its source, licence and coordinate system cannot be drawn; Amap and DataV files are gcj02, 天地图 cgcs2000'
      : 'every map has to say whose boundaries it draws',
  );
}

function attributionOf(options: CommandOptions): BoundaryAttribution {
  const publishedOn = options.text('published-on');
  if (publishedOn !== null && parseDay(publishedOn) === null)
    throw new UsageError(`--published-on cannot be "${publishedOn}"`, 'write it as 2024-03-31');
  const crs = BOUNDARY_SYSTEMS.find((system) => system === options.text('crs'));
  if (!crs) throw new UsageError('--crs is missing', `choose ${BOUNDARY_SYSTEMS.join(', ')}`);
  return {
    source: options.text('source') ?? '',
    licence: options.text('licence') ?? '',
    mapApproval: options.text('map-approval'),
    publishedOn,
    crs,
  };
}

/** Puts findings of a file into the form of a report. */
function reportOf(
  findings: readonly BoundaryFinding[],
  file: string,
  { made, featureCount, locale }: { made: MadeBoundaries; featureCount: number; locale: ReportLocale },
) {
  const log = createFindingLog();
  for (const { zh, ...finding } of findings)
    log.add({ ...finding, ...(locale === 'zh' ? zh : {}), where: { ...finding.where, file } });
  return {
    files: [
      {
        file,
        sheet: null,
        table: null,
        rowsIn: featureCount,
        rowsKept: featureCount - made.setAsideCount,
        rowsSetAside: made.setAsideCount,
        plan: null,
      },
    ],
    tables: [],
    groups: log.groups(),
    worst: log.worst(),
  };
}

/** Says of a set that it is written, and too large for pages. */
function sizeFindings(text: string, file: string): BoundaryFinding[] {
  const byteCount = Buffer.byteLength(text);
  if (byteCount <= MOST_SET_BYTES) return [];
  const mib = Math.ceil(byteCount / 1024 / 1024);
  const most = MOST_SET_BYTES / 1024 / 1024;
  return [
    {
      code: 'set_large',
      level: 'warning',
      where: {},
      value: file,
      reason: `the boundary set has ${mib} MiB; a page fetches ${most} MiB at most, and draws tiles instead`,
      remedy: 'simplify the file first, for instance with mapshaper -simplify 10%, or import it in parts',
      zh: {
        reason: `边界数据有 ${mib} MiB，网页最多读取 ${most} MiB，会改画网格`,
        remedy: '请先简化文件，例如用 mapshaper -simplify 10%，或分成几部分导入',
      },
    },
  ];
}

async function run({ paths, options, terminal }: CommandCall): Promise<number> {
  const [path] = paths;
  if (path === undefined) throw new UsageError('no file is given', 'name a GeoJSON, TopoJSON or shapefile');
  if (paths.length > 1) throw new UsageError('more than one file is given', 'import one after the other');
  checkRequired(options);
  const attribution = attributionOf(options);
  const level = BOUNDARY_LEVELS.find((known) => known === options.text('level')) ?? 'county';
  const register = await loadRegister();
  const withinText = options.text('within');
  const within = withinText === null ? {} : { within: divisionOf('within', withinText, register) };
  const [codeField, nameField] = [options.text('code-field'), options.text('name-field')];
  const file = basename(path);
  const locale = reportLocale(options, terminal, !options.has('json')) ?? 'en';
  const target = BOUNDARY_SYSTEMS.find((system) => system === options.text('to-crs')) ?? attribution.crs;
  const limitMib = options.integer('limit', 1, MOST_MIB) ?? LIMIT_MIB;
  const source = await readBoundarySource(path, options.text('layer'), limitMib);
  const declared = systemFindings(source.system, attribution.crs, file);
  const made = toBoundaries(source.features, {
    level,
    attribution,
    register,
    ...within,
    ...(codeField === null ? {} : { codeField }),
    ...(nameField === null ? {} : { nameField }),
  });
  const kept = made.set.features.features.length;
  const judged = kept === 0 ? [] : checkBoundaries(made.set, register, within);
  const featureCount = source.features.length;
  const output = options.text('output') ?? '';
  const isRefused = kept === 0 || judged.some(({ code }) => FORBIDDING.has(code));
  const text = isRefused ? '' : `${JSON.stringify(convertBoundaries(made.set, target))}\n`;
  const findings = [...declared, ...made.findings, ...judged, ...sizeFindings(text, basename(output))];
  const report = reportOf(findings, file, { made, featureCount, locale });
  const written = isRefused ? [] : await writeFiles(dirname(output), { [basename(output)]: text });
  const status = isRefused ? EXIT.error : exitStatus(report);
  if (options.has('json')) {
    const { groups, worst } = report;
    const summary = { featuresIn: source.features.length, features: kept, setAside: made.setAsideCount };
    terminal.out(`${JSON.stringify({ ...summary, worst, exitStatus: status, files: written, groups }, null, 2)}\n`);
    return status;
  }
  const groups = { ...report, files: [] };
  if (report.groups.length > 0) {
    const text = formatReportText(groups, { color: colorsWanted(options, terminal), locale });
    terminal.out(`${text.split('\n\n').slice(0, -1).join('\n\n')}\n\n`);
  }
  terminal.out(
    `features in ${source.features.length} = features kept ${source.features.length - made.setAsideCount} + features set aside ${made.setAsideCount}\n`,
  );
  if (isRefused) terminal.out('nothing was written\n');
  for (const { path: place } of written) terminal.out(`wrote ${place}: ${kept} outlines of level ${level}\n`);
  return status;
}

/** `practice-atlas boundaries import`: makes a boundary set of somebody's file. */
export const boundariesImport: Command = {
  name: 'boundaries import',
  summary: 'make a boundary set of a GeoJSON, TopoJSON or shapefile',
  usage: 'FILE --level L --source TEXT --licence TEXT --crs SYSTEM -o FILE [options]',
  about: [
    'Reads outlines of divisions, finds the code of each, mends rings, checks them against the register, and writes a boundary',
    'set that carries its source, licence, map approval (审图号) and coordinate system; what cannot be read is told and left out.',
    'Coordinates stay as they are unless --to-crs names another system.',
    'A shapefile is named by its .shp, with .dbf, .prj and .cpg beside it, or as a .zip; words may be UTF-8 or GBK.',
    'A set of the whole country has to hold 台湾省, 海南岛, 钓鱼岛, 南海诸岛 and the dashes around them (100000_JD).',
  ],
  options: {
    level: { value: 'LEVEL', words: BOUNDARY_LEVELS, about: 'what the outlines are' },
    source: { value: 'TEXT', about: 'whose boundaries these are; drawn with every map' },
    licence: { value: 'TEXT', about: 'under which terms they may be used' },
    crs: { value: 'SYSTEM', words: BOUNDARY_SYSTEMS, about: 'the coordinate system' },
    output: { value: 'FILE', short: 'o', about: 'the boundary set to write' },
    'map-approval': { value: 'NUMBER', about: 'the 审图号; without one every map says that it has none' },
    'published-on': { value: 'DATE', about: 'when the source was published' },
    'code-field': { value: 'NAME', about: 'the property with the division code' },
    'name-field': { value: 'NAME', about: 'the property with the name' },
    layer: { value: 'NAME', about: 'one of several layers of a TopoJSON file or an archive' },
    within: { value: 'CODE', about: 'the division of which these are parts; default the smallest around all' },
    'to-crs': { value: 'SYSTEM', words: BOUNDARY_SYSTEMS, about: 'convert to this coordinate system; the map says so' },
    limit: { value: 'MIB', about: `the largest file that is read; default ${LIMIT_MIB} MiB` },
    lang: { value: 'LANG', words: ['zh', 'en'], about: 'language of the findings; default that of the terminal' },
    json: { about: 'print what was done as JSON' },
  },
  examples: [
    [
      'practice-atlas boundaries import 辽宁.geojson --level city --source 天地图 --licence "terms of use" --crs cgcs2000 -o cities.json',
      'cities of a province',
    ],
    [
      'practice-atlas boundaries import 县界.zip --level county --code-field PAC --map-approval "GS(2024)0000号" --source 自然资源部 --licence public --crs cgcs2000 -o counties.json',
      'a packed shapefile with its approval number',
    ],
  ],
  run,
};
