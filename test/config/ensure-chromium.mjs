import { execFileSync } from 'node:child_process';
import { findChromium, installChromium } from './chromium.mjs';

/** Says before any test runs which browser draws, and whether Chinese text can be drawn at all. */
function hasChineseFont() {
  try {
    return (
      execFileSync('fc-list', [':lang=zh'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() !== ''
    );
  } catch {
    return null;
  }
}

const found = findChromium() ?? installChromium();
if (!found) {
  console.error(
    'No Chromium: install one (apt-get install chromium, or npx playwright install chromium), or set CHROMIUM_PATH to it.',
  );
  process.exit(1);
}
console.log(`Chromium: ${found}`);
const font = hasChineseFont();
if (font === false)
  console.warn(
    'No font for Chinese here (fc-list :lang=zh is empty): text in pictures will be boxes; install fonts-noto-cjk.',
  );
if (font === null) console.warn('fc-list is not here, so whether Chinese text can be drawn is not known.');
