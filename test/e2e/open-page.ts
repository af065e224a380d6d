import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { inject } from 'vitest';
import { CHROMIUM_ARGS, findChromium } from '../config/chromium.mjs';
import { installPageTools } from './page-tools.js';

let browser: Promise<Browser> | null = null;

export interface OpenOptions {
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: 'light' | 'dark';
  readonly forcedColors?: 'active' | 'none';
  /** Pixels of the screen for each CSS pixel; default 1. */
  readonly pixelRatio?: number;
}

/** A page, and everything it complained about: console output, uncaught errors, refused policy, dialogs. */
export interface OpenedPage {
  readonly page: Page;
  readonly complaints: string[];
  readonly close: () => Promise<void>;
}

function startBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  browser ??= chromium.launch({ ...(executablePath ? { executablePath } : {}), args: CHROMIUM_ARGS });
  return browser;
}

/** Opens an address (of the served pages, unless it is a whole one) in a fresh browser context, without motion; the data map with tiles unless `map` says else. */
export async function openPage(path: string, options: OpenOptions = {}): Promise<OpenedPage> {
  const { width = 1440, height = 900, colorScheme = 'light', forcedColors = 'none', pixelRatio = 1 } = options;
  const context: BrowserContext = await (await startBrowser()).newContext({
    viewport: { width, height },
    deviceScaleFactor: pixelRatio,
    reducedMotion: 'reduce',
    colorScheme,
    forcedColors,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) =>
    complaints.push(`${message.type()}: ${message.text()} (${message.location().url || 'no place'})`),
  );
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) =>
      console.error(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`),
    );
  });
  await page.addInitScript(installPageTools);
  const url = new URL(path, inject('pagesUrl'));
  if (url.pathname === '/' && !url.searchParams.has('map')) url.searchParams.set('map', 'tiles');
  await page.goto(url.href);
  return { page, complaints, close: () => context.close() };
}

/** Ends the browser that the pages were opened in. */
export async function closeBrowser(): Promise<void> {
  const opened = browser;
  browser = null;
  await (await opened)?.close();
}

/** Waits until every panel of the data map is on screen; throws, and says what each one shows, when one is not or has an error. */
export async function dataMapReady(page: Page): Promise<void> {
  const settled = page.waitForFunction(
    () => {
      const { all, isSettled } = window.pageTools;
      return all('atlas-kpi').length > 0 && isSettled() && all('[state=error]').length === 0;
    },
    null,
    { timeout: 15_000 },
  );
  await settled.catch(async (error: unknown) => {
    const states = await page.evaluate(() =>
      window.pageTools
        .all('*')
        .filter((element) => element.localName.startsWith('atlas-'))
        .map((element) => {
          const alert = element.shadowRoot?.querySelector('[role=alert]')?.textContent ?? '';
          return `${element.localName} ${element.getAttribute('state')} ${alert.replace(/\s+/g, ' ')}`;
        }),
    );
    throw new Error(`the data map did not settle: ${states.join(', ')}`, { cause: error });
  });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.waitForTimeout(250);
}
