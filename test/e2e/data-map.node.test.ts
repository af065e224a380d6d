import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ON_DEMAND } from '../config/size.mjs';
import { bareNumbers, type Headline, headlineFigures, type Lang, printed, spoken } from './headline-figures.js';
import { closeBrowser, dataMapReady, type OpenedPage, openPage } from './open-page.js';

let headlines: Headline[];
let opened: OpenedPage | null = null;

beforeAll(async () => {
  headlines = await headlineFigures();
});
afterEach(async () => {
  await opened?.close();
  opened = null;
});
afterAll(closeBrowser);

async function openMap(lang: Lang): Promise<OpenedPage['page']> {
  opened = await openPage(`/?lang=${lang}&theme=paper`);
  await dataMapReady(opened.page);
  return opened.page;
}

const squeeze = (text: string) => text.replace(/[\s\u2009]+/g, '');
const ungroup = (text: string) => text.replace(/(\d),(?=\d{3})/g, '$1');
const BASIS = { zh: '报告值', en: 'reported' };

describe.each<Lang>(['zh', 'en'])('the headline numbers in %s', (lang) => {
  test('stand on the page with their bound', async () => {
    const page = await openMap(lang);
    const cards = await page.evaluate(() =>
      window.pageTools.all('atlas-kpi').map((card) => window.pageTools.textOf(card)),
    );
    expect(cards).toHaveLength(headlines.length);
    for (const [index, headline] of headlines.entries())
      expect(squeeze(cards[index] ?? ''), headline.metric).toContain(printed(headline, lang));
    expect(opened?.complaints).toEqual([]);
  });

  test('give source, date and basis on demand, by keyboard', async () => {
    const page = await openMap(lang);
    for (const [index, { figure, source, metric }] of headlines.entries()) {
      const card = page.locator('atlas-kpi').nth(index);
      const button = card.getByRole('button');
      await expect.poll(() => button.getAttribute('aria-expanded'), { message: metric }).toBe('false');
      await button.focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => button.getAttribute('aria-expanded'), { message: metric }).toBe('true');
      const controlled = await button.getAttribute('aria-controls');
      const panel = card.locator(`#${controlled}`);
      const text = await panel.innerText();
      expect(text, metric).toContain(figure.quote);
      expect(text, metric).toContain(source.title);
      expect(text, metric).toContain(BASIS[lang]);
      const [year, month] = (figure.as_of ?? '').split('-');
      const date = lang === 'zh' ? `${year}年${Number(month)}月` : `Nov ${year}`;
      expect(figure.as_of_precision).toBe('month');
      expect(text, metric).toContain(date);
      expect(await button.innerText(), metric).toContain(date);
      expect(await button.innerText(), metric).toContain(BASIS[lang]);
      await page.keyboard.press('Space');
      await expect.poll(() => panel.isVisible(), { message: metric }).toBe(false);
    }
  });

  test('are spoken with the qualifier of their source', async () => {
    const page = await openMap(lang);
    const session = await page.context().newCDPSession(page);
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const names = nodes
      .filter((node) => !node.ignored && node.role?.value === 'figure')
      .map((node) => ungroup(String(node.name?.value ?? '')));
    for (const headline of headlines) {
      const words = ungroup(spoken(headline, lang));
      expect(
        names.some((name) => name.includes(words)),
        `no figure is named "${words}" among ${names.join(' | ')}`,
      ).toBe(true);
    }
  });

  test('never appear without their bound', async () => {
    const page = await openMap(lang);
    const volunteers = headlines.find(({ metric }) => metric === 'volunteers');
    if (!volunteers) throw new Error('no headline for volunteers');
    const texts = await page.evaluate(() => {
      const { all, painted, textOf } = window.pageTools;
      const said = ['aria-label', 'title', 'alt', 'aria-description', 'placeholder', 'label'];
      const tables = all('*').filter(
        (element): element is HTMLElement & { toCsv: () => string } =>
          'toCsv' in element && typeof element.toCsv === 'function',
      );
      for (const details of all('details')) (details as HTMLDetailsElement).open = true;
      return [
        ['text', textOf(document.body)],
        [
          'labels',
          all('*')
            .flatMap((element) => said.map((name) => element.getAttribute(name) ?? ''))
            .join('\n'),
        ],
        ...all('canvas').map((canvas) => [
          'canvas',
          painted(canvas as HTMLCanvasElement)
            .map(({ text }) => text)
            .join(''),
        ]),
        ...tables.map((element) => [`CSV of ${element.localName}`, element.toCsv()]),
      ] as [string, string][];
    });
    const snapshot = await page.locator('body').ariaSnapshot();
    expect(texts.filter(([place]) => place.startsWith('CSV')).length).toBeGreaterThanOrEqual(10);
    expect(texts.filter(([place, text]) => place === 'canvas' && text !== '').length).toBeGreaterThanOrEqual(3);
    const bounded = printed(volunteers, lang);
    expect(texts.filter(([, text]) => squeeze(text).includes(bounded)).length, bounded).toBeGreaterThanOrEqual(3);
    for (const [place, text] of [...texts, ['accessibility tree', snapshot] as const])
      expect(bareNumbers(text, volunteers), place).toEqual([]);
  });
});

test('a number without its bound would be found', () => {
  const volunteers = headlines.find(({ metric }) => metric === 'volunteers');
  if (!volunteers) throw new Error('no headline for volunteers');
  for (const bare of ['志愿者 120万人', '120\n万\n人', '1,200,000 persons', 'nearly 1200000', '1,200,000, more'])
    expect(bareNumbers(bare, volunteers), bare).toHaveLength(1);
  for (const bounded of [
    '120万+',
    '120\n万\n+',
    '120多万',
    'more than 1,200,000',
    '1,200,000+',
    '1,200,0000',
    '5120万',
  ])
    expect(bareNumbers(bounded, volunteers), bounded).toEqual([]);
});

test('asks for no file that only a seldom need loads: such files are not weighed', async () => {
  const page = await openMap('zh');
  const scripts = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name.split('/').at(-1) ?? '')
      .filter((name) => name.endsWith('.js')),
  );
  expect(scripts.length).toBeGreaterThan(2);
  for (const script of scripts) expect(ON_DEMAND.filter((name) => script.startsWith(`${name}-`))).toEqual([]);
});
