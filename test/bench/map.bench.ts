import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { polygonsOf } from '@practice-atlas/geo';
import { chromium } from 'playwright';
import { reportBench } from '../config/bench-report.mjs';
import { buildPage } from '../config/build-page.mjs';
import { bundlePage } from '../config/bundle.mjs';
import { CHROMIUM_ARGS, findChromium } from '../config/chromium.mjs';
import { ROOT } from '../config/packages.mjs';
import { serveFolder } from '../config/serve.mjs';
import { syntheticCountry } from '../data/synthetic-country.js';
import { differing, median, openPage, type Played, play, type Round } from './map/play.js';
import type { SitesContender } from './map/sites-page.js';

/**
 * A map of a synthetic country (`COUNTIES` counties of about a hundred positions each, from `SEED`) in headless Chromium, through the public element, beside
 * an ECharts `map` series with the same boundaries in degrees, the same projection as a function, and the same fills and borders. Each contender gets a new page in every round,
 * which begins with another one each time. First paint is from the data in memory to the second frame after the picture says that it is ready; a
 * frame is what all tasks of the page take for one move of a real mouse that drags, or one notch of its wheel, less what they take where nothing moves and the bench
 * asks as often (`asking ms`). Both pictures must look the same: of the pixels of the
 * land at most `DIFFERENT` may differ, which the edges of 2,900 counties do.
 *
 * Then the same country with `ROWS` sites: the element as it clusters them, an ECharts `scatter` in `large` mode on a `geo` of the same rings with positions
 * already projected, and `'supercluster'` with a canvas written by hand, the country as paths made once. Load is from degrees to an index
 * (ours projects, too; supercluster's GeoJSON is made before).
 *
 * `COUNTIES` (default 2900), `ROWS` (default 650000), `ROUNDS` (default 7), `FRAMES` (a gesture, default 24), `SEED`.
 */
const COUNTIES = Number(process.env.COUNTIES ?? 2900);
const ROWS = Number(process.env.ROWS ?? 650_000);
const ROUNDS = Number(process.env.ROUNDS ?? 7);
const FRAMES = Number(process.env.FRAMES ?? 24);
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const AIM = { first: 2, frame: 5, sitesFirst: 1, sitesPan: 20, handFrame: 1, load: 4 };
const DIFFERENT = 0.05;
const COUNTY_CONTENDERS: readonly SitesContender[] = ['ours', 'echarts'];
const SITE_CONTENDERS: readonly SitesContender[] = ['ours', 'echarts', 'hand'];
type Time = 'firstMs' | 'longestTaskMs' | 'idleMs' | 'panMs' | 'zoomMs' | 'memoryMb';

console.log(`SEED=${SEED}`);
const folder = join(ROOT, 'node_modules', '.cache', 'bench', 'map');
await buildPage({ folder: join(ROOT, 'test', 'bench', 'map'), outDir: folder });
mkdirSync(folder, { recursive: true });
const peers = join(ROOT, 'node_modules', '.cache', 'bench', 'map-peers.js');
const installed = join(ROOT, 'test', 'bench', 'node_modules', 'supercluster');
writeFileSync(peers, `export { default as Supercluster } from ${JSON.stringify(installed)};`);
await bundlePage({ entries: { peers }, outDir: folder });
const country = syntheticCountry({ seed: SEED, countyCount: COUNTIES });
const positionCount = country.features.features
  .flatMap(({ geometry }) => polygonsOf(geometry).flat())
  .reduce((sum, ring) => sum + ring.length, 0);
writeFileSync(join(folder, 'country.json'), JSON.stringify(country));
const server = await serveFolder({ folder, port: 0, policy: null });
const executablePath = findChromium();
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: CHROMIUM_ARGS });
const round: Round = { browser, url: server.url, frameCount: FRAMES };

/** The contenders in another order in each round. */
const turned = <T>(all: readonly T[], by: number): T[] => all.map((_, i) => all[(i + by) % all.length]!);

async function playAll(contenders: readonly SitesContender[], how: Round) {
  const played: Record<SitesContender, Played[]> = { ours: [], echarts: [], hand: [] };
  for (let i = 0; i < ROUNDS; i++) for (const who of turned(contenders, i)) played[who].push(await play(who, how));
  const times = (who: SitesContender, what: Time) => played[who].map((each) => each[what]);
  return {
    picture: (who: SitesContender) => played[who][0]!.pixels,
    median: (who: SitesContender, what: Time) => median(times(who, what)),
    /** Of a peer to ours, of each round. */
    ratio: (who: SitesContender, what: Time) =>
      median(times(who, what).map((value, i) => value / times('ours', what)[i]!)),
  };
}

/** Milliseconds of loading the sites, by contender and round. */
async function playLoads(how: Round) {
  const spent = { ours: [] as number[], hand: [] as number[] };
  const page = await openPage(how);
  await page.evaluate(() => globalThis.prepare());
  await page.evaluate(([count, seed]) => globalThis.prepareSites('hand', count, seed), [ROWS, SEED] as const);
  for (let i = 0; i < ROUNDS; i++) {
    const order = turned<SitesContender>(['ours', 'hand'], i);
    const loads = await page.evaluate((all) => globalThis.loadSites(all), order);
    spent.ours.push(loads.ours ?? Number.NaN);
    spent.hand.push(loads.hand ?? Number.NaN);
  }
  await page.context().close();
  return spent;
}

const digits = (value: number, count = 1): string => value.toFixed(count);

try {
  const counties = await playAll(COUNTY_CONTENDERS, round);
  const share = await differing(browser, counties.picture('ours'), counties.picture('echarts'));
  const withSites = { ...round, sites: { count: ROWS, seed: SEED } };
  const loads = await playLoads(withSites);
  const sites = await playAll(SITE_CONTENDERS, withSites);

  const countyRatio = { first: counties.ratio('echarts', 'firstMs') };
  const frame = Math.min(counties.ratio('echarts', 'panMs'), counties.ratio('echarts', 'zoomMs'));
  const siteRatio = {
    first: sites.ratio('echarts', 'firstMs'),
    pan: sites.ratio('echarts', 'panMs'),
    hand: Math.min(sites.ratio('hand', 'panMs'), sites.ratio('hand', 'zoomMs')),
    load: median(loads.hand.map((value, i) => value / loads.ours[i]!)),
  };
  type Rows = Awaited<ReturnType<typeof playAll>>;
  const row = (name: string, load: string, from: Rows, who: SitesContender) => [
    ...[name, load],
    ...(['firstMs', 'longestTaskMs', 'idleMs', 'panMs', 'zoomMs', 'memoryMb'] as const).map((what) =>
      digits(from.median(who, what)),
    ),
  ];
  const ratioRow = (name: string, load: string, from: Rows, who: SitesContender) => [
    ...[name, load, digits(from.ratio(who, 'firstMs'), 2), '', ''],
    ...[digits(from.ratio(who, 'panMs'), 2), digits(from.ratio(who, 'zoomMs'), 2), ''],
  ];
  const aims = [
    ['first paint of counties', countyRatio.first, AIM.first],
    ['frame of counties', frame, AIM.frame],
    ['first picture of sites', siteRatio.first, AIM.sitesFirst],
    ['pan of sites', siteRatio.pan, AIM.sitesPan],
    ['frame of sites to supercluster by hand', siteRatio.hand, AIM.handFrame],
    ['load to supercluster', siteRatio.load, AIM.load],
  ] as const;
  reportBench({
    title: `${COUNTIES} synthetic counties, ${positionCount} positions, ${ROWS} sites, ${ROUNDS} interleaved rounds, 1200 px wide (times are of this machine and this hour; the ratios are judged)`,
    columns: [
      'contender',
      'load ms',
      'first paint ms',
      'longest task ms',
      'asking ms',
      'pan frame ms',
      'zoom frame ms',
      'memory MB',
    ],
    rows: [
      row('atlas-coverage-map, counties', '', counties, 'ours'),
      row('ECharts map', '', counties, 'echarts'),
      ratioRow('ECharts to ours', '', counties, 'echarts'),
      row('atlas-coverage-map, sites', digits(median(loads.ours)), sites, 'ours'),
      row('ECharts scatter, large', '', sites, 'echarts'),
      row('supercluster by hand', digits(median(loads.hand)), sites, 'hand'),
      ratioRow('ECharts to ours', '', sites, 'echarts'),
      ratioRow('by hand to ours', digits(siteRatio.load, 2), sites, 'hand'),
    ],
    ok: aims.every(([, ratio, aim]) => ratio >= aim) && share <= DIFFERENT,
    result: `${aims.map(([name, ratio, aim]) => `${name} ${digits(ratio, 2)} times, aim >= ${aim}`).join('; ')}; ${digits(share * 100, 2)} % of the pixels of counties differ, at most ${DIFFERENT * 100} %; SEED=${SEED}`,
  });
} finally {
  await browser.close();
  await server.close();
}
