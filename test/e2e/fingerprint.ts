import type { Page } from 'playwright';

/** What decides how a page looks on a machine, beside the page: the browser and its fonts. */
export interface Fingerprint {
  readonly chromium: number;
  /** Hash of Chinese and Latin samples, as measured and as painted. */
  readonly text: string;
}

/** Reads the fingerprint of the browser that a page is open in. */
export async function fingerprintOf(page: Page): Promise<Fingerprint> {
  const version = page.context().browser()?.version() ?? '0';
  const text = await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    canvas.width = 420;
    canvas.height = 120;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('no canvas');
    const widths: number[] = [];
    const fonts = [
      '700 27px "Noto Serif SC", "Source Han Serif SC", "Noto Serif CJK SC", SimSun, serif',
      '400 14px "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif',
      '400 14px sans-serif',
    ];
    fonts.forEach((font, index) => {
      context.font = font;
      const sample = '辽宁新时代文明实践 1,200,000+ persons';
      widths.push(context.measureText(sample).width);
      context.fillText(sample, 4, 32 + index * 32);
    });
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    const bytes = new Uint8Array([...new TextEncoder().encode(widths.join()), ...data]);
    let hash = 0x811c9dc5;
    for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
    return hash.toString(16).padStart(8, '0');
  });
  return { chromium: Number.parseInt(version, 10), text };
}

/** Says why pictures made under one fingerprint are not to be compared under another; null = they are. */
export function whyNotComparable(here: Fingerprint, known: Fingerprint): string | null {
  if (here.chromium !== known.chromium)
    return `the pictures were made by Chromium ${known.chromium}, this is ${here.chromium}`;
  if (here.text !== known.text) return 'this machine has other fonts than the one that made the pictures';
  return null;
}
