import '@practice-atlas/elements/data-map.js';
import '@practice-atlas/elements/source.js';
import { mergeDatasets, type PracticeDataset } from '@practice-atlas/dataset';
import { afterEach, describe, expect, test } from 'vitest';
import { press, simulated } from '../data/datasets.js';

function mount(data: PracticeDataset, region: string) {
  const source = document.createElement('atlas-source');
  const map = document.createElement('atlas-data-map');
  source.data = data;
  map.region = region;
  map.theme = 'paper';
  map.locale = 'zh';
  source.append(map);
  const readies: { panels: [name: string, state: string | null, inked: boolean][] }[] = [];
  map.addEventListener('atlas-ready', () => {
    const panels = [...(map.shadowRoot?.querySelectorAll('atlas-kpi, .map, .side > *, .foot > *') ?? [])];
    readies.push({
      panels: panels.map((panel) => [
        panel.localName,
        panel.getAttribute('state'),
        [...(panel.shadowRoot?.querySelectorAll('canvas') ?? [])].every(isInked),
      ]),
    });
  });
  document.body.append(source);
  return { source, map, readies };
}

function isInked(canvas: HTMLCanvasElement): boolean {
  const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
  return pixels?.some((value) => value !== 0) ?? false;
}

function textOf(root: Node): string {
  const own = root instanceof Element && root.shadowRoot ? textOf(root.shadowRoot) : '';
  return own + [...root.childNodes].map((node) => (node instanceof Text ? node.data : textOf(node))).join(' ');
}

afterEach(() => document.body.replaceChildren());

describe('atlas-data-map', () => {
  test('is ready once, when every panel is painted', async () => {
    const { readies } = mount(mergeDatasets(await press(), await simulated()), '210000');
    await expect.poll(() => readies.length, { timeout: 15_000 }).toBe(1);
    const [{ panels } = { panels: [] }] = readies;
    expect(panels.map(([name]) => name)).toContain('atlas-volunteer-growth');
    expect(panels.filter(([, state, inked]) => state !== 'ready' || !inked)).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(readies.length).toBe(1);
  });

  test('is ready too where some panels have nothing to show', async () => {
    const { readies } = mount(await press(), '210000');
    await expect.poll(() => readies.length, { timeout: 15_000 }).toBe(1);
    expect(readies[0]?.panels.some(([, state]) => state === 'empty')).toBe(true);
  });

  test('shows unplaced figures only of sources that speak of its region', async () => {
    const data = await press();
    const liaoning = mount(data, '210000');
    const shaanxi = mount(data, '610000');
    await expect.poll(() => shaanxi.readies.length + liaoning.readies.length, { timeout: 15_000 }).toBe(2);
    const tray = (map: Element) => textOf(map.shadowRoot?.querySelector('[view=unplaced]') ?? map);
    expect(tray(liaoning.map)).toContain('5,400');
    expect(tray(shaanxi.map)).not.toContain('5,400');
  });

  test('says how many values of the data are at fault', async () => {
    const data = await press();
    const finding = { code: 'x', level: 'warning', where: {}, value: null, reason: 'r', remedy: 'm' } as const;
    const { map, readies } = mount({ ...data, findings: [finding, finding] }, '210000');
    await expect.poll(() => readies.length, { timeout: 15_000 }).toBe(1);
    expect(map.shadowRoot?.querySelector('.dateline')?.textContent).toContain('2 处问题');
  });
});
