import type { Browser, CDPSession, Page } from 'playwright';
import type { FirstPaint } from './page.js';
import type { SitesContender } from './sites-page.js';

/** What one contender took in one round. */
export interface Played extends FirstPaint {
  /** What the bench's own asking takes, which is taken off the two that follow. */
  readonly idleMs: number;
  /** One move of the mouse. */
  readonly panMs: number;
  /** One notch of its wheel. */
  readonly zoomMs: number;
  readonly pixels: string;
  /** JavaScript and its buffers after the gestures, without garbage. */
  readonly memoryMb: number;
}

/** A round to play. */
export interface Round {
  readonly browser: Browser;
  readonly url: string;
  /** Moves of the mouse, and notches of its wheel, in a gesture. */
  readonly frameCount: number;
  /** Sites to draw; absent = counties only. */
  readonly sites?: { readonly count: number; readonly seed: number };
}

/** The nearest rank in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
}

/** Milliseconds of all tasks of a page so far. */
async function taskMs(client: CDPSession): Promise<number> {
  const { metrics } = await client.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
}

const frames = (page: Page) =>
  page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));

/** What the asking itself takes: a page in which nothing moves, asked as often for two frames. */
const idle = async (): Promise<void> => {};

/** The median of what steps take, milliseconds of the page's tasks. */
async function costOf(page: Page, client: CDPSession, count: number, act: (step: number) => Promise<void>) {
  const costs: number[] = [];
  for (let step = 0; step < count; step++) {
    const before = await taskMs(client);
    await act(step);
    await frames(page);
    costs.push((await taskMs(client)) - before);
  }
  return median(costs);
}

/** Opens the page of the bench in a context of its own. */
export async function openPage({ browser, url }: Round): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 1000 }, deviceScaleFactor: 1 });
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(error.message));
  await page.goto(url);
  await page.waitForFunction(() => typeof globalThis.drawSites === 'function');
  return page;
}

/** Draws in a new page, then enlarges and drags what was drawn with a real mouse. */
export async function play(who: SitesContender, round: Round): Promise<Played> {
  const { frameCount, sites } = round;
  const page = await openPage(round);
  if (who !== 'ours') await page.evaluate(() => globalThis.prepare());
  if (sites)
    await page.evaluate(([which, { count, seed }]) => globalThis.prepareSites(which, count, seed), [
      who,
      sites,
    ] as const);
  const client = await page.context().newCDPSession(page);
  // What the page has read must not be sorted out while a contender is timed: of the peers some is gone already, since they were prepared.
  await client.send('HeapProfiler.collectGarbage');
  const first = sites
    ? await page.evaluate((which) => globalThis.drawSites(which), who)
    : await page.evaluate((which) => globalThis.draw(which === 'ours' ? 'ours' : 'echarts'), who);
  const pixels = await page.evaluate(() => globalThis.pixels());
  await client.send('Performance.enable');
  const [x, y] = [600, 300];
  await page.mouse.move(x, y);
  await page.keyboard.down('Control');
  const idleMs = await costOf(page, client, frameCount, idle);
  const zoomMs = (await costOf(page, client, frameCount, () => page.mouse.wheel(0, -10))) - idleMs;
  await page.keyboard.up('Control');
  await page.waitForTimeout(1500);
  await page.mouse.down();
  await page.mouse.move(x + 10, y);
  const moveTo = (step: number) => page.mouse.move(x + 10 + 4 * Math.min(step, frameCount - step), y + step);
  const panMs = (await costOf(page, client, frameCount, moveTo)) - idleMs;
  await page.mouse.up();
  await client.send('HeapProfiler.collectGarbage');
  const heap: { usedSize: number; backingStorageSize?: number } = await client.send('Runtime.getHeapUsage');
  await page.context().close();
  const memoryMb = (heap.usedSize + (heap.backingStorageSize ?? 0)) / 2 ** 20;
  return { ...first, idleMs, panMs, zoomMs, pixels, memoryMb };
}

/** The share of the pixels that are drawn in either picture and differ by more than 48 of 255 in a channel. */
export async function differing(browser: Browser, a: string, b: string): Promise<number> {
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
