import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../config/packages.mjs';
import { compareImages } from './compare-images.js';
import { type Fingerprint, fingerprintOf, whyNotComparable } from './fingerprint.js';
import { closeBrowser, dataMapReady, openPage } from './open-page.js';

/** `ATLAS_GOLDENS=write` writes; `ATLAS_GOLDENS_FOLDER` says where, for a look at what would be written. */
const IS_WRITING = process.env.ATLAS_GOLDENS === 'write';
const FOLDER = process.env.ATLAS_GOLDENS_FOLDER ?? join(ROOT, 'test', 'goldens', 'data-map');
const FINGERPRINT = join(FOLDER, 'fingerprint.json');
/** How many pixels may differ: the edge of a glyph, less than a `+`. */
const TOLERATED_COUNT = 12;

const SIZES = {
  laptop: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
  wall: { width: 3840, height: 1080 },
};
type Size = keyof typeof SIZES;

const PICTURES: [size: Size, theme: string, lang: string][] = [
  ...(['laptop', 'phone', 'wall'] as const).flatMap((size) =>
    ['paper', 'night', 'wall'].map((theme): [Size, string, string] => [size, theme, 'zh']),
  ),
  ['laptop', 'paper', 'en'],
  ['phone', 'night', 'en'],
  ['wall', 'wall', 'en'],
];

let here: Fingerprint;

beforeAll(async () => {
  const { page, close } = await openPage('/harness/');
  here = await fingerprintOf(page);
  await close();
  if (IS_WRITING) {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(FINGERPRINT, `${JSON.stringify(here, null, 2)}\n`);
  }
});
afterAll(closeBrowser);

/** The text of a golden file, written first where goldens are written. */
function golden(name: string, text: string): string {
  const file = join(FOLDER, name);
  if (IS_WRITING) writeFileSync(file, text);
  expect(existsSync(file), `${file} exists: ATLAS_GOLDENS=write writes it`).toBe(true);
  return readFileSync(file, 'utf8');
}

test.each(['zh', 'en'])('the outline of the page in %s is that of its golden file', async (lang) => {
  const { page, close } = await openPage(`/?lang=${lang}&theme=paper`);
  await dataMapReady(page);
  const outline = `${await page.locator('body').ariaSnapshot()}\n`;
  await close();
  expect(outline).toBe(golden(`outline-${lang}.txt`, outline));
});

describe('pictures of the page', () => {
  test.each(PICTURES)('%s, %s, %s', async (size, theme, lang) => {
    const file = join(FOLDER, `${size}-${theme}-${lang}.png`);
    if (!IS_WRITING) {
      for (const needed of [FINGERPRINT, file])
        expect(existsSync(needed), `${needed} exists: ATLAS_GOLDENS=write writes it`).toBe(true);
      const why = whyNotComparable(here, JSON.parse(readFileSync(FINGERPRINT, 'utf8')) as Fingerprint);
      if (why !== null) {
        console.log(`not compared: ${why}`);
        return;
      }
    }
    const { page, close } = await openPage(`/?lang=${lang}&theme=${theme}&kiosk`, SIZES[size]);
    await dataMapReady(page);
    const picture = await page.screenshot({ fullPage: size === 'phone', animations: 'disabled' });
    if (IS_WRITING) writeFileSync(file, picture);
    const { count, what } = await compareImages(page, picture, readFileSync(file));
    await close();
    if (count > TOLERATED_COUNT) {
      const found = join(ROOT, 'node_modules', '.cache', 'e2e', `${size}-${theme}-${lang}.png`);
      writeFileSync(found, picture);
      expect.fail(`${what}; the new picture is ${found}`);
    }
  });
});

test('pictures that differ are told apart', async () => {
  const { page, close } = await openPage('/?lang=zh&theme=paper', SIZES.laptop);
  await dataMapReady(page);
  const first = await page.screenshot();
  expect(await compareImages(page, first, await page.screenshot())).toEqual({ count: 0, what: 'nothing differs' });
  await page.evaluate(() => {
    const [qualifier] = window.pageTools.all('.qualifier');
    (qualifier as HTMLElement | undefined)?.style.setProperty('visibility', 'hidden');
  });
  const changed = await compareImages(page, first, await page.screenshot());
  expect(changed.count).toBeGreaterThan(TOLERATED_COUNT);
  expect(changed.what).toMatch(/pixels differ, in rows \d+ to \d+/);
  const other = await openPage('/?lang=zh&theme=night', SIZES.laptop);
  await dataMapReady(other.page);
  expect((await compareImages(page, first, await other.page.screenshot())).count).toBeGreaterThan(100_000);
  await other.page.setViewportSize(SIZES.phone);
  expect((await compareImages(page, first, await other.page.screenshot())).what).toMatch(/390 x 844/);
  expect(whyNotComparable(here, here)).toBeNull();
  expect(whyNotComparable(here, { ...here, chromium: here.chromium - 1 })).toContain('Chromium');
  expect(whyNotComparable(here, { ...here, text: '00000000' })).toContain('fonts');
  await other.close();
  await close();
});
