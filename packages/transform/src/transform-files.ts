import { type Lifecycle, type PracticeDataset, lifecycles as shipped, tableNames } from '@practice-atlas/dataset';
import type { Register } from '@practice-atlas/geo';
import { checkDataset } from './check/check-dataset.js';
import { findingOf } from './finding-of.js';
import { extendRegister } from './normalize/extend-register.js';
import { withNamesRead } from './normalize/headings/named-headings.js';
import { resolveNames } from './normalize/headings/resolve-names.js';
import type { MappingFile } from './normalize/mapping/mapping-file.js';
import { fileMapping } from './normalize/mapping/match-file.js';
import type { NormalizeOptions } from './normalize/normalize-scope.js';
import type { NormalizedTable } from './normalize/normalized-table.js';
import { deriveCases } from './normalize/rows/derive-cases.js';
import { setRepeatsAside } from './normalize/set-repeats-aside.js';
import { normalizeStream } from './normalize-stream.js';
import type { Input } from './read/input/open-input.js';
import { nameSources } from './read/name-sources.js';
import { nameStreams } from './read/name-streams.js';
import { type RawFiles, type ReadFilesOptions, readFiles } from './read/read-files.js';
import { tellNumbersApart } from './repeats/row-numbers.js';
import { explainKeys } from './report/explain-keys.js';
import { createFindingLog } from './report/finding-log.js';
import { createRowLedger, type RowLedger } from './report/row-ledger.js';
import type { FileTally, Transformation } from './report/transformation.js';
import { toDataset } from './to-dataset.js';

/** What to know of files besides their content. */
export interface TransformOptions extends ReadFilesOptions {
  /** Name of the dataset; default: that of a data package among the files, else `practice`. */
  readonly name?: string;
  /** Default: that of a data package among the files, else 实践数据 and Practice data. */
  readonly title?: { readonly zh: string; readonly en: string };
  /** Reads places by name, and fills `regions` with every unit of each level in use. */
  readonly register?: Register;
  /** Code of the unit within which all places lie. */
  readonly within?: string;
  /** For dates without a year. */
  readonly year?: number;
  /** For times without a zone; default 480, China. */
  readonly offsetMinutes?: number;
  /** Says what headings and words stand for; what is given here goes before what it says. */
  readonly mapping?: MappingFile;
  /** A day such as `2019-12-31`, after which nothing can have happened; default: the current day in China. */
  readonly today?: string;
  /** How many findings of a kind, file and column are kept; default 1000. All are counted. */
  readonly findingLimit?: number;
}

/** Lists what normalizing needs; what the caller says goes before what the mapping file says. */
function normalizeOptions(
  { register, mapping, ...given }: TransformOptions,
  lifecycles: Readonly<Record<string, Lifecycle>>,
): Omit<NormalizeOptions, 'log'> {
  const within = given.within ?? mapping?.within ?? undefined;
  const year = given.year ?? mapping?.year ?? undefined;
  const offsetMinutes = given.offsetMinutes ?? mapping?.offsetMinutes ?? undefined;
  return {
    lifecycles,
    keepsNames: true,
    sources: new Set(),
    ...(register ? { register } : {}),
    ...(within === undefined ? {} : { within }),
    ...(year === undefined ? {} : { year }),
    ...(offsetMinutes === undefined ? {} : { offsetMinutes }),
  };
}

interface NormalizedFiles {
  readonly tables: NormalizedTable[];
  /** With the units that a table of divisions among the files adds. */
  readonly register: Register | undefined;
}

async function normalizeAll(files: RawFiles, ledger: RowLedger, options: TransformOptions): Promise<NormalizedFiles> {
  const lifecycles: Record<string, Lifecycle> = Object.assign(Object.create(null), files.description.lifecycles);
  Object.assign(lifecycles, options.mapping?.lifecycles);
  const normalize: NormalizeOptions = { ...normalizeOptions(options, lifecycles), log: ledger.log };
  const named = nameStreams();
  const tables: NormalizedTable[] = [];
  const nameSource = nameSources();
  let { register } = options;
  const filesWithTables = new Set<string>();
  const notes: { readonly file: string; readonly tell: (isBesideTables: boolean) => void }[] = [];
  for await (const given of files.streams) {
    options.signal?.throwIfAborted();
    const stream = named(given);
    const known = { ...normalize, sourceName: nameSource(stream), ...(register ? { register } : {}) };
    const { tables: made, isTable, tellNote } = await normalizeStream(stream, ledger, known, options);
    if (isTable) filesWithTables.add(stream.file);
    if (tellNote) notes.push({ file: stream.file, tell: tellNote });
    for (const table of made) if (register && table.name === 'regions') register = extendRegister(register, table);
    tables.push(...made);
  }
  for (const { file, tell } of notes) tell(filesWithTables.has(file));
  ledger.log.addAll(files.findings);
  return { tables, register };
}

function handOver(
  tables: readonly NormalizedTable[],
  { description }: RawFiles,
  { log, planOf }: RowLedger,
  { register, mapping, ...options }: TransformOptions,
): PracticeDataset {
  const within = options.within ?? mapping?.within ?? undefined;
  const lifecycles = { ...description.lifecycles, ...mapping?.lifecycles };
  return toDataset(tables, {
    ...description,
    name: options.name ?? description.name ?? 'practice',
    title: options.title ?? description.title ?? { zh: '实践数据', en: 'Practice data' },
    ...(Object.keys(lifecycles).length > 0 ? { lifecycles } : {}),
    ...(register ? { register } : {}),
    ...(within === undefined ? {} : { within }),
    log: explainKeys(log, planOf),
  });
}

/** Says of the headings of names that they were read, where the ids of what they name are known. */
function withNames(tally: FileTally, tables: readonly NormalizedTable[]): FileTally {
  const { file, sheet, table, plan } = tally;
  const columns = tables
    .filter(({ name, origin: { places } }) => name === table && places[0]?.file === file && places[0].sheet === sheet)
    .flatMap(({ named = [], columns: made }) => named.filter(({ column }) => Object.hasOwn(made, column)))
    .map(({ column }) => column);
  return plan === null || columns.length === 0 ? tally : { ...tally, plan: withNamesRead(plan, new Set(columns)) };
}

/**
 * Turns files into one dataset and says what was wrong, with file, sheet, row and heading: reads every file and sheet, finds out which
 * table each is, normalizes cells, sets repetitions aside, checks keys, references and the dataset as a whole. The order of the inputs is
 * the order of the exports: later rows go before earlier ones with the same key.
 *
 * Files are read piece by piece; no piece is kept. Every row of a file is in the dataset or named by a finding (`rowsIn = rowsKept +
 * rowsSetAside`, counted apart and compared). A sheet that fits no table is one finding `table_unknown` with the range of its rows.
 * When no row is kept, the dataset is empty and the finding `dataset_empty`, an error, says so; the report says why.
 * The findings that are kept are the dataset's findings too.
 *
 * Throws AtlasError when the only file cannot be read at all (`file_missing`, `file_malformed`, `file_unsupported`, `file_too_large`),
 * and the signal's reason when it is aborted, between pieces.
 *
 * @example
 * const { dataset, report } = await transformFiles(['orders.xlsx', 'sites.csv'], { register: await loadRegister() });
 * console.log(formatReportText(report));
 */
export async function transformFiles(
  inputs: Input | readonly Input[],
  options: TransformOptions = {},
): Promise<Transformation> {
  const { findingLimit, signal, today, mapping } = options;
  const ledger = createRowLedger(createFindingLog(findingLimit === undefined ? {} : { limit: findingLimit }));
  const { log } = ledger;
  const headingRowCount = (file: string, sheet: string | null) =>
    options.headingRowCount?.(file, sheet) ?? fileMapping(mapping, file, sheet)?.headingRows ?? null;
  const files = await readFiles(inputs, { ...options, headingRowCount });
  const { tables, register } = await normalizeAll(files, ledger, options);
  const lifecycles = { ...shipped, ...files.description.lifecycles, ...mapping?.lifecycles };
  const resolved = resolveNames(tellNumbersApart(tables, log), log);
  const kept = deriveCases(setRepeatsAside(resolved, log), lifecycles, log);
  tables.length = 0;
  const made = handOver(kept, files, ledger, { ...options, ...(register ? { register } : {}) });
  signal?.throwIfAborted();
  const within = options.within ?? mapping?.within ?? undefined;
  checkDataset(made, {
    log,
    ...(today === undefined ? {} : { today }),
    ...(register ? { register } : {}),
    ...(within === undefined ? {} : { within }),
  });
  const tallies = ledger.tallies(made).map((tally) => withNames(tally, resolved));
  if (tallies.every(({ rowsKept }) => rowsKept === 0)) {
    const groups = log.groups();
    const whole = groups.find(({ level, column }) => level === 'error' && column === null) ?? groups[0];
    const worst = whole?.findings[0];
    const reason = 'no row of the files is in the dataset';
    log.add(findingOf('dataset_empty', 'error', null, reason, worst?.remedy ?? 'give a file that holds rows'));
  }
  const filled = tableNames.flatMap((name) => {
    const { rowCount } = made.tables[name];
    return rowCount > 0 ? [{ name, rowCount }] : [];
  });
  return {
    dataset: { ...made, findings: log.findings() },
    report: { files: tallies, tables: filled, groups: log.groups(), worst: log.worst() },
  };
}
