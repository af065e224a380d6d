import type { MapView } from '../marks/map-view.js';

const MOVE_MS = 250;

/** What a motion moves. */
export interface Movable {
  /** The view that is shown now. */
  readonly view: MapView;
  /** Shows a view for the moment. */
  show(view: MapView): void;
  /** What is shown stays. */
  settle(): void;
}

/** The way from one view to another at a share of the time: what both views hold in one place stays there. */
function between(from: MapView, to: MapView, share: number): MapView {
  const scale = from.scale * (to.scale / from.scale) ** share;
  const way = from.scale === to.scale ? share : (1 / from.scale - 1 / scale) / (1 / from.scale - 1 / to.scale);
  return { scale, x: from.x + (to.x - from.x) * way, y: from.y + (to.y - from.y) * way };
}

/** Moves a map from view to view: in a quarter of a second, at once for readers who want no motion. */
export class MapMotion {
  readonly #map: Movable;
  #frame = 0;

  constructor(map: Movable) {
    this.#map = map;
  }

  /** Leaves the map where it is. */
  stop(): void {
    cancelAnimationFrame(this.#frame);
  }

  to(view: MapView): void {
    this.stop();
    const map = this.#map;
    const from = map.view;
    if (from.scale === view.scale && from.x === view.x && from.y === view.y) return;
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      map.show(view);
      map.settle();
      return;
    }
    let beganMs: number | null = null;
    const step = (nowMs: number): void => {
      beganMs ??= nowMs;
      const share = Math.min(1, (nowMs - beganMs) / MOVE_MS);
      map.show(share === 1 ? view : between(from, view, 1 - (1 - share) ** 3));
      if (share < 1) this.#frame = requestAnimationFrame(step);
      else map.settle();
    };
    this.#frame = requestAnimationFrame(step);
  }
}
