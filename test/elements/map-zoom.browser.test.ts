import '@practice-atlas/elements/coverage-map.js';
import type { MapView } from '@practice-atlas/elements/outline-map.js';
import { readBoundaries } from '@practice-atlas/geo';
import axe from 'axe-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { cdp } from 'vitest/browser';
import example from '../../examples/boundaries/liaoning.json' with { type: 'json' };
import { coverageCases } from './coverage-map-cases.js';

const liaoning = readBoundaries(example);
type Map = HTMLElementTagNameMap['atlas-coverage-map'];

async function shown(over: Partial<Map> = {}, holder: HTMLElement = document.body): Promise<Map> {
  const element = document.createElement('atlas-coverage-map');
  element.style.width = '800px';
  const { answers, stars = [] } = coverageCases['fill-exact']!;
  const given = { data: answers, stars, locale: 'zh', theme: 'paper', boundaries: liaoning, zoom: true };
  Object.assign(element, given, over);
  const ready = new Promise((resolve) => element.addEventListener('atlas-ready', resolve, { once: true }));
  holder.append(element);
  await ready;
  await element.updateComplete;
  return element;
}

const canvasOf = (element: Map) => element.renderRoot.querySelector('canvas')!;
const pictureOf = (element: Map) => element.renderRoot.querySelector<HTMLElement>('.picture')!;
const buttons = (element: Map) => [...element.renderRoot.querySelectorAll<HTMLButtonElement>('.map-controls button')];

/** A place on the canvas by shares of its width and height, in pixels of the test's frame. */
function at(element: Map, x: number, y: number) {
  const rect = canvasOf(element).getBoundingClientRect();
  return { clientX: rect.left + rect.width * x, clientY: rect.top + rect.height * y };
}

/** Moves the real mouse: the browser makes the events, and captures the pointer. */
async function mouse(
  type: 'mousePressed' | 'mouseMoved' | 'mouseReleased',
  place: ReturnType<typeof at>,
  modifiers = 0,
) {
  const frame = window.frameElement?.getBoundingClientRect();
  const scale = frame ? frame.width / window.innerWidth : 1;
  await cdp().send('Input.dispatchMouseEvent', {
    type,
    x: (frame?.left ?? 0) + place.clientX * scale,
    y: (frame?.top ?? 0) + place.clientY * scale,
    button: 'left',
    buttons: type === 'mouseReleased' ? 0 : 1,
    clickCount: 1,
    modifiers,
  });
}

function wheel(element: Map, over: WheelEventInit): WheelEvent {
  const place = at(element, 0.4, 0.4);
  const event = new WheelEvent('wheel', { ...place, bubbles: true, cancelable: true, ...over });
  canvasOf(element).dispatchEvent(event);
  return event;
}

function press(element: Map, key: string, over: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...over });
  pictureOf(element).dispatchEvent(event);
  return event;
}

const nextView = (element: Map) =>
  new Promise<MapView>((resolve) =>
    element.addEventListener('atlas-view', ({ detail }) => resolve(detail), { once: true }),
  );

describe('a map that may be moved', () => {
  afterEach(() => document.body.replaceChildren());

  it('has buttons with names in both languages, large enough for a pointer, off where they do nothing', async () => {
    const element = await shown();
    expect(buttons(element).map((button) => button.getAttribute('aria-label'))).toEqual(['放大', '缩小', '显示全图']);
    for (const button of buttons(element)) expect(button.getBoundingClientRect().height).toBeGreaterThanOrEqual(24);
    expect(buttons(element).map((button) => button.ariaDisabled)).toEqual(['false', 'true', 'true']);
    element.locale = 'en';
    await expect
      .poll(() => buttons(element).map((button) => button.title))
      .toEqual(['Zoom in', 'Zoom out', 'Show the whole map']);
    const { violations } = await axe.run(element);
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });

  it('is enlarged and made whole by its buttons and says so once each', async () => {
    const element = await shown();
    const views: MapView[] = [];
    element.addEventListener('atlas-view', ({ detail }) => views.push(detail));
    buttons(element)[0]!.click();
    await expect.poll(() => element.viewport?.scale).toBe(2);
    await expect.poll(() => buttons(element)[2]!.ariaDisabled).toBe('false');
    buttons(element)[2]!.click();
    await expect.poll(() => element.viewport).toEqual({ scale: 1, x: 0.5, y: 0.5 });
    expect(views.map(({ scale }) => scale)).toEqual([2, 1]);
  });

  it('leaves a plain wheel to the page until it has the focus, and takes ctrl and wheel at once', async () => {
    const element = await shown();
    expect(wheel(element, { deltaY: -120 }).defaultPrevented).toBe(false);
    const settled = nextView(element);
    expect(wheel(element, { deltaY: -120, ctrlKey: true }).defaultPrevented).toBe(true);
    expect((await settled).scale).toBeGreaterThan(1.2);
    pictureOf(element).focus();
    const again = nextView(element);
    expect(wheel(element, { deltaY: -120 }).defaultPrevented).toBe(true);
    expect((await again).scale).toBeGreaterThan(1.6);
    element.viewport = null;
    await element.updateComplete;
    // Nothing to make smaller: the page scrolls on.
    expect(wheel(element, { deltaY: 120 }).defaultPrevented).toBe(false);
  });

  it('obeys + - 0 and shift with arrows, and leaves plain arrows to the regions', async () => {
    const element = await shown();
    pictureOf(element).focus();
    press(element, '+');
    press(element, '+');
    await element.updateComplete;
    expect(element.viewport).toEqual({ scale: 4, x: 0.5, y: 0.5 });
    expect(press(element, 'ArrowRight', { shiftKey: true }).defaultPrevented).toBe(true);
    expect(element.viewport).toMatchObject({ scale: 4, x: 0.5625 });
    expect(element.cursor).toBeNull();
    press(element, 'Home');
    await element.updateComplete;
    expect(element.cursor).toBe(0);
    press(element, '0');
    expect(element.viewport?.scale).toBe(1);
  });

  it('follows the cursor of the keyboard out of sight', async () => {
    const element = await shown({ viewport: { scale: 6, x: 0.9, y: 0.9 } });
    pictureOf(element).focus();
    press(element, 'Home');
    await expect.poll(() => element.viewport?.x).toBeLessThan(0.85);
    expect(element.viewport?.scale).toBe(6);
  });

  it('is dragged by the mouse when it is enlarged, and chooses nothing by that', async () => {
    const element = await shown({ viewport: { scale: 4, x: 0.5, y: 0.5 } });
    const chosen: unknown[] = [];
    element.addEventListener('atlas-select', ({ detail }) => chosen.push(detail));
    const settled = nextView(element);
    await mouse('mousePressed', at(element, 0.5, 0.4));
    await mouse('mouseMoved', at(element, 0.55, 0.4));
    await mouse('mouseMoved', at(element, 0.6, 0.4));
    await mouse('mouseReleased', at(element, 0.6, 0.4));
    const { scale, x } = await settled;
    expect(scale).toBe(4);
    expect(x).toBeCloseTo(0.5 - 0.1 / 4, 2);
    expect(chosen).toEqual([]);
  });

  it('chooses all regions in a box that is drawn with shift', async () => {
    const element = await shown();
    const chosen = new Promise<HTMLElementEventMap['atlas-select']>((resolve) => {
      element.addEventListener('atlas-select', resolve, { once: true });
    });
    const shift = 8;
    await mouse('mousePressed', at(element, 0.02, 0.02), shift);
    await mouse('mouseMoved', at(element, 0.5, 0.5), shift);
    await mouse('mouseMoved', at(element, 0.98, 0.8), shift);
    await mouse('mouseReleased', at(element, 0.98, 0.8), shift);
    const { detail } = await chosen;
    expect(detail).toMatchObject({ kind: 'regions', metric: 'teams' });
    expect(detail.regionCodes!.length).toBeGreaterThan(8);
    expect(element.viewport).toBeNull();
  });

  it.each([0.3, 1, 4])('finds the region under the pointer on a page scaled by %d', async (scale) => {
    const holder = document.createElement('div');
    holder.style.transformOrigin = '0 0';
    holder.style.transform = `scale(${scale})`;
    document.body.append(holder);
    const element = await shown({ viewport: { scale: 3, x: 0.6, y: 0.4 } }, holder);
    const hovered: (string | undefined)[] = [];
    element.addEventListener('atlas-hover', ({ detail }) => hovered.push(detail?.regionCode));
    const plain = await shown({ viewport: { scale: 3, x: 0.6, y: 0.4 } });
    const plainly: (string | undefined)[] = [];
    plain.addEventListener('atlas-hover', ({ detail }) => plainly.push(detail?.regionCode));
    for (const [x, y] of [
      [0.2, 0.2],
      [0.5, 0.4],
      [0.7, 0.6],
      [0.45, 0.7],
    ] as const)
      for (const each of [element, plain])
        canvasOf(each).dispatchEvent(new PointerEvent('pointermove', { ...at(each, x, y), bubbles: true }));
    expect(hovered).toEqual(plainly);
    expect(new Set(hovered).size).toBeGreaterThan(1);
  });

  it('writes what is in sight into a vector image, clipped to the frame', async () => {
    const element = await shown({ viewport: { scale: 8, x: 0.6, y: 0.4 } });
    const svg = await (await element.toImage('image/svg+xml')).text();
    expect(svg).toMatch(/<svg x="0" y="0" width="800" height="[\d.]+" viewBox="0 0 800/);
    expect(svg).toContain('无审图号');
    expect(svg.length).toBeLessThan(120_000);
  });

  it('takes gestures and buttons away without zoom, without boundaries and when it leaves, and brings them back', async () => {
    const element = await shown();
    element.zoom = false;
    await element.updateComplete;
    expect(buttons(element)).toHaveLength(0);
    expect(canvasOf(element).style.touchAction).toBe('');
    element.zoom = true;
    await expect.poll(() => buttons(element).length).toBe(3);
    for (let i = 0; i < 20; i++) {
      element.remove();
      expect(element.renderRoot.querySelectorAll('.map-controls')).toHaveLength(0);
      document.body.append(element);
      await expect.poll(() => buttons(element).length).toBe(3);
    }
    element.boundaries = null;
    await expect.poll(() => buttons(element).length).toBe(0);
  });
});

/** Puts an element on a page that is enlarged by CSS. */
function enlarged(scale: number): HTMLElement {
  const holder = document.createElement('div');
  holder.style.transformOrigin = '0 0';
  holder.style.transform = `scale(${scale})`;
  document.body.append(holder);
  return holder;
}

/** Touches the map with fingers: the browser makes the pointers, and scrolls where the map leaves a gesture to the page. */
async function touch(type: 'touchStart' | 'touchMove' | 'touchEnd', places: readonly ReturnType<typeof at>[]) {
  const frame = window.frameElement?.getBoundingClientRect();
  const scale = frame ? frame.width / window.innerWidth : 1;
  await cdp().send('Input.dispatchTouchEvent', {
    type,
    touchPoints: places.map(({ clientX, clientY }, id) => ({
      ...{ x: (frame?.left ?? 0) + clientX * scale, y: (frame?.top ?? 0) + clientY * scale, id },
    })),
  });
}

describe('the pixels of a map', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    document.body.replaceChildren();
  });

  it.each([1, 2, 3])(
    'are as many as a screen of %d pixels a CSS pixel has, and hits stay where they are',
    async (ratio) => {
      vi.stubGlobal('devicePixelRatio', ratio);
      const element = await shown();
      const canvas = canvasOf(element);
      expect(canvas.width).toBe(800 * ratio);
      expect(canvas.getBoundingClientRect().width).toBe(800);
      const hovered: (string | undefined)[] = [];
      element.addEventListener('atlas-hover', ({ detail }) => hovered.push(detail?.regionCode));
      for (const [x, y] of [
        [0.645, 0.25],
        [0.46, 0.66],
      ] as const)
        canvas.dispatchEvent(new PointerEvent('pointermove', { ...at(element, x, y), bubbles: true }));
      expect(hovered).toEqual(['210100', '210200']);
    },
  );

  it.each([
    [0.3, 1],
    [1, 1],
    [4, 4],
  ])('on a page scaled by %d are %d for each CSS pixel, so that nothing blurs', async (scale, ratio) => {
    const element = await shown({}, enlarged(scale));
    expect(canvasOf(element).width).toBe(800 * ratio);
    expect(canvasOf(element).style.width).toBe('800px');
  });

  it('are never gone while the map is painted at another size', async () => {
    const element = await shown();
    const inked = (): boolean => {
      const { width, height } = canvasOf(element);
      const { data } = canvasOf(element).getContext('2d')!.getImageData(0, 0, width, height);
      return data.some((value) => value !== 0);
    };
    for (const width of [700, 620, 900]) {
      element.style.width = `${width}px`;
      for (let frame = 0; frame < 4; frame++) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
        expect([width, frame, inked()]).toEqual([width, frame, true]);
      }
      await expect.poll(() => canvasOf(element).style.width).toBe(`${width}px`);
    }
  });
});

describe('fingers on a map', () => {
  afterEach(() => document.body.replaceChildren());

  it('enlarge it by a pinch of two, around what is between them', async () => {
    const element = await shown();
    const settled = nextView(element);
    const pair = (reach: number) => [at(element, 0.4 - reach, 0.4), at(element, 0.4 + reach, 0.4)];
    await touch('touchStart', pair(0.05));
    await touch('touchMove', pair(0.1));
    await touch('touchMove', pair(0.15));
    await touch('touchEnd', []);
    const { scale } = await settled;
    expect(scale).toBeGreaterThan(2.5);
    expect(scale).toBeLessThan(3.5);
  });

  it('scroll the page with one until it is enlarged, then move it', async () => {
    const element = await shown();
    expect(canvasOf(element).style.touchAction).toBe('pan-x pan-y');
    const down = new PointerEvent('pointerdown', {
      ...at(element, 0.4, 0.4),
      pointerType: 'touch',
      pointerId: 7,
      bubbles: true,
    });
    const move = new PointerEvent('pointermove', {
      ...at(element, 0.4, 0.6),
      pointerType: 'touch',
      pointerId: 7,
      bubbles: true,
    });
    canvasOf(element).dispatchEvent(down);
    canvasOf(element).dispatchEvent(move);
    await element.updateComplete;
    expect(element.viewport).toBeNull();
    element.viewport = { scale: 4, x: 0.5, y: 0.5 };
    await element.updateComplete;
    await expect.poll(() => canvasOf(element).style.touchAction).toBe('none');
  });
});

describe('a click on a map', () => {
  afterEach(() => document.body.replaceChildren());

  const click = (element: Map, detail: number) =>
    canvasOf(element).dispatchEvent(new MouseEvent('click', { ...at(element, 0.5, 0.3), detail, bubbles: true }));
  const double = (element: Map) =>
    canvasOf(element).dispatchEvent(new MouseEvent('dblclick', { ...at(element, 0.5, 0.3), bubbles: true }));

  it('twice chooses once and enlarges once', async () => {
    const element = await shown();
    const chosen: unknown[] = [];
    element.addEventListener('atlas-select', ({ detail }) => chosen.push(detail));
    click(element, 1);
    click(element, 2);
    double(element);
    await expect.poll(() => element.viewport?.scale).toBe(2);
    expect(chosen).toHaveLength(1);
  });

  it('says how much the map is enlarged, once it is, in the language of the page', async () => {
    const element = await shown();
    const said = () => element.renderRoot.querySelector('.map-controls [role=status]')?.textContent?.trim();
    expect(said()).toBe('');
    buttons(element)[0]!.click();
    await expect.poll(said).toBe('已放大到 200%');
    element.locale = 'en';
    await expect.poll(said).toBe('Enlarged to 200%');
    buttons(element)[2]!.click();
    await expect.poll(said).toBe('The whole map is shown');
  });

  it('leaves the focus in the map when its buttons go', async () => {
    const element = await shown();
    buttons(element)[0]!.focus();
    element.zoom = false;
    await element.updateComplete;
    expect((element.renderRoot as ShadowRoot).activeElement).toBe(pictureOf(element));
  });
});
