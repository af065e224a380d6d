import type { Route } from 'playwright';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { allSettled, openHarness, withoutMissingFiles } from './harness-page.js';
import type { Lang } from './headline-figures.js';
import { closeBrowser, type OpenedPage } from './open-page.js';

let opened: OpenedPage;

afterEach(() => opened.close());
afterAll(closeBrowser);

interface Fired {
  readonly from: string;
  readonly code: string;
}

interface Shown {
  readonly kind: string;
  readonly state: string | null;
  readonly text: string;
  readonly alert: string;
}

const KINDS = [
  'atlas-kpi',
  'atlas-coverage-map',
  'atlas-volunteer-growth',
  'atlas-order-fulfillment',
  'atlas-figures',
  'atlas-data-map',
];

/** Puts two sources on one page, a bad and a good one, each with one element of every kind. */
async function openTwo(bad: string, lang: Lang, region = '210000'): Promise<void> {
  opened = await openHarness();
  await opened.page.evaluate(
    ({ address, language, asked, kinds }) => {
      document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN';
      const fired: Fired[] = [];
      Object.assign(window, { fired });
      document.addEventListener('atlas-error', (event) => {
        const from = event.composedPath()[0];
        fired.push({
          from: from instanceof Element ? from.localName : '',
          code: (event as Event & { detail: { code: string } }).detail.code,
        });
      });
      for (const [id, src] of [
        ['bad', address],
        ['good', '/broken/good/datapackage.json'],
      ] as const) {
        const source = document.createElement('atlas-source');
        source.id = id;
        source.setAttribute('src', src);
        for (const kind of kinds) {
          const element = document.createElement(kind);
          element.setAttribute('region', id === 'bad' ? asked : '210000');
          if (kind === 'atlas-kpi') element.setAttribute('metric', 'sites');
          source.append(element);
        }
        document.getElementById('stage')?.append(source);
      }
    },
    { address: bad, language: lang, asked: region, kinds: KINDS },
  );
  await opened.page.waitForFunction(() => document.getElementById('bad')?.getAttribute('state') !== 'loading');
  await allSettled(opened);
}

const look = (id: string) =>
  opened.page.evaluate((source): Shown[] => {
    const children = [...(document.getElementById(source)?.children ?? [])];
    return children.map((element) => {
      const alert = element.shadowRoot?.querySelector('[role=alert]');
      return {
        kind: element.localName,
        state: element.getAttribute('state'),
        text: window.pageTools.textOf(element),
        alert: alert && window.pageTools.isShown(alert) ? window.pageTools.textOf(alert) : '',
      };
    });
  }, id);

const firedEvents = () => opened.page.evaluate(() => (window as Window & { fired?: Fired[] }).fired ?? []);

async function expectGoodLives(lang: Lang): Promise<void> {
  const shown = await look('good');
  expect(shown.map(({ kind }) => kind)).toEqual(KINDS);
  for (const { kind, state, alert } of shown) {
    expect(alert, kind).toBe('');
    expect(state, kind).toBe(kind === 'atlas-order-fulfillment' ? 'empty' : 'ready');
  }
  expect(shown[0]?.text).toContain('3,000');
  expect(shown[0]?.text).toContain(lang === 'zh' ? '3,000多个' : 'more than 3,000');
}

const hasChinese = (text: string) => /[\u4e00-\u9fff]/u.test(text);

interface Case {
  readonly name: string;
  readonly code: string;
  readonly place: RegExp;
  readonly what: Record<Lang, RegExp>;
  readonly remedy: Record<Lang, RegExp>;
}

const CASES: Case[] = [
  {
    name: 'missing-file',
    code: 'file_missing',
    place: /figures\.csv/,
    what: { zh: /读不到文件/, en: /cannot read figures\.csv/ },
    remedy: { zh: /请检查/, en: /check the address/i },
  },
  {
    name: 'malformed-json',
    code: 'file_malformed',
    place: /datapackage\.json/,
    what: { zh: /格式有误/, en: /line 12, column \d+/ },
    remedy: { zh: /修正/, en: /correct the file/ },
  },
  {
    name: 'wrong-table',
    code: 'table_wrong',
    place: /regions\.csv/,
    what: { zh: /数据表.*figures/s, en: /listed as figures.*regions/ },
    remedy: { zh: /请/, en: /name the resource regions/ },
  },
  {
    name: 'newer',
    code: 'schema_newer',
    place: /schema_version/,
    what: { zh: /太新/, en: /schema version 99/ },
    remedy: { zh: /请升级/, en: /update/ },
  },
  {
    name: 'empty',
    code: 'dataset_empty',
    place: /datapackage\.json/,
    what: { zh: /没有记录/, en: /no rows/ },
    remedy: { zh: /请检查/, en: /check that/ },
  },
];

describe.each<Lang>(['zh', 'en'])('in %s', (lang) => {
  test.each(CASES)(
    '$name is said in place, with a remedy, and the rest lives',
    async ({ name, code, place, what, remedy }) => {
      await openTwo(`/broken/${name}/datapackage.json`, lang);
      const shown = await look('bad');
      expect(shown).toHaveLength(KINDS.length);
      for (const { kind, state, alert } of shown) {
        expect(state, kind).toBe('error');
        expect(alert, kind).toMatch(what[lang]);
        expect(alert, kind).toMatch(place);
        expect(alert, kind).toMatch(remedy[lang]);
        expect(hasChinese(alert), kind).toBe(lang === 'zh');
      }
      const fired = await firedEvents();
      expect(fired).toContainEqual({ from: 'atlas-source', code });
      for (const kind of KINDS) expect(fired).toContainEqual({ from: kind, code });
      expect(fired.every((one) => one.code === code)).toBe(true);
      await expectGoodLives(lang);
      expect(withoutMissingFiles(opened.complaints, /missing-file\/figures\.csv/)).toEqual([]);
    },
  );

  test('a region that an element asks for and nobody knows', async () => {
    await openTwo('/broken/good/datapackage.json', lang, '219999');
    const shown = await look('bad');
    for (const { kind, state, alert } of shown) {
      expect(state, kind).toBe('error');
      expect(alert, kind).toContain('219999');
      expect(alert, kind).toMatch(lang === 'zh' ? /没有这个区划/ : /unknown region/);
      expect(alert, kind).toMatch(lang === 'zh' ? /属性 .*请/s : /property .*\w+/s);
    }
    const fired = await firedEvents();
    for (const kind of KINDS) expect(fired).toContainEqual({ from: kind, code: 'region_unknown' });
    await expectGoodLives(lang);
    expect(opened.complaints).toEqual([]);
  });

  test('a region code in the data that nobody knows leaves the rest of the data in use, and is counted as a finding', async () => {
    await openTwo('/broken/unknown-region/datapackage.json', lang);
    const shown = await look('bad');
    for (const { kind, alert } of shown) expect(alert, kind).toBe('');
    expect(shown[0]?.text).toMatch(lang === 'zh' ? /没有数据|无数据/ : /no data/i);
    await opened.page.evaluate(() => document.querySelector('#bad atlas-figures')?.removeAttribute('region'));
    await allSettled(opened);
    const everywhere = (await look('bad')).find(({ kind }) => kind === 'atlas-figures');
    expect(everywhere?.text).toContain('3,000');
    expect(shown.find(({ kind }) => kind === 'atlas-data-map')?.text).toContain(
      lang === 'zh' ? '120多万' : '1,200,000',
    );
    const found = await opened.page.evaluate(() => {
      const source = document.getElementById('bad') as (Element & { about: { findingCount: number } | null }) | null;
      return source?.about?.findingCount ?? 0;
    });
    expect(found).toBeGreaterThan(0);
    await expectGoodLives(lang);
    expect(opened.complaints).toEqual([]);
  });

  test('a figure without a value is said to be missing, and is not a zero', async () => {
    await openTwo('/broken/no-value/datapackage.json', lang);
    const [kpi] = await look('bad');
    expect(kpi?.state).toBe('ready');
    expect(kpi?.text).toMatch(lang === 'zh' ? /未知|无数据/ : /unknown|no data/);
    expect(kpi?.text).not.toMatch(/\b0\b|NaN|null|undefined/);
    await expectGoodLives(lang);
    expect(opened.complaints).toEqual([]);
  });

  test('a refresh that fails leaves the last good data, and says since when', async () => {
    await openTwo('/broken/good/datapackage.json', lang);
    const before = await look('bad');
    expect(before[0]?.state).toBe('ready');
    const refuse = (route: Route) => route.abort('connectionrefused');
    await opened.page.route('**/broken/**', refuse);
    const refresh = () =>
      opened.page.evaluate(() =>
        (document.getElementById('bad') as (Element & { refresh: () => Promise<void> }) | null)?.refresh(),
      );
    await refresh();
    await allSettled(opened);
    const stale = await look('bad');
    for (const { kind, state, text, alert } of stale) {
      if (kind === 'atlas-order-fulfillment') continue;
      expect(alert, kind).toBe('');
      expect(state, kind).toBe('stale');
      expect(text, kind).toMatch(lang === 'zh' ? /数据未能更新/ : /Not updated|could not be renewed/);
    }
    expect(stale[0]?.text).toContain('3,000');
    expect(stale[0]?.text).toMatch(lang === 'zh' ? /停留在 .*\d+:\d\d/ : /not updated since .*\d+:\d\d/i);
    expect(await firedEvents()).toEqual([{ from: 'atlas-source', code: 'file_missing' }]);
    await expectGoodLives(lang);

    await opened.page.unroute('**/broken/**', refuse);
    await refresh();
    await allSettled(opened);
    const again = await look('bad');
    expect(again.map(({ state }) => state)).toEqual(before.map(({ state }) => state));
    expect(again.some(({ text }) => /未能更新|Not updated/.test(text))).toBe(false);
    expect(withoutMissingFiles(opened.complaints, /broken\/good/)).toEqual([]);
  });
});
