import { parseCsv } from '@practice-atlas/dataset';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { allSettled, openHarness } from './harness-page.js';
import { hostilePackage } from './hostile-dataset.js';
import { HOSTILE, visibleCore } from './hostile-strings.js';
import { closeBrowser, type OpenedPage } from './open-page.js';

let files: Record<string, string>;
let opened: OpenedPage;

const ELEMENTS: [string, Record<string, string>][] = [
  ['atlas-kpi', { metric: 'volunteers', region: '210000' }],
  ['atlas-kpi', { metric: 'teams', region: '210100', open: '' }],
  ['atlas-coverage-map', { region: '210000' }],
  ['atlas-coverage-map', { region: '210000', metric: 'teams' }],
  ['atlas-volunteer-growth', { region: '210000', show: 'total new' }],
  ['atlas-order-fulfillment', { region: '210000' }],
  ['atlas-tier-tree', { query: '{"metrics":["sites"],"by":["tier"],"asOf":"2019-11-30"}' }],
  ['atlas-tier-tree', { query: '{"metrics":["teams"],"by":["rank"],"asOf":"2019-11-30"}', view: 'tree' }],
  ...['all', 'unplaced', 'conflicts', 'provenance', 'programmes'].map((view): [string, Record<string, string>] => [
    'atlas-figures',
    { view },
  ]),
  ['atlas-data-map', { region: '210000' }],
];

beforeAll(async () => {
  files = await hostilePackage();
});
afterEach(() => opened?.close());
afterAll(closeBrowser);

async function openHostile(locale: string, width: number): Promise<void> {
  opened = await openHarness({ width, height: 900 });
  await opened.page.evaluate(
    async ({ texts, elements, language }) => {
      document.documentElement.lang = language;
      const source = document.createElement('atlas-source');
      for (const [kind, attributes] of elements) {
        const element = document.createElement(kind);
        for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
        element.setAttribute('locale', language);
        source.append(element);
      }
      document.getElementById('stage')?.append(source);
      Object.assign(source, { data: await window.harness.readDataPackage({ files: texts }) });
    },
    { texts: files, elements: ELEMENTS, language: locale },
  );
  await opened.page.waitForFunction(() => document.querySelector('atlas-source')?.getAttribute('state') === 'ready');
  await allSettled(opened);
  await opened.page.evaluate(() => {
    for (const details of window.pageTools.all('details')) (details as HTMLDetailsElement).open = true;
    for (const button of window.pageTools.all('[aria-expanded=false]')) (button as HTMLElement).click();
  });
  await allSettled(opened);
}

test('the dataset is hostile in every table', () => {
  expect(Object.keys(files)).toHaveLength(18);
  for (const [path, text] of Object.entries(files)) expect(/h\d\d|constructor/.test(text), path).toBe(true);
});

describe.each([
  ['zh', 1200],
  ['en', 390],
])('in %s, %i px wide', (locale, width) => {
  beforeEach(() => openHostile(locale, width));

  test('every element still draws', async () => {
    const states = await opened.page.evaluate(() =>
      [...(document.querySelector('atlas-source')?.children ?? [])].map((element) => [
        `${element.localName} ${element.getAttribute('view') ?? element.getAttribute('metric') ?? ''}`,
        element.getAttribute('state'),
        element.shadowRoot?.querySelector('[role=alert]')?.textContent ?? '',
      ]),
    );
    expect(states).toHaveLength(ELEMENTS.length);
    for (const [kind, state, alert] of states)
      expect({ kind, state, alert }).toEqual({ kind, state: 'ready', alert: '' });
    expect(opened.complaints).toEqual([]);
  });

  test('every string is shown as text, and none becomes anything else', async () => {
    const { text, elements, attributes, links, polluted } = await opened.page.evaluate(() => {
      const { all, textOf } = window.pageTools;
      const everything = all('*', document.getElementById('stage') ?? document.body);
      const isPlain =
        /^(atlas-|div$|span$|p$|figure$|figcaption$|section$|header$|h1$|canvas$|details$|summary$|ul$|li$|dl$|dt$|dd$|table$|caption$|thead$|tbody$|tr$|th$|td$|small$|strong$|q$|blockquote$|button$|a$|slot$|style$)/;
      return {
        text: textOf(document.body),
        elements: [...new Set(everything.map(({ localName }) => localName))].filter((name) => !isPlain.test(name)),
        attributes: everything
          .flatMap((element) => element.getAttributeNames())
          .filter((name) => /^on|srcdoc|formaction/.test(name)),
        links: everything.flatMap((element) => (element instanceof HTMLAnchorElement ? [element.protocol] : [])),
        polluted: Object.keys(Object.prototype),
      };
    });
    const seen = visibleCore(text);
    expect(HOSTILE.filter((one) => !seen.includes(visibleCore(one)))).toEqual([]);
    expect(elements).toEqual([]);
    expect(attributes).toEqual([]);
    expect(new Set(links)).toEqual(new Set(['https:']));
    expect(polluted).toEqual([]);
    expect(opened.complaints).toEqual([]);
  });

  test('nothing grows sideways', async () => {
    const wide = await opened.page.evaluate(() => {
      const { all, isShown, nameOf } = window.pageTools;
      const { scrollWidth, clientWidth } = document.documentElement;
      const isScrolled = (element: Element | null): boolean =>
        element !== null && (getComputedStyle(element).overflowX !== 'visible' || isScrolled(element.parentElement));
      const beyond = all('*').filter((element) => {
        const host = element.getRootNode();
        if (!(host instanceof ShadowRoot) || !isShown(element) || isScrolled(element.parentElement)) return false;
        return element.getBoundingClientRect().right > host.host.getBoundingClientRect().right + 1;
      });
      const deepest = beyond.filter((element) => !beyond.some((other) => other !== element && element.contains(other)));
      const page = scrollWidth > clientWidth ? [`the page is ${scrollWidth} wide in ${clientWidth}`] : [];
      return [...page, ...new Set(deepest.map((element) => `${nameOf(element)} .${element.className}`))];
    });
    expect(wide).toEqual([]);
  });

  test('no cell of an export is a formula', async () => {
    const exports = await opened.page.evaluate(() =>
      window.pageTools
        .all('*')
        .flatMap((element): [string, string][] =>
          'toCsv' in element && typeof element.toCsv === 'function' ? [[element.localName, element.toCsv()]] : [],
        ),
    );
    const all = exports.map(([, csv]) => csv).join('\n');
    expect(exports.length).toBeGreaterThanOrEqual(ELEMENTS.length);
    for (const mark of ['h05', 'h22', 'h23']) expect(all).toContain(mark);
    for (const [kind, csv] of exports) {
      const { columns, cells } = parseCsv(csv.replace(/^\ufeff/, ''), { file: kind });
      const running = [...columns, ...cells].filter(
        (cell) => /^[=+\-@\t\r]/.test(cell) && !/^[+-]?[\d,.]+%?$/.test(cell),
      );
      expect(running, kind).toEqual([]);
    }
  });

  test('a picture exported as vectors holds the strings as text', async () => {
    const vectors = await opened.page.evaluate(async () => {
      const map = document.querySelector('atlas-coverage-map');
      const blob = await (map as unknown as { toImage: (type: string) => Promise<Blob> }).toImage('image/svg+xml');
      return blob.text();
    });
    expect(vectors).toMatch(/^<svg/);
    expect(vectors).not.toMatch(/<(?:script|img|style|b|a|foreignObject)\b|<!--|javascript:alert\(\d\)["']/i);
    expect(vectors).not.toMatch(/(?![\n\t])\p{Cc}/u);
    expect(vectors).toMatch(/h\d\d/);
  });
});

test('hostile attributes are taken as words', async () => {
  opened = await openHarness();
  await opened.page.evaluate(
    (words) => {
      const source = document.createElement('atlas-source');
      source.setAttribute('src', '/press/datapackage.json');
      for (const word of words)
        for (const name of [
          'region',
          'metric',
          'label',
          'query',
          'locale',
          'theme',
          'view',
          'show',
          'period',
          'source',
          'headlines',
        ])
          for (const kind of [
            'atlas-kpi',
            'atlas-coverage-map',
            'atlas-volunteer-growth',
            'atlas-order-fulfillment',
            'atlas-tier-tree',
            'atlas-figures',
          ]) {
            const element = document.createElement(kind);
            element.setAttribute('region', '210000');
            if (kind === 'atlas-kpi') element.setAttribute('metric', 'sites');
            element.setAttribute(name, word);
            source.append(element);
          }
      document.getElementById('stage')?.append(source);
    },
    ['__proto__', 'constructor', 'h02<img src=x onerror=alert(2)>', '{"metrics":["__proto__"]}', '\u202e\u0000'],
  );
  await opened.page.waitForFunction(() => document.querySelector('atlas-source')?.getAttribute('state') === 'ready');
  await allSettled(opened);
  const drawn = await opened.page.evaluate(() => ({
    failed: window.pageTools.all('[data-code=render_failed]').map((alert) => {
      const root = alert.getRootNode();
      return `${root instanceof ShadowRoot ? root.host.cloneNode().constructor.name + [...root.host.attributes].map(({ name, value }) => ` ${name}=${value}`).join('') : ''}: ${alert.textContent?.trim()}`;
    }),
    markup: window.pageTools.all('img, script', document.getElementById('stage') ?? document.body).length,
  }));
  expect(drawn).toEqual({ failed: [], markup: 0 });
  expect(opened.complaints).toEqual([]);
});
