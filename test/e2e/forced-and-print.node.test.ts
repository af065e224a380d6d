import type { Page } from 'playwright';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { headlineFigures, printed } from './headline-figures.js';
import { closeBrowser, dataMapReady, type OpenedPage, openPage } from './open-page.js';

let opened: OpenedPage;

afterEach(() => opened.close());
afterAll(closeBrowser);

interface Rgb {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

/** Relative luminance of WCAG 2, 0 black to 1 white. */
function luminance({ red, green, blue }: Rgb): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: Rgb, b: Rgb): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

/** The colors around every name on the map: what lies on the way from the name outward, to the left, until it has changed twice. */
async function tileEdges(page: Page, ground: number): Promise<{ name: string; fill: Rgb; edge: Rgb | null }[]> {
  return page.evaluate((behind) => {
    const [map] = window.pageTools.all('atlas-coverage-map');
    const canvas = map?.shadowRoot?.querySelector('canvas');
    const context = canvas?.getContext('2d');
    if (!canvas || !context) throw new Error('no map');
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    const at = (x: number, y: number) => {
      const start = 4 * (Math.round(y) * canvas.width + Math.round(x));
      const [red = 0, green = 0, blue = 0, alpha = 0] = data.slice(start, start + 4);
      const over = (channel: number) => behind + ((channel - behind) * alpha) / 255;
      return { red: over(red), green: over(green), blue: over(blue) };
    };
    const names = window.pageTools.painted(canvas).slice(0, 14);
    return names.map(({ text, left, top, bottom }) => {
      const y = (top + bottom) / 2;
      const fill = at(left - 4, y);
      let edge: typeof fill | null = null;
      for (let x = left - 4; x > Math.max(0, left - 200); x -= 1) {
        const here = at(x, y);
        const distanceTo = (one: typeof here) =>
          Math.abs(one.red - fill.red) + Math.abs(one.green - fill.green) + Math.abs(one.blue - fill.blue);
        if (distanceTo(here) > Math.max(60, edge ? distanceTo(edge) : 0)) edge = here;
        else if (edge) break;
      }
      return { name: text, fill, edge };
    });
  }, ground);
}

describe.each(['light', 'dark'] as const)('with forced colors, %s', (colorScheme) => {
  test('the headline numbers stand, and every tile has a border that can be seen', async () => {
    opened = await openPage('/?lang=zh&theme=paper', { forcedColors: 'active', colorScheme });
    const { page } = opened;
    await dataMapReady(page);
    const cards = await page.evaluate(() =>
      window.pageTools.all('.number').flatMap((number) => {
        const root = number.getRootNode();
        if (!(root instanceof ShadowRoot) || root.host.localName !== 'atlas-kpi') return [];
        const [digits] = number.getElementsByClassName('digits');
        const colors = getComputedStyle(digits ?? number);
        return [
          {
            text: number.textContent?.replace(/\s+/g, '') ?? '',
            isShown: window.pageTools.isShown(number),
            color: colors.color,
          },
        ];
      }),
    );
    const canvasText = await page.evaluate(() => {
      document.body.style.color = 'CanvasText';
      return getComputedStyle(document.body).color;
    });
    for (const [index, headline] of (await headlineFigures()).entries()) {
      expect(cards[index]?.text).toContain(printed(headline, 'zh'));
      expect(cards[index]).toMatchObject({ isShown: true, color: canvasText });
    }
    const tiles = await tileEdges(page, colorScheme === 'dark' ? 0 : 255);
    expect(tiles).toHaveLength(14);
    // A line of one pixel may lie between two, each half covered: 1.7 there is the 3 that a border needs.
    for (const { name, fill, edge } of tiles) {
      expect(edge, `${name} has an edge`).not.toBeNull();
      if (edge) expect(contrast(fill, edge), `the edge of ${name}`).toBeGreaterThanOrEqual(1.7);
    }
    expect(opened.complaints).toEqual([]);
  });
});

describe.each(['paper', 'night', 'wall'])('printed from the theme %s', (theme) => {
  test('the page is dark on white, and shows no hint of interaction', async () => {
    opened = await openPage(`/?lang=zh&theme=${theme}`);
    const { page } = opened;
    await dataMapReady(page);
    await page.emulateMedia({ media: 'print' });
    await page.waitForTimeout(400);
    const { texts, canvases } = await page.evaluate(() => {
      const { all, isShown, painted, nameOf } = window.pageTools;
      const parse = (color: string) => {
        const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map(Number);
        return { red, green, blue };
      };
      const isBox = (element: Element) =>
        [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');
      return {
        texts: all('*')
          .filter((element) => isShown(element) && isBox(element))
          .map((element) => ({ name: nameOf(element), color: parse(getComputedStyle(element).color) })),
        canvases: (all('canvas') as HTMLCanvasElement[]).map((canvas) => {
          const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
          let count = 0;
          let sum = 0;
          for (let at = 0; at < data.length; at += 4) {
            if (data[at + 3] !== 255) continue;
            count += 1;
            sum += ((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0)) / 3;
          }
          return { name: nameOf(canvas), paintedCount: painted(canvas).length, mean: count > 0 ? sum / count : 0 };
        }),
      };
    });
    const white = { red: 255, green: 255, blue: 255 };
    const faint = texts.filter(({ color }) => contrast(color, white) < 4.5).map(({ name }) => name);
    expect(texts.length).toBeGreaterThan(60);
    expect(faint, 'texts that white paper swallows').toEqual([]);
    const bright = await page.evaluate(
      () => getComputedStyle(document.querySelector('atlas-data-map') ?? document.body).backgroundColor,
    );
    expect(['rgba(0, 0, 0, 0)', 'rgb(255, 255, 255)', 'rgb(247, 244, 237)']).toContain(bright);
    const map = canvases.find(({ name }) => name.startsWith('atlas-coverage-map'));
    expect(map?.mean, 'the map is painted in light colors').toBeGreaterThan(120);
    const hints = await page.evaluate(() => {
      const { all, isShown, nameOf } = window.pageTools;
      const hasSign = (element: Element) =>
        ['::before', '::after', '::marker'].some((part) => {
          const { content } = getComputedStyle(element, part);
          const isMarker =
            part === '::marker' && element.localName === 'summary' && getComputedStyle(element).display === 'list-item';
          return isMarker ? content !== 'none' : /[▸▾▶▼]/u.test(content);
        });
      const shown = all('*').filter(isShown);
      return [
        ...shown.filter((element) => element.matches('nav, input, select, .pager, .tools')).map(nameOf),
        ...shown.filter(hasSign).map((element) => `the sign of ${nameOf(element)}`),
      ];
    });
    expect(hints).toEqual([]);
  });
});
