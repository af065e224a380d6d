import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { build, defaultServerConditions } from 'vite';
import { reportBench } from '../config/bench-report.mjs';
import { ROOT } from '../config/packages.mjs';
import { CODES, type Contents, type Orders, writeOrders } from './transform/write-orders.js';

/**
 * Read, normalize and check of a wide export of orders, beside Arquero's `fromCSV` of the same text, which only reads it, and beside
 * the same checks in SQL on DuckDB (`'@duckdb/node-api'`; printed, not judged). Each run is a process of its own on compiled
 * sources, interleaved, the order changed every round; medians of the paired ratios are judged. The file is made anew from `SEED`,
 * with planted faults; every result has to be that of the generator.
 *
 * `ROUNDS` (default 5), `ROWS` (default 1000000), `MANY` (ten times as many rows, default on; `MANY=0` leaves it out).
 */
const ROUNDS = Number(process.env.ROUNDS ?? 5);
const ROWS = Number(process.env.ROWS ?? 1_000_000);
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const MANY = process.env.MANY !== '0';
const AIM = { ratio: 2.5, memory: 6, growth: 11 };

interface Measured extends Partial<Contents> {
  readonly milliseconds: number;
  readonly peakBytes: number;
  readonly readingMilliseconds?: number;
  readonly rowCount?: number;
}
type Contender = 'ours' | 'arquero' | 'duckdb' | 'nothing';

const scripts = join(ROOT, 'test', 'bench', 'transform');
const cache = join(ROOT, 'node_modules', '.cache', 'bench', 'transform');
/** As deep as the sources of geo, which look for the register at `../../data`. */
const compiled = join(cache, 'src', 'compiled');
const folder = mkdtempSync(join(tmpdir(), 'practice-atlas-bench-'));
const wrong: string[] = [];

function contentsOf({ rowsKept, volunteers, beneficiaries, rating, steps, faults }: Partial<Contents>) {
  return { rowsKept, volunteers, beneficiaries, rating, steps, faults };
}

function measure(contender: Contender, orders: Orders): Measured {
  const script = join(contender === 'ours' ? compiled : scripts, `${contender}.mjs`);
  const printed = execFileSync(process.execPath, [script, orders.file, CODES.join()], {
    encoding: 'utf8',
    maxBuffer: 1 << 24,
  });
  const measured = JSON.parse(printed.trimEnd().split('\n').at(-1) ?? '{}') as Measured;
  const isRight =
    contender === 'arquero'
      ? measured.rowCount === orders.rowCount
      : contender === 'nothing' || isDeepStrictEqual(contentsOf(measured), contentsOf(orders));
  if (!isRight)
    wrong.push(
      `${contender} of ${orders.rowCount} rows: ${JSON.stringify(contentsOf(measured))}; expected ${JSON.stringify(contentsOf(orders))}`,
    );
  return measured;
}

/** Compiles our sources as they stand into plain modules, so that a change during the run does not count. */
async function compileOurs(): Promise<void> {
  cpSync(join(ROOT, 'packages', 'geo', 'data'), join(cache, 'data'), { recursive: true });
  const conditions = ['@practice-atlas/source', ...defaultServerConditions];
  await build({
    configFile: false,
    logLevel: 'error',
    root: scripts,
    ssr: { noExternal: [/^@practice-atlas\//], resolve: { conditions, externalConditions: [] } },
    build: {
      ssr: join(scripts, 'ours.ts'),
      outDir: compiled,
      emptyOutDir: true,
      minify: false,
      rollupOptions: { output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' } },
    },
  });
}

function makeOrders(rowCount: number): Orders {
  return writeOrders(join(folder, `orders-${rowCount}.csv`), rowCount, SEED);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
}

const megabytes = (bytes: number) => Math.round(bytes / 1e6);
const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(2);

function measureMany(one: number): { growth: number; peakBytes: number; orders: Orders; milliseconds: number } {
  const orders = makeOrders(ROWS * 10);
  const { milliseconds, peakBytes } = measure('ours', orders);
  rmSync(orders.file);
  return { growth: milliseconds / one, peakBytes, orders, milliseconds };
}

await compileOurs();
console.log(`SEED=${SEED}`);
try {
  const orders = makeOrders(ROWS);
  const few = makeOrders(ROWS / 10);
  const runs: Record<Contender, Measured[]> = { ours: [], arquero: [], duckdb: [], nothing: [] };
  const fewer: Measured[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const order: readonly Contender[] = round % 2 ? ['arquero', 'ours', 'duckdb'] : ['ours', 'arquero', 'duckdb'];
    fewer.push(measure('ours', few));
    for (const contender of order) runs[contender].push(measure(contender, orders));
  }
  runs.nothing.push(measure('nothing', orders));
  const timeOf = (list: readonly Measured[]) => median(list.map(({ milliseconds }) => milliseconds));
  const peakOf = (list: readonly Measured[]) => Math.max(...list.map(({ peakBytes }) => peakBytes));
  const paired = (list: readonly Measured[], bases: readonly Measured[]) =>
    median(list.map(({ milliseconds }, round) => milliseconds / (bases[round]?.milliseconds ?? Number.NaN)));
  const ratio = paired(runs.ours, runs.arquero);
  const growth = paired(runs.ours, fewer);
  const memory = peakOf(runs.ours) / orders.bytes;
  const reading = median(runs.arquero.map((run) => run.milliseconds + (run.readingMilliseconds ?? 0)));
  const many = MANY ? measureMany(timeOf(runs.ours)) : null;
  const manyMemory = many ? many.peakBytes / many.orders.bytes : 0;

  const row = (name: string, list: readonly Measured[], { rowCount, bytes }: Orders, of: number | string) => [
    name,
    String(rowCount),
    String(megabytes(bytes)),
    seconds(timeOf(list)),
    typeof of === 'number' ? of.toFixed(2) : of,
    String(megabytes(peakOf(list))),
    (peakOf(list) / bytes).toFixed(2),
  ];
  const rows = [
    row('transform: read, normalize, check', runs.ours, orders, ratio),
    row('aq.fromCSV: the text in memory', runs.arquero, orders, 1),
    ['  with reading the file', String(orders.rowCount), '', seconds(reading), '', '', ''],
    row('DuckDB: read_csv and checks in SQL', runs.duckdb, orders, paired(runs.duckdb, runs.arquero)),
    row('transform, a tenth of the rows', fewer, few, ''),
    ...(many ? [row('transform, ten times the rows', [many], many.orders, '')] : []),
    ['an empty process', '', '', '', '', String(megabytes(peakOf(runs.nothing))), ''],
    ['  ten times the rows take', `${ROWS / 10} to ${ROWS}`, '', `x ${growth.toFixed(2)}`, '', '', ''],
    ...(many ? [['', `${ROWS} to ${ROWS * 10}`, '', `x ${many.growth.toFixed(2)}`, '', '', '']] : []),
  ];
  for (const line of wrong) console.log(`wrong result: ${line}`);
  const isFast = ratio <= AIM.ratio && growth <= AIM.growth && (many?.growth ?? 0) <= AIM.growth;
  reportBench({
    title: `wide CSV of orders, ${Object.values(orders.faults).reduce((sum, count) => sum + count, 0)} planted faults, ${ROUNDS} interleaved rounds, a process each (seconds are of this machine and this hour; the ratios are judged)`,
    columns: ['contender', 'rows', 'MB', 'median s', 'to fromCSV', 'peak MB', 'to file'],
    rows,
    ok: isFast && memory <= AIM.memory && manyMemory <= AIM.memory && wrong.length === 0,
    result:
      `ours / fromCSV = ${ratio.toFixed(2)}, aim <= ${AIM.ratio}; memory / file = ${Math.max(memory, manyMemory).toFixed(2)}, aim <= ${AIM.memory}; ` +
      `10x the rows = x ${Math.max(growth, many?.growth ?? 0).toFixed(2)}, aim <= ${AIM.growth}; results ${wrong.length === 0 ? 'equal' : 'differ'}; SEED=${SEED}`,
  });
} finally {
  rmSync(folder, { recursive: true });
}
