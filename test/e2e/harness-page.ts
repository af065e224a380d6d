import { type OpenedPage, type OpenOptions, openPage } from './open-page.js';

/** Opens the page that has every element, every story and the functions that make datasets, and nothing on it. */
export async function openHarness(options: OpenOptions = {}): Promise<OpenedPage> {
  const opened = await openPage('/harness/', options);
  await opened.page.waitForFunction(() => 'harness' in window);
  return opened;
}

/** Waits until every element on the page says that it is ready, empty, stale or has an error, and what is drawn is on screen. */
export async function allSettled({ page }: OpenedPage): Promise<void> {
  const isSettled = () => window.pageTools.isSettled();
  await page.waitForFunction(isSettled, null, { timeout: 30_000 });
  await page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );
  await page.waitForFunction(isSettled, null, { timeout: 30_000 });
}

/** A file that is asked for and not there is printed by the browser, whoever asks; a test that asks for one leaves that line out. */
export function withoutMissingFiles(complaints: readonly string[], address: RegExp): string[] {
  return complaints.filter((line) => !(/Failed to load resource/.test(line) && address.test(line)));
}
