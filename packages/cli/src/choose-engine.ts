import { totalmem } from 'node:os';
import { AtlasError } from '@practice-atlas/dataset';
import type { CommandCall, OptionSpec } from './command.js';
import { type FoundPackage, findPackage, isPackage } from './find-package.js';
import { UsageError } from './usage-error.js';

/** The files of a package that are read into memory may take this share of it: their texts and their columns stand there side by side. */
const MEMORY_SHARE = 0.25;
/** Parquet is packed: what its rows take is mostly less than this many times the file. */
const PARQUET_FACTOR = 4;
/** What only the transforming of files understands. */
const MEMORY_ONLY = ['mapping', 'year'] as const;

/** The option of commands that may leave rows to DuckDB. */
export const ENGINE_OPTION: Readonly<Record<string, OptionSpec>> = {
  engine: {
    value: 'ENGINE',
    words: ['memory', 'duckdb'],
    about: `what reads the rows; default duckdb for a data package larger than ${MEMORY_SHARE * 100} % of the memory, else memory`,
  },
};

function memoryBytes({ terminal }: CommandCall): number {
  if (terminal.memoryBytes !== undefined) return terminal.memoryBytes;
  const allowed = process.constrainedMemory();
  return allowed > 0 ? Math.min(totalmem(), allowed) : totalmem();
}

const isReadable = ({ format }: FoundPackage['files'][number]): boolean => format === 'csv' || format === 'parquet';

const sizeOf = ({ files }: FoundPackage): number =>
  files.reduce((sum, { format, byteLength }) => sum + byteLength * (format === 'parquet' ? PARQUET_FACTOR : 1), 0);

/** Finds the data package whose rows DuckDB reads; null where they are read into memory. */
export async function packageForDuckDb(call: CommandCall): Promise<FoundPackage | null> {
  const { paths, options } = call;
  const engine = options.text('engine');
  const [path] = paths;
  if (engine === 'memory' || path === undefined) return null;
  const only = MEMORY_ONLY.find((name) => options.has(name));
  const isOne = paths.length === 1 && (await isPackage(path));
  if (engine === null) {
    if (only !== undefined || !isOne) return null;
    // What is wrong with the descriptor is said by the reading that follows.
    const found = await findPackage(path).catch((error: unknown) => {
      if (error instanceof AtlasError) return null;
      throw error;
    });
    return found?.files.every(isReadable) && sizeOf(found) > MEMORY_SHARE * memoryBytes(call) ? found : null;
  }
  if (only !== undefined)
    throw new UsageError(
      `--engine duckdb takes no --${only}`,
      'it opens files that are clean already: run "practice-atlas normalize" first',
    );
  if (!isOne)
    throw new UsageError(
      '--engine duckdb opens one data package',
      'name a folder with a datapackage.json, as "practice-atlas normalize" writes it',
    );
  const found = await findPackage(path);
  const other = found.files.find((file) => !isReadable(file));
  if (other)
    throw new AtlasError('file_unsupported', `DuckDB reads no ${other.format} file`, {
      hint: 'write the package as CSV or Parquet, or read it with --engine memory',
      where: { file: other.path },
      details: { file: other.path, format: other.format },
    });
  return found;
}
