import '@practice-atlas/elements/coverage-map.js';
import { readBoundaries } from '@practice-atlas/geo';
import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';
import example from '../../examples/boundaries/liaoning.json' with { type: 'json' };
import { coverageCases } from './coverage-map-cases.js';

const liaoning = readBoundaries(example);

type Map = HTMLElementTagNameMap['atlas-coverage-map'];

async function shown(name: string, over: Partial<Map> = {}, width = '960px'): Promise<Map> {
  const one = coverageCases[name]!;
  const element = document.createElement('atlas-coverage-map');
  element.style.width = width;
  Object.assign(element, { data: one.answers, stars: one.stars ?? [], locale: 'zh', theme: 'paper', ...over });
  const ready = new Promise((resolve) => element.addEventListener('atlas-ready', resolve, { once: true }));
  document.body.append(element);
  await ready;
  await element.updateComplete;
  return element;
}

function inside(element: Map, selector: string): HTMLElement {
  const found = element.renderRoot.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}

async function press(element: Map, ...keys: string[]): Promise<void> {
  const picture = inside(element, '#picture');
  picture.focus();
  for (const key of keys) picture.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  await element.updateComplete;
}

function heard(element: HTMLElement, type: 'atlas-select' | 'atlas-hover'): unknown[] {
  const details: unknown[] = [];
  element.addEventListener(type, (event) => details.push(event.detail));
  return details;
}

describe('atlas-coverage-map', () => {
  afterEach(() => document.body.replaceChildren());

  it('walks with the arrows to the neighbor on the map and says the region', async () => {
    const element = await shown('fill-exact');
    const selected = heard(element, 'atlas-select');
    await press(element, 'Home', 'ArrowDown', 'ArrowRight');
    expect(inside(element, '[part~=detail]').textContent?.trim()).toBe('辽阳市：52支，12 个中第 9');
    await press(element, 'Enter', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp');
    expect(inside(element, '[part~=detail]').textContent).toContain('铁岭市：无数据');
    expect(selected).toEqual([{ kind: 'region', regionCode: '211000', metric: 'teams', datum: 9 }]);
    await press(element, 'Escape');
    expect(element.cursor).toBeNull();
  });

  it('tells the pointer’s region in events and words', async () => {
    const element = await shown('callouts');
    const hovered = heard(element, 'atlas-hover');
    const canvas = inside(element, 'canvas');
    const rect = canvas.getBoundingClientRect();
    const at = { clientX: rect.left + rect.width / 2, clientY: rect.top + rect.height * 0.3, bubbles: true };
    canvas.dispatchEvent(new PointerEvent('pointermove', at));
    await element.updateComplete;
    expect(hovered).toEqual([{ kind: 'region', regionCode: '210100', datum: 0 }]);
    expect(inside(element, '[part~=detail]').textContent).toContain(
      '沈阳市：大东区 青年志愿者数 200多人（2019年11月，数字矛盾）',
    );
    canvas.dispatchEvent(new PointerEvent('pointerleave', at));
    expect(hovered.at(-1)).toBeNull();
  });

  it('lists figures instead of call-outs on a phone, all of a region when it is tapped', async () => {
    const element = await shown('callouts', {}, '358px');
    const places = () => inside(element, '[part~=places]').textContent ?? '';
    expect(places()).toContain('朝阳市 · 北票市');
    expect(places()).not.toContain('天井园社区');
    await press(element, 'Home', 'ArrowDown', 'ArrowRight', 'Enter');
    expect(places()).toContain('辽阳市 · 宏伟区 天井园社区');
    expect(element.renderRoot.querySelector('canvas')!.clientWidth).toBeLessThanOrEqual(358);
    expect(element.scrollWidth).toBeLessThanOrEqual(358);
  });

  it('says numbers in the list and under the sources in their own words, not as they are printed', async () => {
    const element = await shown('callouts', {}, '358px');
    const numbers = (root: Element) =>
      [...root.querySelectorAll('[aria-hidden=true]:has(+ .spoken)')].map((printed) => [
        printed.textContent?.replace(/\s/g, ''),
        printed.nextElementSibling?.textContent,
      ]);
    expect(numbers(inside(element, '[part~=places]'))).toContainEqual(['5.4万+人次', '5.4万多人次']);
    const source = { sourceId: 's1', title: '省报', publisher: null, publishedOn: null, url: null };
    element.data = coverageCases.callouts!.answers.map((one) => ({
      ...one,
      sources: [{ ...source, retrievedOn: null, licence: null, simulated: false }],
    }));
    await element.updateComplete;
    inside(element, '[part~=provenance] > summary').click();
    await expect
      .poll(() => numbers(element.renderRoot.querySelector('ul.provenance') ?? document.createElement('ul')))
      .toContainEqual(['5.4万+人次', '5.4万多人次']);
  });

  it('draws call-outs again when there is room', async () => {
    const element = await shown('callouts', {}, '358px');
    element.style.width = '960px';
    await expect.poll(() => element.renderRoot.querySelector('[part~=places]')).toBeNull();
  });

  it('shows zero, no data and hidden values apart in its table, and exports them', async () => {
    const element = await shown('fill');
    const csv = element.toCsv();
    expect(csv).toMatch(/大连市,"?0"?,/);
    expect(csv).toMatch(/抚顺市,—,—/);
    expect(csv).toMatch(/葫芦岛市,人数过少，不显示/);
  });

  it('makes a bitmap and a vector image', async () => {
    const element = await shown('fill');
    expect((await element.toImage()).type).toBe('image/png');
    const svg = await (await element.toImage('image/svg+xml')).text();
    expect(svg).toContain('<title>志愿服务队伍');
    expect(svg).toContain('示意网格，非地图边界');
  });

  it('speaks English when asked', async () => {
    const element = await shown('fill-exact', { locale: 'en' });
    await press(element, 'Home');
    expect(inside(element, '[part~=detail]').textContent).toContain('Shenyang: 1,200 teams, 4 of 12');
  });

  it('says the basis of each region where they differ, and no rank', async () => {
    const element = await shown('fill-bases');
    await press(element, 'Home');
    expect(inside(element, '[part~=detail]').textContent?.trim()).toBe('沈阳市：1,200支，报告值');
    await press(element, 'End');
    expect(inside(element, '[part~=detail]').textContent?.trim()).toBe('葫芦岛市：52支，计数');
    expect(element.toCsv()).toMatch(/大连市,0,—,—,模拟/);
  });

  it('shows an error in place for an answer it cannot draw, and recovers', async () => {
    const element = await shown('fill');
    const good = coverageCases.fill!.answers;
    element.data = [{ ...good[0]!, dimensions: [...good[0]!.dimensions, { id: 'month', keys: [], labels: [] }] }];
    await element.updateComplete;
    expect(inside(element, '[role=alert]').dataset.code).toBe('query_unsupported');
    element.data = good;
    await element.updateComplete;
    expect(element.state).toBe('ready');
    expect(inside(element, 'canvas').clientWidth).toBeGreaterThan(0);
  });

  it.each(['fill', 'callouts', 'hostile', 'hostile-phone'])('has no accessibility fault: %s', async (name) => {
    const element = await shown(name, {}, name.endsWith('phone') ? '358px' : '960px');
    expect(element.renderRoot.querySelector('img, script')).toBeNull();
    const { violations } = await axe.run(element, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });

  it('draws boundaries that it is given, walks over them by geography, and goes back to tiles without them', async () => {
    const element = await shown('fill-exact', { boundaries: liaoning });
    const canvas = inside(element, 'canvas') as HTMLCanvasElement;
    const drawn = canvas.toDataURL();
    await press(element, 'Home', 'ArrowUp');
    expect(inside(element, '[part~=detail]').textContent).toContain('铁岭市');
    const svg = await (await element.toImage('image/svg+xml')).text();
    expect(svg).toContain('无审图号');
    element.boundaries = null;
    await expect.poll(() => canvas.toDataURL() !== drawn).toBe(true);
    expect(await (await element.toImage('image/svg+xml')).text()).toContain('示意网格');
  });

  it('says in place why boundaries cannot be drawn, and draws tiles', async () => {
    const errors: string[] = [];
    const hear = (event: Event) => errors.push((event as HTMLElementEventMap['atlas-error']).detail.code);
    document.addEventListener('atlas-error', hear);
    const element = await shown('fill-exact', { boundaries: { ...liaoning, attribution: undefined as never } });
    document.removeEventListener('atlas-error', hear);
    expect(errors).toEqual(['boundaries_malformed']);
    expect(inside(element, '[part~=error]').textContent).toContain('attribution');
    expect(await (await element.toImage('image/svg+xml')).text()).toContain('示意网格');
  });

  it('draws the rest of boundaries that are partly broken, lists what is missing, and fires no error', async () => {
    const features = liaoning.features.features.map((feature, i) =>
      i < 3 ? { ...feature, geometry: null as never } : feature,
    );
    const errors: string[] = [];
    const hear = (event: Event) => errors.push((event as HTMLElementEventMap['atlas-error']).detail.code);
    document.addEventListener('atlas-error', hear);
    const partly = { ...liaoning, features: { ...liaoning.features, features } };
    const element = await shown('fill-exact', { boundaries: partly });
    document.removeEventListener('atlas-error', hear);
    const list = element.renderRoot.querySelector<HTMLDetailsElement>('[part=faults]')!;
    expect(list.open).toBe(false);
    expect(list.querySelector('summary')?.textContent).toMatch(
      /3 个轮廓无法读取|3 outlines of the boundaries could not be read/,
    );
    expect(list.querySelectorAll('li')).toHaveLength(3);
    list.open = true;
    const { violations } = await axe.run(element, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
    expect(errors).toEqual([]);
    element.boundaries = liaoning;
    await expect.poll(() => element.renderRoot.querySelector('[part=faults]')).toBeNull();
  });

  it('has no accessibility violation on boundaries', async () => {
    const element = await shown('callouts', { boundaries: liaoning });
    const { violations } = await axe.run(element);
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
});
