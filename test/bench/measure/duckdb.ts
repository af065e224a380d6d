import { type Contender, monthKey, type PeerRow, quarterKey } from './contender.js';
import { CATEGORIES, COUNTIES, type Orders, PROVINCE, STEPS, type Step, TIERS, YEAR } from './orders.js';
import { ENDS, LIMIT_MS, MAIN } from './overdue.js';
import type { Row } from './queries.js';

/** Served beside the page; peers that are installed only for benches. */
const peer: string = '/peers/duckdb.js';
const arrow: string = '/peers/flechette.js';
const OFFSET_MS = 28_800_000;

/** What is used of an answer. */
interface ArrowTable {
  toArray(): { toJSON(): PeerRow }[];
}
interface Connection {
  query(sql: string): Promise<ArrowTable>;
  prepare(sql: string): Promise<{ query(): Promise<ArrowTable> }>;
  insertArrowFromIPCStream(bytes: Uint8Array, options: { name: string; create: boolean }): Promise<void>;
}
interface Duckdb {
  AsyncDuckDB: new (
    logger: object,
    worker: Worker,
  ) => { instantiate(wasm: string): Promise<unknown>; connect(): Promise<Connection> };
  VoidLogger: new () => object;
}
interface Flechette {
  tableFromArrays(columns: Record<string, ArrayLike<number>>): object;
  tableToIPC(table: object, options: { format: 'stream' }): Uint8Array;
}

/** The conditions of the catalogue for a step: who waited, and how long in microseconds. */
function waitOf(step: Step): { waited: string; lasted: string } {
  const index = MAIN.indexOf(step);
  const earlier = MAIN.slice(0, index).reverse();
  const start = earlier.length > 1 ? `coalesce(${earlier.join(', ')})` : earlier.join();
  const later = MAIN.slice(index + 1).map((each) => `${each} IS NULL`);
  const before = MAIN.slice(0, index).filter((each) => each !== 'reviewed');
  const waits = [...before.map((each) => `${each} IS NOT NULL`), ...later].join(' AND ');
  const isOptional = step === 'reviewed';
  const end = isOptional ? step : `coalesce(${step}, least(:now, ${ENDS.join(', ')}))`;
  return {
    waited: `${start} IS NOT NULL AND ${isOptional ? 'reviewed IS NOT NULL' : `(${step} IS NOT NULL OR (${waits}))`}`,
    lasted: `epoch_us(${end}) - epoch_us(${start})`,
  };
}

const FUNNEL = [
  ...STEPS.map((step) => `count(${step}) AS ${step}`),
  ...Object.entries(LIMIT_MS).flatMap(([step, limit]) => {
    const { waited, lasted } = waitOf(step as Step);
    return [
      `count(*) FILTER (${waited}) AS waited_${step}`,
      `count(*) FILTER (${waited} AND ${lasted} > ${limit * 1000}) AS overdue_${step}`,
    ];
  }),
].join(', ');
const START = 'coalesce(accepted, dispatched, reviewed, placed)';

/** The questions, as somebody would ask them who knows SQL. */
const STATEMENTS = [
  'SELECT year(placed) * 12 + month(placed) - 1 AS month, count(*) AS n FROM orders GROUP BY 1',
  'SELECT county // 100 * 100 AS city, tier, count(*) AS n FROM orders GROUP BY city, tier',
  `SELECT county, count(completed) AS done, count(*) AS due FROM orders
   WHERE accepted IS NOT NULL AND (due IS NULL OR due <= :now) GROUP BY county`,
  `SELECT ${FUNNEL} FROM orders`,
  `SELECT county, quantile_disc(epoch_us(completed) - epoch_us(${START}), [0.5, 0.9]) AS q FROM orders
   WHERE completed >= ${START} GROUP BY county`,
  'SELECT category, count(*) AS n FROM orders GROUP BY category ORDER BY n DESC LIMIT 10',
  `SELECT year(placed) * 4 + quarter(placed) - 1 AS quarter, count(*) FILTER (rating >= 4) AS satisfied, count(*) AS rated FROM orders
   WHERE county BETWEEN ${PROVINCE} AND ${Number(PROVINCE) + 9999} AND rating IS NOT NULL GROUP BY 1`,
  `SELECT county // 100 * 100 AS city, sum(volunteers)::DOUBLE AS volunteers, sum(beneficiaries)::DOUBLE AS beneficiaries FROM orders
   WHERE placed >= TIMESTAMP '${YEAR}-01-01' AND placed < TIMESTAMP '${YEAR + 1}-01-01' GROUP BY city`,
];

const readers: ((row: PeerRow) => Row)[] = [
  ({ month, n }) => [monthKey(Number(month)), Number(n)],
  ({ city, tier, n }) => [String(city), tier as string | null, Number(n)],
  ({ county, done, due }) => [String(county), Number(done), Number(due)],
  () => [],
  ({ county, q }) => [
    String(county),
    ...[...(q as Iterable<bigint>)].map((microseconds) => Number(microseconds) / 6e7),
  ],
  ({ category, n }) => [category as string, Number(n)],
  ({ quarter, satisfied, rated }) => [quarterKey(Number(quarter)), Number(satisfied), Number(rated)],
  ({ city, volunteers, beneficiaries }) => [String(city), volunteers as number | null, beneficiaries as number | null],
];

function funnelRows(row: PeerRow): Row[] {
  return STEPS.map((step) => [
    step,
    Number(row[step]),
    ...(step in LIMIT_MS ? [Number(row[`overdue_${step}`]), Number(row[`waited_${step}`])] : [null, null]),
  ]);
}

async function connect({ AsyncDuckDB, VoidLogger }: Duckdb): Promise<Connection> {
  const database = new AsyncDuckDB(new VoidLogger(), new Worker('/duckdb/duckdb-browser-eh.worker.js'));
  await database.instantiate(new URL('/duckdb/duckdb-eh.wasm', location.href).href);
  return database.connect();
}

/** Fills a table in which each column has a type of its own: timestamps of Shanghai, enums, small integers, in the order of placing. */
async function fill(connection: Connection, orders: Orders): Promise<void> {
  const { tableFromArrays, tableToIPC } = (await import(/* @vite-ignore */ arrow)) as Flechette;
  const { category, tier, rating, volunteers, beneficiaries, due, at } = orders;
  const counties = Int32Array.from(COUNTIES, Number);
  const county = Int32Array.from(orders.county, (index) => counties[index]!);
  const raw = tableFromArrays({ county, category, tier, rating, volunteers, beneficiaries, due, ...at });
  await connection.insertArrowFromIPCStream(tableToIPC(raw, { format: 'stream' }), { name: 'raw', create: true });
  const moment = (name: string) =>
    `make_timestamp(((if(isnan(${name}), NULL, ${name}) + ${OFFSET_MS}) * 1000)::BIGINT)`;
  const word = (name: string, words: readonly string[]) => {
    const quoted = words.map((each) => `'${each}'`).join(', ');
    return `[${quoted}][${name}::INTEGER + 1]::ENUM (${quoted}) AS ${name}`;
  };
  await connection.query(
    `CREATE TABLE orders AS SELECT county, ${word('category', CATEGORIES)}, ${word('tier', TIERS)}, nullif(rating, 0)::UTINYINT AS rating,
     nullif(volunteers, -1)::SMALLINT AS volunteers, nullif(beneficiaries, -1)::SMALLINT AS beneficiaries,
     ${['due', ...STEPS].map((name) => `${moment(name)} AS ${name}`).join(', ')} FROM raw`,
  );
  await connection.query('DROP TABLE raw');
}

/** Holds the orders as somebody would who knows DuckDB: one typed table in memory, and prepared statements. */
export async function createDuckdb(orders: Orders, now: number): Promise<Contender> {
  const connection = await connect((await import(/* @vite-ignore */ peer)) as Duckdb);
  await fill(connection, orders);
  const statements: { query(): Promise<ArrowTable> }[] = [];
  for (const sql of STATEMENTS)
    statements.push(await connection.prepare(sql.replaceAll(':now', `make_timestamp(${(now + OFFSET_MS) * 1000})`)));
  return {
    ask: (question) => statements[question]!.query(),
    read(question, answer) {
      const rows = (answer as ArrowTable).toArray().map((row) => row.toJSON());
      return question === 3 ? funnelRows(rows[0]!) : rows.map(readers[question]!);
    },
  };
}
