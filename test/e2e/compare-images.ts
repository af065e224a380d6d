import type { Page } from 'playwright';

export interface ImageDifference {
  /** How many pixels differ visibly; infinite when the sizes differ. */
  readonly count: number;
  readonly what: string;
}

/** Compares two PNG files in a page: a pixel differs when a channel is more than `tolerance` (of 255) apart. */
export async function compareImages(page: Page, one: Buffer, other: Buffer, tolerance = 24): Promise<ImageDifference> {
  return page.evaluate(
    async ({ images, limit }) => {
      const pixels = await Promise.all(
        images.map(async (base64) => {
          const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
          const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
          const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
          const context = canvas.getContext('2d', { willReadFrequently: true });
          if (!context) throw new Error('no canvas');
          context.drawImage(bitmap, 0, 0);
          return context.getImageData(0, 0, bitmap.width, bitmap.height);
        }),
      );
      const [a, b] = pixels;
      if (!a || !b) throw new Error('two images are compared');
      if (a.width !== b.width || a.height !== b.height)
        return {
          count: Number.POSITIVE_INFINITY,
          what: `${a.width} x ${a.height} instead of ${b.width} x ${b.height}`,
        };
      let count = 0;
      let top = a.height;
      let bottom = 0;
      for (let at = 0; at < a.data.length; at += 4) {
        const isSame = [0, 1, 2].every((channel) => {
          const first = a.data[at + channel] ?? 0;
          const second = b.data[at + channel] ?? 0;
          return Math.abs(first - second) <= limit;
        });
        if (isSame) continue;
        count += 1;
        const row = Math.floor(at / 4 / a.width);
        top = Math.min(top, row);
        bottom = Math.max(bottom, row);
      }
      const what = count === 0 ? 'nothing differs' : `${count} pixels differ, in rows ${top} to ${bottom}`;
      return { count, what };
    },
    { images: [one.toString('base64'), other.toString('base64')], limit: tolerance },
  );
}
