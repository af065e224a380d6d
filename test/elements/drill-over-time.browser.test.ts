import { createDataset } from '@practice-atlas/dataset';
import type { Asker } from '@practice-atlas/elements';
import '@practice-atlas/elements/coverage-map.js';
import { createPageEngine, type Query } from '@practice-atlas/measure';
import { afterEach, describe, expect, it } from 'vitest';
import { DRILL_UNITS } from '../data/drill-country.js';

type Map = HTMLElementTagNameMap['atlas-coverage-map'];

/** How many activities each place held in each year; made up. 甲东区 held none in 2020, and 乙市 only then. */
const HELD: readonly (readonly [code: string, year: number, count: number])[] = [
  ['970102100', 2018, 1],
  ['970102100', 2019, 2],
  ['970102101', 2019, 3],
  ['970103', 2018, 4],
  ['970103', 2020, 5],
  ['970202', 2020, 6],
];
const engine = createPageEngine(
  createDataset({
    name: 'drill-over-time',
    title: { zh: '模拟下钻数据', en: 'Simulated data to go down in' },
    tables: {
      regions: DRILL_UNITS,
      activities: HELD.flatMap(([region_code, year, count]) =>
        Array.from({ length: count }, (_, i) => ({
          ...{ activity_id: `${region_code}-${year}-${i}`, region_code },
          started_at: Date.UTC(year, 5, 15),
        })),
      ),
    },
  }),
);

function source(asked: Query[] = []): Asker {
  return {
    ...{ state: 'ready', error: null, about: null, subscribe: () => () => undefined },
    ask: (query) => {
      asked.push(query);
      return engine.measure(query);
    },
  };
}

function shown(over: Partial<Map> = {}): Map {
  const map = document.createElement('atlas-coverage-map');
  map.style.width = '960px';
  Object.assign(map, {
    ...{ region: '970000', metric: 'activities', by: 'year', drill: true, source: source() },
    ...{ locale: 'zh', theme: 'paper', ...over },
  });
  document.body.append(map);
  return map;
}

const root = (map: Map) => map.renderRoot as ShadowRoot;
const words = (map: Map, selector: string) =>
  [...root(map).querySelectorAll(selector)].map((each) => each.textContent?.trim() ?? '');
const rows = (map: Map) =>
  map
    .toCsv()
    .split('\r\n')
    .slice(1)
    .filter((line) => /[市区镇县],/.test(line))
    .map((line) => line.split(',').slice(0, 2).join(' '));
const at = (map: Map, place: string, period: string, table: readonly string[]) =>
  expect
    .poll(
      () => [map.state, words(map, '[data-arrived]').length, words(map, '.way li').join('>'), map.period, rows(map)],
      { timeout: 5000 },
    )
    .toEqual(['ready', 1, place, period, table]);

function press(map: Map, ...keys: string[]): void {
  const picture = root(map).querySelector<HTMLElement>('#picture')!;
  picture.focus();
  for (const key of keys) picture.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
}

describe('a map over time that goes down', () => {
  afterEach(() => document.body.replaceChildren());

  it('keeps its period on the way down and up, and asks every place by period', async () => {
    const asked: Query[] = [];
    const map = shown({ period: '2019', source: source(asked) });
    await at(map, '', '2019', ['甲市 5', '乙市 0', '直管县 0']);
    press(map, 'Home', 'Enter');
    await at(map, '模拟省>甲市', '2019', ['甲东区 5', '甲西区 0']);
    expect(words(map, '.shown')).toEqual(['2019年']);
    press(map, 'Home', 'Enter');
    await at(map, '模拟省>甲市>甲东区', '2019', ['02区第1镇 2', '02区第2镇 3', '02区第3镇 0']);
    press(map, 'Escape');
    await at(map, '模拟省>甲市', '2019', ['甲东区 5', '甲西区 0']);
    await expect.poll(() => map.cursor).toBe(0);
    const drawn = asked.filter(({ by }) => by?.includes('year'));
    expect(drawn.map(({ by }) => by?.join(' '))).toEqual([
      'region:city year',
      'region:county year',
      'region:township year',
      ...(drawn.length > 3 ? ['region:county year'] : []),
    ]);
  });

  it('has one period and one row, the place itself, where nothing is known below it', async () => {
    const map = shown({ at: '970103' });
    await at(map, '模拟省>甲市>甲西区', '2020', ['甲西区 5']);
    expect(words(map, '[part~=said]').join()).toContain('甲西区没有更下一级的资料');
    map.period = '2018';
    await at(map, '模拟省>甲市>甲西区', '2018', ['甲西区 4']);
    map.period = '2019';
    await at(map, '模拟省>甲市>甲西区', '2019', ['甲西区 0']);
  });

  it('shows the latest period that a place has, and says so, where the one before is not there', async () => {
    const map = shown({ period: '2018' });
    await at(map, '', '2018', ['甲市 5', '乙市 0', '直管县 0']);
    map.at = '970200';
    await at(map, '模拟省>乙市', '2020', ['乙城区 6']);
    await expect.poll(() => words(map, '.time').join()).toContain('没有「2018」这一期');
  });

  it('knows what lies below a unit whatever the period: a step of the slider asks nothing', async () => {
    const asked: Query[] = [];
    const map = shown({ source: source(asked) });
    await at(map, '', '2020', ['甲市 5', '乙市 6', '直管县 0']);
    press(map, 'Home');
    await expect.poll(() => words(map, '[part~=detail]').join()).toContain('2 个下级地区');
    const before = asked.length;
    map.period = '2018';
    await at(map, '', '2018', ['甲市 5', '乙市 0', '直管县 0']);
    expect(words(map, '[part~=detail]').join()).toContain('2 个下级地区');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(asked.length).toBe(before);
  });

  it('stands on periods in small maps: choosing one goes nowhere, Escape goes up', async () => {
    const asked: Query[] = [];
    const map = shown({ show: 'multiples', at: '970100', source: source(asked) });
    await expect.poll(() => [map.state, words(map, '.way li').join('>')]).toEqual(['ready', '模拟省>甲市']);
    const svg = async () => (await map.toImage('image/svg+xml')).text();
    expect((await svg()).match(/class="small-map"/g)).toHaveLength(3);
    const before = asked.length;
    press(map, 'Home', 'ArrowRight', 'Enter');
    await map.updateComplete;
    expect([map.at, map.period, map.cursor]).toEqual(['970100', '2019', 1]);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(asked.length, 'a period is no unit that is looked into').toBe(before);
    expect(root(map).querySelector('canvas')?.style.cursor).toBe('');
    press(map, 'Escape');
    await expect.poll(() => [map.state, map.at, map.cursor]).toEqual(['ready', null, null]);
    expect(words(map, '[data-arrived]')).toEqual(['模拟省，3 个下级地区']);
  });

  it('draws small maps of a place below which nothing is known', async () => {
    const map = shown({ show: 'multiples', at: '970103' });
    await expect.poll(() => [map.state, words(map, '.way li').join('>')]).toEqual(['ready', '模拟省>甲市>甲西区']);
    const csv = map.toCsv().split('\r\n');
    expect(csv[0]).toContain('2018年');
    expect(csv[1]).toMatch(/^甲西区,4,0,5/);
  });
});
