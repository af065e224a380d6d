import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { inject } from 'vitest';
import { CHROMIUM_ARGS, findChromium } from '../config/chromium.mjs';

let browser: Promise<Browser> | null = null;

export interface OpenOptions {
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: 'light' | 'dark';
  readonly forcedColors?: 'active' | 'none';
}

/** A page, and everything it complained about: console output, uncaught errors, refused policy. */
export interface OpenedPage {
  readonly page: Page;
  readonly complaints: string[];
  readonly close: () => Promise<void>;
}

/** Opens an address of the served pages in a fresh browser context, without motion. */
export async function openPage(path: string, options: OpenOptions = {}): Promise<OpenedPage> {
  const { width = 1440, height = 900, colorScheme = 'light', forcedColors = 'none' } = options;
  const executablePath = findChromium();
  browser ??= chromium.launch({ ...(executablePath ? { executablePath } : {}), args: CHROMIUM_ARGS });
  const context: BrowserContext = await (await browser).newContext({
    viewport: { width, height },
    deviceScaleFactor: 1,
    reducedMotion: 'reduce',
    colorScheme,
    forcedColors,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) =>
      console.error(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`),
    );
  });
  await page.goto(new URL(path, inject('pagesUrl')).href);
  return { page, complaints, close: () => context.close() };
}

/** Ends the browser that the pages were opened in. */
export async function closeBrowser(): Promise<void> {
  const opened = browser;
  browser = null;
  await (await opened)?.close();
}

/** Waits until the data map on the page has told that its picture is complete. */
export async function dataMapReady(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('atlas-data-map')?.getAttribute('state') === 'ready', null, {
    timeout: 30_000,
  });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.waitForTimeout(150);
}
