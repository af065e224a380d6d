import { createDataset, createLiveDataset } from '@practice-atlas/dataset';
import { createLiveEngine, createMemoryEngine, type Query } from '@practice-atlas/measure';
import { simulateOrders } from '@practice-atlas/transform';
import { reportBench } from '../config/bench-report.mjs';

/**
 * A wall over `ROWS` orders (default 1000000) gets `BATCH` more (default 1000) with their steps, and steps of old cases: the time of the append, and of the
 * first answer after it, beside a dataset that is made of all rows anew from its columns, and its first answer. Rounds are interleaved; medians are judged.
 * What is made anew takes columns as they are, without reading a cell: the cheapest rebuilding there is. Answers have to be the same.
 */
const ROWS = Number(process.env.ROWS ?? 1_000_000);
const BATCH = Number(process.env.BATCH ?? 1_000);
const ROUNDS = Number(process.env.ROUNDS ?? 5);
const AIM = { append: 0.05, answer: 1.5 };
const title = { zh: '现场', en: 'Live' };
const QUERY: Query = { metrics: ['orders_placed', 'completion_rate', 'time_to_complete.p90'], by: ['region:county'] };
const PLACES = ['210102', '210103', '210202', '210203'];

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
}

function timed<A>(work: () => A): [A, number] {
  const start = performance.now();
  const done = work();
  return [done, performance.now() - start];
}

/** Orders with ids that begin with `name`, and their steps, placed in the weeks that come after those of the chunk before. */
function chunkOf(name: string, count: number, chunk: number) {
  const day = (weeks: number) => new Date(Date.UTC(2018, 0, 1 + 7 * weeks)).toISOString().slice(0, 10);
  const { cases, steps } = simulateOrders({
    seed: 11 + chunk,
    count,
    from: day(chunk),
    until: day(chunk + 6),
    places: PLACES.map((code) => ({ code, weight: 1 })),
  });
  const own = <R extends { case_id: string }>(row: R): R => ({ ...row, case_id: `${name}${row.case_id}` });
  return { cases: cases.map(own), case_steps: steps.map(own) };
}

const regions = [
  { code: '210000', name: '辽宁省', level: 'province' },
  ...PLACES.map((code) => ({ code, name: code, level: 'county', parent_code: '210000' })),
];
const growing = createLiveDataset(createDataset({ name: 'live', title, tables: { regions } }));
const CHUNK = Math.min(ROWS, 10_000);
const [, growth] = timed(() => {
  for (let at = 0; at < ROWS; at += CHUNK) growing.append(chunkOf(`c${at / CHUNK}-`, CHUNK, at / CHUNK));
});
const live = createLiveDataset(growing.dataset);
const engine = createLiveEngine(live);
// The first change builds the indices of the keys and makes room.
const [, opening] = timed(() => live.append(chunkOf('first-', 1, ROWS / CHUNK)));
await engine.measure(QUERY);

const times: Record<'append' | 'asked' | 'rebuild' | 'fresh', number[]> = {
  append: [],
  asked: [],
  rebuild: [],
  fresh: [],
};
let same = true;
for (let round = 0; round < ROUNDS; round++) {
  const { cases, case_steps } = chunkOf(`r${round}-`, BATCH, ROWS / CHUNK + round);
  const old = Array.from({ length: BATCH / 10 }, (_, i) => ({
    case_id: `c${(i * 7 + round) % Math.ceil(ROWS / CHUNK)}-o${1 + ((i * 997) % CHUNK)}`,
    seq: 90 + 10 * round + (i % 10),
    step: 'rated',
    at: Date.UTC(2024, 0, 2),
    tier: null,
    outcome: null,
  }));
  const [change, append] = timed(() => live.append({ cases, case_steps: [...case_steps, ...old] }));
  if (change.findings.length > 0) throw new Error(JSON.stringify(change.findings[0]));
  times.append.push(append);
  const asking = performance.now();
  const answer = await engine.measure(QUERY);
  times.asked.push(performance.now() - asking);
  const tables = live.read((dataset) => structuredClone(dataset.tables));
  const [fresh, rebuild] = timed(() => createDataset({ name: 'live', title, tables }));
  times.rebuild.push(rebuild);
  const askingFresh = performance.now();
  const expected = await createMemoryEngine(fresh).measure(QUERY);
  times.fresh.push(performance.now() - askingFresh);
  same &&= JSON.stringify(answer) === JSON.stringify(expected);
}
const ratio = (one: keyof typeof times, other: keyof typeof times) =>
  median(times[one].map((time, round) => time / (times[other][round] ?? Number.NaN)));
const [append, answer] = [ratio('append', 'rebuild'), ratio('asked', 'fresh')];
console.log(
  `made by appends of ${CHUNK} in ${(growth / 1000).toFixed(1)} s; the first change took ${opening.toFixed(0)} ms`,
);
console.log(`${(live.byteLength / 2 ** 20).toFixed(0)} MiB held, with indices and room`);
reportBench({
  title: `${BATCH} orders with their steps, and ${BATCH / 10} steps of old ones, added to ${ROWS} (milliseconds are medians of this machine and this hour; the ratios, medians of pairs, are judged)`,
  columns: ['way', 'rows ms', 'first answer ms'],
  rows: [
    ['append', median(times.append), median(times.asked)],
    ['anew from columns', median(times.rebuild), median(times.fresh)],
    ['ratio', append, answer],
  ],
  ok: same && append <= AIM.append && answer <= AIM.answer,
  result: `append takes ${append.toFixed(3)} of the time, aim <= ${AIM.append}; the first answer ${answer.toFixed(2)}, aim <= ${AIM.answer}; answers ${same ? 'equal' : 'differ'}`,
});
