import { afterEach, describe, expect, it } from 'vitest';
import '@practice-atlas/elements/volunteer-growth.js';
import type { AtlasVolunteerGrowth } from '@practice-atlas/elements/volunteer-growth.js';
import { figure, monthly, quantity, reported } from './series-answers.js';

const answers = [
  monthly('2019-01', [231_044, 302_511, 377_820, 470_903, 566_121, 668_402]),
  reported([figure('f1', { quantity: quantity(600_000, 'at_least', '多'), asOf: '2019-05-31' })]),
];

function once(target: EventTarget, type: string): Promise<Event> {
  return new Promise((resolve) => target.addEventListener(type, resolve, { once: true }));
}

async function mounted(parent: ParentNode = document.body, widthPx = 480): Promise<AtlasVolunteerGrowth> {
  const element = document.createElement('atlas-volunteer-growth');
  element.style.width = `${widthPx}px`;
  element.theme = 'paper';
  element.locale = 'zh';
  element.data = answers;
  const ready = once(element, 'atlas-ready');
  const failed = once(element, 'atlas-error').then(() => Promise.reject(element.error));
  parent.append(element);
  await Promise.race([ready, failed]);
  return element;
}

function canvasOf(element: Element): HTMLCanvasElement {
  const canvas = element.shadowRoot?.querySelector('canvas');
  if (!canvas) throw new Error('no canvas');
  return canvas;
}

/** How many pixels of a canvas are painted. */
function inkOf(canvas: HTMLCanvasElement): number {
  const context = canvas.getContext('2d');
  const { data } = context!.getImageData(0, 0, canvas.width, canvas.height);
  let painted = 0;
  for (let index = 3; index < data.length; index += 4) if (data[index]! > 0) painted += 1;
  return painted;
}

async function frames(count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) await new Promise(requestAnimationFrame);
}

afterEach(() => {
  document.body.replaceChildren();
});

describe('a chart in an element', () => {
  it('draws once it has a size and fires atlas-ready once', async () => {
    let fired = 0;
    document.body.addEventListener('atlas-ready', () => {
      fired += 1;
    });
    const element = await mounted();
    await frames(10);
    expect(inkOf(canvasOf(element))).toBeGreaterThan(500);
    expect(fired).toBe(1);
  });

  it('accepts no markup in its root, and empties it without parsing', async () => {
    const element = await mounted();
    const root = element.shadowRoot?.querySelector<HTMLElement>('.chart');
    expect(root && Object.hasOwn(root, 'innerHTML')).toBe(true);
    expect(() => Reflect.set(root!, 'innerHTML', '<b>x</b>')).toThrow(/markup/);
    expect(root?.querySelector('b')).toBeNull();
  });

  it('releases the chart when it leaves the page, and draws again when it is moved', async () => {
    const element = await mounted();
    const before = canvasOf(element);
    const other = document.createElement('div');
    document.body.append(other);
    other.append(element);
    await frames(4);
    const after = canvasOf(element);
    expect(after).not.toBe(before);
    expect(before.isConnected).toBe(false);
    expect(inkOf(after)).toBeGreaterThan(500);
    element.remove();
    await frames(2);
    expect(element.shadowRoot?.querySelector('canvas')).toBeNull();
  });

  it('follows its width, and ignores a size of zero', async () => {
    const element = await mounted();
    element.style.width = '320px';
    await frames(4);
    expect(canvasOf(element).clientWidth).toBe(320);
    element.style.display = 'none';
    await frames(4);
    element.style.display = '';
    await frames(4);
    expect(canvasOf(element).clientWidth).toBe(320);
    expect(inkOf(canvasOf(element))).toBeGreaterThan(300);
  });

  it('has no animation for readers who want less motion', async () => {
    expect(matchMedia('(prefers-reduced-motion: reduce)').matches).toBe(true);
    const element = await mounted();
    // The page may still settle (a scroll bar, a font): less than the 300 ms that a motion would take.
    await frames(10);
    const first = inkOf(canvasOf(element));
    await frames(30);
    expect(inkOf(canvasOf(element))).toBe(first);
  });

  it('finds the point under the pointer when an ancestor is scaled', async () => {
    const frame = document.createElement('div');
    frame.style.transform = 'scale(0.5)';
    frame.style.transformOrigin = '0 0';
    document.body.append(frame);
    const element = await mounted(frame);
    await frames(2);
    const stage = element.shadowRoot!.querySelector('.stage')!;
    const box = stage.getBoundingClientRect();
    const at = { clientX: box.right - 4, clientY: box.top + box.height / 2, bubbles: true };
    const selected = once(element, 'atlas-select') as Promise<CustomEvent<{ key: string }>>;
    stage.dispatchEvent(new MouseEvent('click', at));
    expect((await selected).detail.key).toBe('2019-06');
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector('[part=readout]')?.textContent?.trim()).toBe(
      '2019年6月 · 668,402人 · 模拟',
    );
  });

  it('walks every point by arrows, with a ring on each and a sentence for it', async () => {
    const element = await mounted();
    await frames(2);
    const picture = element.shadowRoot!.querySelector<HTMLElement>('#picture')!;
    picture.focus();
    const said: string[] = [];
    for (let index = 0; index < 7; index += 1) {
      picture.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
      await element.updateComplete;
      said.push(element.shadowRoot?.querySelector('[part=readout]')?.textContent?.trim() ?? '');
      expect(element.shadowRoot?.querySelectorAll('.ring')).toHaveLength(1);
    }
    expect(new Set(said).size).toBe(7);
    expect(said).toContain('2019年5月 · 60\u2009万+人 · 报告值');
    picture.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector('.ring')).toBeNull();
  });

  it('exports an image that is larger than the picture, because it carries title and sources', async () => {
    const element = await mounted();
    const blob = await element.toImage();
    expect(blob.type).toBe('image/png');
    const bitmap = await createImageBitmap(blob);
    expect(bitmap.height).toBeGreaterThan(canvasOf(element).clientHeight * 2 + 100);
  });

  it('exports CSV with qualifiers and basis', async () => {
    const element = await mounted();
    expect(element.toCsv()).toContain('60万+');
    expect(element.toCsv()).toContain('模拟');
  });

  it("starts, resizes and leaves under require-trusted-types-for 'script' without a violation", async () => {
    const entry = new URL('/packages/elements/src/elements/volunteer-growth/volunteer-growth.ts', location.origin);
    const page = `<!doctype html><meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="require-trusted-types-for 'script'">
      <script>
        violations = [];
        // Vitest rewrites import() in every module that it serves, to a call that only its own page knows.
        __vitest_browser_runner__ = { wrapDynamicImport: (load) => load() };
        addEventListener('securitypolicyviolation', (event) => violations.push(event.sample));
      </script>
      <script type="module" src="${entry.href}"></script><body></body>`;
    const frame = document.createElement('iframe');
    frame.width = '600';
    frame.src = URL.createObjectURL(new Blob([page], { type: 'text/html' }));
    document.body.append(frame);
    await once(frame, 'load');
    const inner = frame.contentWindow as Window & { violations: string[] };
    await inner.customElements.whenDefined('atlas-volunteer-growth');
    const element = inner.document.createElement('atlas-volunteer-growth');
    element.data = answers;
    const ready = once(element, 'atlas-ready');
    inner.document.body.append(element);
    await ready;
    element.style.width = '300px';
    await frames(4);
    expect(inkOf(canvasOf(element))).toBeGreaterThan(300);
    element.remove();
    await frames(3);
    expect(inner.violations).toEqual([]);
    expect(() => Reflect.set(inner.document.body, 'innerHTML', '<b>x</b>')).toThrow(/TrustedHTML/);
    await frames(3);
    expect(inner.violations).toHaveLength(1);
  });

  it('comes and goes a hundred times without leaving a canvas or a chart', async () => {
    for (let index = 0; index < 100; index += 1) {
      const element = document.createElement('atlas-volunteer-growth');
      element.data = answers;
      document.body.append(element);
      if (index % 10 === 0) await frames(2);
      element.remove();
      expect(element.shadowRoot?.querySelector('canvas') ?? null).toBeNull();
    }
    expect(document.querySelectorAll('canvas')).toHaveLength(0);
  });
});
