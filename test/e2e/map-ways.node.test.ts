import type { Page } from 'playwright';
import { afterAll, expect, test } from 'vitest';
import { closeBrowser, dataMapReady, openPage } from './open-page.js';

afterAll(closeBrowser);

const map = (page: Page) => page.locator('atlas-coverage-map');
const picture = (page: Page) => map(page).locator('#picture');
const way = async (page: Page) => (await map(page).locator('.way ol').allInnerTexts()).join('');
const isLed = (page: Page) => map(page).locator('[data-arrived]').count();
const focused = (page: Page) => page.evaluate(() => window.pageTools.nameOf(window.pageTools.focused()));

test('the map goes down into a city and back by keyboard, says why there are tiles, and never loses the focus', async () => {
  const { page, complaints, close } = await openPage('/?lang=zh&theme=paper&map=outlines');
  await dataMapReady(page);
  await expect.poll(() => isLed(page)).toBe(1);
  expect(await way(page), 'a way of one step says nothing').toBe('');
  await picture(page).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect.poll(() => way(page)).toContain('沈阳市');
  await expect
    .poll(() => map(page).locator('[part=said]').allInnerTexts())
    .toEqual(['所给边界不含此级地区，改用网格。']);
  expect(await map(page).locator('[part=controls]').count(), 'tiles are not enlarged').toBe(0);
  expect(await focused(page)).toContain('atlas-coverage-map div#picture');
  await page.keyboard.press('Escape');
  await expect.poll(() => way(page)).not.toContain('沈阳市');
  await expect.poll(() => map(page).locator('[part=controls]').count()).toBe(1);
  expect(await focused(page)).toContain('atlas-coverage-map div#picture');
  await page.keyboard.press('Enter');
  await expect.poll(() => way(page)).toContain('沈阳市');
  await page.keyboard.press('Backspace');
  await expect.poll(() => way(page)).not.toContain('沈阳市');
  expect(complaints).toEqual([]);
  await close();
});

test('the map is enlarged by keys and buttons, says so, and shows the whole of the next place', async () => {
  const { page, complaints, close } = await openPage('/?lang=en&theme=night&map=outlines');
  await dataMapReady(page);
  const scale = () =>
    map(page).evaluate((element) => (element as HTMLElementTagNameMap['atlas-coverage-map']).viewport?.scale);
  await picture(page).focus();
  await expect.poll(() => map(page).locator('[part=controls] button').count()).toBe(3);
  await page.keyboard.press('+');
  await expect.poll(scale).toBe(2);
  await expect.poll(() => map(page).locator('[part=controls] [role=status]').innerText()).toBe('Enlarged to 200%');
  await page.keyboard.press('0');
  await expect.poll(scale).toBe(1);
  const zoomIn = map(page).getByRole('button', { name: 'Zoom in' });
  await zoomIn.focus();
  await page.keyboard.press('Enter');
  await expect.poll(scale).toBe(2);
  expect(await focused(page)).toContain('atlas-coverage-map button');
  await picture(page).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect.poll(() => way(page)).toContain('Shenyang');
  await expect.poll(scale).toBe(undefined);
  expect(complaints).toEqual([]);
  await close();
});

test('a map of tiles loads nothing of the way down until the reader turns to it', async () => {
  const { page, complaints, close } = await openPage('/?lang=zh&theme=paper&map=tiles');
  await dataMapReady(page);
  const asked = () =>
    page.evaluate(
      () => performance.getEntriesByType('resource').filter(({ name }) => name.includes('/map-stage-')).length,
    );
  expect(await asked()).toBe(0);
  await map(page).hover();
  await expect.poll(() => isLed(page)).toBe(1);
  expect(await asked()).toBe(1);
  expect(complaints).toEqual([]);
  await close();
});
