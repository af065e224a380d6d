import { AtlasError } from '@practice-atlas/dataset';
import type { MarkList } from '../marks/mark.js';
import type { Theme } from '../theme/theme.js';
import { chartImage, type ImageWords } from './chart-image.js';
import { marksToSvg } from './marks-to-svg.js';
import { paintMarks } from './paint-marks.js';

const PIXEL_RATIO = 2;

/**
 * Makes an image of a mark list. `image/svg+xml` is the picture as vectors, with title, sources and qualifiers as its description; any
 * other type is a bitmap of two pixels a CSS pixel with title and sources printed on it. Throws `render_failed` where the browser cannot
 * make the type.
 */
export function marksImage(list: MarkList, words: ImageWords, theme: Theme, type: string): Promise<Blob> {
  const title = [words.title, words.note, words.badge].filter(Boolean).join(' · ');
  if (type === 'image/svg+xml') {
    const svg = marksToSvg({ ...list, background: theme.ground }, { title, desc: words.notes.join(' '), fonts: theme });
    return Promise.resolve(new Blob([svg], { type }));
  }
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(list.width * PIXEL_RATIO);
  canvas.height = Math.round(list.height * PIXEL_RATIO);
  const context = canvas.getContext('2d');
  if (context) paintMarks(context, list, { scale: PIXEL_RATIO, fonts: theme });
  return new Promise((resolve, reject) => {
    chartImage(canvas, words, theme, PIXEL_RATIO).toBlob((blob) => {
      if (blob) resolve(blob);
      else
        reject(new AtlasError('render_failed', `no image of type ${type}`, { hint: 'use image/png or image/svg+xml' }));
    }, type);
  });
}
