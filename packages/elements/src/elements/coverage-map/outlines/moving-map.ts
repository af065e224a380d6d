import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type GestureTarget, MapGestures } from '../../../engine/map-gestures.js';
import type { PaintOptions } from '../../../engine/paint-marks.js';
import { AtlasSelectEvent } from '../../../events/atlas-select-event.js';
import { AtlasViewEvent } from '../../../events/atlas-view-event.js';
import type { Locale } from '../../../format/locale.js';
import { type Box, boxesOverlap } from '../../../marks/box.js';
import { clampView, type MapView, WHOLE_MAP } from '../../../marks/map-view.js';
import type { RegionsModel } from '../../../models/regions.js';
import type { Theme } from '../../../theme/theme.js';
import { controlSizePx, dressRoot, renderControls } from './map-controls.js';
import { MapPainter, type PaintedPicture } from './map-painter.js';

const CONTROLS_EDGE_PX = 6;
/** A map that was dragged out of its bitmap is painted anew this often while the gesture goes on. */
const REFRESH_MS = 250;

/** An element that shows a map. */
export interface MapHost extends ReactiveControllerHost, HTMLElement {
  readonly zoom: boolean;
  readonly boundaries: unknown;
  /** Null while tiles are shown. */
  readonly outlines: unknown;
  viewport: MapView | null;
}

/** A picture with what its gestures and buttons need. */
export interface StagedPicture extends PaintedPicture {
  readonly model: RegionsModel;
  readonly view: MapView;
  readonly locale: Locale;
}

/**
 * Lets readers move the map of an element, and paints it. While a gesture goes on only the bitmap moves; afterwards the element gets the new view, and the
 * picture is built for it. Lets go of bitmaps, buttons and listeners when the element leaves.
 */
export class MovingMap implements ReactiveController, GestureTarget {
  /** The last move came from the keyboard: the view follows the cursor. */
  isKeyed = false;

  readonly #host: MapHost;
  readonly #painter = new MapPainter();
  #shown: StagedPicture | null = null;
  /** The view of a gesture that goes on. */
  #live: MapView | null = null;
  #band: Box | null = null;
  #frame = 0;
  #refreshedMs = 0;
  /** How often `goTo` has led elsewhere. */
  #ledCount = 0;
  /** The scale that the live region says; null = nothing yet. */
  #saidScale: number | null = null;
  #gestures: MapGestures | null = null;
  #canvas: HTMLCanvasElement | null = null;
  #controls: HTMLElement | null = null;
  #listening = new AbortController();
  #staying = new AbortController();

  constructor(host: MapHost) {
    this.#host = host;
    host.addController(this);
  }

  get size(): { width: number; height: number } {
    return this.#shown?.picture ?? { width: 1, height: 1 };
  }

  get frame(): Box {
    return this.#shown?.picture.frame ?? { x: 0, y: 0, width: 1, height: 1 };
  }

  get subject(): string {
    return `${this.#shown?.model.items[0]?.code} ${this.#ledCount}`;
  }

  get view(): MapView {
    return this.#live ?? clampView(this.#host.viewport ?? WHOLE_MAP);
  }

  /** The box of the buttons, which names keep off; null where there are none. */
  controlsBox(frame: Box, theme: Theme): Box | null {
    if (!this.#host.zoom) return null;
    const size = controlSizePx(theme.scale);
    const x = frame.x + frame.width - size - CONTROLS_EDGE_PX;
    return { x, y: CONTROLS_EDGE_PX, width: size, height: 3 * size };
  }

  /** Aborted when the element leaves. */
  get gone(): AbortSignal {
    return this.#staying.signal;
  }

  /** Goes to a view as a gesture does, where readers can move the map. */
  goTo(view: MapView): void {
    this.#ledCount += 1;
    this.#gestures?.moveTo(view);
  }

  /** Lets the view follow the keyboard's cursor. */
  lead(view: MapView): void {
    this.#host.viewport = view;
  }

  hostUpdated(): void {
    const { zoom, boundaries, outlines } = this.#host;
    if (!zoom || !boundaries || outlines === null) this.#release();
    if (!boundaries) this.#forget();
  }

  hostDisconnected(): void {
    this.#staying.abort();
    this.#staying = new AbortController();
    this.#release();
    this.#forget();
  }

  /** Paints a picture; `done` is called when all of it is on the canvas. */
  paint(context: CanvasRenderingContext2D, shown: StagedPicture, options: PaintOptions, done: () => void): void {
    this.#shown = shown;
    if (this.#host.zoom) this.#offer(context.canvas, shown);
    this.#painter.paint(context, shown, options, done);
  }

  show(view: MapView): void {
    this.#live = view;
    this.#draw();
  }

  settle(): void {
    const view = this.#live;
    this.#live = null;
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    if (!view) return;
    this.#painter.rest();
    if (view.scale !== clampView(this.#host.viewport ?? WHOLE_MAP).scale || this.#saidScale)
      this.#saidScale = view.scale;
    this.#host.viewport = view;
    // Also where the view is as before: names were painted into the bitmap.
    this.#host.requestUpdate();
    this.#host.dispatchEvent(new AtlasViewEvent(view));
  }

  band(box: Box | null): void {
    this.#band = box;
    this.#draw();
  }

  select(box: Box): void {
    const { picture, model } = this.#shown ?? {};
    if (!picture || !model) return;
    const isIn = ([x, y]: readonly [number, number]): boolean =>
      x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
    const data = [...picture.shapes]
      .filter(([, [shape]]) => shape?.isInSight() && boxesOverlap(shape.box, box) && isIn(shape.label))
      .map(([datum]) => datum)
      .sort((a, b) => a - b);
    const [datum] = data;
    if (datum === undefined) return;
    const regionCodes = data.map((each) => model.items[each]!.code);
    const metric = model.metric ? { metric: model.metric.id } : {};
    this.#host.dispatchEvent(new AtlasSelectEvent({ kind: 'regions', regionCodes, datum, ...metric }));
  }

  #draw(): void {
    this.#frame ||= requestAnimationFrame((nowMs) => {
      this.#frame = 0;
      this.#painter.show({ view: this.#live, band: this.#band });
      const view = this.#live;
      if (!view || nowMs - this.#refreshedMs < REFRESH_MS || !this.#painter.isWornOut(view)) return;
      this.#refreshedMs = nowMs;
      this.#host.viewport = view;
    });
  }

  #offer(canvas: HTMLCanvasElement, { view, theme, locale, picture }: StagedPicture): void {
    const holder = canvas.closest<HTMLElement>('.picture');
    if (canvas !== this.#canvas && holder) this.#attach(canvas, holder);
    const box = this.#controls;
    if (!box) return;
    const { frame, width } = picture;
    box.style.insetInlineEnd = `${Math.max(0, width - frame.x - frame.width) + CONTROLS_EDGE_PX}px`;
    box.style.setProperty('--_control', `${controlSizePx(theme.scale)}px`);
    box.style.setProperty('--_panel', theme.panel);
    this.#gestures?.settleAt(view);
    renderControls(box, view, this.#saidScale, locale, {
      zoomIn: () => this.#gestures?.zoomBy(2),
      zoomOut: () => this.#gestures?.zoomBy(0.5),
      showAll: () => this.#gestures?.moveTo(WHOLE_MAP),
    });
  }

  #attach(canvas: HTMLCanvasElement, holder: HTMLElement): void {
    this.#release();
    this.#canvas = canvas;
    this.#gestures = new MapGestures(canvas, holder, this);
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const noteKey = (isKeyed: boolean) => (): void => {
      this.isKeyed = isKeyed;
    };
    holder.addEventListener('keydown', noteKey(true), { signal, capture: true });
    canvas.addEventListener('pointermove', noteKey(false), { signal, capture: true });
    dressRoot(canvas.getRootNode() as ShadowRoot);
    this.#controls = document.createElement('div');
    this.#controls.className = 'map-controls';
    this.#controls.setAttribute('part', 'controls');
    canvas.parentElement?.append(this.#controls);
  }

  /** Takes gestures and buttons away. */
  #release(): void {
    const hadFocus = this.#controls?.contains((this.#host.shadowRoot ?? document).activeElement);
    if (hadFocus) this.#canvas?.closest<HTMLElement>('.picture')?.focus();
    this.#gestures?.stop();
    this.#gestures = null;
    this.#listening.abort();
    this.#controls?.remove();
    this.#controls = null;
    this.#canvas = null;
    this.#live = null;
    this.#band = null;
    this.#painter.rest();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  /** Lets go of all that was painted. */
  #forget(): void {
    this.#painter.free();
    this.#shown = null;
  }
}

const stages = new WeakMap<MapHost, MovingMap>();

/** The stage of an element: one, whatever boundaries it shows. */
export function movingMapOf(host: MapHost): MovingMap {
  const stage = stages.get(host) ?? new MovingMap(host);
  stages.set(host, stage);
  return stage;
}
