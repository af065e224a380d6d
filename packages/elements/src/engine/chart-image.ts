import type { Theme } from '../theme/theme.js';

/** What goes into an exported image beside the picture, so that it can be read alone. */
export interface ImageWords {
  readonly title: string;
  readonly note: string;
  /** The simulated tag; empty when nothing is simulated. */
  readonly badge: string;
  /** Sources, basis, qualifiers: one sentence each. */
  readonly notes: readonly string[];
}

/** Breaks a text into lines that fit; between characters, because Chinese has no spaces to break at. */
function wrap(context: CanvasRenderingContext2D, text: string, widthPx: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const character of text) {
    if (line && context.measureText(line + character).width > widthPx) {
      lines.push(line);
      line = '';
    }
    line += character;
  }
  return line ? [...lines, line] : lines;
}

/**
 * Puts a picture, its title and its sources on one canvas. `picture` has `pixelRatio` pixels for each CSS pixel.
 *
 * @returns a new canvas of the same pixel ratio; `picture` is only read.
 */
export function chartImage(
  picture: HTMLCanvasElement,
  words: ImageWords,
  theme: Theme,
  pixelRatio: number,
): HTMLCanvasElement {
  const pad = 16 * theme.scale;
  const notePx = 12 * theme.scale;
  const titlePx = 15 * theme.scale;
  const width = picture.width / pixelRatio;
  const height = picture.height / pixelRatio;
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!context) return picture;
  context.font = `400 ${notePx}px ${theme.sans}`;
  const lines = words.notes.flatMap((note) => wrap(context, note, width));
  const headPx = titlePx * 2;
  canvas.width = Math.round((width + 2 * pad) * pixelRatio);
  canvas.height = Math.round((height + headPx + lines.length * notePx * 1.5 + 3 * pad) * pixelRatio);
  context.scale(pixelRatio, pixelRatio);
  context.fillStyle = theme.ground;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.textBaseline = 'alphabetic';
  context.fillStyle = theme.ink;
  context.font = `700 ${titlePx}px ${theme.serif}`;
  context.fillText(words.title, pad, pad + titlePx);
  let x = pad + context.measureText(words.title).width + notePx;
  context.font = `400 ${notePx}px ${theme.sans}`;
  context.fillStyle = theme.soft;
  context.fillText(words.note, x, pad + titlePx);
  x += context.measureText(words.note).width + notePx;
  if (words.badge) {
    context.fillStyle = theme.gold;
    context.strokeStyle = theme.gold;
    context.setLineDash([3, 2]);
    context.strokeRect(x, pad + titlePx - notePx * 1.1, context.measureText(words.badge).width + notePx, notePx * 1.5);
    context.fillText(words.badge, x + notePx / 2, pad + titlePx);
  }
  context.drawImage(picture, pad, pad + headPx, width, height);
  context.fillStyle = theme.soft;
  lines.forEach((line, index) => {
    context.fillText(line, pad, pad * 2 + headPx + height + notePx * (1 + index * 1.5));
  });
  return canvas;
}
