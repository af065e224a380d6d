import { AtlasError, type AtlasErrorCode } from '@practice-atlas/dataset';
import type { ClickhouseClient } from './clickhouse-client.js';
import { statementId } from './create-client.js';
import { BATCH_COLUMN } from './create-table-sql.js';
import { quoteName } from './quote-name.js';
import { pause, retryDelayMs } from './retry.js';

/** What a shard gets of a batch. */
export interface ShardBatch {
  readonly shard: ClickhouseClient;
  readonly database: string;
  /** The table that holds the rows on the shard. */
  readonly table: string;
  /** In decimal digits. */
  readonly batch: string;
  readonly columns: readonly string[];
  readonly rowCount: number;
  /** In the format `Native`. */
  readonly block: Uint8Array<ArrayBuffer>;
  /** Whether rows of the batch, from a load that broke off, lie there. */
  readonly isBegun: boolean;
}

/** How a batch is sent. */
export interface LoadPolicy {
  /** How statements of this load begin their names on the server. */
  readonly idPrefix: string;
  readonly attempts: number;
  readonly retryBaseMs: number;
  readonly signal?: AbortSignal;
}

const PASSING = new Set<AtlasErrorCode>([
  'server_unreachable',
  'server_busy',
  'server_timeout',
  'answer_truncated',
  'shard_lost',
]);
const POLL_MS = 100;
const RUNNING_MS = 60_000;

/** Waits until no statement whose name begins so runs on a server: one whose connection broke may still write. */
export async function waitUntilEnded(client: ClickhouseClient, idPrefix: string, signal?: AbortSignal): Promise<void> {
  const endMs = performance.now() + RUNNING_MS;
  const options = { parameters: { prefix: idPrefix }, ...(signal ? { signal } : {}) };
  for (;;) {
    const { rows } = await client.query(
      'SELECT count() FROM system.processes WHERE position(query_id, {prefix:String}) = 1',
      options,
    );
    if (rows[0]?.[0] === 0) return;
    if (performance.now() > endMs)
      throw new AtlasError('server_busy', `${client.name} still runs statements of this load`, {
        hint: 'end the other run of the same load, then try again',
        details: { server: client.name },
      });
    await pause(POLL_MS, signal);
  }
}

async function clear({ shard, database, table, batch }: ShardBatch, { idPrefix, signal }: LoadPolicy): Promise<void> {
  await waitUntilEnded(shard, `${idPrefix}-${batch}-`, signal);
  await shard.command(
    `ALTER TABLE ${quoteName(database)}.${quoteName(table)} DROP PARTITION ${batch}`,
    signal ? { signal } : {},
  );
}

async function insertOnce(given: ShardBatch, { idPrefix, signal }: LoadPolicy): Promise<void> {
  const { shard, database, table, batch, columns, rowCount, block } = given;
  const options = signal ? { signal } : {};
  const place = `${quoteName(database)}.${quoteName(table)}`;
  await shard.insert(`INSERT INTO ${place} (${columns.map(quoteName).join(', ')}) FORMAT Native`, block, {
    ...options,
    id: `${idPrefix}-${batch}-${statementId()}`,
  });
  const { rows } = await shard.query(`SELECT count() FROM ${place} WHERE ${BATCH_COLUMN} = ${batch}`, options);
  const counted = rows[0]?.[0];
  if (counted !== rowCount)
    throw new AtlasError('answer_truncated', `${shard.name} has ${counted} of ${rowCount} rows that were sent`, {
      hint: 'end the other run of the same load, then try again',
      details: { server: shard.name },
    });
}

/** Gives a shard its rows of a batch, exactly once: after a failure what may lie there is dropped before it is sent again. */
export async function loadBatch(given: ShardBatch, policy: LoadPolicy): Promise<void> {
  const { attempts, retryBaseMs, signal } = policy;
  for (let attempt = 1, isBegun = given.isBegun; ; attempt++, isBegun = true)
    try {
      if (isBegun) await clear(given, policy);
      if (given.rowCount > 0) await insertOnce(given, policy);
      return;
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof AtlasError) || !PASSING.has(error.code) || attempt >= attempts) throw error;
      await pause(retryDelayMs(attempt, retryBaseMs, Math.random), signal);
    }
}
