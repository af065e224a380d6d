import { createDataset } from '@practice-atlas/dataset';
import type { Asker } from '@practice-atlas/elements';
import '@practice-atlas/elements/coverage-map.js';
import { createPageEngine } from '@practice-atlas/measure';
import { afterEach, describe, expect, it } from 'vitest';

type Map = HTMLElementTagNameMap['atlas-coverage-map'];

const unit = (code: string, name: string, level: string, parent_code: string | null) => ({
  ...{ code, name, level, parent_code },
});
const REGIONS = [
  unit('100000', '中国', 'country', null),
  unit('150000', '内蒙古自治区', 'province', '100000'),
  unit('210000', '辽宁省', 'province', '100000'),
  unit('820000', '澳门特别行政区', 'province', '100000'),
  unit('210100', '沈阳市', 'city', '210000'),
  unit('211400', '葫芦岛市', 'city', '210000'),
  unit('210104', '大东区', 'county', '210100'),
];
/** Its divisions have Chinese names only, as most files do. */
const engine = createPageEngine(
  createDataset({
    name: 'chinese-only',
    title: { zh: '例', en: 'Example' },
    tables: {
      regions: REGIONS,
      teams: ['150000', '210100', '210100', '211400', '210104', '820000'].map((region_code, i) => ({
        ...{ team_id: String(i), region_code, kind: 'x' },
      })),
      sources: [{ source_id: 's', kind: 'report', title: '例' }],
      figures: [
        {
          ...{ figure_id: 'f', region_code: '210100', metric: 'volunteers', value: 300, unit: 'persons' },
          ...{ qualifier: 'exact', series_kind: 'stock', as_of: '2024', as_of_precision: 'year', source_id: 's' },
          ...{ place_precision: 'city', quote: '300' },
        },
      ],
    },
  }),
);
const source: Asker = {
  ...{ state: 'ready', error: null, about: null, subscribe: () => () => undefined },
  ask: (query) => engine.measure(query),
};

async function shown(over: Partial<Map>): Promise<Map> {
  const map = document.createElement('atlas-coverage-map');
  map.style.width = '900px';
  Object.assign(map, { metric: 'teams', source, locale: 'en', theme: 'paper', stars: [], ...over });
  const ready = new Promise((resolve) => map.addEventListener('atlas-ready', resolve, { once: true }));
  document.body.append(map);
  await ready;
  return map;
}

const svgOf = async (map: Map) => (await map.toImage('image/svg+xml')).text();
const root = (map: Map) => map.renderRoot as ShadowRoot;
const han = (text: string) => text.match(/\p{Script=Han}+/gu) ?? [];

describe('a map in English of data that name places in Chinese only', () => {
  afterEach(() => document.body.replaceChildren());

  it('names provinces in English from its first picture on: in the picture, the table, the summary and what is said', async () => {
    const map = await shown({});
    const svg = await svgOf(map);
    for (const name of ['Inner Mongolia', 'Liaoning', 'Macao']) {
      expect(svg).toContain(name);
      expect(map.toCsv()).toContain(name);
    }
    expect(han(svg)).toEqual([]);
    expect(han(root(map).querySelector('#summary')?.textContent ?? '')).toEqual([]);
    const picture = root(map).querySelector<HTMLElement>('#picture')!;
    picture.focus();
    picture.dispatchEvent(new KeyboardEvent('keydown', { key: 'Home', bubbles: true, cancelable: true }));
    await expect.poll(() => root(map).querySelector('[part~=detail]')?.textContent).toContain('Inner Mongolia');
    await expect
      .poll(() => [...root(map).querySelectorAll('.spoken')].map((each) => each.textContent).join())
      .toContain('Inner Mongolia');
  });

  it('names the way down in English, and leaves in Chinese what has no English name', async () => {
    const map = await shown({ region: '210000', at: '210100', drill: true });
    const way = () => [...root(map).querySelectorAll('.way li')].map((step) => step.textContent?.trim());
    await expect.poll(way).toEqual(['Liaoning', 'Shenyang']);
    await expect.poll(() => svgOf(map)).toContain('大东区');
    expect(root(map).querySelector('.way .up')?.getAttribute('aria-label')).toContain('Liaoning');
  });

  it('names the places of call-outs, and of a ranked list, in English', async () => {
    const map = await shown({ region: '210000', metric: null });
    const svg = await svgOf(map);
    expect(svg).toContain('Shenyang');
    expect(svg).not.toContain('沈阳');
    map.metric = 'teams';
    map.view = 'list';
    await expect
      .poll(() => [...root(map).querySelectorAll('.ranked .name')].map((name) => name.textContent))
      .toEqual(['Shenyang', 'Huludao']);
  });

  it('follows the language: Chinese, English, Chinese', async () => {
    const map = await shown({ region: '210000', locale: 'zh' });
    expect(await svgOf(map)).toContain('葫芦岛');
    map.locale = 'en';
    await expect.poll(() => svgOf(map)).toContain('Huludao');
    map.locale = 'zh';
    await expect.poll(() => svgOf(map)).not.toContain('Huludao');
    expect(await svgOf(map)).toContain('葫芦岛');
  });
});
