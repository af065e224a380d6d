import type { MapView } from '../../../marks/map-view.js';

/** What a reader walks through. */
export interface WalkScope {
  /** Rows in their order; null = what is drawn in sight. */
  readonly rows: Uint32Array | null;
  /** The datum that Escape leads back to; null = nowhere. */
  readonly back: number | null;
  /** The view that it leads back to; null = the same. */
  readonly view: MapView | null;
}

const PAGE = 10;

/** Moves through `count` places: arrows step, Page up and down by ten, Home and End jump. Undefined for any other key; from nowhere (-1) a step enters. */
export function stepAfter(key: string, at: number, count: number): number | undefined {
  const step = (by: number): number => (at < 0 ? (by > 0 ? 0 : count - 1) : Math.max(0, Math.min(count - 1, at + by)));
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return step(1);
    case 'ArrowLeft':
    case 'ArrowUp':
      return step(-1);
    case 'PageDown':
      return step(PAGE);
    case 'PageUp':
      return step(-PAGE);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

/** Where in the sites a reader walks with keys: a region's, a disc's, or what is in sight; each opened within another. */
export class SiteWalk {
  #scopes: WalkScope[] = [];

  get scope(): WalkScope | null {
    return this.#scopes.at(-1) ?? null;
  }

  enter(scope: WalkScope): void {
    this.#scopes.push(scope);
  }

  leave(): WalkScope | null {
    return this.#scopes.pop() ?? null;
  }

  end(): void {
    this.#scopes = [];
  }
}
