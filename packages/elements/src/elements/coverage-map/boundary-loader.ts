import type { AtlasError } from '@practice-atlas/dataset';
import type { BoundarySet } from '@practice-atlas/geo';
import { asAtlasError } from '../../base/as-atlas-error.js';
import type { OutlineMap } from './outline-map.js';

/** What an element is given as boundaries: a set, or the address of one. */
export type Boundaries = BoundarySet | string | null;

/** Opens the boundaries of an element, with the code that draws them, when it is given some. */
export class BoundaryLoader {
  /** Null = none, or on their way. */
  outlines: OutlineMap | null = null;
  error: AtlasError | null = null;
  #wanted: Boundaries = null;

  /** Boundaries are on their way. */
  get isLoading(): boolean {
    return this.#wanted !== null && this.outlines === null && this.error === null;
  }

  /** Opens other boundaries; `settled` is called when they, or an error, are there, unless others are wanted by then. */
  async open(boundaries: Boundaries, base: string, settled: () => void): Promise<void> {
    this.#wanted = boundaries || null;
    this.outlines = null;
    this.error = null;
    if (!boundaries) return;
    try {
      const { openOutlineMap } = await import('./outline-map.js');
      const opened = await openOutlineMap(boundaries, base);
      if (boundaries === this.#wanted) this.outlines = opened;
    } catch (error) {
      if (boundaries === this.#wanted) this.error = asAtlasError(error);
    }
    if (boundaries === this.#wanted) settled();
  }
}
