import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { allSettled, openHarness, withoutMissingFiles } from './harness-page.js';
import { closeBrowser, type OpenedPage } from './open-page.js';

let opened: OpenedPage;

beforeEach(async () => {
  opened = await openHarness();
});
afterEach(() => opened.close());
afterAll(closeBrowser);

/** What stories ask for on purpose and nobody has. */
const NOWHERE = /nowhere/;

describe('under the strict policy', () => {
  test('every story lives: shown, fed again, resized, moved and removed without a complaint', {
    timeout: 300_000,
  }, async () => {
    const { page } = opened;
    const names = await page.evaluate(() => window.harness.stories.map(({ name }) => name));
    expect(names.length, 'stories were found').toBeGreaterThan(0);
    const kinds = await page.evaluate(() => [...new Set(window.harness.stories.map(({ name }) => name.split(' ')[0]))]);
    expect(kinds).toContain('volunteer-growth');
    const faults: string[] = [];
    for (const [index, name] of names.entries()) {
      const known = opened.complaints.length;
      await page.evaluate((at) => {
        const container = document.createElement('div');
        container.id = 'story';
        document.querySelector('#stage')?.append(container);
        window.harness.stories[at]?.mount(container);
      }, index);
      await allSettled(opened);
      const count = await page.evaluate(() => document.querySelectorAll('#story *').length);
      if (count === 0) faults.push(`${name}: shows nothing`);

      await page.evaluate(async () => {
        const { all } = window.pageTools;
        const refreshing = all('atlas-source').map((source) =>
          (source as Element & { refresh: () => Promise<void> }).refresh(),
        );
        for (const element of all('*') as (Element & { data?: unknown; locale?: string })[]) {
          if (!element.localName.startsWith('atlas-')) continue;
          if (Array.isArray(element.data)) element.data = [...element.data];
          element.setAttribute('locale', 'en');
          element.setAttribute('theme', 'night');
        }
        await Promise.all(refreshing);
      });
      await allSettled(opened);
      for (const width of ['340px', '0px', '900px']) {
        await page.evaluate((to) => document.getElementById('story')?.style.setProperty('width', to), width);
        await allSettled(opened);
      }
      await page.evaluate(() => {
        const other = document.body.appendChild(document.createElement('section'));
        const story = document.getElementById('story');
        if (story) other.append(story);
      });
      await allSettled(opened);
      await page.evaluate(() => {
        document.getElementById('story')?.remove();
        document.querySelector('body > section')?.remove();
      });
      await page.waitForTimeout(60);
      for (const line of withoutMissingFiles(opened.complaints.slice(known), NOWHERE)) faults.push(`${name}: ${line}`);
    }
    expect(faults).toEqual([]);
  });

  test('what the policy forbids is noticed here', async () => {
    const { page } = opened;
    expect(opened.complaints).toEqual([]);
    await page.evaluate(() => document.body.setAttribute('style', 'color: red'));
    await expect.poll(() => opened.complaints.filter((line) => /policy: style-src/.test(line)).length).toBe(1);
    const refused = await page.evaluate(() => {
      try {
        document.body.innerHTML = '<b>markup</b>';
        return 'taken';
      } catch (error) {
        return error instanceof TypeError ? 'refused' : String(error);
      }
    });
    expect(refused).toBe('refused');
    await expect
      .poll(() => opened.complaints.filter((line) => /policy: require-trusted-types-for/.test(line)).length)
      .toBe(1);
    await page.evaluate(() => {
      setTimeout(() => {
        throw new Error('planted');
      });
    });
    await expect.poll(() => opened.complaints.some((line) => line === 'uncaught: planted')).toBe(true);
  });
});
