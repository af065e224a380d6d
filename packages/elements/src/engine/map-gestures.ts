import type { Box } from '../marks/box.js';
import { type MapView, panBy, WHOLE_MAP, zoomAround } from '../marks/map-view.js';
import { MapMotion, type Movable } from './map-motion.js';

/** A map that gestures move. Lengths are CSS pixels of its picture, whatever the page is scaled by. */
export interface GestureTarget extends Movable {
  readonly size: { readonly width: number; readonly height: number };
  readonly frame: Box;
  /** What the map is of: a double click whose first click leads elsewhere does not zoom there. */
  readonly subject: unknown;
  /** Shows the box that is being drawn; null = none. */
  band(box: Box | null): void;
  select(box: Box): void;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where the pointers of a gesture were at its beginning, and what was shown. */
interface Start {
  readonly points: readonly Point[];
  readonly view: MapView;
}

const DRAG_PX = 4;
const WHEEL_REST_MS = 200;
const STEP = 2;
const PAN_SHARE = 0.25;
const PAN_KEYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [PAN_SHARE, 0],
  ArrowRight: [-PAN_SHARE, 0],
  ArrowUp: [0, PAN_SHARE],
  ArrowDown: [0, -PAN_SHARE],
};

/** Turns a wheel into a factor: a notch of a mouse a quarter more, a trackpad's pinch as it comes. */
function wheelFactor({ deltaY, deltaMode, ctrlKey }: WheelEvent): number {
  const px = deltaY * (deltaMode === 0 ? 1 : deltaMode === 1 ? 40 : 400);
  return Math.exp(-Math.max(-40, Math.min(40, ctrlKey ? px : px / 4)) * 0.01);
}

function boxBetween(a: Point, b: Point): Box {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) };
}

/**
 * Reads gestures on a canvas, and keys on what holds it: wheel with ctrl (also a trackpad's pinch), plain wheel while the holder has the focus, drag, pinch,
 * double click, + - 0, shift with arrows, and a box drawn with shift. One finger scrolls the page until the map is enlarged; a wheel that can do no more too.
 * `stop` takes all listeners, timers and frames away.
 */
export class MapGestures {
  readonly #canvas: HTMLCanvasElement;
  readonly #holder: HTMLElement;
  readonly #target: GestureTarget;
  readonly #motion: MapMotion;
  readonly #listening = new AbortController();
  readonly #pointers = new Map<number, Point>();
  #kind: 'none' | 'drag' | 'pinch' | 'band' = 'none';
  /** Where the gesture began, and the view at that. */
  #start: Start | null = null;
  #isBand = false;
  #swallowsClick = false;
  #clickedOn: unknown;
  #restTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(canvas: HTMLCanvasElement, holder: HTMLElement, target: GestureTarget) {
    this.#canvas = canvas;
    this.#holder = holder;
    this.#target = target;
    this.#motion = new MapMotion(target);
    const { signal } = this.#listening;
    const first = { signal, capture: true };
    canvas.addEventListener('wheel', (event) => this.#wheeled(event), { signal, passive: false });
    canvas.addEventListener('pointerdown', (event) => this.#pressed(event), first);
    canvas.addEventListener('pointermove', (event) => this.#moved(event), first);
    canvas.addEventListener('pointerup', (event) => this.#lifted(event), first);
    canvas.addEventListener('pointercancel', (event) => this.#lifted(event), first);
    canvas.addEventListener('click', (event) => this.#clicked(event), first);
    canvas.addEventListener('dblclick', (event) => this.#doubled(event), { signal });
    // Two fingers are a pinch of the map, not a scroll of the page.
    const twoFingers = (event: TouchEvent): void => {
      if (event.touches.length > 1 && event.cancelable) event.preventDefault();
    };
    canvas.addEventListener('touchstart', twoFingers, { signal, passive: false });
    holder.addEventListener('keydown', (event) => this.#keyed(event), first);
  }

  stop(): void {
    this.#listening.abort();
    clearTimeout(this.#restTimer);
    this.#motion.stop();
    this.#pointers.clear();
    this.#canvas.style.touchAction = '';
    this.#canvas.style.cursor = '';
  }

  /** Says by the look of the pointer and to the browser what a press does at this view. */
  settleAt({ scale }: MapView): void {
    this.#canvas.style.touchAction = scale > 1 ? 'none' : 'pan-x pan-y';
    this.#canvas.style.cursor = scale > 1 ? 'grab' : '';
  }

  /** Zooms by a factor, with a short motion unless the reader wants none; `point` stays, in shares of the frame. */
  zoomBy(factor: number, point: Point = { x: 0.5, y: 0.5 }): void {
    this.#motion.to(zoomAround(this.#target.view, factor, point));
  }

  /** Goes to a view, with a short motion unless the reader wants none. */
  moveTo(view: MapView): void {
    this.#motion.to(view);
  }

  #pointOf({ clientX, clientY }: MouseEvent): Point {
    const rect = this.#canvas.getBoundingClientRect();
    const { width, height } = this.#target.size;
    return { x: ((clientX - rect.left) * width) / rect.width, y: ((clientY - rect.top) * height) / rect.height };
  }

  #shareOf({ x, y }: Point): Point {
    const { frame } = this.#target;
    return { x: (x - frame.x) / frame.width, y: (y - frame.y) / frame.height };
  }

  #isInFrame(point: Point): boolean {
    const { x, y } = this.#shareOf(point);
    return x >= 0 && x <= 1 && y >= 0 && y <= 1;
  }

  #wheeled(event: WheelEvent): void {
    const point = this.#pointOf(event);
    const isPinch = event.ctrlKey || event.metaKey;
    if (!this.#isInFrame(point) || !(isPinch || this.#holder.matches(':focus-within'))) return;
    const { view } = this.#target;
    const next = zoomAround(view, wheelFactor(event), this.#shareOf(point));
    if (isPinch || next.scale !== view.scale) event.preventDefault();
    if (next.scale === view.scale) return;
    this.#motion.stop();
    this.#target.show(next);
    clearTimeout(this.#restTimer);
    this.#restTimer = setTimeout(() => {
      if (this.#kind === 'none') this.#target.settle();
    }, WHEEL_REST_MS);
  }

  #begin(): void {
    this.#start = { points: [...this.#pointers.values()], view: this.#target.view };
  }

  #pressed(event: PointerEvent): void {
    this.#swallowsClick = false;
    const point = this.#pointOf(event);
    if (event.button !== 0 || this.#pointers.size > 1 || this.#kind === 'band' || !this.#isInFrame(point)) return;
    this.#pointers.set(event.pointerId, point);
    this.#motion.stop();
    this.#begin();
    if (this.#pointers.size === 1) this.#isBand = event.shiftKey;
    else this.#take('pinch');
  }

  #take(kind: 'drag' | 'pinch' | 'band'): void {
    this.#kind = kind;
    for (const id of this.#pointers.keys()) this.#canvas.setPointerCapture(id);
    if (kind === 'drag') this.#canvas.style.cursor = 'grabbing';
  }

  #moved(event: PointerEvent): void {
    if (!this.#pointers.has(event.pointerId) || !this.#start) return;
    const point = this.#pointOf(event);
    this.#pointers.set(event.pointerId, point);
    const [from] = this.#start.points;
    const isFar = from && Math.hypot(point.x - from.x, point.y - from.y) > DRAG_PX;
    const isDrag = event.pointerType !== 'touch' || this.#start.view.scale > 1;
    if (this.#kind === 'none' && isFar && isDrag) this.#take(this.#isBand ? 'band' : 'drag');
    if (this.#kind === 'none') return;
    event.stopImmediatePropagation();
    this.#follow(this.#start);
  }

  #follow({ points: [from, other], view }: Start): void {
    const [now, second] = [...this.#pointers.values()];
    const { frame } = this.#target;
    if (!from || !now) return;
    if (this.#kind === 'band') {
      this.#target.band(boxBetween(from, now));
      return;
    }
    if (this.#kind === 'drag' || !other || !second) {
      this.#target.show(panBy(view, (now.x - from.x) / frame.width, (now.y - from.y) / frame.height));
      return;
    }
    const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
    const far = (a: Point, b: Point): number => Math.max(1, Math.hypot(a.x - b.x, a.y - b.y));
    const [began, at] = [middle(from, other), middle(now, second)];
    const zoomed = zoomAround(view, far(now, second) / far(from, other), this.#shareOf(began));
    this.#target.show(panBy(zoomed, (at.x - began.x) / frame.width, (at.y - began.y) / frame.height));
  }

  #lifted(event: PointerEvent): void {
    const from = this.#start?.points[0];
    const at = this.#pointers.get(event.pointerId);
    if (!this.#pointers.delete(event.pointerId)) return;
    if (this.#kind === 'none') return;
    event.stopImmediatePropagation();
    this.#swallowsClick = true;
    if (this.#kind === 'band') {
      this.#target.band(null);
      if (from && at && event.type === 'pointerup') this.#target.select(boxBetween(from, at));
    }
    if (this.#pointers.size > 0) {
      this.#begin();
      this.#kind = 'drag';
      return;
    }
    if (this.#kind !== 'band') this.#target.settle();
    this.#kind = 'none';
  }

  #clicked(event: MouseEvent): void {
    // The second click of a double click: the first has chosen.
    if (this.#swallowsClick || event.detail > 1) event.stopImmediatePropagation();
    else this.#clickedOn = this.#target.subject;
    this.#swallowsClick = false;
  }

  #doubled(event: MouseEvent): void {
    const point = this.#pointOf(event);
    if (!this.#isInFrame(point) || this.#target.subject !== this.#clickedOn) return;
    event.preventDefault();
    this.zoomBy(event.shiftKey ? 1 / STEP : STEP, this.#shareOf(point));
  }

  #keyed(event: KeyboardEvent): void {
    if (event.target !== this.#holder || event.ctrlKey || event.altKey || event.metaKey) return;
    const { key, shiftKey } = event;
    const pan = shiftKey ? PAN_KEYS[key] : undefined;
    if (pan) this.moveTo(panBy(this.#target.view, ...pan));
    else if (key === '+' || key === '=') this.zoomBy(STEP);
    else if (key === '-' || key === '_') this.zoomBy(1 / STEP);
    else if (key === '0') this.moveTo(WHOLE_MAP);
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}
