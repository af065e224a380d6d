import type { Page } from 'playwright';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { closeBrowser, dataMapReady, type OpenedPage, openPage } from './open-page.js';

let opened: OpenedPage;
let page: Page;

beforeEach(async () => {
  opened = await openPage('/?lang=zh&theme=paper');
  page = opened.page;
  await dataMapReady(page);
});
afterEach(() => opened.close());
afterAll(closeBrowser);

interface Stop {
  readonly name: string;
  /** Where it stands among everything that can take the focus, in reading order. */
  readonly place: number;
  readonly left: number;
  readonly top: number;
  readonly outline: string;
  readonly outlineWidthPx: number;
}

const CONTROLS = 'a[href], button:not([disabled]), input, select, textarea, summary, [tabindex]:not([tabindex="-1"])';

const controls = () =>
  page.evaluate((selector) => {
    const { all, isShown, nameOf } = window.pageTools;
    return all(selector).filter(isShown).map(nameOf);
  }, CONTROLS);

const stop = () =>
  page.evaluate((selector): Stop | null => {
    const { all, focused, isShown, nameOf } = window.pageTools;
    const element = focused();
    if (!element) return null;
    const { left, top } = element.getBoundingClientRect();
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return {
      name: nameOf(element),
      place: all(selector).filter(isShown).indexOf(element),
      left: left + scrollX,
      top: top + scrollY,
      outline: outlineStyle,
      outlineWidthPx: Number.parseFloat(outlineWidth),
    };
  }, CONTROLS);

async function walk(key: 'Tab' | 'Shift+Tab', limit = 200): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (let pressed = 0; pressed < limit; pressed += 1) {
    await page.keyboard.press(key);
    const at = await stop();
    if (at === null) return stops;
    stops.push(at);
  }
  if (limit < 200) return stops;
  throw new Error(`the focus does not leave the page: ${stops.slice(-6).map(({ name }) => name)}`);
}

const PICTURES = [
  { kind: 'atlas-coverage-map', steps: ['ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowUp'] },
  { kind: 'atlas-volunteer-growth', steps: ['ArrowRight', 'ArrowRight', 'ArrowRight', 'End', 'Home'] },
  { kind: 'atlas-order-fulfillment', steps: ['ArrowDown', 'ArrowDown', 'ArrowDown', 'End', 'Home'] },
];

describe('by keyboard only', () => {
  test('Tab reaches every control once, in reading order, and leaves the page', async () => {
    const expected = await controls();
    expect(expected.length).toBeGreaterThan(20);
    const stops = await walk('Tab');
    expect(stops.map(({ name }) => name)).toEqual(expected);
    for (const { kind } of PICTURES)
      expect(
        expected.filter((name) => name === `${kind} div#picture`),
        kind,
      ).toHaveLength(1);
    expect(expected.filter((name) => name.startsWith('atlas-kpi button'))).toHaveLength(4);
    const back = await walk('Shift+Tab', expected.length);
    expect(back.map(({ name }) => name)).toEqual([...expected].reverse());
  });

  test('the focus moves down the page, panel by panel', async () => {
    const stops = await walk('Tab');
    const panelOf = (name: string) => name.split(' ')[0];
    const panels = stops.map(({ name }) => panelOf(name));
    const order = [...new Set(panels)];
    expect(order.slice(0, 4)).toEqual(['button', 'atlas-data-map', 'atlas-kpi', 'atlas-coverage-map']);
    for (const kind of ['atlas-kpi', 'atlas-coverage-map', 'atlas-volunteer-growth', 'atlas-order-fulfillment'])
      expect(panels.lastIndexOf(kind) - panels.indexOf(kind) + 1, `${kind} is visited in one go`).toBe(
        panels.filter((panel) => panel === kind).length,
      );
    const inPanels = stops.filter(({ name }) => name.startsWith('atlas-'));
    for (const kind of order.filter((panel) => panel?.startsWith('atlas-'))) {
      const own = inPanels.filter(({ name }) => panelOf(name) === kind);
      const isDown = own.every((one, index) => index === 0 || one.top >= (own[index - 1]?.top ?? 0) - 4);
      expect(
        isDown || kind === 'atlas-figures',
        `${kind} goes up: ${own.map(({ name, top }) => `${name} ${top}`)}`,
      ).toBe(true);
    }
  });

  test('the focus is always visible', async () => {
    const hidden = (await walk('Tab')).filter(
      ({ outline, outlineWidthPx }) => outline === 'none' || outlineWidthPx < 2,
    );
    expect(hidden).toEqual([]);
  });
});

interface Cursor {
  readonly cursor: number | null;
  readonly said: string;
}

describe.each(PICTURES)('inside $kind', ({ kind, steps }) => {
  const read = (): Promise<Cursor> =>
    page.evaluate((tag) => {
      const [element] = window.pageTools.all(tag);
      const live = element?.shadowRoot?.querySelector('.picture ~ [role=status]');
      return {
        cursor: (element as Element & { cursor: number | null }).cursor,
        said: live?.textContent?.trim() ?? '',
      };
    }, kind);
  const pixels = () =>
    page.evaluate((tag) => {
      const [element] = window.pageTools.all(tag);
      const canvas = element?.shadowRoot?.querySelector('canvas');
      return `${canvas?.toDataURL()} ${element?.shadowRoot?.querySelector('.ring')?.getAttribute('style') ?? ''}`;
    }, kind);

  test('arrows walk, the place is said and ringed, Enter chooses, Escape leaves', async () => {
    await page.locator(kind).first().locator('[part=picture]').focus();
    const bare = await pixels();
    const visited: Cursor[] = [];
    for (const key of steps) {
      await page.keyboard.press(key);
      await page.waitForTimeout(300);
      visited.push(await read());
    }
    expect(visited.every(({ cursor, said }) => cursor !== null && said !== '')).toBe(true);
    expect(new Set(visited.map(({ said }) => said)).size).toBeGreaterThanOrEqual(3);
    expect(new Set(visited.map(({ cursor }) => cursor)).size).toBeGreaterThanOrEqual(3);
    expect(await pixels(), 'a ring is drawn').not.toBe(bare);

    const chosen = page.evaluate(
      (tag) =>
        new Promise<unknown>((resolve) => {
          const [element] = window.pageTools.all(tag);
          element?.addEventListener('atlas-select', (event) => resolve((event as CustomEvent).detail), { once: true });
        }),
      kind,
    );
    await page.waitForTimeout(50);
    await page.keyboard.press('Enter');
    expect(await chosen).toMatchObject({ datum: visited.at(-1)?.cursor });

    // On a map that goes down Enter has opened the city: the first Escape leads back to it.
    if (kind === 'atlas-coverage-map') {
      await page.waitForTimeout(600);
      await page.keyboard.press('Escape');
      await page.waitForTimeout(600);
    }
    await page.keyboard.press('Escape');
    await page.waitForTimeout(300);
    expect(await read()).toEqual({ cursor: null, said: '' });
    const before = await stop();
    await page.keyboard.press('Tab');
    expect((await stop())?.name).not.toBe(before?.name);
  });

  test('leaving with Tab takes the ring away', async () => {
    await page.locator(kind).first().locator('[part=picture]').focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForTimeout(50);
    expect((await read()).cursor).not.toBeNull();
    await page.keyboard.press('Tab');
    await page.waitForTimeout(300);
    expect((await read()).cursor).toBeNull();
  });
});
