import type { Box } from '../marks/box.js';
import { boxesOverlap } from '../marks/box.js';
import type { PlaneMatrix } from '../marks/map-view.js';
import type { Mark } from '../marks/mark.js';
import { markBox } from '../marks/mark-box.js';
import type { Fonts } from './paint-marks.js';
import { paintMark } from './paint-marks.js';

/** What a slice of painting may take, and how much the first one paints before it is known how fast this machine is. */
const SLICE_MS = 8;
const FIRST_COST = 8000;
const LEAST_COST = 3000;
/** The most pixels of one bitmap: 64 MB. There are two while one is being painted. */
const MOST_PIXELS = 16 * 1024 * 1024;
/** Painted beyond the frame on each side, as a share of it, so that a map that is dragged has no empty edge at once. */
const MARGIN = 0.25;
/** The cost of a mark whose number of positions is not known. */
const MARK_COST = 50;

/** What is painted into a bitmap, and where it stands at that. */
export interface BaseLayer {
  readonly marks: readonly Mark[];
  readonly frame: Box;
  readonly matrix: PlaneMatrix;
}

type Context = OffscreenCanvasRenderingContext2D;

/** A painted layer: its upper left corner in device pixels of the picture, and the matrix it was painted with. */
interface Bitmap {
  readonly canvas: OffscreenCanvas;
  readonly layer: BaseLayer;
  readonly left: number;
  readonly top: number;
  readonly ratio: number;
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

function costOf(mark: Mark): number {
  const shape = mark.type === 'path' ? mark.shape : undefined;
  return shape && 'pointCount' in shape ? Number(shape.pointCount) : MARK_COST;
}

function emptyBitmap(layer: BaseLayer, ratio: number): Bitmap {
  const { frame, matrix } = layer;
  const wanted = matrix.scale > 1 ? MARGIN : 0;
  const room = Math.sqrt(MOST_PIXELS / Math.max(1, frame.width * frame.height * ratio * ratio));
  const margin = Math.max(0, Math.min(wanted, (room - 1) / 2));
  const left = Math.floor((frame.x - margin * frame.width) * ratio);
  const top = Math.floor((frame.y - margin * frame.height) * ratio);
  const right = Math.ceil((frame.x + (1 + margin) * frame.width) * ratio);
  const bottom = Math.ceil((frame.y + (1 + margin) * frame.height) * ratio);
  const canvas = new OffscreenCanvas(Math.max(1, right - left), Math.max(1, bottom - top));
  return { canvas, layer, left, top, ratio };
}

/** Has what was asked of a bitmap carried out now, in this slice: browsers put it off until the bitmap is drawn, and then do all at once. */
function carryOut(canvas: OffscreenCanvas, pixel: OffscreenCanvas): void {
  pixel.getContext('2d')?.drawImage(canvas, 0, 0, 1, 1, 0, 0, 1, 1);
  // Forgets what it holds of the bitmap, or the browser would copy the whole before it paints on.
  pixel.width = 1;
}

/**
 * Keeps a layer of marks as a bitmap that can be moved and enlarged by drawing one image. A new layer is painted in tasks of about 8 ms beside the old
 * bitmap, which stays until it is done. Holds at most 16 million pixels, twice that while painting; `free` lets go of all.
 */
export class BaseBitmap {
  #front: Bitmap | null = null;
  /** The layer that is being painted. */
  #coming: { readonly layer: BaseLayer; readonly ratio: number } | null = null;

  /** The matrix of what is in the bitmap; null while it is empty. */
  get matrix(): PlaneMatrix | null {
    return this.#front?.layer.matrix ?? null;
  }

  get isPainting(): boolean {
    return this.#coming !== null;
  }

  /** Says whether the bitmap is this layer at `ratio` device pixels a CSS pixel, and nothing was added to it. */
  has(layer: BaseLayer, ratio: number): boolean {
    return this.#front?.layer === layer && this.#front.ratio === ratio;
  }

  /** Paints a layer, unless that is being done; `done` is called when it is in the bitmap: at once if it takes one slice. */
  paint(layer: BaseLayer, ratio: number, fonts: Fonts, done: () => void): void {
    if (this.#coming?.layer === layer && this.#coming.ratio === ratio) return;
    const coming = { layer, ratio };
    this.#coming = coming;
    const bitmap = emptyBitmap(layer, ratio);
    const context = bitmap.canvas.getContext('2d');
    if (!context) return;
    context.setTransform(ratio, 0, 0, ratio, -bitmap.left, -bitmap.top);
    const { width, height } = bitmap.canvas;
    const shown = { x: bitmap.left / ratio, y: bitmap.top / ratio, width: width / ratio, height: height / ratio };
    const marks = layer.marks.filter((mark) => boxesOverlap(markBox(mark), shown, 2));
    const finish = (): void => {
      this.#coming = null;
      this.#front = bitmap;
      done();
    };
    const pixel = new OffscreenCanvas(1, 1);
    const paintFrom = (from: number, most: number): number => {
      let cost = 0;
      let i = from;
      for (; i < marks.length && cost < most; i++) {
        paintMark(context as Context, marks[i]!, fonts, ratio);
        cost += costOf(marks[i]!);
      }
      carryOut(bitmap.canvas, pixel);
      return i;
    };
    const rest = async (from: number): Promise<void> => {
      let most = FIRST_COST;
      let i = from;
      await nextTask();
      while (this.#coming === coming) {
        const beganMs = performance.now();
        i = paintFrom(i, most);
        if (i === marks.length) return finish();
        const tookMs = Math.max(0.1, performance.now() - beganMs);
        most = Math.max(LEAST_COST, Math.min(2 * most, (most * SLICE_MS) / tookMs));
        await nextTask();
      }
    };
    const first = paintFrom(0, FIRST_COST);
    if (first === marks.length) finish();
    else void rest(first);
  }

  /** Adds marks to the bitmap, as they stand at its own matrix; it counts as no layer's from then on. */
  add(marks: readonly Mark[], fonts: Fonts): void {
    const front = this.#front;
    const context = front?.canvas.getContext('2d');
    if (!front || !context) return;
    for (const mark of marks) paintMark(context, mark, fonts, front.ratio);
    this.#front = { ...front, layer: { ...front.layer } };
  }

  /** Draws the bitmap as it would stand with another matrix; `context` is in device pixels, `ratio` of them a CSS pixel. */
  draw(context: CanvasRenderingContext2D, matrix: PlaneMatrix, ratio: number): void {
    const front = this.#front;
    if (!front) return;
    const { canvas, left, top, layer } = front;
    const coming = this.#coming?.layer.frame;
    if (coming && (coming.width !== layer.frame.width || coming.height !== layer.frame.height)) {
      this.#stretch(context, front, coming, ratio);
      return;
    }
    const enlarged = matrix.scale / layer.matrix.scale;
    const factor = (enlarged * ratio) / front.ratio;
    const x = left * factor + ratio * (matrix.x - enlarged * layer.matrix.x);
    const y = top * factor + ratio * (matrix.y - enlarged * layer.matrix.y);
    const isSame = Math.abs(factor - 1) < 1e-6;
    context.imageSmoothingEnabled = !isSame;
    // Whole pixels, or a map that is dragged would blur.
    const at = (value: number): number => (isSame ? Math.round(value) : value);
    context.drawImage(canvas, at(x), at(y), canvas.width * factor, canvas.height * factor);
  }

  /** Draws the bitmap of another size where the coming one will be: no frame of a resize is empty. */
  #stretch(
    context: CanvasRenderingContext2D,
    { canvas, left, top, layer, ratio: own }: Bitmap,
    to: Box,
    ratio: number,
  ) {
    const { frame } = layer;
    const [wide, high] = [to.width / frame.width, to.height / frame.height];
    const [x, y] = [to.x + (left / own - frame.x) * wide, to.y + (top / own - frame.y) * high];
    context.imageSmoothingEnabled = true;
    const [width, height] = [(canvas.width / own) * wide, (canvas.height / own) * high];
    context.drawImage(canvas, x * ratio, y * ratio, width * ratio, height * ratio);
  }

  /** Says whether the bitmap, moved to a matrix, leaves a part of a box of CSS pixels empty, or is much larger or smaller than it was painted. */
  isWornOut(matrix: PlaneMatrix, box: Box): boolean {
    const front = this.#front;
    if (!front) return false;
    const { canvas, left, top, layer, ratio } = front;
    const factor = matrix.scale / layer.matrix.scale;
    const x = (left / ratio) * factor + matrix.x - factor * layer.matrix.x;
    const y = (top / ratio) * factor + matrix.y - factor * layer.matrix.y;
    const covers =
      x <= box.x + 1 &&
      y <= box.y + 1 &&
      x + (canvas.width / ratio) * factor >= box.x + box.width - 1 &&
      y + (canvas.height / ratio) * factor >= box.y + box.height - 1;
    return factor > 2 || factor < 0.5 || !covers;
  }

  free(): void {
    if (this.#front) this.#front.canvas.width = 0;
    this.#front = null;
    this.#coming = null;
  }
}
