import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { reportBench } from '../config/bench-report.mjs';
import { buildPage } from '../config/build-page.mjs';
import { bundlePage } from '../config/bundle.mjs';
import { CHROMIUM_ARGS, findChromium } from '../config/chromium.mjs';
import { ROOT } from '../config/packages.mjs';
import { serveFolder } from '../config/serve.mjs';
import type { SceneBench, SceneTimes } from './cross-filter/page.js';

/**
 * A step over five linked views of ten million orders (day, county, category, tier, volunteers), in headless Chromium, beside
 * `'falcon-vis'` with its in-memory ArrowDB (a `'apache-arrow'` table) on the same bins, and beside one plain pass: a loop that counts one view
 * under a mask. Orders are made anew from `SEED`; rounds are interleaved, the order changed every round; medians of the paired ratios are
 * judged, the worst scene of each, and every answer that is compared has to be Falcon's. While tiles are built the longest task of the main thread is
 * judged beside a plain pass that follows, both in the thread's own time from a trace, which waiting for a busy machine does not lengthen.
 * The page has no policy, for Falcon makes code from text; ours is run without such code by `npm run check`.
 *
 * `ROWS` (default 10000000), `ROUNDS` (default 9), `STEPS` (a round and scene, default 200).
 */
const ROWS = Number(process.env.ROWS ?? 10_000_000);
const ROUNDS = Number(process.env.ROUNDS ?? 9);
const STEPS = Number(process.env.STEPS ?? 200);
const BUILDS = 5;
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const AIM = { pass: 0.02, peer: 1.5, task: 1 };

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
}
const paired = (values: readonly number[], bases: readonly number[]) =>
  median(values.map((value, round) => value / (bases[round] ?? Number.NaN)));

console.log(`SEED=${SEED}`);
const folder = join(ROOT, 'node_modules', '.cache', 'bench', 'cross-filter');
await buildPage({ folder: join(ROOT, 'test', 'bench', 'cross-filter'), outDir: folder });
const installed = join(ROOT, 'test', 'bench', 'node_modules');
const peers = join(ROOT, 'node_modules', '.cache', 'bench', 'falcon-peers.js');
writeFileSync(
  peers,
  [
    `export { makeVector, Table } from ${JSON.stringify(join(installed, 'apache-arrow'))};`,
    `export { ArrowDB } from ${JSON.stringify(join(installed, 'falcon-vis', 'build', 'db', 'arrow.js'))};`,
    `export { FalconVis } from ${JSON.stringify(join(installed, 'falcon-vis', 'build', 'falcon.js'))};`,
  ].join('\n'),
);
await bundlePage({ entries: { peers }, outDir: folder });
const server = await serveFolder({ folder, port: 0, policy: null });
const executablePath = findChromium();
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: CHROMIUM_ARGS });

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds: moment, duration, and both in the thread's own time. */
  readonly ts: number;
  readonly tts?: number;
  readonly tdur?: number;
}

/** Reads off a trace the longest task of each build of tiles and the plain pass after it, milliseconds of the thread's own time. */
function readTrace(trace: Buffer): { longestTask: number[]; pass: number[] } {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const marks = (name: string) => traceEvents.filter((event) => event.name === name).sort((a, b) => a.ts - b.ts);
  const ends = marks('tiles end');
  const longestTask = marks('tiles begin').map(({ ts, pid, tid }, i) => {
    const until = ends[i]?.ts ?? 0;
    const tasks = traceEvents.filter(
      (task) => task.name === 'RunTask' && task.pid === pid && task.tid === tid && task.ts > ts && task.ts < until,
    );
    if (tasks.length === 0) throw new Error('the trace holds no task of a build');
    return Math.max(...tasks.map(({ tdur }) => tdur ?? Number.NaN)) / 1000;
  });
  const passEnds = marks('pass end');
  const pass = marks('pass begin').map(({ tts = Number.NaN }, i) => ((passEnds[i]?.tts ?? Number.NaN) - tts) / 1000);
  return { longestTask, pass };
}

interface Played extends SceneTimes, ReturnType<typeof readTrace> {
  readonly name: string;
  readonly tiles: readonly number[];
  readonly falconTiles: number | null;
}

async function playAll(): Promise<{ linkMs: number; falconLinkMs: number; scenes: Played[] }> {
  const page = await browser.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') console.error(message.text());
  });
  await page.goto(server.url);
  await page.waitForFunction(() => typeof globalThis.prepareBench === 'function');
  const bench = await page.evaluateHandle(([rows, seed]) => globalThis.prepareBench(rows, seed), [ROWS, SEED] as const);
  const { linkMs, falconLinkMs, count } = await bench.evaluate((all) => ({
    ...all,
    scenes: null,
    count: all.scenes.length,
  }));
  const scenes: Played[] = [];
  for (let i = 0; i < count; i += 1) {
    const scene = await bench.evaluateHandle(({ scenes }, at) => scenes[at] as SceneBench, i);
    const falconTiles = await scene.evaluate((each) => each.buildFalcon());
    await browser.startTracing(page, {
      categories: ['blink.user_timing', 'disabled-by-default-devtools.timeline'],
    });
    const tiles: number[] = [];
    for (let build = 0; build < BUILDS; build += 1) tiles.push(await scene.evaluate((each) => each.build()));
    const traced = readTrace(await browser.stopTracing());
    const times = await scene.evaluate((each, [rounds, steps]) => each.play(rounds, steps), [ROUNDS, STEPS] as const);
    scenes.push({ name: await scene.evaluate(({ name }) => name), tiles, falconTiles, ...traced, ...times });
  }
  return { linkMs, falconLinkMs, scenes };
}

try {
  const { linkMs, falconLinkMs, scenes } = await playAll();
  const micro = (milliseconds: number) => (milliseconds * 1000).toFixed(1);
  const judged = scenes.map((scene) => ({
    toPass: paired(scene.ours, scene.onePass),
    toPeer: scene.falcon.length > 0 ? paired(scene.ours, scene.falcon) : null,
    task: paired(scene.longestTask, scene.pass),
    worstTask: Math.max(...scene.longestTask.map((task, build) => task / (scene.pass[build] ?? Number.NaN))),
  }));
  const rows = scenes.map((scene, i) => [
    scene.name,
    micro(median(scene.ours)),
    scene.falcon.length > 0 ? micro(median(scene.falcon)) : '',
    judged[i]?.toPeer?.toFixed(2) ?? '',
    median(scene.onePass).toFixed(1),
    median(scene.fivePasses).toFixed(1),
    `${((judged[i]?.toPass ?? Number.NaN) * 100).toFixed(3)} %`,
    median(scene.tiles).toFixed(0),
    scene.falconTiles?.toFixed(0) ?? '',
    median(scene.longestTask).toFixed(1),
    median(scene.pass).toFixed(1),
    `${judged[i]?.task.toFixed(2)} (${judged[i]?.worstTask.toFixed(2)})`,
  ]);
  rows.push(['linking the views', ...Array(6).fill(''), linkMs.toFixed(0), falconLinkMs.toFixed(0), '', '', '']);
  const worst = (values: readonly (number | null)[]) => Math.max(...values.map((value) => value ?? 0));
  const toPass = worst(judged.map((each) => each.toPass));
  const toPeer = worst(judged.map((each) => each.toPeer));
  const task = worst(judged.map((each) => each.task));
  reportBench({
    title: `a step over five linked views of ${ROWS} orders, ${ROUNDS} interleaved rounds of ${STEPS} steps (times are of this machine and this hour; the ratios are judged, the worst scene of each)`,
    columns: [
      ...['scene', 'step µs', 'Falcon µs', 'to Falcon', '1 pass ms', '5 passes ms', 'step to 1 pass'],
      ...['tiles ms', 'Falcon ms', 'longest task ms (thread)', '1 pass ms (thread)', 'ratio (worst)'],
    ],
    rows,
    ok: toPass <= AIM.pass && toPeer <= AIM.peer && task <= AIM.task,
    result:
      `step / one pass = ${(toPass * 100).toFixed(3)} %, aim <= ${AIM.pass * 100} %; step / Falcon = ${toPeer.toFixed(2)}, aim <= ${AIM.peer}; ` +
      `longest task of the tiles / one pass = ${task.toFixed(2)}, aim <= ${AIM.task}; ${scenes.reduce((sum, { comparedCount }) => sum + comparedCount, 0)} answers equal; SEED=${SEED}`,
  });
} finally {
  await browser.close();
  await server.close();
}
