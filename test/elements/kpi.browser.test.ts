import { AtlasKpi } from '@practice-atlas/elements/kpi.js';
import type { Answer } from '@practice-atlas/measure';
import axe from 'axe-core';
import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { answer, figure, metric, quantity, source, value } from './base-answers.js';
import { HandAsker, settled } from './base-probe.js';

afterEach(() => {
  document.body.replaceChildren();
});

async function mount(data: Answer | readonly Answer[], locale = 'zh'): Promise<AtlasKpi> {
  const kpi = new AtlasKpi();
  kpi.locale = locale;
  kpi.data = data;
  document.body.append(kpi);
  await settled(kpi);
  return kpi;
}

const part = (kpi: AtlasKpi, selector: string) =>
  kpi.shadowRoot?.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? null;

test('the number comes with a small accent plus, a gap before 万 that is no character, and its unit', async () => {
  const kpi = await mount(answer());
  expect(part(kpi, '.number')).toBe('120万+人');
  const [digits, magnitude, plus] = ['.digits', '.magnitude', '.qualifier'].map((selector) =>
    kpi.shadowRoot?.querySelector(selector),
  );
  if (!digits || !magnitude || !plus) throw new Error('a piece is missing');
  expect(magnitude.getBoundingClientRect().left - digits.getBoundingClientRect().right).toBeGreaterThan(2);
  expect(Number.parseFloat(getComputedStyle(plus).fontSize)).toBeLessThan(20);
  expect(getComputedStyle(kpi.shadowRoot?.querySelector('.number .quantity') as Element).fontSize).toBe('32px');
});

test('its accessible name speaks the source’s own qualifier', async () => {
  const kpi = await mount(answer());
  const figureElement = kpi.shadowRoot?.querySelector('figure');
  const named = kpi.shadowRoot?.getElementById(figureElement?.getAttribute('aria-labelledby') ?? '');
  expect(named?.textContent).toBe('志愿者\uff1a120多万人\uff0c报告值\uff0c2019年11月');
  const english = await mount(answer(), 'en');
  expect(part(english, '.number')).toBe('1,200,000+');
  expect(part(english, '#summary')).toBe('Volunteers: more than 1,200,000 persons, reported, Nov 2019');
});

test('the source is one button away, by keyboard too: quote, qualifier, date, basis, title', async () => {
  const kpi = await mount(answer());
  const panel = kpi.shadowRoot?.getElementById('panel');
  expect(panel?.hidden).toBe(true);
  await userEvent.tab();
  expect(kpi.shadowRoot?.activeElement?.getAttribute('aria-expanded')).toBe('false');
  await userEvent.keyboard('{Enter}');
  await settled(kpi);
  expect(kpi.shadowRoot?.activeElement?.getAttribute('aria-expanded')).toBe('true');
  expect(panel?.hidden).toBe(false);
  for (const words of ['志愿者120多万人', '多', '报告值', '2019年11月', '辽宁新时代文明实践中心数据地图', '省报'])
    expect(panel?.textContent).toContain(words);
});

test('a ratio prints its parts; a change prints its sign, from when, and its bound', async () => {
  const parts = { numerator: quantity(1513), denominator: quantity(2058) };
  const at = (n: number, asOf: string) =>
    answer({
      metrics: [
        metric({
          unit: 'ratio',
          values: [value({ quantity: quantity(n), parts, basis: 'counted', figureIds: [], asOf })],
        }),
      ],
    });
  const kpi = await mount([at(0.735, '2019-12'), at(0.7, '2018-12')]);
  expect(part(kpi, '.number')).toBe('73.5%');
  expect(part(kpi, '[part=parts]')).toBe('1,513 / 2,058');
  expect(part(kpi, '[part=change]')).toBe('较 2018年12月 +3.5个百分点');
});

test('no data, zero, a hidden number and a contradiction are four different things', async () => {
  const of = (over: Parameters<typeof value>[0], figures = [figure()]) =>
    answer({ figures, metrics: [metric({ values: [value(over)] })] });
  expect(part(await mount(of({ quantity: null, basis: null, figureIds: [], asOf: null })), '.number')).toBe('—');
  expect(part(await mount(of({ quantity: quantity(0) })), '.number')).toBe('0人');
  expect(part(await mount(of({ quantity: quantity(2), suppressed: true })), '.number')).not.toContain('2');
  const other = figure({ figureId: 'other', quantity: quantity(100), quote: '一百' });
  const conflicting = await mount(of({ conflicts: ['other'] }, [figure(), other]));
  expect(part(conflicting, '.badge.conflict')).toBe('数字矛盾');
  expect(part(conflicting, '#panel')).toContain('一百');
});

test('it asks for its metric in its region, and again for the day it is compared with', async () => {
  const asker = new HandAsker();
  const kpi = new AtlasKpi();
  kpi.setAttribute('metric', 'volunteers');
  kpi.setAttribute('region', '210000');
  kpi.setAttribute('compare', '2018-12-31');
  kpi.source = asker;
  document.body.append(kpi);
  await settled(kpi);
  const where = [{ field: 'region', op: 'within', value: '210000' }];
  expect(asker.asked.map(({ query }) => query)).toEqual([
    { metrics: ['volunteers'], where },
    { metrics: ['volunteers'], where, asOf: '2018-12-31' },
  ]);
});

test('the export carries number, qualifier, quote and source', async () => {
  const kpi = await mount(answer());
  const csv = kpi.toCsv();
  for (const words of ['志愿者', '120万+人', '120多万人', '志愿者120多万人', '数据地图']) expect(csv).toContain(words);
  expect(csv.startsWith('\uFEFF')).toBe(true);
});

test('hostile words show as text, and an address that is no web address is no link', async () => {
  const bad = '<img src=x onerror=alert(1)>';
  const kpi = await mount(
    answer({
      metrics: [metric({ label: { zh: bad, en: bad } })],
      figures: [figure({ quote: bad, unitWord: bad })],
      sources: [source({ title: bad, url: 'javascript:alert(1)' })],
    }),
  );
  kpi.open = true;
  await settled(kpi);
  expect(kpi.shadowRoot?.querySelector('img')).toBeNull();
  expect(kpi.shadowRoot?.querySelector('a')).toBeNull();
  expect(part(kpi, '#title')).toBe(bad);
});

test('a headline number has no accessibility violation in any theme, open or closed', async () => {
  for (const theme of ['paper', 'night', 'wall'] as const) {
    const kpi = await mount({ ...answer(), simulated: true });
    kpi.theme = theme;
    kpi.open = theme !== 'night';
    kpi.style.setProperty('background', theme === 'paper' ? '#F6F3EC' : '#0D1320');
    await settled(kpi);
    const { violations } = await axe.run(kpi);
    expect(violations.map(({ id, nodes }) => [theme, id, nodes.map(({ html }) => html)])).toEqual([]);
  }
});
