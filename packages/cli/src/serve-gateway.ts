import { AtlasError } from '@practice-atlas/dataset';
import { loadRegister } from '@practice-atlas/geo/register.js';
import { createRowEngine, createSliceEngine } from '@practice-atlas/measure';
import { createClickhouseClient, createLoadedSource } from '@practice-atlas/measure/clickhouse.js';
import {
  createGateway,
  GATEWAY_LIMITS,
  GATEWAY_PATHS,
  type GatewayLimits,
  type GatewayOptions,
} from '@practice-atlas/measure/gateway.js';
import { plainText } from '@practice-atlas/transform';
import { answerArrow } from './answer-arrow.js';
import { answerRequest } from './answer-request.js';
import { packageForDuckDb } from './choose-engine.js';
import { clickhouseAddress, isClickhouseAddress } from './clickhouse-address.js';
import type { CommandCall } from './command.js';
import { openDuckDbPackage } from './duckdb-package.js';
import { findingsSummary } from './findings-summary.js';
import { formatError } from './format-error.js';
import { allowedOrigins } from './gateway-options.js';
import { openRequestLog } from './request-log.js';
import { isOwnName, type Site, serveSite } from './serve-site.js';
import { divisionOf, transformPaths } from './transform-paths.js';
import { UsageError } from './usage-error.js';

const ARROW_STREAM = 'application/vnd.apache.arrow.stream';

/** What a gateway asks, and how it is called. */
interface Opened {
  readonly source: GatewayOptions['source'];
  readonly name: string;
  /** What was wrong with the files. */
  readonly summary: string;
  /** Gives back what it holds besides memory. */
  readonly close?: () => Promise<void>;
}

interface EngineLimits {
  readonly mostRows: number;
  readonly minimumGroup: number;
}

async function openFiles(call: CommandCall, limits: EngineLimits): Promise<Opened> {
  const { dataset, report } = await transformPaths(call);
  const summary = findingsSummary(report);
  if (report.tables.length === 0) {
    call.terminal.err(summary);
    throw new AtlasError('dataset_empty', 'there is no row to ask', { hint: 'run "practice-atlas check" to see why' });
  }
  const source = { engine: createSliceEngine(dataset, limits), outline: dataset };
  return { source, name: plainText(dataset.title.zh), summary: `${summary}\n` };
}

/** Leaves the rows of a data package to DuckDB. */
async function openPackage(call: CommandCall, limits: EngineLimits): Promise<Opened> {
  const { options, terminal } = call;
  const [register, found] = await Promise.all([loadRegister(), packageForDuckDb(call)]);
  if (!found)
    throw new UsageError('no data package is given', 'name one: practice-atlas serve dataset --engine duckdb');
  const written = options.text('within');
  const within = written === null ? null : divisionOf('within', written, register);
  const { outline, rows, close } = await openDuckDbPackage(found, { register, within, terminal, store: true });
  const source = { engine: createRowEngine(outline, rows, limits), outline };
  const summary = 'rows were not checked; "practice-atlas check" reads and checks them\n';
  return { source, name: plainText(outline.title.zh), summary, close };
}

/** Connects as a user that can only read; what stands on the server is looked at before anything is served. */
async function openServer(argument: string, call: CommandCall, limits: EngineLimits, timeMs: number): Promise<Opened> {
  if (call.paths.length > 0)
    throw new UsageError(
      'files are named beside a server',
      'load them first: practice-atlas load PATH... clickhouse://...',
    );
  const { urls, user, database } = clickhouseAddress(argument);
  const [url, ...others] = urls;
  if (others.length > 0)
    throw new UsageError('two servers are named', 'name one of them: it asks the other shards itself');
  const password = call.terminal.env?.CLICKHOUSE_PASSWORD;
  const client = createClickhouseClient({
    url,
    database,
    timeoutMs: timeMs,
    ...(user === null ? {} : { user }),
    ...(password === undefined ? {} : { password }),
    onWarning: (error) => call.terminal.err(formatError(error, { withStack: false }).text),
  });
  const source = createLoadedSource(client, limits);
  await source();
  return { source, name: plainText(`database ${database} at ${new URL(url).host}`), summary: '' };
}

/** Opens what `--engine` names. */
async function openEngine(call: CommandCall, limits: EngineLimits, timeMs: number): Promise<Opened> {
  const argument = call.options.text('engine') ?? '';
  if (call.options.has('region'))
    throw new UsageError('--region is of the page that shows files', 'a page of a gateway says itself what it shows');
  if (argument === 'memory') return openFiles(call, limits);
  if (argument === 'duckdb') return openPackage(call, limits);
  if (isClickhouseAddress(argument)) return openServer(argument, call, limits, timeMs);
  throw new UsageError(
    '--engine is neither memory, nor duckdb, nor the address of a server',
    'write --engine memory PATH..., --engine duckdb PACKAGE, or --engine clickhouse://USER@HOST:PORT/DATABASE',
  );
}

function limitsOf({ options }: CommandCall): GatewayLimits {
  const { groups, timeMs, atOnce } = GATEWAY_LIMITS;
  return {
    ...GATEWAY_LIMITS,
    groups: options.integer('most-groups', 1, 1_000_000) ?? groups,
    timeMs: (options.integer('most-seconds', 1, 3600) ?? timeMs / 1000) * 1000,
    atOnce: options.integer('most-questions', 1, 1000) ?? atOnce,
  };
}

/** A gateway that is served. */
export interface ServedGateway {
  readonly url: string;
  readonly name: string;
  readonly summary: string;
  readonly origins: readonly string[];
  readonly close: () => Promise<void>;
}

/** Serves a gateway, beside the files of a page when there are some. */
export async function serveGateway(
  call: CommandCall,
  page: Site | null,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<ServedGateway> {
  const { options, terminal } = call;
  const limits = limitsOf(call);
  const origins = allowedOrigins(call);
  const names = options.list('allow-name');
  const minimumGroup = options.integer('minimum-group', 1, 1000) ?? 3;
  const log = await openRequestLog(options.text('log'), terminal.err);
  const engineLimits = { mostRows: limits.groups, minimumGroup };
  const opened = await openEngine(call, engineLimits, limits.timeMs).catch(async (error: unknown) => {
    await log.close();
    throw error;
  });
  const { source, name, summary, close: closeEngine = async () => {} } = opened;
  const gateway = createGateway({
    source,
    limits,
    origins,
    isHost: (hostname) => isOwnName(hostname, [host, ...names]),
    writers: { [ARROW_STREAM]: answerArrow },
    log: log.write,
    onFault: (error) => terminal.err(formatError(error, { withStack: (terminal.env?.DEBUG ?? '') !== '' }).text),
  });
  const { url, close } = await serveSite(page ?? new Map(), {
    port,
    host,
    names,
    first: (request, response) => {
      if (page && !GATEWAY_PATHS.includes((request.url ?? '').split('?', 1)[0] ?? '')) return false;
      void answerRequest(request, response, gateway).catch((error: unknown) => {
        terminal.err(formatError(error, { withStack: false }).text);
        response.destroy();
      });
      return true;
    },
  }).catch(async (error: unknown) => {
    await closeEngine();
    throw error;
  });
  return {
    url,
    name,
    summary,
    origins,
    close: async () => {
      await close();
      await closeEngine();
      await log.close();
    },
  };
}
