import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AtlasError } from '@practice-atlas/dataset';
import { type NodeChunk, type NodeConnection, type NodeModule, nodeDuckDb } from '@practice-atlas/measure/duckdb.js';
import type { OpenDuckDb } from './terminal.js';

const MODULE = '@duckdb/node-api';

/** What is used of the module; its own types are there only where it is installed. */
interface DuckDbModule extends NodeModule<unknown, NodeChunk> {
  readonly DuckDBInstance: {
    create(
      path: string,
      options?: Readonly<Record<string, string>>,
    ): Promise<{
      connect(): Promise<NodeConnection<NodeChunk> & { closeSync(): void }>;
      closeSync(): void;
    }>;
  };
}

function missing(message: string, cause: unknown): AtlasError {
  return new AtlasError('engine_missing', message, {
    hint: `install it beside the command (npm install ${MODULE}), or read the files with --engine memory`,
    details: { engine: 'duckdb' },
    cause,
  });
}

async function loadModule(): Promise<DuckDbModule> {
  let file: string;
  try {
    file = createRequire(import.meta.url).resolve(MODULE);
  } catch (cause) {
    throw missing(`${MODULE} is not installed`, cause);
  }
  try {
    const { default: loaded } = (await import(pathToFileURL(file).href)) as { readonly default: DuckDbModule };
    return loaded;
  } catch (cause) {
    throw missing(`${MODULE} cannot be loaded: it is not made for this machine, or broken`, cause);
  }
}

/** Opens a database in memory that puts what does not fit there into a folder of its own. Throws AtlasError `engine_missing`. */
export async function openDuckDb(): Promise<OpenDuckDb> {
  const duckdb = await loadModule();
  const folder = await mkdtemp(join(tmpdir(), 'practice-atlas-'));
  const instance = await duckdb.DuckDBInstance.create(':memory:', { temp_directory: folder });
  const connection = await instance.connect();
  return {
    connection: nodeDuckDb(duckdb, connection),
    async close() {
      connection.closeSync();
      instance.closeSync();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
