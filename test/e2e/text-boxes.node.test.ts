import { afterAll, describe, expect, test } from 'vitest';
import { closeBrowser, dataMapReady, openPage } from './open-page.js';
import { findTextFaults } from './text-boxes.js';

const SIZES = [
  [1440, 900],
  [390, 844],
  [3840, 1080],
  [1920, 1080],
  [768, 1024],
  [320, 700],
] as const;
const THEMES = ['paper', 'night', 'wall'];

afterAll(closeBrowser);

describe.each(SIZES)('at %i x %i', (width, height) => {
  describe.each(['zh', 'en'])('in %s', (lang) => {
    test('no text stands on another, and none is cut, in any theme', async () => {
      const faults: string[] = [];
      for (const theme of THEMES) {
        const { page, close } = await openPage(`/?lang=${lang}&theme=${theme}`, { width, height });
        await dataMapReady(page);
        const { overlaps, cuts, count, painted } = await findTextFaults(page);
        expect(count).toBeGreaterThan(80);
        expect(painted).toBeGreaterThan(40);
        faults.push(...[...overlaps, ...cuts].map((fault) => `${theme}: ${fault}`));
        const { scrollWidth, clientWidth } = await page.evaluate(() => ({
          scrollWidth: document.documentElement.scrollWidth,
          clientWidth: document.documentElement.clientWidth,
        }));
        if (scrollWidth > clientWidth) faults.push(`${theme}: the page is ${scrollWidth} wide in ${clientWidth}`);
        await close();
      }
      expect(faults).toEqual([]);
    });
  });
});

test.each([
  [1440, 900, 'paper'],
  [1920, 1080, 'wall'],
  [3840, 1080, 'wall'],
])('the whole map in Chinese stands on one screen of %i x %i in %s', async (width, height, theme) => {
  const { page, close } = await openPage(`/?lang=zh&theme=${theme}`, { width, height });
  await dataMapReady(page);
  const size = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]);
  await close();
  expect(size).toEqual([width, height]);
});

test('texts that overlap or are cut are found, in the page and on a canvas', async () => {
  const { page, close } = await openPage('/harness/', { width: 800, height: 600 });
  await page.evaluate(() => {
    const put = (text: string, style: Partial<CSSStyleDeclaration>, parent: Element = document.body) => {
      const box = parent.appendChild(document.createElement('div'));
      box.textContent = text;
      Object.assign(box.style, { position: 'absolute', font: '16px sans-serif', whiteSpace: 'nowrap', ...style });
      return box;
    };
    put('lower', { left: '20px', top: '20px' });
    put('upper', { left: '30px', top: '26px' });
    put('beyond the edge', { left: '760px', top: '100px' });
    put('hidden in part', { left: '20px', top: '140px', width: '40px', overflow: 'hidden' });
    put('apart', { left: '20px', top: '200px' });
    put('not seen', { left: '20px', top: '200px', visibility: 'hidden' });
    const canvas = document.createElement('canvas');
    Object.assign(canvas.style, { position: 'absolute', left: '300px', top: '300px' });
    document.body.append(canvas);
    const context = canvas.getContext('2d');
    if (!context) return;
    context.font = '20px sans-serif';
    context.fillText('erased', 20, 50);
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.fillText('painted', 20, 50);
    context.fillText('again', 22, 52);
    context.fillText('out of it', 270, 100);
    put('over the canvas', { left: '330px', top: '335px' });
  });
  const { overlaps, cuts, painted } = await findTextFaults(page);
  await close();
  expect(painted).toBe(3);
  expect(overlaps.join('\n')).toMatch(/"lower".*"upper"/);
  expect(overlaps.join('\n')).toMatch(/"(painted|again)".*"(painted|again)"/);
  expect(overlaps.join('\n')).toMatch(/over the canvas/);
  expect(cuts.join('\n')).toMatch(/"beyond the edge".*leaves the page/);
  expect(cuts.join('\n')).toMatch(/"hidden in part" is cut by/);
  expect(cuts.join('\n')).toMatch(/"out of it" is cut by the edge/);
  expect([...overlaps, ...cuts].join('\n')).not.toMatch(/apart|not seen|erased/);
});
