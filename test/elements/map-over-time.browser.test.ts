import '@practice-atlas/elements/coverage-map.js';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cdp } from 'vitest/browser';
import { months } from './map-over-time-data.js';
import { CITIES, quantity, regional } from './marks-answers.js';

type Map = HTMLElementTagNameMap['atlas-coverage-map'];

async function shown(over: Partial<Map>, width = '900px'): Promise<Map> {
  const element = document.createElement('atlas-coverage-map');
  element.style.width = width;
  Object.assign(element, { data: months, by: 'month', stars: [], locale: 'zh', theme: 'paper', ...over });
  const settled = new Promise((resolve) => {
    for (const type of ['atlas-ready', 'atlas-error']) element.addEventListener(type, resolve, { once: true });
  });
  document.body.append(element);
  await settled;
  await element.updateComplete;
  return element;
}

function inside<E extends HTMLElement>(element: Map, selector: string): E {
  const found = element.renderRoot.querySelector<E>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}

const svgOf = async (element: Map): Promise<string> => (await element.toImage('image/svg+xml')).text();
const moves = (value: 'reduce' | 'no-preference') =>
  cdp().send('Emulation.setEmulatedMedia', {
    features: [
      { name: 'prefers-reduced-motion', value },
      { name: 'prefers-color-scheme', value: 'light' },
    ],
  });
const errorsOf = async (element: Map): Promise<readonly string[]> => {
  const { violations } = await axe.run(element, { rules: { region: { enabled: false } } });
  return violations.map(({ id }) => id);
};

describe('atlas-coverage-map over time', () => {
  beforeEach(() => moves('reduce'));
  afterEach(async () => {
    vi.useRealTimers();
    document.body.replaceChildren();
    await moves('reduce');
  });

  it('shows the latest period, reflects it, and says that it is not over', async () => {
    const element = await shown({});
    expect(element.getAttribute('period')).toBe('2019-05');
    expect(inside(element, '.shown').textContent).toBe('2019年5月');
    expect(inside(element, '.said').textContent).toContain('数据截至2019年5月12日');
    expect(inside(element, '#summary').textContent).toContain('2019年5月，第 5 期，共 5 期');
    expect(await svgOf(element)).toContain('2019年5月');
    expect(await errorsOf(element)).toEqual([]);
  });

  it('follows slider, buttons and the property, tells the page, and says the period once', async () => {
    const element = await shown({});
    const told: string[] = [];
    element.addEventListener('atlas-period', ({ detail }) => told.push(detail.period));
    const slider = inside<HTMLInputElement>(element, 'input[type=range]');
    slider.value = '0';
    slider.dispatchEvent(new Event('input'));
    await element.updateComplete;
    expect(element.period).toBe('2019-01');
    inside(element, '[part=next]').click();
    await element.updateComplete;
    expect(told).toEqual(['2019-01', '2019-02']);
    expect(slider.getAttribute('aria-valuetext')).toBe('2019年2月');
    element.period = '2019-03';
    await element.updateComplete;
    expect(slider.value).toBe('2');
    expect(inside(element, '.said').textContent).toContain('本期没有数据');
    expect(told).toHaveLength(2);
    await expect.poll(() => inside(element, '.time [role=status]').textContent).toBe('2019年2月');
  });

  it('moves by the keys of a slider', async () => {
    const { userEvent } = await import('vitest/browser');
    const element = await shown({});
    inside(element, 'input[type=range]').focus();
    await userEvent.keyboard('{Home}{ArrowRight}');
    await element.updateComplete;
    expect(element.period).toBe('2019-02');
  });

  it('shows the latest where a period is not there, and says so', async () => {
    const element = await shown({ period: '<b>1999</b>' });
    expect(element.period).toBe('2019-05');
    expect(inside(element, '.said').textContent).toContain('没有「<b>1999</b>」这一期');
    expect(inside(element, '.said').querySelector('b')).toBeNull();
  });

  it('plays a period a second, stops at the last, and plays again from the first', async () => {
    await moves('no-preference');
    const element = await shown({ period: '2019-03' });
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    inside(element, '[part=play]').click();
    await element.updateComplete;
    expect(inside(element, '[part=play]').getAttribute('aria-label')).toBe('暂停');
    vi.advanceTimersByTime(1000);
    expect(element.period).toBe('2019-04');
    vi.advanceTimersByTime(5000);
    await element.updateComplete;
    expect(element.period).toBe('2019-05');
    expect(inside(element, '[part=play]').getAttribute('aria-label')).toBe('播放');
    inside(element, '[part=play]').click();
    expect(element.period).toBe('2019-01');
    vi.advanceTimersByTime(1000);
    expect(element.period).toBe('2019-02');
    element.remove();
    vi.advanceTimersByTime(5000);
    expect(element.period).toBe('2019-02');
  });

  it('loops with autoplay, and pauses while the page is hidden', async () => {
    await moves('no-preference');
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const element = await shown({ autoplay: true });
    await element.updateComplete;
    expect(element.period).toBe('2019-01');
    vi.advanceTimersByTime(5000);
    expect(element.period).toBe('2019-01');
    const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    document.dispatchEvent(new Event('visibilitychange'));
    vi.advanceTimersByTime(3000);
    expect(element.period).toBe('2019-01');
    hidden.mockReturnValue(false);
    document.dispatchEvent(new Event('visibilitychange'));
    vi.advanceTimersByTime(1000);
    expect(element.period).toBe('2019-02');
    hidden.mockRestore();
  });

  it('neither plays nor offers to where the reader prefers reduced motion', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const element = await shown({ autoplay: true });
    vi.advanceTimersByTime(5000);
    expect(element.period).toBe('2019-05');
    expect(element.renderRoot.querySelector('[part=play]')).toBeNull();
    expect(inside(element, '[part=previous]').getAttribute('aria-disabled')).toBe('false');
  });

  it('adds the period to what a choice tells the page', async () => {
    const element = await shown({ period: '2019-02' });
    const told: unknown[] = [];
    element.addEventListener('atlas-select', ({ detail }) => told.push(detail));
    const picture = inside(element, '#picture');
    picture.focus();
    for (const key of ['Home', 'Enter'])
      picture.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    expect(told).toEqual([{ kind: 'region', regionCode: '210100', datum: 0, metric: 'orders_placed', key: '2019-02' }]);
  });

  it('walks through small maps with the arrows, and chooses a period', async () => {
    const element = await shown({ show: 'multiples' });
    const told: unknown[] = [];
    element.addEventListener('atlas-select', ({ detail }) => told.push(detail));
    const picture = inside(element, '#picture');
    picture.focus();
    for (const key of ['Home', 'ArrowRight', 'Enter'])
      picture.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await element.updateComplete;
    expect(told).toEqual([{ kind: 'period', key: '2019-02', metric: 'orders_placed', datum: 1 }]);
    expect(element.period).toBe('2019-02');
    expect(inside(element, '[part~=detail]').textContent).toContain('2019年2月，第 2 期，共 5 期');
    expect(element.renderRoot.querySelector('.time')).toBeNull();
    expect(element.toCsv().split('\n')[0]).toContain('2019年1月');
    expect(await errorsOf(element)).toEqual([]);
  });

  it.each([
    ['by', { by: 'decade' }],
    ['show', { show: 'film' as 'slider' }],
  ])('says in place what of %s cannot be used', async (_, over) => {
    const element = await shown(over);
    expect(inside(element, '[role=alert]').dataset.code).toBe('parameter_malformed');
  });

  it('takes the colors of a theme that is set later', async () => {
    const element = await shown({ show: 'multiples' });
    const before = await svgOf(element);
    element.theme = 'night';
    await element.updateComplete;
    await expect.poll(() => svgOf(element)).not.toBe(before);
    expect(await svgOf(element)).toContain('#0D1320');
  });

  it('draws bubbles and textures in small maps and with a slider, and still refuses bubbles of a rate', async () => {
    const element = await shown({ show: 'multiples', view: 'bubbles' });
    await expect.poll(() => svgOf(element)).toContain('各图的圆同一尺度');
    expect(await svgOf(element)).toContain('class="small-bubble"');
    element.view = null;
    element.patterns = true;
    await expect.poll(() => svgOf(element)).toContain('class="texture"');
    element.show = 'slider';
    element.view = 'bubbles';
    await expect.poll(() => svgOf(element)).toContain('class="bubble"');
    expect(element.error).toBeNull();
    element.data = { ...months, metrics: months.metrics.map((one) => ({ ...one, unit: 'ratio' as const })) };
    element.show = 'multiples';
    await expect.poll(() => element.error?.code).toBe('query_unsupported');
  });
});

describe('atlas-coverage-map without a map', () => {
  afterEach(() => document.body.replaceChildren());

  const values = CITIES.map((_, i) =>
    i === 3 ? null : quantity(10 * i, i === 5 ? 'at_least' : 'exact', i === 5 ? '多' : null),
  );
  const data = [regional(CITIES, { values })];

  it('ranks all regions in a list with values and qualifiers, and a row can be chosen', async () => {
    const element = await shown({ data, by: null, view: 'list' }, '358px');
    const rows = [...element.renderRoot.querySelectorAll('.ranked li')];
    expect(rows).toHaveLength(14);
    expect(rows[0]!.textContent).toContain('葫芦岛市');
    expect(rows.at(-1)!.textContent).toContain('无数据');
    expect(rows.find((row) => row.textContent?.includes('丹东市'))!.querySelector('.qualifier')?.textContent).toBe('+');
    const told: unknown[] = [];
    element.addEventListener('atlas-select', ({ detail }) => told.push(detail.regionCode));
    rows[0]!.querySelector('button')!.click();
    expect(told).toEqual(['211400']);
    expect(element.scrollWidth).toBeLessThanOrEqual(358);
    expect(await errorsOf(element)).toEqual([]);
  });

  it('draws sites on plain ground, and says that there are no boundaries', async () => {
    const sites = {
      ...{ lng: Float64Array.of(121, 122, 123), lat: Float64Array.of(40, 41, 40.5), crs: 'wgs84' as const },
      ...{ tier: Uint8Array.of(0, 1, 1), tiers: ['center', 'institute'], simulated: true },
    };
    const element = await shown({ data, by: null, view: 'ground', sites });
    const svg = await svgOf(element);
    expect(svg).toContain('未画边界');
    expect(svg).toContain('千米');
    expect(svg).toContain('阵地位置为模拟数据');
  });
});
