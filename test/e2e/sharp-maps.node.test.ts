import type { Page } from 'playwright';
import { afterAll, expect, test } from 'vitest';
import { closeBrowser, dataMapReady, openPage } from './open-page.js';

afterAll(closeBrowser);

const canvas = (page: Page) => page.locator('atlas-coverage-map canvas').first();

/** Pixels of the canvas for each CSS pixel of its own. */
const density = (page: Page) =>
  canvas(page).evaluate((element) => (element as HTMLCanvasElement).width / (element as HTMLElement).offsetWidth);

const CODES: Readonly<Record<string, string>> = { 沈阳: '210100', 大连: '210200', 朝阳: '211300' };

/** Where the names of some regions are written on the map, in its own CSS pixels: points well inside them. */
async function names(page: Page): Promise<{ name: string; x: number; y: number }[]> {
  const svg = await page
    .locator('atlas-coverage-map')
    .evaluate(async (element) =>
      (await (element as HTMLElementTagNameMap['atlas-coverage-map']).toImage('image/svg+xml')).text(),
    );
  const texts = svg.matchAll(/<text\b([^>]*)>(.*?)<\/text>/g);
  return [...texts].flatMap(([, attributes = '', inner = '']) => {
    const name = inner.replace(/<[^>]*>/g, '');
    const at = (axis: string) => Number(new RegExp(`\\b${axis}="([^"]*)"`).exec(attributes)?.[1]);
    return name in CODES ? [{ name, x: at('x'), y: at('y') }] : [];
  });
}

/** Moves the real mouse to a point of the map; gives the region that the map says it is over. */
async function regionAt(page: Page, { x, y }: { x: number; y: number }): Promise<string | undefined> {
  await page.mouse.move(0, 0);
  const hovered = page.locator('atlas-coverage-map').evaluate(
    (element) =>
      new Promise<string | undefined>((resolve) =>
        (element as HTMLElement).addEventListener('atlas-hover', ({ detail }) => resolve(detail?.regionCode), {
          once: true,
        }),
      ),
  );
  const at = await canvas(page).evaluate(
    (element, point) => {
      const rect = element.getBoundingClientRect();
      const scale = rect.width / (element as HTMLElement).offsetWidth;
      return { x: rect.left + point.x * scale, y: rect.top + point.y * scale };
    },
    { x, y },
  );
  await page.mouse.move(at.x, at.y);
  return hovered;
}

test.each([1, 2, 3])(
  'a map on a screen of %d pixels a CSS pixel has as many, and finds regions where they are seen',
  async (pixelRatio) => {
    const { page, complaints, close } = await openPage('/?lang=zh&theme=paper&map=outlines', { pixelRatio });
    await dataMapReady(page);
    await expect.poll(() => density(page)).toBeCloseTo(pixelRatio, 2);
    const written = await names(page);
    expect(written.length).toBeGreaterThanOrEqual(2);
    for (const place of written) expect(await regionAt(page, place), place.name).toBe(CODES[place.name]);
    expect(complaints).toEqual([]);
    await close();
  },
);

test.each([0.3, 0.75, 2, 4])(
  'a page that is scaled by %d, as walls are, is as sharp as the screen allows and finds regions where they are seen',
  async (scale) => {
    const { page, complaints, close } = await openPage('/?lang=zh&theme=paper&map=outlines');
    await dataMapReady(page);
    await page.evaluate((factor) => {
      document.documentElement.style.transformOrigin = '0 0';
      document.documentElement.style.transform = `scale(${factor})`;
      dispatchEvent(new Event('resize'));
    }, scale);
    await expect.poll(() => density(page)).toBeCloseTo(Math.max(1, scale), 2);
    const written = await names(page);
    expect(written.length).toBeGreaterThanOrEqual(2);
    for (const place of written) {
      const { x, y } = (await canvas(page).boundingBox())!;
      // No mouse goes beyond the screen: what is looked at comes to its middle.
      const beyond = [x + place.x * scale - 720, y + place.y * scale - 450] as const;
      await page.evaluate(([dx, dy]) => scrollBy(dx, dy), beyond);
      expect(await regionAt(page, place), place.name).toBe(CODES[place.name]);
    }
    expect(complaints).toEqual([]);
    await close();
  },
);

test('a map that is moved to a screen with more pixels is painted anew for it', async () => {
  const { page, complaints, close } = await openPage('/?lang=zh&theme=paper&map=outlines');
  await dataMapReady(page);
  expect(await density(page)).toBeCloseTo(1, 2);
  const client = await page.context().newCDPSession(page);
  const screen = (width: number, deviceScaleFactor: number) =>
    client.send('Emulation.setDeviceMetricsOverride', { width, height: 900, mobile: false, deviceScaleFactor });
  // The browser tells of an emulated screen only when the window changes, too.
  await screen(1439, 2.5);
  await expect.poll(() => density(page)).toBeCloseTo(2.5, 2);
  await screen(1440, 1);
  await expect.poll(() => density(page)).toBeCloseTo(1, 2);
  expect(complaints).toEqual([]);
  await close();
});
