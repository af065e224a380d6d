import '@practice-atlas/elements/coverage-map.js';
import { readBoundaries } from '@practice-atlas/geo';
import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';
import { cdp } from 'vitest/browser';
import example from '../../examples/boundaries/liaoning.json' with { type: 'json' };
import { coverageCases } from './coverage-map-cases.js';

type Map = HTMLElementTagNameMap['atlas-coverage-map'];

const liaoning = readBoundaries(example);

async function shown(name: string, over: Partial<Map>): Promise<Map> {
  const element = document.createElement('atlas-coverage-map');
  element.style.width = '960px';
  Object.assign(element, { data: coverageCases[name]!.answers, stars: [], locale: 'zh', theme: 'paper', ...over });
  const settled = new Promise((resolve) => {
    for (const type of ['atlas-ready', 'atlas-error']) element.addEventListener(type, resolve, { once: true });
  });
  document.body.append(element);
  await settled;
  await element.updateComplete;
  return element;
}

const svgOf = async (element: Map): Promise<string> => (await element.toImage('image/svg+xml')).text();

function inside(element: Map, selector: string): HTMLElement {
  const found = element.renderRoot.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}

/** Forces colors or not; the rest is what the browser of the tests prefers, which other files must find again. */
async function forceColors(value: 'active' | 'none'): Promise<void> {
  const preferred = [
    { name: 'prefers-reduced-motion', value: 'reduce' },
    { name: 'prefers-color-scheme', value: 'light' },
  ];
  const features = value === 'active' ? [...preferred, { name: 'forced-colors', value }] : preferred;
  await cdp().send('Emulation.setEmulatedMedia', { features });
}

describe('atlas-coverage-map that fills in another way', () => {
  afterEach(async () => {
    document.body.replaceChildren();
    await forceColors('none');
  });

  it.each([
    ['classes', { classes: 'jenks' }, '按自然间断点（Jenks）分 5 级'],
    ['thresholds', { thresholds: '10 100 1000' }, '按给定界限分 4 级'],
    ['a continuous fill', { classes: 'continuous' }, '颜色随数值连续变化'],
    ['bubbles', { view: 'bubbles' }, '圆的面积与数值成正比'],
  ] as const)('draws %s once they are loaded, and says so in picture and summary', async (_, over, words) => {
    const element = await shown('fill-exact', over);
    expect(await svgOf(element)).toContain(words);
    expect(inside(element, '#summary').textContent).toContain(words);
  });

  it('walks over bubbles with the arrows, on boundaries too', async () => {
    for (const boundaries of [null, liaoning]) {
      const element = await shown('fill-exact', { view: 'bubbles', boundaries });
      const picture = inside(element, '#picture');
      picture.focus();
      for (const key of ['Home', 'ArrowUp', 'Enter'])
        picture.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      await element.updateComplete;
      expect(inside(element, '[part~=detail]').textContent).toContain(boundaries ? '铁岭市' : '：');
      const { violations } = await axe.run(element, { rules: { region: { enabled: false } } });
      expect(violations.map(({ id }) => id)).toEqual([]);
      element.remove();
    }
  });

  it('says in place why it cannot, with place and remedy, and recovers', async () => {
    const element = await shown('fill-exact', { classCount: 1 });
    const alert = inside(element, '[role=alert]');
    expect(alert.dataset.code).toBe('parameter_malformed');
    expect(alert.textContent).toContain('属性 class-count');
    element.classCount = 3;
    await expect.poll(() => element.state).toBe('ready');
    await expect.poll(async () => svgOf(element).catch(() => '')).toContain('按分位数分 3 级');
    const rates = await shown('fill-ratio', { view: 'bubbles' });
    expect(inside(rates, '[role=alert]').dataset.code).toBe('query_unsupported');
    expect(inside(rates, '[role=alert]').textContent).toContain('不能画成气泡');
  });

  it('tells classes by textures where colors are forced, in the system’s own colors, and by colors again after', async () => {
    const element = await shown('fill-exact', {});
    expect(await svgOf(element)).not.toContain('class="texture"');
    await forceColors('active');
    await expect.poll(() => svgOf(element)).toContain('class="texture"');
    const svg = await svgOf(element);
    expect(svg).not.toMatch(/(fill|stroke)="#/);
    expect(svg).toMatch(/class="texture"[^>]*stroke="CanvasText"/);
    await forceColors('none');
    await expect.poll(() => svgOf(element)).not.toContain('class="texture"');
  });

  it('paints textures on its canvas', async () => {
    const plain = await shown('fill-exact', {});
    const element = await shown('fill-exact', { patterns: true });
    const dark = (map: Map) => {
      const canvas = inside(map, 'canvas') as HTMLCanvasElement;
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      let count = 0;
      for (let at = 0; at < data.length; at += 4) if (data[at + 3]! > 200 && data[at]! < 80) count += 1;
      return count;
    };
    expect(dark(element)).toBeGreaterThan(2 * dark(plain));
  });
});
