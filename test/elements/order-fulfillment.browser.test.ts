import '@practice-atlas/elements/order-fulfillment.js';
import { createMemoryEngine } from '@practice-atlas/measure';
import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';
import { simulated } from '../data/datasets.js';
import { fulfillmentCases } from './order-fulfillment-cases.js';

type Board = HTMLElementTagNameMap['atlas-order-fulfillment'];

async function placed(properties: Partial<Board>, width = '480px'): Promise<Board> {
  const element = document.createElement('atlas-order-fulfillment');
  element.style.width = width;
  Object.assign(element, { locale: 'zh', theme: 'paper', ...properties });
  const ready = new Promise((resolve) => element.addEventListener('atlas-ready', resolve, { once: true }));
  document.body.append(element);
  await ready;
  await element.updateComplete;
  return element;
}

const shown = (name: string, over: Partial<Board> = {}, width?: string) =>
  placed({ data: fulfillmentCases[name]!.answers, ...over }, width);

function inside(element: Board, selector: string): HTMLElement {
  const found = element.renderRoot.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}

async function press(element: Board, ...keys: string[]): Promise<void> {
  const picture = inside(element, '#picture');
  picture.focus();
  for (const key of keys) picture.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  await element.updateComplete;
}

describe('atlas-order-fulfillment', () => {
  afterEach(() => document.body.replaceChildren());

  it('is titled with its period and tagged as simulated', async () => {
    const element = await shown('whole');
    const header = inside(element, '[part~=header]').textContent ?? '';
    expect(header).toContain('点单 → 评单');
    expect(header).toContain('2019年');
    expect(header).toContain('模拟数据');
  });

  it('walks through the steps and says each rate with its parts', async () => {
    const element = await shown('whole');
    const selected: unknown[] = [];
    element.addEventListener('atlas-select', (event) => selected.push(event.detail));
    await press(element, 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter');
    const detail = inside(element, '[part~=detail]').textContent ?? '';
    expect(detail).toContain('接单：2,232单');
    expect(detail).toContain('接单率 92.8%（2,406 单中 2,232 单）');
    expect(selected).toEqual([{ kind: 'step', key: 'accepted', metric: 'orders_at_step', datum: 3 }]);
  });

  it('says a reported bound of a time as a bound, with its own basis', async () => {
    const element = await shown('bounded-times');
    await press(element, 'ArrowDown', 'ArrowDown', 'ArrowDown');
    expect(inside(element, '[part~=detail]').textContent).toContain(
      '计数，派单率 97.0%（2,480 单中 2,406 单），中位 不超过30分（报告值），P90 1.6时以上（报告值），超时',
    );
  });

  it('says what a source reports beside simulated steps', async () => {
    const element = await shown('beside-reported');
    expect(inside(element, '#summary').textContent).toContain('报告值：点单 72次（2020年8月）。点单 2,480单');
    await press(element, 'Home');
    expect(inside(element, '[part~=detail]').textContent?.trim()).toBe(
      '点单：2,480单，模拟。报告值：点单 72次（2020年8月）',
    );
    expect(element.toCsv()).toContain('点单 · 2020年8月,72,—,—,—,—,报告值');
  });

  it('shows a place that reports only its orders as just that', async () => {
    const element = await shown('reported-only');
    await press(element, 'End');
    expect(inside(element, '[part~=detail]').textContent).toContain('点单：72单，报告值');
    expect(inside(element, '#summary').textContent).toContain('其余环节没有数据');
    expect(inside(element, '[part~=header]').textContent).not.toContain('模拟数据');
  });

  it('fits a phone and repaints when it becomes wider', async () => {
    const element = await shown('whole', {}, '320px');
    const canvas = element.renderRoot.querySelector('canvas')!;
    expect(element.scrollWidth).toBeLessThanOrEqual(320);
    const before = canvas.clientHeight;
    element.style.width = '700px';
    await expect.poll(() => canvas.clientWidth).toBe(700);
    expect(canvas.clientHeight).toBeLessThan(before);
  });

  it('asks its source for the region and period it is given', async () => {
    const engine = createMemoryEngine(await simulated());
    const asked: unknown[] = [];
    const source: Exclude<Board['source'], string | null> = {
      ...{ state: 'ready', error: null, about: null },
      ask: (query, options) => {
        asked.push(query.where);
        return engine.measure(query, options ?? {});
      },
      subscribe: () => () => {},
    };
    const element = await placed({ source, region: '210200', period: '2019' });
    expect(asked).toHaveLength(3);
    expect(asked[0]).toEqual([
      { field: 'region', op: 'within', value: '210200' },
      { field: 'time', op: 'in_period', from: '2019', until: '2020' },
    ]);
    expect(element.toCsv()).toMatch(/点单,"?[\d,]+"?/);
  });

  it('makes a bitmap and a vector image', async () => {
    const element = await shown('whole');
    expect((await element.toImage()).type).toBe('image/png');
    expect(await (await element.toImage('image/svg+xml')).text()).toContain('模拟数据');
  });

  it.each(['whole', 'hostile', 'reported-only', 'no-orders'])('has no accessibility fault: %s', async (name) => {
    const element = await shown(name);
    expect(element.renderRoot.querySelector('img, script')).toBeNull();
    const { violations } = await axe.run(element, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
});
