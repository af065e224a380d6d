import { AtlasError, type DatasetDescription, type Finding, personalData } from '@practice-atlas/dataset';
import { findingOf } from '../finding-of.js';
import { fileStreams, filesWithin } from './file-streams.js';
import { findFiles } from './input/find-files.js';
import type { FoundFile } from './input/found-file.js';
import type { Input } from './input/open-input.js';
import { type PackagedFile, packagedFiles } from './input/packaged-files.js';
import { plainFileNames } from './input/plain-file-names.js';
import { plainHeadings } from './layout/plain-headings.js';
import type { HeadingRowCount } from './layout/told-heading.js';
import type { RawStream, RawTable } from './raw-table.js';
import type { ReadLimits } from './read-limits.js';
import type { ReadProgress } from './read-progress.js';

/** How to read files. */
export interface ReadFilesOptions {
  readonly onProgress?: ((progress: ReadProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly fetch?: typeof fetch | undefined;
  readonly limits?: Partial<ReadLimits> | undefined;
  /** How many rows the heading of a file, or of a sheet of it, has; default, and where it gives null: found out. */
  readonly headingRowCount?: HeadingRowCount | undefined;
  /** Paths of files, within the folder or archive that is given, that are known to hold no data: left out without a finding. */
  readonly leftOut?: readonly string[] | undefined;
  /** Of one input; default: 2 GiB. */
  readonly maxBytes?: number | undefined;
}

/** Files as they are read, one after the other. */
export interface RawFiles {
  /** What data packages of ours among them say of the dataset; of one within an archive in an archive, once it was reached. */
  readonly description: Partial<DatasetDescription>;
  /** To be gone through once, each stream before the next. */
  readonly streams: AsyncIterable<RawStream>;
  /** About files as a whole; complete when the streams have been gone through. */
  readonly findings: readonly Finding[];
}

const MOST_DEPTH = 2;

function findingOfError(error: AtlasError, name: string): Finding {
  const isSkipped = error.code === 'file_unsupported';
  const where = { ...error.where, file: personalData(name) === null ? name : 'a file' };
  const isPlain = personalData(error.message) === null && personalData(error.hint) === null;
  return findingOf(
    isSkipped ? 'file_skipped' : error.code,
    isSkipped ? 'warning' : 'error',
    null,
    isPlain ? error.message : 'the file, of which the name holds personal data, cannot be read',
    isPlain ? error.hint : 'rename the file and read it by itself',
    where,
  );
}

function emptyArchive(file: string): Finding {
  return findingOf('file_empty', 'warning', null, 'the archive holds no files', 'leave it out, or pack it again', {
    file,
  });
}

/** Reads the first piece, so that a file that cannot be read is known before its stream is handed on. */
async function begun(stream: RawStream, onError: (error: unknown) => void): Promise<RawStream | null> {
  const iterator = stream.pieces[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done) return null;
  async function* pieces(): AsyncGenerator<RawTable> {
    try {
      for (let next = first; !next.done; next = await iterator.next()) yield next.value;
    } catch (error) {
      onError(error);
    } finally {
      await iterator.return?.();
    }
  }
  return { ...stream, pieces: pieces() };
}

/**
 * Reads files of any kind that is known, by their first bytes and then by their names: workbooks, CSV, JSON, NDJSON, Parquet, Arrow,
 * ZIP archives, folders (Node) and data packages. Opens one after the other, while the streams are gone through.
 * A file among others that nothing reads is a finding `file_skipped`; one that fails is a finding with the code of its error; the rest
 * goes on. A file alone throws its AtlasError, from here or from its stream.
 *
 * @example
 * const { streams, findings } = await readFiles(['orders.xlsx', 'sites.csv']);
 * for await (const { file, sheet, pieces } of streams) for await (const piece of pieces) console.log(file, sheet, piece.rowCount);
 */
export async function readFiles(input: Input | readonly Input[], options: ReadFilesOptions = {}): Promise<RawFiles> {
  const { signal, limits, onProgress, headingRowCount } = options;
  const inputs = Array.isArray(input) ? (input as readonly Input[]) : [input as Input];
  const findings: Finding[] = [];
  const description: Partial<DatasetDescription> = {};
  const record = (error: unknown, name: string) => {
    if (!(error instanceof AtlasError)) throw error;
    findings.push(findingOfError(error, name));
  };
  const renamed = (files: readonly FoundFile[]): FoundFile[] => {
    const plain = plainFileNames(files);
    findings.push(...plain.findings);
    return plain.files;
  };
  const given: FoundFile[] = [];
  for (const [i, files] of (await findFiles(inputs, options)).entries()) {
    if (!(files instanceof AtlasError)) given.push(...files);
    else if (inputs.length === 1) throw files;
    else record(files, files.where.file ?? `input ${i + 1}`);
  }
  const found = renamed(given);
  const plan = async (files: readonly FoundFile[]): Promise<PackagedFile[]> => {
    const packaged = await packagedFiles(files, options);
    findings.push(...packaged.findings);
    for (const { error, name } of packaged.errors) {
      if (inputs.length === 1 && packaged.files.length === 0) throw error;
      record(error, name);
    }
    const lifecycles = { ...packaged.description.lifecycles, ...description.lifecycles };
    Object.assign(description, { ...packaged.description, ...description });
    if (Object.keys(lifecycles).length > 0) description.lifecycles = lifecycles;
    return packaged.files;
  };
  async function* streamsOf(
    files: readonly PackagedFile[],
    isAlone: boolean,
    above?: string,
  ): AsyncGenerator<RawStream> {
    for (const { file, resource } of files) {
      signal?.throwIfAborted();
      const { name, depth, unfolded, folder = above ?? '' } = file;
      const fail = (error: unknown) => {
        if (isAlone || signal?.aborted) throw error;
        record(error, name);
      };
      let streams: RawStream[] | null = [];
      let inner: FoundFile[] = [];
      try {
        const opened = await file.open();
        const { table = null, delimiter, encoding } = resource ?? {};
        streams = await fileStreams({
          opened,
          name,
          table,
          delimiter,
          encoding,
          unfolded,
          limits,
          signal,
          onProgress,
          headingRowCount,
        });
        if (streams === null && depth >= MOST_DEPTH)
          throw new AtlasError('file_unsupported', `${name} lies in too many archives`, {
            hint: 'unpack it first',
            where: { file: name },
          });
        if (streams === null) inner = renamed((await filesWithin(file, limits)) ?? []);
      } catch (error) {
        fail(error);
        continue;
      }
      if (streams === null && inner.length === 0) findings.push(emptyArchive(name));
      else if (streams === null) yield* streamsOf(await plan(inner), isAlone && inner.length === 1, folder);
      else if (streams.length === 0)
        findings.push(
          findingOf('file_empty', 'warning', null, 'the file holds no rows', 'leave it out', { file: name }),
        );
      for (const [i, stream] of (streams ?? []).entries()) {
        let ready: RawStream | null = null;
        try {
          ready = await begun(stream, fail);
        } catch (error) {
          fail(error);
        }
        const ownName = name.startsWith(folder) ? name.slice(folder.length) : name;
        if (ready) yield { ...plainHeadings(ready, i + 1), ownName };
      }
    }
  }
  const isOne = inputs.length === 1 && found.length === 1;
  const unpacked = isOne && found[0] ? await filesWithin(found[0], limits) : null;
  if (unpacked?.length === 0 && found[0]) findings.push(emptyArchive(found[0].name));
  const files = await plan(unpacked === null ? found : renamed(unpacked));
  return { description, streams: streamsOf(files, inputs.length === 1 && files.length === 1), findings };
}
