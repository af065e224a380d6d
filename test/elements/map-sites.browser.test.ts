import '@practice-atlas/elements/coverage-map.js';
import type { AtlasSelectDetail } from '@practice-atlas/elements';
import type { SitePoints } from '@practice-atlas/elements/coverage-map.js';
import { readBoundaries } from '@practice-atlas/geo';
import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';
import example from '../../examples/boundaries/liaoning.json' with { type: 'json' };
import { coverageCases } from './coverage-map-cases.js';

const liaoning = readBoundaries(example);
const { crs } = liaoning.attribution;
type Map = HTMLElementTagNameMap['atlas-coverage-map'];

/** Sites given as longitude, latitude, tier and name. */
function sitesOf(rows: readonly (readonly [lng: number, lat: number, tier: number, name: string])[]): SitePoints {
  return {
    lng: Float64Array.from(rows, ([lng]) => lng),
    lat: Float64Array.from(rows, ([, lat]) => lat),
    tier: Uint8Array.from(rows, ([, , tier]) => tier),
    tiers: ['center', 'institute', 'station'],
    crs,
    names: { at: (row) => rows[row]?.[3] },
    ids: { at: (row) => `s${row}` },
  };
}
const few = sitesOf([
  [123.3, 41.9, 0, '沈阳中心'],
  [123.6, 42.1, 2, '沈北站'],
  [122.2, 39.6, 1, '<img src=x onerror=alert(1)>'],
  [Number.NaN, Number.NaN, 2, '无坐标站'],
]);
/** As many as asked for on a lattice around Shenyang: a step of 0.02 degrees. */
const lattice = (count: number): SitePoints =>
  sitesOf(
    Array.from({ length: count }, (_, i) => [123 + (i % 40) * 0.02, 41.6 + Math.floor(i / 40) * 0.02, i % 3, `站${i}`]),
  );

async function shown(over: Partial<Map> = {}, holder: HTMLElement = document.body): Promise<Map> {
  const element = document.createElement('atlas-coverage-map');
  element.style.width = '800px';
  const { answers, stars = [] } = coverageCases['fill-exact']!;
  Object.assign(
    element,
    { data: answers, stars, locale: 'zh', theme: 'paper', boundaries: liaoning, sites: few },
    over,
  );
  const ready = new Promise((resolve) => element.addEventListener('atlas-ready', resolve, { once: true }));
  holder.append(element);
  await ready;
  await element.updateComplete;
  return element;
}

const canvasOf = (element: Map) => element.renderRoot.querySelector('canvas')!;
const pictureOf = (element: Map) => element.renderRoot.querySelector<HTMLElement>('.picture')!;
const detailOf = (element: Map) => element.renderRoot.querySelector('.detail')?.textContent?.trim() ?? '';
const saidBy = (element: Map) =>
  [...element.renderRoot.querySelectorAll('[role=status]')].map((each) => each.textContent?.trim()).join('');
const summaryOf = (element: Map) => element.renderRoot.querySelector('#summary')?.textContent?.trim() ?? '';

function press(element: Map, key: string): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, composed: true });
  pictureOf(element).dispatchEvent(event);
  return event;
}

/** Where the accent-colored middle of the map's picture shows a site: tried out by the pointer. */
function find(element: Map, wanted: (words: string) => boolean): { clientX: number; clientY: number } | null {
  const rect = canvasOf(element).getBoundingClientRect();
  const step = rect.width / 400;
  for (let y = rect.top; y < rect.bottom; y += step)
    for (let x = rect.left; x < rect.right; x += step) {
      const at = { clientX: x, clientY: y };
      canvasOf(element).dispatchEvent(new PointerEvent('pointermove', { ...at, bubbles: true, composed: true }));
      if (element.cursor !== null && element.cursor < 0 && wanted(String(element.cursor))) return at;
    }
  return null;
}

const click = (element: Map, at: { clientX: number; clientY: number }): boolean =>
  canvasOf(element).dispatchEvent(new MouseEvent('click', { ...at, bubbles: true, composed: true }));

function selections(element: Map): AtlasSelectDetail[] {
  const chosen: AtlasSelectDetail[] = [];
  element.addEventListener('atlas-select', ({ detail }) => chosen.push(detail));
  return chosen;
}

describe('the sites of a map', () => {
  afterEach(() => document.body.replaceChildren());

  it.each([0.3, 1, 4])('are met and chosen by the pointer on a page scaled by %d', async (scale) => {
    const holder = document.createElement('div');
    holder.style.transformOrigin = '0 0';
    holder.style.transform = `scale(${scale})`;
    document.body.append(holder);
    const element = await shown({}, holder);
    const chosen = selections(element);
    const at = find(element, (cursor) => cursor === '-1')!;
    await element.updateComplete;
    expect(detailOf(element)).toBe('沈阳中心：实践中心，沈阳市');
    click(element, at);
    expect(chosen).toEqual([{ kind: 'site', regionCode: '210100', key: 's0', tier: 'center', datum: 0 }]);
  });

  it.each([
    ['tiles', {}, true],
    ['a ranked list', { view: 'list' as const }, true],
    ['plain ground', { view: 'ground' as const }, false],
    ['boundaries', { boundaries: liaoning }, false],
  ])('are told to be undrawn exactly where there is nothing to draw them on: %s', async (_, over, isUndrawn) => {
    const element = await shown({ boundaries: null, ...over });
    const note = () => element.renderRoot.querySelector('[part=undrawn]')?.textContent ?? '';
    expect(note()).toBe(isUndrawn ? '没有边界，阵地未画出：4 个。' : '');
    expect(summaryOf(element).includes('没有边界，阵地未画出：4 个。')).toBe(isUndrawn);
    element.locale = 'en';
    await element.updateComplete;
    if (isUndrawn) await expect.poll(note).toBe('Sites not drawn, for want of boundaries: 4.');
    element.sites = null;
    await element.updateComplete;
    expect(note()).toBe('');
  });

  it('are met where they are when the map is enlarged, and hostile names are text', async () => {
    const element = await shown({ zoom: true, viewport: { scale: 6, x: 0.45, y: 0.8 } });
    expect(find(element, (cursor) => cursor === '-3')).not.toBeNull();
    await element.updateComplete;
    expect(detailOf(element)).toContain('<img src=x onerror=alert(1)>：实践所，大连');
    expect(element.renderRoot.querySelector('img')).toBeNull();
  });

  it('are walked through by S from a region and heard one by one; Escape leads back', async () => {
    const element = await shown();
    const chosen = selections(element);
    pictureOf(element).focus();
    press(element, 'Home');
    await expect.poll(() => saidBy(element)).toContain('阵地 2 个，按 S 逐个浏览');
    expect(element.cursor).toBe(0);
    expect(press(element, 's').defaultPrevented).toBe(true);
    await expect.poll(() => saidBy(element)).toBe('沈阳中心：实践中心，沈阳市，第 1 个，共 2 个');
    press(element, 'ArrowRight');
    await expect.poll(() => saidBy(element)).toBe('沈北站：实践站，沈阳市，第 2 个，共 2 个');
    press(element, 'Enter');
    expect(chosen).toEqual([{ kind: 'site', regionCode: '210100', key: 's1', tier: 'station', datum: 1 }]);
    press(element, 'Escape');
    expect(element.cursor).toBe(0);
    press(element, 'Escape');
    expect(element.cursor).toBeNull();
  });

  it('merged are opened by Enter: a map that may be moved is enlarged, and Escape shows it as before', async () => {
    const element = await shown({ sites: lattice(600), zoom: true });
    const chosen = selections(element);
    pictureOf(element).focus();
    press(element, 's');
    await expect.poll(() => saidBy(element)).toMatch(/个阵地：中心 \d+、所 \d+、站 \d+，选择即放大，第 1 个/);
    press(element, 'Enter');
    expect(chosen[0]).toMatchObject({ kind: 'sites' });
    expect(chosen[0]!.rows!.length).toBeGreaterThan(20);
    await expect.poll(() => element.viewport?.scale ?? 1).toBeGreaterThan(1.5);
    const whole = chosen[0]!.rows!.length;
    await expect.poll(() => saidBy(element)).toMatch(/第 \d+ 个，共 \d+ 个$/);
    await expect.poll(() => saidBy(element)).not.toContain(`${whole} 个阵地`);
    press(element, 'Escape');
    await expect.poll(() => element.viewport?.scale).toBe(1);
    await expect.poll(() => saidBy(element)).toContain(`${whole} 个阵地`);
    expect(element.cursor).toBeLessThan(-600);
  });

  it('merged are opened by a click, once by two, and told to the page by their rows', async () => {
    const element = await shown({ sites: lattice(600), zoom: true });
    const chosen = selections(element);
    const at = find(element, (cursor) => Number(cursor) < -600)!;
    const canvas = canvasOf(element);
    for (const detail of [1, 2])
      canvas.dispatchEvent(new MouseEvent('click', { ...at, detail, bubbles: true, composed: true }));
    canvas.dispatchEvent(new MouseEvent('dblclick', { ...at, bubbles: true, composed: true }));
    await expect.poll(() => element.viewport?.scale ?? 1).toBeGreaterThan(1.5);
    expect(chosen).toHaveLength(1);
    expect(chosen[0]!.kind).toBe('sites');
    const alone = await shown({ sites: lattice(600) });
    const told = selections(alone);
    click(alone, find(alone, (cursor) => Number(cursor) < -600)!);
    expect(told.map(({ kind, rows }) => [kind, rows!.length > 20])).toEqual([['sites', true]]);
    expect(alone.viewport).toBeNull();
  });

  it('merged are walked through one by one on a map that stays', async () => {
    const element = await shown({ sites: lattice(600) });
    pictureOf(element).focus();
    press(element, 's');
    await expect.poll(() => saidBy(element)).toContain('回车逐个浏览');
    const disc = element.cursor;
    press(element, 'Enter');
    await expect.poll(() => saidBy(element)).toMatch(/^站\d+：实践中心，沈阳市，第 1 个，共 \d+ 个$/);
    press(element, 'PageDown');
    await expect.poll(() => saidBy(element)).toMatch(/第 11 个/);
    press(element, 'Escape');
    expect(element.cursor).toBe(disc);
  });

  it('are in the summary and the table, those without a position too', async () => {
    const element = await shown();
    await expect.poll(() => summaryOf(element)).toContain('画出阵地 3 个，另有 1 个无坐标，未画出。');
    const [header, ...lines] = element.toCsv().replaceAll('\r', '').split('\n');
    expect(header).toContain('阵地（个）,阵地：中心,阵地：所,阵地：站,阵地：无坐标');
    expect(lines.find((line) => line.startsWith('沈阳'))).toMatch(/,2,1,0,1,0$/);
    expect(lines.join('\n')).toContain('阵地共 4 个，其中 1 个无坐标；1 个不属于表中任何地区。');
    element.locale = 'en';
    await expect.poll(() => summaryOf(element)).toContain('3 sites are drawn; 1 more has no position and is not.');
    const { violations } = await axe.run(element);
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  it('on plain ground are met, walked through and chosen as on a map', async () => {
    const element = await shown({ view: 'ground', boundaries: null });
    const chosen = selections(element);
    await expect.poll(() => pictureOf(element)?.tabIndex).toBe(0);
    pictureOf(element).focus();
    press(element, 'ArrowRight');
    await expect.poll(() => saidBy(element)).toContain('沈阳中心：实践中心，第 1 个，共 3 个');
    press(element, 'Enter');
    expect(chosen).toEqual([{ kind: 'site', key: 's0', tier: 'center', datum: 0 }]);
    expect(find(element, (cursor) => cursor === '-2')).not.toBeNull();
  });

  it('that are many are placed in short tasks; others end that, and their picture comes once', async () => {
    const count = 120_000;
    const spread = (seed: number): SitePoints => {
      const rows = { lng: new Float64Array(count), lat: new Float64Array(count), tier: new Uint8Array(count) };
      for (let i = 0; i < count; i++) {
        rows.lng[i] = 121 + ((i * 7919 + seed) % 3001) / 1000;
        rows.lat[i] = 40.5 + ((i * 104_729 + seed) % 2003) / 1000;
      }
      return { ...rows, tiers: ['station'], crs };
    };
    const element = await shown();
    let readyCount = 0;
    element.addEventListener('atlas-ready', () => {
      readyCount += 1;
    });
    element.sites = spread(1);
    await element.updateComplete;
    await new Promise((resolve) => setTimeout(resolve, 0));
    element.sites = spread(2);
    await expect.poll(() => summaryOf(element), { timeout: 20_000 }).toContain('画出阵地 120,000 个');
    expect(readyCount).toBe(1);
    element.sites = spread(3);
    await element.updateComplete;
    element.remove();
    document.body.append(element);
    await expect.poll(() => summaryOf(element), { timeout: 20_000 }).toContain('画出阵地 120,000 个');
  });
});
