import type { MarkList } from '../../../marks/mark.js';
import type { SitePoints } from '../../../models/site-points.js';
import type { CoverageMapOptions } from '../coverage-map-marks.js';

/** Loads what sites on plain ground are drawn with, when it is first asked to draw. */
export class GroundView {
  #maps: typeof import('../sites/map-sites.js') | null = null;
  readonly #loaded: () => void;
  readonly #failed: (error: unknown) => void;

  constructor(loaded: () => void, failed: (error: unknown) => void) {
    this.#loaded = loaded;
    this.#failed = failed;
  }

  /** Draws sites; undefined = what draws them is on its way. */
  marks(
    { sites, layers }: { readonly sites: SitePoints | null; readonly layers: string | null },
    options: CoverageMapOptions,
  ): MarkList | undefined {
    if (this.#maps) return this.#maps.groundMarks(sites, { ...options, layers });
    import('../sites/map-sites.js').then((maps) => {
      this.#maps = maps;
      this.#loaded();
    }, this.#failed);
    return undefined;
  }
}
