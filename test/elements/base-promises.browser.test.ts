import { AtlasError } from '@practice-atlas/dataset';
import { type AtlasErrorEvent, type AtlasSelectEvent, paper, themeOf } from '@practice-atlas/elements';
import axe from 'axe-core';
import { afterEach, describe, expect, test } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import { answer, metric } from './base-answers.js';
import { HandAsker, ProbeElement, settled } from './base-probe.js';

const words = (...labels: string[]) =>
  answer({ metrics: labels.map((zh) => metric({ id: zh, label: { zh, en: zh } })) });

function mount(asker?: HandAsker): ProbeElement {
  const probe = new ProbeElement();
  probe.locale = 'zh';
  if (asker) probe.source = asker;
  document.body.append(probe);
  return probe;
}

function first(asker: HandAsker, index = 0) {
  const asked = asker.asked[index];
  if (!asked) throw new Error(`question ${index} was not asked`);
  return asked;
}

/** What the browser of the tests prefers (see the configuration); all files share its one page, so this is what they must find again. */
const PREFERRED = { 'prefers-reduced-motion': 'reduce', 'prefers-color-scheme': 'light' };

async function media(features: Record<string, string>): Promise<void> {
  const list = Object.entries({ ...PREFERRED, ...features }).map(([name, value]) => ({ name, value }));
  await cdp().send('Emulation.setEmulatedMedia', { features: list });
}

afterEach(async () => {
  document.body.replaceChildren();
  await media({});
});

describe('answers', () => {
  test('a late answer never overwrites that of a newer query, and the older question is aborted', async () => {
    const asker = new HandAsker();
    const probe = mount(asker);
    await settled(probe);
    probe.query = { metrics: ['teams'] };
    await settled(probe);
    expect(asker.asked.map(({ query }) => query.metrics[0])).toEqual(['volunteers', 'teams']);
    expect(first(asker).signal?.aborted).toBe(true);
    first(asker, 1).resolve(words('new'));
    await settled(probe);
    first(asker).resolve(words('old'));
    await settled(probe);
    expect(probe.shown).toBe('new');
  });

  test('the last picture stays, marked as being updated, while the next loads', async () => {
    const asker = new HandAsker();
    const probe = mount(asker);
    await settled(probe);
    expect(probe.state).toBe('loading');
    first(asker).resolve(words('a'));
    await settled(probe);
    expect(probe.state).toBe('ready');
    probe.region = '210100';
    await settled(probe);
    expect(probe.getAttribute('state')).toBe('loading');
    expect(probe.shown).toBe('a');
    expect(probe.shadowRoot?.querySelector('figcaption')?.textContent).toContain('正在更新');
    expect(getComputedStyle(probe.shadowRoot?.querySelector('.picture') as Element).opacity).toBe('0.45');
  });

  test('data wins over query, and a query that was set is asked again when data goes', async () => {
    const asker = new HandAsker();
    const probe = mount(asker);
    probe.query = { metrics: ['teams'] };
    probe.data = words('given');
    await settled(probe);
    expect([asker.asked.length, probe.shown, probe.state]).toEqual([0, 'given', 'ready']);
    probe.data = null;
    await settled(probe);
    expect(asker.asked.map(({ query }) => query.metrics[0])).toEqual(['teams']);
  });

  test('the same question is asked once, however often the element renders', async () => {
    const asker = new HandAsker();
    const probe = mount(asker);
    await settled(probe);
    probe.query = { metrics: ['volunteers'] };
    probe.label = 'x';
    await settled(probe);
    expect(asker.asked.length).toBe(1);
  });

  test('the cursor and the label leave the model alone', async () => {
    const probe = mount();
    probe.data = words('a', 'b');
    await settled(probe);
    const before = ProbeElement.modelCount;
    probe.cursor = 1;
    probe.label = 'other';
    await settled(probe);
    expect(ProbeElement.modelCount).toBe(before);
  });

  test('atlas-ready fires once a picture', async () => {
    const probe = mount();
    let count = 0;
    probe.addEventListener('atlas-ready', () => {
      count += 1;
    });
    await settled(probe);
    expect(count).toBe(0);
    probe.data = words('a');
    await settled(probe);
    probe.cursor = 0;
    probe.theme = 'night';
    await settled(probe);
    expect(count).toBe(1);
    probe.data = words('b');
    await settled(probe);
    expect(count).toBe(2);
  });
});

describe('life in the document', () => {
  test('properties set before definition are taken over, and none is an own property afterwards', async () => {
    const early = document.createElement('atlas-late') as ProbeElement;
    early.data = words('early');
    document.body.append(early);
    expect(Object.hasOwn(early, 'data')).toBe(true);
    customElements.define('atlas-late', class extends ProbeElement {});
    await settled(early);
    expect(early.shown).toBe('early');
    for (const name of ['data', 'query', 'source', 'cursor', 'state']) expect(Object.hasOwn(early, name)).toBe(false);
  });

  test('a move in the document keeps the picture and finds the source again', async () => {
    const asker = new HandAsker();
    const probe = mount(asker);
    await settled(probe);
    first(asker).resolve(words('a'));
    await settled(probe);
    const elsewhere = document.createElement('div');
    document.body.append(elsewhere);
    elsewhere.append(probe);
    await settled(probe);
    expect(probe.shown).toBe('a');
    expect(asker.listeners.size).toBe(1);
    first(asker, 1).resolve(words('b'));
    await settled(probe);
    expect([probe.shown, probe.state]).toEqual(['b', 'ready']);
  });

  test('a hundred elements added and removed leave no listener and no open question behind', async () => {
    const asker = new HandAsker();
    const queries = new Map<MediaQueryList, number>();
    const add = MediaQueryList.prototype.addEventListener;
    const remove = MediaQueryList.prototype.removeEventListener;
    MediaQueryList.prototype.addEventListener = function (...args: Parameters<typeof add>) {
      queries.set(this, (queries.get(this) ?? 0) + 1);
      add.apply(this, args);
    };
    MediaQueryList.prototype.removeEventListener = function (...args: Parameters<typeof remove>) {
      queries.set(this, (queries.get(this) ?? 0) - 1);
      remove.apply(this, args);
    };
    try {
      for (let index = 0; index < 100; index++) {
        const probe = mount(asker);
        await probe.updateComplete;
        probe.remove();
      }
    } finally {
      MediaQueryList.prototype.addEventListener = add;
      MediaQueryList.prototype.removeEventListener = remove;
    }
    expect(asker.asked.length).toBe(100);
    expect(asker.listeners.size).toBe(0);
    expect(asker.asked.every(({ signal }) => signal?.aborted)).toBe(true);
    expect(queries.size).toBeGreaterThan(0);
    expect([...queries.values()].filter((count) => count !== 0)).toEqual([]);
  });
});

describe('states', () => {
  test('nothing to show says so', async () => {
    const probe = mount();
    await settled(probe);
    expect(probe.state).toBe('empty');
    expect(probe.shadowRoot?.textContent).toContain('没有数据');
  });

  test.each(['model', 'picture', 'title', 'updated'] as const)(
    'a fault in the %s is shown in place, fires atlas-error once, and the page lives on',
    async (place) => {
      const errors: AtlasErrorEvent[] = [];
      const probe = new ProbeElement();
      probe.locale = 'zh';
      probe.failsIn = place;
      probe.addEventListener('atlas-error', (event) => errors.push(event));
      document.body.append(probe);
      const neighbor = mount();
      probe.data = words('a');
      neighbor.data = words('b');
      await settled(probe);
      expect(probe.getAttribute('state')).toBe('error');
      const alert = probe.shadowRoot?.querySelector('[role=alert]');
      expect(alert?.textContent).toContain('图形没有画成');
      expect(alert?.textContent).toContain('today');
      expect(errors.map(({ detail }) => detail.code)).toEqual(['render_failed']);
      expect(neighbor.shown).toBe('b');
      probe.failsIn = 'nothing';
      probe.data = words('well again');
      await settled(probe);
      expect([probe.state, probe.shown]).toEqual(['ready', 'well again']);
    },
  );

  test('an error of the source is shown with place and remedy', async () => {
    const asker = new HandAsker();
    const probe = mount(asker);
    await settled(probe);
    const error = new AtlasError('query_malformed', 'x', {
      where: { property: 'metrics' },
      details: { value: 'nope' },
    });
    first(asker).reject(error);
    await settled(probe);
    expect(probe.error).toBe(error);
    expect(probe.shadowRoot?.querySelector('[role=alert]')?.textContent?.replace(/\s+/g, ' ')).toContain(
      'nope 属性 metrics',
    );
  });

  test('a query that is no query, and a source that is nowhere, are errors in place', async () => {
    const probe = mount();
    probe.setAttribute('query', '{"metrics');
    await settled(probe);
    expect(probe.error?.code).toBe('query_malformed');
    probe.setAttribute('query', '{"metrics":["teams"]}');
    await settled(probe);
    expect(probe.error?.code).toBe('source_missing');
    probe.removeAttribute('query');
    probe.source = 'nobody';
    await settled(probe);
    expect(probe.error?.details).toEqual({ source: 'nobody' });
  });

  test('stale data are shown with the time of the last good ones', async () => {
    const asker = new HandAsker();
    const probe = mount(asker);
    await settled(probe);
    first(asker).resolve(words('a'));
    await settled(probe);
    const loadedAt = Date.parse('2019-11-30T10:32:00+08:00');
    asker.about = {
      title: { zh: '', en: '' },
      asOf: null,
      figureCount: 0,
      sources: [],
      simulated: false,
      loadedAt,
      findingCount: 0,
    };
    asker.become('stale');
    await settled(probe);
    first(asker, 1).resolve(words('a'));
    await settled(probe);
    expect(probe.getAttribute('state')).toBe('stale');
    expect(probe.shadowRoot?.querySelector('[part=stale]')?.textContent).toContain('10:32');
    expect(probe.shown).toBe('a');
  });

  test('simulated data carry their tag', async () => {
    const probe = mount();
    probe.data = { ...words('a'), simulated: true };
    await settled(probe);
    expect(probe.shadowRoot?.querySelector('[part=simulated]')?.textContent).toBe('模拟数据');
  });
});

describe('keyboard', () => {
  test('one tab stop after the disclosures; arrows, Home and End move the ring; Enter selects; Escape leaves; each datum is said', async () => {
    const probe = mount();
    const selected: number[] = [];
    probe.addEventListener('atlas-select', (event: AtlasSelectEvent) => selected.push(event.detail.datum));
    probe.data = words('a', 'b', 'c');
    await settled(probe);
    const stops: (string | undefined)[] = [];
    for (let stop = 0; stop < 3; stop++) {
      await userEvent.tab();
      const focused = probe.shadowRoot?.activeElement;
      stops.push(focused?.id || focused?.parentElement?.getAttribute('part') || undefined);
    }
    expect(stops).toEqual(['provenance', 'table', 'picture']);
    const ring = () => probe.shadowRoot?.querySelector('.ring')?.textContent ?? null;
    const press = async (keys: string) => {
      await userEvent.keyboard(keys);
      await settled(probe);
      return ring();
    };
    expect(await press('{ArrowRight}')).toBe('a');
    expect(await press('{ArrowDown}')).toBe('b');
    expect(await press('{End}')).toBe('c');
    expect(await press('{ArrowRight}')).toBe('c');
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(probe.shadowRoot?.querySelector('p[role=status]')?.textContent).toBe('datum c');
    await press('{Enter}');
    expect(selected).toEqual([2]);
    expect(await press('{Home}')).toBe('a');
    expect(await press('{Escape}')).toBeNull();
  });

  test('the cursor never points behind the data', async () => {
    const probe = mount();
    probe.data = words('a', 'b', 'c');
    probe.cursor = 2;
    await settled(probe);
    probe.data = words('a');
    await settled(probe);
    expect(probe.cursor).toBeNull();
  });
});

describe('disclosures', () => {
  test('a sheet is made when it is opened, moves nothing, and Escape closes it and gives the focus back', async () => {
    const probe = mount();
    probe.data = words('a', 'b', 'c');
    await settled(probe);
    const summary = probe.shadowRoot?.querySelector<HTMLElement>('details[part=table] > summary');
    const rows = () => probe.shadowRoot?.querySelectorAll('details[part=table] tbody tr').length ?? 0;
    const before = probe.getBoundingClientRect().height;
    expect(rows()).toBe(0);
    summary?.focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(rows).toBeGreaterThan(0);
    expect(probe.getBoundingClientRect().height).toBe(before);
    await userEvent.keyboard('{Escape}');
    await expect.poll(rows).toBe(0);
    expect(probe.shadowRoot?.activeElement).toBe(summary);
  });
});

describe('theme', () => {
  const ink = (probe: ProbeElement) => getComputedStyle(probe).color;

  test('auto follows the system, and a named theme does not', async () => {
    const auto = mount();
    const paper = mount();
    paper.theme = 'paper';
    auto.data = words('a');
    paper.data = words('a');
    await settled(auto);
    const light = ink(auto);
    expect(ink(paper)).toBe(light);
    await media({ 'prefers-color-scheme': 'dark' });
    await settled(auto);
    expect(ink(auto)).not.toBe(light);
    expect(ink(paper)).toBe(light);
  });

  test('a custom property of the page overrides its token, in words and in drawings', async () => {
    const style = document.createElement('style');
    style.textContent = ':root { --atlas-ink: rgb(1, 2, 3); }';
    document.head.append(style);
    const probe = mount();
    await settled(probe);
    expect(ink(probe)).toBe('rgb(1, 2, 3)');
    expect(themeOf(probe)).toMatchObject({ name: 'paper', ink: 'rgb(1, 2, 3)', accent: paper.accent });
    style.remove();
    expect(themeOf(probe).ink).toBe(paper.ink);
  });

  test('a wall is larger, by the reading distance where the page gives one', async () => {
    const probe = mount();
    probe.theme = 'wall';
    await settled(probe);
    expect([getComputedStyle(probe).fontSize, themeOf(probe).scale]).toEqual(['21px', 1.5]);
    probe.style.setProperty('--atlas-reading-distance', '3');
    expect([getComputedStyle(probe).fontSize, themeOf(probe).scale]).toEqual(['42px', 3]);
  });

  test('forced colors keep the words and the borders', async () => {
    await media({ 'forced-colors': 'active' });
    const probe = mount();
    probe.data = { ...words('a'), simulated: true };
    await settled(probe);
    const badge = getComputedStyle(probe.shadowRoot?.querySelector('[part=simulated]') as Element);
    expect(badge.borderTopStyle).toBe('dashed');
    expect(badge.color).toBe(ink(probe));
    expect(themeOf(probe)).toMatchObject({ ink: 'CanvasText', ground: 'Canvas' });
  });

  test('nothing moves under reduced motion', async () => {
    await media({ 'prefers-reduced-motion': 'reduce' });
    const asker = new HandAsker();
    const probe = mount(asker);
    await settled(probe);
    first(asker).resolve(words('a'));
    await settled(probe);
    probe.region = '210000';
    await settled(probe);
    const { transitionProperty } = getComputedStyle(probe.shadowRoot?.querySelector('.picture') as Element);
    expect(transitionProperty).toBe('none');
  });
});

describe('words from outside', () => {
  test('hostile strings show as text, in picture, title, table and export', async () => {
    const hostile = [
      '<img src=x onerror=alert(1)>',
      '__proto__',
      '\u202Eabc',
      '=HYPERLINK("http://x")',
      '"quoted",\nline',
    ];
    const probe = mount();
    probe.data = words(...hostile);
    await settled(probe);
    const spans = [...(probe.shadowRoot?.querySelectorAll('.picture span') ?? [])].map(
      ({ textContent }) => textContent,
    );
    expect(spans).toEqual(hostile);
    expect(probe.shadowRoot?.querySelector('img')).toBeNull();
    expect(probe.shadowRoot?.querySelector('#title')?.textContent).toBe(hostile[0]);
    const csv = probe.toCsv();
    expect(csv).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(csv).toContain('"""quoted"",\nline"');
  });

  test('the frame has no accessibility violation in any state', async () => {
    const ready = mount();
    ready.data = { ...words('a', 'b'), simulated: true };
    const empty = mount();
    const failed = mount();
    failed.failsIn = 'picture';
    failed.data = words('x');
    await settled(failed);
    for (const details of ready.shadowRoot?.querySelectorAll('details') ?? []) details.open = true;
    const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    expect(empty.state).toBe('empty');
  });
});
