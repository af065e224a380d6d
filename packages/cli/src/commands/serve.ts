import { readdir, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { AtlasError, type PracticeDataset } from '@practice-atlas/dataset';
import type { Register } from '@practice-atlas/geo';
import { reportHtml, reportJson, type Transformation, type TransformReport } from '@practice-atlas/transform';
import type { Command, CommandCall } from '../command.js';
import { type DataMapPlace, dataMapPage } from '../data-map-page.js';
import { EXIT } from '../exit-status.js';
import { findingsSummary } from '../findings-summary.js';
import { GATEWAY_OPTIONS, refuseGatewayOptions } from '../gateway-options.js';
import { headlineMetrics } from '../headline-metrics.js';
import { packageSite } from '../package-site.js';
import { serveGateway } from '../serve-gateway.js';
import { type Site, type SiteContent, serveSite } from '../serve-site.js';
import { shownRegion } from '../shown-region.js';
import { type NamedRegion, smallestRegion } from '../smallest-region.js';
import { divisionOf, TRANSFORM_OPTIONS, transformPaths } from '../transform-paths.js';
import { UsageError } from '../usage-error.js';

const DEFAULT_PORT = 5173;

/** Lists the files below a folder, links left out, by their paths in it. */
async function filesBelow(folder: string): Promise<Map<string, SiteContent>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const file = join(entry.parentPath, entry.name);
        return [relative(folder, file).split(sep).join('/'), { file }];
      }),
  );
}

/** The bundle of elements for pages without a bundler. */
async function bundleFiles(): Promise<Map<string, SiteContent>> {
  try {
    const file = createRequire(import.meta.url).resolve('@practice-atlas/elements/cdn/data-map.js');
    return await filesBelow(dirname(file));
  } catch (cause) {
    throw new AtlasError('file_missing', 'the built elements are not there', {
      hint: 'in the repository, run "npm run build" first, or "npm start -- PATH"',
      cause,
    });
  }
}

/** The files of a page of the user's own. */
async function ownPage(folder: string): Promise<Map<string, SiteContent>> {
  const page = await stat(join(folder, 'index.html')).catch(() => null);
  if (!page?.isFile())
    throw new UsageError(`there is no index.html in ${folder}`, 'name the folder of your page with --page');
  return filesBelow(folder);
}

async function pageFiles(folder: string | null, place: DataMapPlace): Promise<Map<string, SiteContent>> {
  if (folder !== null) return ownPage(folder);
  const files = new Map<string, SiteContent>(Object.entries(dataMapPage(place)));
  for (const [path, content] of await bundleFiles()) files.set(`cdn/${path}`, content);
  return files;
}

/** What the page shows: the region asked for, else the one around all places; `place` is what the data are about. */
function shownOf(
  { options }: CommandCall,
  { dataset, register }: Transformation & { register: Register },
): {
  readonly place: NamedRegion | null;
  readonly region: NamedRegion | null;
  readonly dataset: PracticeDataset;
} {
  const wanted = options.text('region');
  if (wanted !== null) {
    const code = divisionOf('region', wanted, register);
    const region = { code, name: register.division(code)?.name ?? code };
    return { place: region, region, dataset };
  }
  const place = smallestRegion(dataset, register);
  return place === null ? { place, region: null, dataset } : { place, ...shownRegion(dataset, place, register) };
}

async function siteOf(
  folder: string | null,
  { place, region, dataset }: ReturnType<typeof shownOf>,
  report: TransformReport,
): Promise<Site> {
  const title = `${place?.name ?? ''}新时代文明实践中心数据地图`;
  const titleEn = `${place === null ? '' : `${place.name}: `}New Era Civilization Practice data map`;
  const shown = { region, title, titleEn, headlines: headlineMetrics(dataset) };
  const site = await pageFiles(folder, shown);
  if (!site.has('favicon.ico')) site.set('favicon.ico', '');
  const { 'report.html': page, 'report.css': style } = reportHtml(report);
  site.set('report.html', page).set('report.css', style);
  for (const [path, content] of packageSite(dataset)) site.set(path, content);
  return site.set('data/place.json', `${JSON.stringify(shown)}\n`);
}

const named = ({ code, name }: NamedRegion): string => `${name} (${code})`;

/** Waits until the command is told to end. */
function stopped({ signal }: CommandCall['terminal']): Promise<void> {
  return new Promise((done) => {
    if (signal?.aborted) done();
    else signal?.addEventListener('abort', () => done(), { once: true });
  });
}

interface Place {
  readonly port: number;
  readonly host: string;
}

const isThisMachine = (host: string): boolean => host === '127.0.0.1' || host === 'localhost' || host === '::1';

async function runGateway(call: CommandCall, place: Place): Promise<number> {
  const { options, terminal } = call;
  const folder = options.text('page');
  const page = folder === null ? null : await ownPage(folder);
  const { url, name, summary, origins, close } = await serveGateway(call, page, place);
  if (options.has('json')) terminal.out(`${JSON.stringify({ url, origins })}\n`);
  else {
    const pages = origins.length === 0 ? 'pages of its own host alone' : `pages of ${origins.join(', ')}`;
    terminal.out(`${summary}The gateway to ${name}: ${url}query\nIt answers ${pages}.\n`);
    if (!isThisMachine(place.host)) terminal.out('Other machines can ask it too.\n');
    terminal.out('Ctrl-C ends.\n');
  }
  await stopped(terminal);
  await close();
  return EXIT.fine;
}

async function run(call: CommandCall): Promise<number> {
  const { options, terminal } = call;
  const port = options.integer('port', 0, 65_535) ?? DEFAULT_PORT;
  const host = options.text('host') ?? '127.0.0.1';
  if (options.has('engine')) return runGateway(call, { port, host });
  refuseGatewayOptions(call);
  const transformation = await transformPaths(call);
  const { report } = transformation;
  if (report.tables.length === 0) {
    terminal.out(findingsSummary(report));
    throw new AtlasError('dataset_empty', 'there is no row to show', { hint: 'run "practice-atlas check" to see why' });
  }
  const shown = shownOf(call, transformation);
  const { place, region } = shown;
  const { url, close } = await serveSite(await siteOf(options.text('page'), shown, report), { port, host });
  if (options.has('json')) terminal.out(`${JSON.stringify({ url, region, report: reportJson(report) })}\n`);
  else {
    const around = region === null || region.code === place?.code ? '' : `, on the map of ${named(region)}`;
    const name = `${place === null ? 'these places' : named(place)}${around}`;
    terminal.out(`${findingsSummary(report)}\nThe data map of ${name}: ${url}\nEvery finding: ${url}report.html\n`);
    if (!isThisMachine(host)) terminal.out('Other machines can read it too.\n');
    terminal.out('Ctrl-C ends.\n');
  }
  await stopped(terminal);
  await close();
  return EXIT.fine;
}

/** `practice-atlas serve`: shows the data map of files in a browser, or opens a gateway. */
export const serve: Command = {
  name: 'serve',
  summary: 'show the data map of files in a browser, or answer the questions of pages',
  usage: '[PATH...] [options]',
  about: [
    'Transforms files as "check" does, keeps the dataset in memory and serves its data map to this machine, with every',
    'finding at report.html, the data package at data/datapackage.json, and as Arrow at arrow/datapackage.json. It ends',
    'with Ctrl-C.',
    'Pages run under a strict policy: script-src and style-src are this server, nothing is asked of any other.',
    'The address takes ?lang=en and ?theme=paper, night or wall.',
    '',
    'With --engine it opens a gateway in place of all that: POST query takes a question and answers in JSON or Arrow, outline',
    'gives regions, sources and published figures, health says that it runs. Rows are given to nobody. --engine memory asks the',
    'files, --engine duckdb a data package that may be larger than the memory, where it lies (npm install @duckdb/node-api);',
    '--engine clickhouse://USER@HOST:PORT/DATABASE asks what "load" brought there, and reads regions, sources and figures back',
    'from the server: no files are named. Name a user that can only read; the password is read from CLICKHOUSE_PASSWORD.',
    'With --page your own page stands beside it. Each request is a line of JSON in the log.',
  ],
  options: {
    ...TRANSFORM_OPTIONS,
    port: { value: 'N', about: `default ${DEFAULT_PORT}; a taken one moves on to the next; 0 is any` },
    host: { value: 'ADDRESS', about: 'default 127.0.0.1, this machine only; 0.0.0.0 for others' },
    region: {
      value: 'CODE',
      about: 'the division shown, by code or name; default the smallest around all that has parts',
    },
    ...GATEWAY_OPTIONS,
    page: {
      value: 'FOLDER',
      about: 'serve this folder in place of the page; the dataset is at data/ beside it, or the gateway',
    },
    json: { about: 'print the address and the report as one line of JSON' },
  },
  examples: [
    ['practice-atlas serve records', 'a folder of workbooks and exports'],
    ['practice-atlas serve "2019 点单.csv" --region 辽宁省 --port 8080', 'of a whole province'],
    ['practice-atlas serve records --engine memory --allow-origin https://portal.example', 'answer pages of a portal'],
    ['practice-atlas serve dataset --engine duckdb', 'from a data package of any size'],
    ['practice-atlas serve --engine clickhouse://reader@10.0.0.1:8123/practice --log asked.jsonl', 'of a server'],
  ],
  run,
};
