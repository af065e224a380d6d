import type { Mark, MarkList, Paint, TextMark } from '../marks/mark.js';
import { runOffsets } from '../marks/text-box.js';
import { visibleText } from '../marks/visible-text.js';
import type { Theme } from '../theme/theme.js';
import { paper } from '../theme/themes.js';

/** The font families of texts. */
export type Fonts = Pick<Theme, 'sans' | 'serif'>;

export type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** How many device pixels a CSS pixel has, and the fonts of the texts. */
export interface PaintOptions {
  readonly scale: number;
  readonly fonts?: Fonts;
}

function fillAndStroke(context: Context, { fill, stroke, strokeWidth, dash }: Paint, path?: Path2D): void {
  if (fill) {
    context.fillStyle = fill;
    if (path) context.fill(path);
    else context.fill();
  }
  if (stroke) {
    context.strokeStyle = stroke;
    context.lineWidth = strokeWidth ?? 1;
    context.setLineDash(dash ? [...dash] : []);
    if (path) context.stroke(path);
    else context.stroke();
  }
}

function paintText(context: Context, mark: TextMark, fonts: Fonts): void {
  const setFont = (sizePx: number, weight: number) => {
    context.font = `${weight} ${sizePx}px ${fonts[mark.family]}`;
  };
  const { starts, width } = runOffsets(mark, (text, sizePx, weight) => {
    setFont(sizePx, weight);
    return context.measureText(visibleText(text)).width;
  });
  const left = mark.anchor === 'start' ? mark.x : mark.anchor === 'end' ? mark.x - width : mark.x - width / 2;
  for (const halo of mark.halo ? [true, false] : [false])
    mark.runs.forEach((run, i) => {
      setFont(run.sizePx ?? mark.sizePx, run.weight ?? mark.weight);
      const x = left + starts[i]!;
      const y = mark.y - (run.risePx ?? 0);
      if (halo) {
        context.strokeStyle = mark.halo!;
        context.lineWidth = 3;
        context.lineJoin = 'round';
        context.setLineDash([]);
        context.strokeText(visibleText(run.text), x, y);
      } else {
        context.fillStyle = run.fill ?? mark.fill;
        context.fillText(visibleText(run.text), x, y);
      }
    });
}

/** Paints one mark in the units of the context's transform, `ratio` device pixels each; leaves fill, stroke, opacity and font changed. */
export function paintMark(context: Context, mark: Mark, fonts: Fonts, ratio: number): void {
  context.globalAlpha = mark.opacity ?? 1;
  context.lineJoin = 'miter';
  switch (mark.type) {
    case 'rect':
      context.beginPath();
      if (mark.radius) context.roundRect(mark.x, mark.y, mark.width, mark.height, mark.radius);
      else context.rect(mark.x, mark.y, mark.width, mark.height);
      fillAndStroke(context, mark);
      break;
    case 'circle':
      context.beginPath();
      context.arc(mark.x, mark.y, mark.radius, 0, 2 * Math.PI);
      fillAndStroke(context, mark);
      break;
    case 'path':
      fillAndStroke(context, mark, mark.shape?.pathAt(ratio) ?? new Path2D(mark.d));
      break;
    case 'line':
      context.beginPath();
      mark.points.forEach(([x, y], i) => {
        if (i === 0) context.moveTo(x, y);
        else context.lineTo(x, y);
      });
      fillAndStroke(context, {
        stroke: mark.stroke,
        strokeWidth: mark.strokeWidth,
        ...(mark.dash ? { dash: mark.dash } : {}),
      });
      break;
    case 'text':
      paintText(context, mark, fonts);
  }
}

/**
 * Paints a mark list on a canvas context at its true resolution. The canvas must be `list.width * scale` by `list.height * scale` device
 * pixels; what was on it is cleared.
 */
export function paintMarks(context: Context, list: MarkList, { scale, fonts = paper }: PaintOptions): void {
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.globalAlpha = 1;
  context.textBaseline = 'alphabetic';
  context.textAlign = 'left';
  context.clearRect(0, 0, list.width, list.height);
  if (list.background) {
    context.fillStyle = list.background;
    context.fillRect(0, 0, list.width, list.height);
  }
  const { box, count = 0 } = list.clip ?? {};
  if (box) {
    context.save();
    context.beginPath();
    context.rect(box.x, box.y, box.width, box.height);
    context.clip();
  }
  list.marks.forEach((mark, i) => {
    if (box && i === count) context.restore();
    paintMark(context, mark, fonts, scale);
  });
  context.globalAlpha = 1;
}
