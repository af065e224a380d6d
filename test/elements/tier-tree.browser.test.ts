import '@practice-atlas/elements/tier-tree.js';
import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';
import { madeRows, tierCases } from './tier-tree-cases.js';

type Tree = HTMLElementTagNameMap['atlas-tier-tree'];

async function placed(properties: Partial<Tree>, width = '520px'): Promise<Tree> {
  const element = document.createElement('atlas-tier-tree');
  element.style.width = width;
  Object.assign(element, { locale: 'zh', theme: 'paper', ...properties });
  const ready = new Promise((resolve) => element.addEventListener('atlas-ready', resolve, { once: true }));
  document.body.append(element);
  await ready;
  await element.updateComplete;
  return element;
}

async function shown(name: string, over: Partial<Tree> = {}, width?: string): Promise<Tree> {
  const { answers, rows = null, view = null } = (await tierCases())[name]!;
  return placed({ data: answers, rows, view, ...over }, width);
}

function inside(element: Tree, selector: string): HTMLElement {
  const found = element.renderRoot.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}

async function press(element: Tree, ...keys: string[]): Promise<void> {
  const picture = inside(element, '#picture');
  picture.focus();
  for (const key of keys) picture.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  await element.updateComplete;
}

describe('atlas-tier-tree', () => {
  afterEach(() => document.body.replaceChildren());

  it('is titled with its place and the chain of its numbers', async () => {
    const element = await shown('hongwei-pyramid');
    const header = inside(element, '[part~=header]').textContent ?? '';
    for (const words of ['阵地层级', '宏伟区', '1 : 4 : 47', '2020年8月']) expect(header).toContain(words);
    expect(inside(element, '#summary').textContent).toContain('平均每个实践所 11.8 个');
  });

  it('walks through the tiers, says each and tells which one was chosen', async () => {
    const element = await shown('ansai-tree');
    const selected: unknown[] = [];
    element.addEventListener('atlas-select', (event) => selected.push(event.detail));
    await press(element, 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter');
    expect(inside(element, '[part~=detail]').textContent).toContain('实践站：129个，报告值');
    await press(element, 'End', 'Enter');
    expect(inside(element, '[part~=detail]').textContent).toContain('另列');
    expect(selected).toEqual([
      { kind: 'tier', key: 'station', metric: 'sites', datum: 2 },
      { kind: 'tier', key: 'ansai-2019-03-sites-point-county', metric: 'sites', datum: 5 },
    ]);
  });

  it('walks on into rows and tells the key of the one chosen', async () => {
    const element = await shown('rows-tree');
    const selected: unknown[] = [];
    element.addEventListener('atlas-select', (event) => selected.push(event.detail));
    await press(
      element,
      'ArrowDown',
      'ArrowDown',
      'ArrowDown',
      'ArrowDown',
      'ArrowDown',
      'ArrowDown',
      'ArrowDown',
      'Enter',
    );
    expect(selected).toEqual([{ kind: 'node', key: 'i1s1', metric: 'sites', datum: 6 }]);
    expect(inside(element, '[part~=detail]').textContent).toContain('上级 第1街道实践所');
  });

  it('shows the tier under the pointer', async () => {
    const element = await shown('hongwei-pyramid');
    const canvas = inside(element, 'canvas');
    const { left, top } = canvas.getBoundingClientRect();
    canvas.dispatchEvent(new PointerEvent('pointermove', { clientX: left + 20, clientY: top + 18 }));
    await element.updateComplete;
    expect(inside(element, '[part~=detail]').textContent).toContain('实践中心：1个');
  });

  it('says a view that does not exist as an error in place', async () => {
    const { answers } = (await tierCases())['hongwei-tree']!;
    const element = document.createElement('atlas-tier-tree');
    Object.assign(element, { locale: 'zh', data: answers });
    element.setAttribute('view', 'pie');
    document.body.append(element);
    await element.updateComplete;
    expect([element.state, element.error?.code, element.error?.details.value]).toEqual([
      'error',
      'query_malformed',
      'pie',
    ]);
  });

  it('has no accessibility violation in any view, with its sheets open', async () => {
    for (const name of ['hongwei-pyramid', 'ansai-tree', 'rows-icicle']) {
      const element = await shown(name, { rows: name.startsWith('rows') ? madeRows(3) : null });
      for (const details of element.renderRoot.querySelectorAll('details')) details.open = true;
      await element.updateComplete;
    }
    const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });

  it('exports its numbers with what was listed apart, and a picture of vectors', async () => {
    const element = await shown('ansai-pyramid');
    expect(element.toCsv()).toContain('区级新时代文明实践点 (另列),17个');
    const image = await element.toImage('image/svg+xml');
    expect(await image.text()).toContain('实践所');
  });
});
