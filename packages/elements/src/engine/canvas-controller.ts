import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { MarkList } from '../marks/mark.js';
import type { Theme } from '../theme/theme.js';
import { type HitIndex, hitIndex } from './hit-index.js';
import { type PaintOptions, paintMarks } from './paint-marks.js';

const RING_GAP_PX = 2;
const MAX_SCALE = 4;

/** A picture that brings its own index or painter, as maps of thousands of shapes do. */
export interface DrawnList extends MarkList {
  readonly hits?: HitIndex;
  /** Paints on a canvas of the right size; `done` is called when all is painted, at once or later. */
  readonly paint?: (context: CanvasRenderingContext2D, options: PaintOptions, done: () => void) => void;
}

/** How an element uses a canvas: what to draw at a width, and what to do when a datum is met. */
export interface CanvasUse {
  /** The canvas inside its container; null while none is rendered. The container gives the width and must have no padding. */
  readonly canvas: () => HTMLCanvasElement | null;
  /** Builds the picture for the container's width and height in CSS pixels; null draws nothing. */
  readonly build: (widthPx: number, heightPx: number) => DrawnList | null;
  /** The picture fills the container's height too, so a change of it repaints; the canvas must not push the container then. */
  readonly fillsHeight?: () => boolean;
  /** The datum that carries the ring, and its color. */
  readonly ring?: () => { readonly datum: number | null; readonly color: string };
  readonly fonts?: () => Pick<Theme, 'sans' | 'serif'>;
  /** The pointer is over another datum, or over none. */
  readonly onHover?: (datum: number | null) => void;
  /** A datum was clicked or tapped. */
  readonly onPick?: (datum: number) => void;
  /** Called after each painting. */
  readonly onPainted?: () => void;
}

/**
 * Keeps a canvas in step with its host: paints after every update of the host, every change of the container's width and of the device
 * pixel ratio, in as many pixels as it is enlarged to by CSS, up to 4 for each of its own (looked at again when the window is resized); finds the datum under the pointer, also when the page is scaled by CSS. Holds nothing after disconnection.
 */
export class CanvasController implements ReactiveController {
  /** What is on the canvas now, with its hit index; null before the first painting. */
  list: MarkList | null = null;
  hits: HitIndex | null = null;

  readonly #use: CanvasUse;
  #canvas: HTMLCanvasElement | null = null;
  #resize: ResizeObserver | null = null;
  #ratio: MediaQueryList | null = null;
  #frame = 0;
  #widthPx = 0;
  #heightPx = 0;
  #scale = 0;
  #hovered: number | null = null;

  constructor(host: ReactiveControllerHost, use: CanvasUse) {
    this.#use = use;
    host.addController(this);
  }

  hostConnected(): void {
    if (this.#use.canvas()) this.hostUpdated();
  }

  hostUpdated(): void {
    const canvas = this.#use.canvas();
    if (canvas !== this.#canvas || !this.#resize) this.#attach(canvas);
    // Not now: each reading of a size lays the page out, and elements that got their answers together stand in the page by then.
    queueMicrotask(() => this.paint());
  }

  hostDisconnected(): void {
    this.#attach(null);
  }

  /** Builds and paints now, at the present width; nothing while the container has no width. */
  paint(): void {
    const canvas = this.#canvas;
    const widthPx = canvas?.parentElement?.clientWidth ?? 0;
    if (!canvas || widthPx === 0) return;
    this.#widthPx = widthPx;
    this.#heightPx = canvas?.parentElement?.clientHeight ?? 0;
    const list = this.#use.build(widthPx, this.#heightPx);
    this.list = list;
    this.hits = list && (list.hits ?? hitIndex(list));
    if (!list) return;
    const scale = this.#scaleOf(canvas.parentElement);
    this.#scale = scale;
    const width = Math.round(list.width * scale);
    const height = Math.round(list.height * scale);
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    canvas.style.width = `${list.width}px`;
    canvas.style.height = `${list.height}px`;
    const context = canvas.getContext('2d');
    if (!context) return;
    const options = { scale, ...(this.#use.fonts ? { fonts: this.#use.fonts() } : {}) };
    const done = () => this.#use.onPainted?.();
    if (list.paint) list.paint(context, options, done);
    else {
      paintMarks(context, this.#withRing(list), options);
      done();
    }
  }

  /** The datum under a pointer event, wherever the canvas stands and however the page is scaled. */
  datumAt(event: { readonly clientX: number; readonly clientY: number }, slopPx = 0): number | null {
    const rect = this.#canvas?.getBoundingClientRect();
    if (!rect || !this.list || !this.hits || rect.width === 0 || rect.height === 0) return null;
    const x = ((event.clientX - rect.left) * this.list.width) / rect.width;
    const y = ((event.clientY - rect.top) * this.list.height) / rect.height;
    return this.hits.at(x, y, slopPx);
  }

  /** How many pixels of the screen each CSS pixel of an element has. */
  #scaleOf(element: HTMLElement | null): number {
    const enlarged = element ? element.getBoundingClientRect().width / element.offsetWidth || 1 : 1;
    // Not less where the page is made smaller: an element may be on its way to its size.
    return Math.min(MAX_SCALE, (window.devicePixelRatio || 1) * Math.max(1, enlarged));
  }

  #withRing(list: MarkList): MarkList {
    const ring = this.#use.ring?.();
    const box = ring && ring.datum !== null ? this.hits?.boxOf(ring.datum) : null;
    if (!ring || !box) return list;
    const gap = RING_GAP_PX;
    return {
      ...list,
      marks: [
        ...list.marks,
        {
          type: 'rect',
          role: 'ring',
          x: box.x - gap,
          y: box.y - gap,
          width: box.width + 2 * gap,
          height: box.height + 2 * gap,
          radius: 3,
          stroke: ring.color,
          strokeWidth: 2.5,
        },
      ],
    };
  }

  #attach(canvas: HTMLCanvasElement | null): void {
    cancelAnimationFrame(this.#frame);
    this.#resize?.disconnect();
    this.#resize = null;
    this.#ratio?.removeEventListener('change', this.#ratioChanged);
    this.#ratio = null;
    window.removeEventListener('resize', this.#windowResized);
    this.#canvas?.removeEventListener('pointermove', this.#moved);
    this.#canvas?.removeEventListener('pointerleave', this.#left);
    this.#canvas?.removeEventListener('click', this.#clicked);
    this.#canvas = canvas;
    if (!canvas) return;
    window.addEventListener('resize', this.#windowResized);
    canvas.addEventListener('pointermove', this.#moved);
    canvas.addEventListener('pointerleave', this.#left);
    canvas.addEventListener('click', this.#clicked);
    if (canvas.parentElement) {
      this.#resize = new ResizeObserver(([entry]) => {
        const { clientWidth = 0, clientHeight = 0 } = canvas.parentElement ?? {};
        const isSame = clientWidth === this.#widthPx && (!this.#use.fillsHeight?.() || clientHeight === this.#heightPx);
        if (!entry || clientWidth === 0 || isSame) return;
        cancelAnimationFrame(this.#frame);
        this.#frame = requestAnimationFrame(() => this.paint());
      });
      this.#resize.observe(canvas.parentElement);
    }
    this.#watchRatio();
  }

  #watchRatio(): void {
    this.#ratio = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    this.#ratio.addEventListener('change', this.#ratioChanged, { once: true });
  }

  readonly #ratioChanged = (): void => {
    this.#watchRatio();
    this.paint();
  };

  /** Walls are scaled by CSS to fit their screen, which no observer tells. */
  readonly #windowResized = (): void => {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      if (this.#scaleOf(this.#canvas?.parentElement ?? null) !== this.#scale) this.paint();
    });
  };

  readonly #moved = (event: PointerEvent): void => this.#hover(this.datumAt(event));

  readonly #left = (): void => this.#hover(null);

  readonly #clicked = (event: MouseEvent): void => {
    const datum = this.datumAt(event, 6);
    if (datum !== null) this.#use.onPick?.(datum);
  };

  #hover(datum: number | null): void {
    if (datum === this.#hovered) return;
    this.#hovered = datum;
    this.#use.onHover?.(datum);
  }
}
