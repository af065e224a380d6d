import { AtlasError } from '@practice-atlas/dataset';
import type { Asker } from '@practice-atlas/elements';
import '@practice-atlas/elements/coverage-map.js';
import { createPageEngine, type Query } from '@practice-atlas/measure';
import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';
import { drillCountry } from '../data/drill-country.js';

type Map = HTMLElementTagNameMap['atlas-coverage-map'];
const engine = createPageEngine(drillCountry());

/** Answers from the synthetic country; `delay` holds an answer back. */
function source(delay: (query: Query) => Promise<void> | null = () => null): Asker {
  return {
    ...{ state: 'ready', error: null, about: null, subscribe: () => () => undefined },
    ask: async (query) => {
      await delay(query);
      return engine.measure(query);
    },
  };
}

function shown(over: Partial<Map> = {}): Map {
  const map = document.createElement('atlas-coverage-map');
  map.style.width = '960px';
  Object.assign(map, {
    region: '970000',
    metric: 'teams',
    drill: true,
    source: source(),
    locale: 'zh',
    theme: 'paper',
    ...over,
  });
  document.body.append(map);
  return map;
}

const root = (map: Map) => map.renderRoot as ShadowRoot;
const way = (map: Map) => [...root(map).querySelectorAll('.way li')].map((step) => step.textContent?.trim()).join('>');
const text = (map: Map, part: string) =>
  [...root(map).querySelectorAll(`[part~=${part}]`)]
    .map((each) => each.textContent?.replace(/\s+/g, '') ?? '')
    .join('|');
const names = (map: Map) =>
  map
    .toCsv()
    .split('\r\n')
    .slice(1)
    .filter((line) => line.includes(','))
    .map((line) => line.split(',')[0]);
const at = (map: Map, place: string, first: string) =>
  expect
    .poll(() => [root(map).querySelectorAll('[data-arrived]').length, way(map), map.state, names(map)[0]], {
      timeout: 5000,
    })
    .toEqual([1, place, 'ready', first]);

function press(map: Map, ...keys: string[]): void {
  const picture = root(map).querySelector<HTMLElement>('#picture')!;
  picture.focus();
  for (const key of keys) picture.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
}
const address = () => new URL(location.href);

describe('a coverage map that goes down', () => {
  const start = location.href;
  afterEach(() => {
    document.body.replaceChildren();
    history.replaceState(null, '', start);
  });

  it('goes from the province to townships and back by keyboard alone, with events, and stands where it came from', async () => {
    const map = shown();
    const steps: unknown[] = [];
    map.addEventListener('atlas-drill', ({ detail }) => steps.push(detail));
    await at(map, '', '甲市');
    expect(names(map)).toEqual(['甲市', '乙市', '直管县']);
    press(map, 'Home', 'Enter');
    await at(map, '模拟省>甲市', '甲东区');
    press(map, 'Home', 'Enter');
    await at(map, '模拟省>甲市>甲东区', '02区第1镇');
    expect(root(map).activeElement?.id).toBe('picture');
    expect(root(map).querySelector('[data-arrived]')?.textContent).toBe('模拟省 › 甲市 › 甲东区，3 个下级地区');
    expect(root(map).querySelector('[aria-current=page]')?.textContent?.trim()).toBe('甲东区');
    press(map, 'Escape');
    await at(map, '模拟省>甲市', '甲东区');
    await expect.poll(() => map.cursor).toBe(0);
    press(map, 'Backspace');
    await at(map, '', '甲市');
    expect(steps).toEqual([
      { from: '970000', to: '970100', level: 'county' },
      { from: '970100', to: '970102', level: 'township' },
      { from: '970102', to: '970100', level: 'county' },
      { from: '970100', to: '970000', level: 'city' },
    ]);
    expect(map.at).toBeNull();
  });

  it('goes into a county right below a province, and into the districts of a municipality', async () => {
    const map = shown({ at: '979001' });
    await at(map, '模拟省>直管县', '01区第1镇');
    map.at = null;
    map.region = '980000';
    await at(map, '', '直辖东区');
  });

  it('stays where it is when the page prevents the step, and without drill', async () => {
    const map = shown();
    map.addEventListener('atlas-drill', (event) => event.preventDefault(), { once: true });
    await at(map, '', '甲市');
    press(map, 'Home', 'Enter');
    await map.updateComplete;
    expect(map.at).toBeNull();
    map.drill = false;
    press(map, 'Home', 'Enter');
    await map.updateComplete;
    expect([map.at, root(map).querySelector('nav')]).toEqual([null, null]);
  });

  it('shows a place’s own numbers and says that nothing is known below it, and offers it no more', async () => {
    const map = shown({ at: '970200' });
    await at(map, '模拟省>乙市', '乙城区');
    press(map, 'Home', 'Enter');
    await at(map, '模拟省>乙市>乙城区', '乙城区');
    expect(text(map, 'said')).toContain('乙城区没有更下一级的资料');
    press(map, 'Escape');
    await at(map, '模拟省>乙市', '乙城区');
    press(map, 'Home', 'Enter');
    await map.updateComplete;
    expect(map.at).toBe('970200');
  });

  it('lists what is known by name and what is said of the place itself, to be chosen, and in the table too', async () => {
    const map = shown({ at: '970100', metric: null });
    await at(map, '模拟省>甲市', '甲东区');
    const chosen: unknown[] = [];
    map.addEventListener('atlas-select', ({ detail }) => chosen.push(detail));
    expect(text(map, 'unplaced')).toContain('没有图形的地方（2）');
    expect(text(map, 'unplaced')).toContain('3,000+');
    const [here, place] = root(map).querySelectorAll<HTMLButtonElement>('.unplaced li button');
    here?.click();
    place?.click();
    expect(chosen).toEqual([
      { kind: 'region', regionCode: '970100', datum: -1 },
      { kind: 'place', regionCode: '970102', key: '某社区', datum: 0 },
    ]);
    expect(map.toCsv()).toContain('甲市本级或未分到下级');
    expect(names(map)).toContain('甲高新区');
  });

  it('keeps its place in the address, follows the back button, and leaves the parameters of others alone', async () => {
    history.replaceState(null, '', `${start}${start.includes('?') ? '&' : '?'}other=1&left=970100`);
    const left = shown({ link: 'left' });
    const right = shown({ link: 'right' });
    await at(left, '模拟省>甲市', '甲东区');
    await at(right, '', '甲市');
    press(right, 'Home', 'Enter');
    await at(right, '模拟省>甲市', '甲东区');
    expect([address().searchParams.get('left'), address().searchParams.get('right')]).toEqual(['970100', '970100']);
    history.back();
    await at(right, '', '甲市');
    expect(way(left)).toBe('模拟省>甲市');
    expect([address().searchParams.get('right'), address().searchParams.get('other')]).toEqual([null, '1']);
  });

  it.each(['<img src=x onerror=alert(1)>', '980101', '__proto__', '970199'])(
    'ends at the root, and says so, for %s',
    async (code) => {
      history.replaceState(null, '', `${start}${start.includes('?') ? '&' : '?'}map=${encodeURIComponent(code)}`);
      const map = shown({ link: 'map' });
      await at(map, '', '甲市');
      await expect.poll(() => text(map, 'said')).toContain('已回到起点');
      expect([map.at, address().searchParams.get('map'), root(map).querySelector('img')]).toEqual([null, null, null]);
    },
  );

  it('says that boundaries of a level are missing, draws tiles, and asks for those of each place once', async () => {
    const asked: unknown[] = [];
    const boundaries = (code: string | null, level: string) => {
      asked.push([code, level]);
      return null;
    };
    const map = shown({ boundaries });
    await at(map, '', '甲市');
    await expect.poll(() => text(map, 'said')).toContain('没有边界');
    press(map, 'Home', 'Enter');
    await at(map, '模拟省>甲市', '甲东区');
    press(map, 'Escape');
    await at(map, '', '甲市');
    expect(asked).toEqual([
      ['970000', 'city'],
      ['970100', 'county'],
    ]);
  });

  it('lets no late answer overwrite that of the place gone to', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const isOfCity = ({ where = [] }: Query) => where.some((each) => 'value' in each && each.value === '970100');
    const map = shown({ source: source((query) => (isOfCity(query) ? held : null)) });
    await at(map, '', '甲市');
    press(map, 'Home', 'Enter');
    await expect.poll(() => map.state).toBe('loading');
    map.at = null;
    await at(map, '', '甲市');
    release();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect([way(map), names(map)[0]]).toEqual(['', '甲市']);
  });

  it('leaves the way back where a level cannot be had', async () => {
    const refuse = async (query: Query) => {
      const { where = [] } = query;
      if (where.some((each) => 'value' in each && each.value === '970100'))
        throw new AtlasError('file_missing', 'gone');
    };
    const map = shown({ source: source(refuse) });
    await at(map, '', '甲市');
    press(map, 'Home', 'Enter');
    await expect.poll(() => map.state).toBe('error');
    root(map).querySelector<HTMLButtonElement>('.way .up')!.click();
    await at(map, '', '甲市');
  });

  it.each(['zh', 'en'])('has no accessibility fault: %s', async (locale) => {
    const map = shown({ at: '970100', metric: null, locale });
    await expect.poll(() => root(map).querySelectorAll('.unplaced li').length).toBe(2);
    const { violations } = await axe.run(map, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
});
