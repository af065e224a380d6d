import { afterAll, expect, test } from 'vitest';
import { closeBrowser, dataMapReady, openPage } from './open-page.js';

afterAll(closeBrowser);

test.each([
  ['zh', 'paper', 1440, 900],
  ['en', 'night', 1280, 720],
  ['zh', 'wall', 1920, 1080],
  ['zh', 'paper', 390, 844],
])(
  'the data map in %s on %s at %d x %d px stands on boundaries under the strict policy, with their notice',
  async (lang, theme, width, height) => {
    const { page, complaints, close } = await openPage(`/?lang=${lang}&theme=${theme}&map=outlines`, { width, height });
    await dataMapReady(page);
    const svg = await page.evaluate(async () => {
      const [map] = window.pageTools.all('atlas-coverage-map');
      return (await (map as HTMLElementTagNameMap['atlas-coverage-map']).toImage('image/svg+xml')).text();
    });
    expect(svg).toContain(lang === 'zh' ? '无审图号' : 'No map approval number');
    expect(svg).not.toContain(lang === 'zh' ? '示意网格' : 'Schematic grid');
    expect(complaints).toEqual([]);
    await close();
  },
);

test('the switch goes to tiles and back', async () => {
  const { page, complaints, close } = await openPage('/?lang=zh&theme=paper&map=outlines');
  await dataMapReady(page);
  const drawn = () =>
    page.evaluate(async () => {
      const [map] = window.pageTools.all('atlas-coverage-map');
      return (await (map as HTMLElementTagNameMap['atlas-coverage-map']).toImage('image/svg+xml')).text();
    });
  await page.getByRole('button', { name: '网格' }).click();
  await expect.poll(drawn).toContain('示意网格');
  await page.getByRole('button', { name: '边界' }).click();
  await expect.poll(drawn).toContain('无审图号');
  expect(complaints).toEqual([]);
  await close();
});
