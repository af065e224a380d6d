import type { DrawnList } from '../../../engine/canvas-controller.js';
import type { CoverageMapOptions } from '../coverage-map-marks.js';
import type { SiteReader } from '../sites/site-reader.js';
import type { SitesOnGround } from '../sites/sites-on-ground.js';
import type { ViewsHost } from './views-host.js';

/** Loads what sites on plain ground are drawn with, when it is first asked to draw. */
export class GroundView {
  #ground: SitesOnGround | null = null;
  #staying = new AbortController();
  readonly #host: ViewsHost;
  readonly #failed: (error: unknown) => void;

  constructor(host: ViewsHost, failed: (error: unknown) => void) {
    this.#host = host;
    this.#failed = failed;
  }

  /** Reads the sites that were drawn; null until then. */
  get reader(): SiteReader | null {
    return this.#ground?.reader ?? null;
  }

  /** Draws sites; undefined = they, or what draws them, are on their way. */
  marks(options: CoverageMapOptions): DrawnList | undefined {
    const host = this.#host;
    const { sites, layers } = host;
    const ready = (): void => host.requestUpdate();
    if (this.#ground)
      return this.#ground.marks(sites, { ...options, layers }, host, { ready, gone: this.#staying.signal });
    import('../sites/map-sites.js').then(({ SitesOnGround }) => {
      this.#ground ??= new SitesOnGround();
      ready();
    }, this.#failed);
    return undefined;
  }

  /** Ends what is under way. */
  leave(): void {
    this.#staying.abort();
    this.#staying = new AbortController();
  }
}
