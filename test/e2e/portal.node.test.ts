import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, expect, inject, test } from 'vitest';
import { ROOT } from '../config/packages.mjs';
import { headlineFigures, printed, spoken } from './headline-figures.js';
import { closeBrowser, dataMapReady, type OpenedPage, openPage } from './open-page.js';
import { findTextFaults } from './text-boxes.js';

let opened: OpenedPage;

afterEach(() => opened.close());
afterAll(closeBrowser);

const squeeze = (text: string) => text.replace(/\s+/g, '');

test('the portal, plain HTML on the built files, runs under the strict policy', async () => {
  opened = await openPage('/examples/portal/');
  await dataMapReady(opened.page);
  const cards = await opened.page.evaluate(() =>
    window.pageTools.all('atlas-kpi').map((card) => window.pageTools.textOf(card)),
  );
  const headlines = await headlineFigures();
  for (const [index, headline] of headlines.entries())
    expect(squeeze(cards[index] ?? ''), headline.metric).toContain(printed(headline, 'zh'));
  const states = await opened.page.evaluate(() =>
    window.pageTools
      .all('*')
      .flatMap((element) =>
        element.localName.startsWith('atlas-') ? [`${element.localName} ${element.getAttribute('state')}`] : [],
      ),
  );
  expect(states.filter((state) => !state.endsWith(' ready'))).toEqual([]);
  expect(opened.complaints).toEqual([]);
});

test.each([1440, 390])('the portal at %i px cuts and overlaps no text', async (width) => {
  opened = await openPage('/examples/portal/', { width, height: 900 });
  await dataMapReady(opened.page);
  const { overlaps, cuts, count } = await findTextFaults(opened.page);
  expect(count).toBeGreaterThan(40);
  expect([...overlaps, ...cuts]).toEqual([]);
});

test('the one-file bundle draws a page that is opened from a folder, without a server', async () => {
  const bundle = new URL('/packages/elements/dist/cdn/practice-atlas.iife.js', inject('pagesUrl'));
  const folder = mkdtempSync(join(tmpdir(), 'atlas-file-'));
  try {
    const press = join(ROOT, 'examples', 'press');
    const names = ['datapackage.json', ...readdirSync(press).filter((name) => /^[a-z_]+\.csv$/.test(name))];
    const files = Object.fromEntries(names.map((name) => [name, readFileSync(join(press, name), 'utf8')]));
    writeFileSync(join(folder, 'practice-atlas.iife.js'), await (await fetch(bundle)).text());
    writeFileSync(
      join(folder, 'page.js'),
      `PracticeAtlas.readDataPackage({ files: ${JSON.stringify(files)} }).then((dataset) => {
        document.querySelector('atlas-source').data = dataset;
      });`,
    );
    writeFileSync(
      join(folder, 'index.html'),
      `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>file</title><link rel="icon" href="data:,">
      <body><atlas-source><atlas-data-map region="210000"></atlas-data-map></atlas-source>
      <script src="practice-atlas.iife.js"></script><script src="page.js"></script></body></html>`,
    );
    opened = await openPage(pathToFileURL(join(folder, 'index.html')).href);
    const asked: string[] = [];
    opened.page.on('request', (request) => asked.push(request.url()));
    await opened.page.waitForFunction(() => document.querySelector('atlas-source')?.getAttribute('state') === 'ready');
    await dataMapReady(opened.page);
    const text = await opened.page.evaluate(() => window.pageTools.textOf(document.body));
    for (const headline of await headlineFigures()) {
      expect(squeeze(text)).toContain(printed(headline, 'zh'));
      expect(text.replace(/(\d),(?=\d{3})/g, '$1')).toContain(spoken(headline, 'zh'));
    }
    expect(asked.filter((address) => !/^(?:file|data|blob):/.test(address))).toEqual([]);
    expect(opened.complaints).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
