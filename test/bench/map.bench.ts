import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { polygonsOf } from '@practice-atlas/geo';
import { type CDPSession, chromium, type Page } from 'playwright';
import { reportBench } from '../config/bench-report.mjs';
import { buildPage } from '../config/build-page.mjs';
import { CHROMIUM_ARGS, findChromium } from '../config/chromium.mjs';
import { ROOT } from '../config/packages.mjs';
import { serveFolder } from '../config/serve.mjs';
import { syntheticCountry } from '../data/synthetic-country.js';
import type { FirstPaint } from './map/page.js';

/**
 * A map of a synthetic country (`COUNTIES` counties of about a hundred positions each, from `SEED`) in headless Chromium, through the public element, beside
 * an ECharts `map` series with the same rings, already projected, and the same fills and borders. Each contender gets a new page in every round,
 * which begins with the other one each time. First paint is from the data in memory to the second frame after the picture says that it is ready; a
 * frame is what all tasks of the page take for one move of a real mouse that drags, or one notch of its wheel. Both pictures must look the same: of the pixels of the
 * land at most `DIFFERENT` may differ by more than 48 of 255 in a channel, which the edges of 2,900 counties do.
 *
 * `COUNTIES` (default 2900), `ROUNDS` (default 7), `FRAMES` (a gesture, default 24), `SEED`.
 */
const COUNTIES = Number(process.env.COUNTIES ?? 2900);
const ROUNDS = Number(process.env.ROUNDS ?? 7);
const FRAMES = Number(process.env.FRAMES ?? 24);
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const AIM = { first: 2, frame: 5 };
const DIFFERENT = 0.05;
const CONTENDERS = ['ours', 'echarts'] as const;
type Contender = (typeof CONTENDERS)[number];

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
}

interface Played extends FirstPaint {
  readonly panMs: number;
  readonly zoomMs: number;
  readonly pixels: string;
}

console.log(`SEED=${SEED}`);
const folder = join(ROOT, 'node_modules', '.cache', 'bench', 'map');
await buildPage({ folder: join(ROOT, 'test', 'bench', 'map'), outDir: folder });
mkdirSync(folder, { recursive: true });
const country = syntheticCountry({ seed: SEED, countyCount: COUNTIES });
const positionCount = country.features.features
  .flatMap(({ geometry }) => polygonsOf(geometry).flat())
  .reduce((sum, ring) => sum + ring.length, 0);
writeFileSync(join(folder, 'country.json'), JSON.stringify(country));
const server = await serveFolder({ folder, port: 0, policy: null });
const executablePath = findChromium();
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: CHROMIUM_ARGS });

/** Milliseconds of all tasks of a page so far. */
async function taskMs(client: CDPSession): Promise<number> {
  const { metrics } = await client.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
}

const frames = (page: Page) =>
  page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));

async function costOf(page: Page, client: CDPSession, act: (step: number) => Promise<void>): Promise<number> {
  const costs: number[] = [];
  for (let step = 0; step < FRAMES; step++) {
    const before = await taskMs(client);
    await act(step);
    await frames(page);
    costs.push((await taskMs(client)) - before);
  }
  return median(costs);
}

async function play(who: Contender): Promise<Played> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 1000 }, deviceScaleFactor: 1 });
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(error.message));
  await page.goto(server.url);
  await page.waitForFunction(() => typeof globalThis.draw === 'function');
  if (who === 'echarts') await page.evaluate(() => globalThis.prepare());
  const first = await page.evaluate((which) => globalThis.draw(which), who);
  const pixels = await page.evaluate(() => globalThis.pixels());
  const client = await context.newCDPSession(page);
  await client.send('Performance.enable');
  const [x, y] = [600, 300];
  await page.mouse.move(x, y);
  await page.keyboard.down('Control');
  const zoomMs = await costOf(page, client, () => page.mouse.wheel(0, -10));
  await page.keyboard.up('Control');
  await page.waitForTimeout(1500);
  await page.mouse.down();
  await page.mouse.move(x + 10, y);
  const panMs = await costOf(page, client, (step) =>
    page.mouse.move(x + 10 + 4 * Math.min(step, FRAMES - step), y + step),
  );
  await page.mouse.up();
  await context.close();
  return { ...first, panMs, zoomMs, pixels };
}

/** The share of the pixels that are drawn in either picture and differ. */
async function differing(a: string, b: string): Promise<number> {
  const page = await browser.newPage();
  const share = await page.evaluate(
    async (pictures) => {
      const datas = await Promise.all(
        pictures.map(async (picture) => {
          const image = new Image();
          image.src = picture;
          await image.decode();
          const canvas = new OffscreenCanvas(1200, image.height);
          const context = canvas.getContext('2d')!;
          context.drawImage(image, 0, 0, 1200, image.height);
          return context.getImageData(0, 0, 1200, 600).data;
        }),
      );
      const [one, other] = datas as [Uint8ClampedArray, Uint8ClampedArray];
      let [drawn, different] = [0, 0];
      for (let i = 0; i < one.length; i += 4) {
        if (one[i + 3]! < 250 && other[i + 3]! < 250) continue;
        drawn++;
        if ([0, 1, 2, 3].some((channel) => Math.abs(one[i + channel]! - other[i + channel]!) > 48)) different++;
      }
      return different / drawn;
    },
    [a, b] as const,
  );
  await page.close();
  return share;
}

try {
  const played: Record<Contender, Played[]> = { ours: [], echarts: [] };
  for (let round = 0; round < ROUNDS; round++)
    for (const who of round % 2 === 0 ? CONTENDERS : CONTENDERS.toReversed()) played[who].push(await play(who));
  const share = await differing(played.ours[0]!.pixels, played.echarts[0]!.pixels);
  const times = (who: Contender, what: 'firstMs' | 'longestTaskMs' | 'panMs' | 'zoomMs') =>
    played[who].map((each) => each[what]);
  const ratio = (what: 'firstMs' | 'panMs' | 'zoomMs') =>
    median(times('echarts', what).map((value, round) => value / times('ours', what)[round]!));
  const ratios = { first: ratio('firstMs'), pan: ratio('panMs'), zoom: ratio('zoomMs') };
  const frame = Math.min(ratios.pan, ratios.zoom);
  const row = (name: string, who: Contender) => [
    name,
    ...(['firstMs', 'longestTaskMs', 'panMs', 'zoomMs'] as const).map((what) => median(times(who, what)).toFixed(1)),
  ];
  reportBench({
    title: `${COUNTIES} synthetic counties, ${positionCount} positions, ${ROUNDS} interleaved rounds, 1200 px wide (times are of this machine and this hour; the ratios are judged)`,
    columns: ['contender', 'first paint ms', 'longest task ms', 'pan frame ms', 'zoom frame ms'],
    rows: [
      row('atlas-coverage-map', 'ours'),
      row('ECharts map', 'echarts'),
      ['ECharts to ours', ratios.first.toFixed(2), '', ratios.pan.toFixed(2), ratios.zoom.toFixed(2)],
    ],
    ok: ratios.first >= AIM.first && frame >= AIM.frame && share <= DIFFERENT,
    result:
      `first paint ${ratios.first.toFixed(2)} times faster, aim >= ${AIM.first}; frame of a gesture ${frame.toFixed(2)} times, aim >= ${AIM.frame}; ` +
      `${(share * 100).toFixed(2)} % of the pixels differ, at most ${DIFFERENT * 100} %; SEED=${SEED}`,
  });
} finally {
  await browser.close();
  await server.close();
}
