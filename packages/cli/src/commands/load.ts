import { AtlasError } from '@practice-atlas/dataset';
import { connectCluster, dropLoad, type LoadResult, loadDataset } from '@practice-atlas/measure/clickhouse.js';
import { exitStatus, plainText, reportJson } from '@practice-atlas/transform';
import { clickhouseAddress, isClickhouseAddress } from '../clickhouse-address.js';
import type { Command, CommandCall } from '../command.js';
import { findingsSummary } from '../findings-summary.js';
import { showProgress } from '../show-progress.js';
import { TRANSFORM_OPTIONS, transformPaths } from '../transform-paths.js';
import { UsageError } from '../usage-error.js';

const DEFAULT_BATCH = 250_000;

function addressOf(paths: readonly string[]): { argument: string; files: readonly string[] } {
  const [argument, ...more] = paths.filter(isClickhouseAddress);
  if (argument === undefined)
    throw new UsageError('no server is named', 'name it after the files: clickhouse://USER@HOST:PORT/DATABASE');
  if (more.length > 0)
    throw new UsageError('two servers are named', 'name one; for several shards put a comma between their hosts');
  return { argument, files: paths.filter((path) => path !== argument) };
}

function loadedText({ load, tables, rowCount, batchCount, skippedCount }: LoadResult, place: string): string {
  const counts = Object.entries(tables).map(([table, rows]) => `  ${table} ${rows}`);
  const before = skippedCount > 0 ? `, of which ${skippedCount} were there` : '';
  return `${counts.join('\n')}\nloaded ${rowCount} rows in ${batchCount} batches${before} into ${plainText(place)}, as "${plainText(load)}"\n`;
}

async function run(call: CommandCall): Promise<number> {
  const { options, terminal } = call;
  const { argument, files } = addressOf(call.paths);
  const { urls, user, database } = clickhouseAddress(argument);
  const batchRows = options.integer('batch', 1, 1_000_000) ?? DEFAULT_BATCH;
  const cluster = options.text('cluster');
  const { dataset, report } = await transformPaths({ ...call, paths: files });
  if (report.tables.length === 0) {
    terminal.err(findingsSummary(report));
    throw new AtlasError('dataset_empty', 'there is no row to load', { hint: 'run "practice-atlas check" to see why' });
  }
  const load = options.text('name') ?? dataset.name;
  const password = terminal.env?.CLICKHOUSE_PASSWORD;
  const credentials = { ...(user === null ? {} : { user }), ...(password === undefined ? {} : { password }) };
  const asked = terminal.signal ? { signal: terminal.signal } : {};
  const progress = showProgress(terminal);
  let result: LoadResult;
  try {
    const servers = await connectCluster(urls, { database, ...credentials }, { cluster, ...asked });
    if (options.has('replace')) await dropLoad(servers, load, asked);
    result = await loadDataset(servers, dataset, {
      load,
      batchRows,
      ...asked,
      ...(progress.onLoad ? { onProgress: progress.onLoad } : {}),
    });
  } finally {
    progress.clear();
  }
  if (options.has('json'))
    terminal.out(`${JSON.stringify({ ...result, database, report: reportJson(report) }, null, 2)}\n`);
  else {
    const hosts = urls.map((url) => new URL(url).host).join(', ');
    terminal.out(`${findingsSummary(report)}\n${loadedText(result, `database ${database} at ${hosts}`)}`);
  }
  return exitStatus(report);
}

/** `practice-atlas load`: loads the dataset of files into ClickHouse. */
export const load: Command = {
  name: 'load',
  summary: 'load files into a ClickHouse server or cluster',
  usage: 'PATH... clickhouse://USER@HOST:PORT/DATABASE [options]',
  about: [
    'Transforms files as "check" does and loads the dataset into a ClickHouse server, 18.16 or later, over HTTP. Database and',
    'tables are made when they are not there. Rows with errors are set aside and named; the rest is loaded.',
    'What breaks off is taken up again by the same command: each batch is there once, and readers see only whole ones.',
    'The password is read from the environment variable CLICKHOUSE_PASSWORD. clickhouses:// is TLS.',
    'Several shards: name the cluster, and a server of each shard with a comma between (HOST:PORT,HOST:PORT), or one server',
    'when the others answer on the same port of the hosts in its system.clusters.',
  ],
  options: {
    ...TRANSFORM_OPTIONS,
    cluster: {
      value: 'NAME',
      about: 'the cluster of system.clusters whose shards share the rows; default a single server',
    },
    batch: { value: 'ROWS', about: `rows of a batch, default ${DEFAULT_BATCH}; the same each time` },
    name: { value: 'NAME', about: 'the name under which the load is known; default that of the dataset' },
    replace: { about: 'take back what was loaded under that name first' },
    json: { about: 'print what was done as JSON' },
  },
  examples: [
    ['practice-atlas load records clickhouse://loader@10.0.0.1:8123/practice', 'a folder of workbooks and exports'],
    [
      'practice-atlas load dataset clickhouse://loader@10.0.0.1,10.0.0.2/practice --cluster main',
      'a data package, over two shards',
    ],
  ],
  run,
};
