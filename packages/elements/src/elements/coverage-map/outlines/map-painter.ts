import { BaseBitmap, type BaseLayer } from '../../../engine/base-bitmap.js';
import { type Fonts, type PaintOptions, paintMark } from '../../../engine/paint-marks.js';
import type { Box } from '../../../marks/box.js';
import { type MapView, viewMatrix } from '../../../marks/map-view.js';
import type { Mark } from '../../../marks/mark.js';
import type { Theme } from '../../../theme/theme.js';
import type { OutlinePicture } from './outline-map-marks.js';

/** A picture in its layers, as it is painted. */
export interface PaintedPicture {
  readonly picture: OutlinePicture;
  /** The land; the same object as long as it need not be painted again. */
  readonly layer: BaseLayer;
  readonly ring: readonly Mark[];
  readonly theme: Theme;
}

/** What a gesture shows for the moment. */
export interface LivePicture {
  readonly view: MapView | null;
  /** A box that is being drawn. */
  readonly band: Box | null;
}

/**
 * Paints a map: the land from a bitmap, everything else over it. During a gesture names are part of the bitmap, so that a frame is one image, and one more
 * where the map has an inset.
 */
export class MapPainter {
  readonly #base = new BaseBitmap();
  #shown: PaintedPicture | null = null;
  #context: CanvasRenderingContext2D | null = null;
  #options: PaintOptions = { scale: 1 };
  #live: LivePicture = { view: null, band: null };
  /** The layer that was given to the bitmap last. */
  #layer: BaseLayer | null = null;
  /** What stands still in the frame, as it was when the gesture began. */
  #still: OffscreenCanvas | null = null;

  /** Paints a picture; `done` is called when all of it is on the canvas. */
  paint(context: CanvasRenderingContext2D, shown: PaintedPicture, options: PaintOptions, done: () => void): void {
    this.#context = context;
    this.#shown = shown;
    this.#options = options;
    // Setting the size of the canvas has emptied it.
    this.#still = null;
    const { layer } = shown;
    const { scale } = options;
    const isKept = this.#live.view ? this.#layer === layer && !this.#base.isPainting : this.#base.has(layer, scale);
    this.#layer = layer;
    if (isKept) {
      this.#compose();
      done();
      return;
    }
    this.#base.paint(layer, scale, this.#fonts, () => {
      if (this.#live.view) this.#addNames();
      this.#still = null;
      this.#compose();
      done();
    });
    if (this.#base.isPainting && this.#base.matrix) this.#compose();
  }

  /** Draws a moment of a gesture; without a view and a box, the picture at rest. */
  show(live: LivePicture): void {
    const begins = this.#live.view === null && live.view !== null;
    this.#live = live;
    if (live.view === null) this.#still = null;
    if (begins) this.#addNames();
    this.#compose();
  }

  /** Ends the moments: the next picture is drawn at rest. */
  rest(): void {
    this.#live = { view: null, band: null };
    this.#still = null;
  }

  /** Says whether the picture should be built anew for a view of a gesture that goes on. */
  isWornOut(view: MapView): boolean {
    const frame = this.#shown?.picture.frame;
    return frame !== undefined && !this.#base.isPainting && this.#base.isWornOut(viewMatrix(view, frame), frame);
  }

  /** Lets go of all that was painted. */
  free(): void {
    this.#base.free();
    this.rest();
    this.#layer = null;
    this.#shown = null;
    this.#context = null;
  }

  get #fonts(): Fonts {
    return this.#options.fonts ?? this.#shown!.theme;
  }

  #addNames(): void {
    if (this.#shown) this.#base.add(this.#shown.picture.labels, this.#fonts);
  }

  #compose(): void {
    const context = this.#context;
    if (!this.#shown || !context) return;
    const { picture, ring } = this.#shown;
    const { scale: ratio } = this.#options;
    const { frame } = picture;
    const { view } = this.#live;
    const matrix = view ? viewMatrix(view, frame) : picture.matrix;
    const inCss = (): void => context.setTransform(ratio, 0, 0, ratio, 0, 0);
    inCss();
    context.textBaseline = 'alphabetic';
    context.textAlign = 'left';
    context.globalAlpha = 1;
    if (this.#still) context.clearRect(frame.x, frame.y, frame.width, frame.height);
    else context.clearRect(0, 0, picture.width, picture.height);
    context.save();
    if (view || matrix.scale > 1) {
      context.beginPath();
      context.rect(frame.x, frame.y, frame.width, frame.height);
      context.clip();
    }
    context.setTransform(1, 0, 0, 1, 0, 0);
    this.#base.draw(context, matrix, ratio);
    inCss();
    if (!view) this.#paint(context, ring);
    context.restore();
    if (!view) this.#paint(context, picture.over);
    else if (this.#still) this.#drawStill(context, this.#still);
    else {
      this.#paint(context, picture.fixed);
      this.#still = stillOf(context.canvas, picture.inset, ratio);
    }
    this.#paint(context, this.#bandMarks());
  }

  #paint(context: CanvasRenderingContext2D, marks: readonly Mark[]): void {
    for (const mark of marks) paintMark(context, mark, this.#fonts, this.#options.scale);
    context.globalAlpha = 1;
  }

  #drawStill(context: CanvasRenderingContext2D, still: OffscreenCanvas): void {
    const { inset } = this.#shown!.picture;
    const { scale: ratio } = this.#options;
    if (!inset) return;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(still, Math.floor(inset.x * ratio), Math.floor(inset.y * ratio));
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
  }

  #bandMarks(): readonly Mark[] {
    const { band } = this.#live;
    if (!band) return [];
    const { accent } = this.#shown!.theme;
    return [
      { type: 'rect', role: 'band', ...band, fill: accent, opacity: 0.12 },
      { type: 'rect', role: 'band', ...band, stroke: accent, strokeWidth: 1.5, dash: [4, 3] },
    ];
  }
}

/** Keeps the inset as pixels: frames of a gesture draw it, rather than its hundreds of outlines. */
function stillOf(canvas: HTMLCanvasElement, inset: Box | null, ratio: number): OffscreenCanvas {
  const { x, y, width, height } = inset ?? { x: 0, y: 0, width: 0, height: 0 };
  const [left, top] = [Math.floor(x * ratio), Math.floor(y * ratio)];
  const right = Math.ceil((x + width) * ratio) + 1;
  const bottom = Math.ceil((y + height) * ratio) + 1;
  const still = new OffscreenCanvas(Math.max(1, right - left), Math.max(1, bottom - top));
  if (inset) still.getContext('2d')?.drawImage(canvas, -left, -top);
  return still;
}
