import { runInSlices } from '@practice-atlas/geo/points.js';
import type { SitePoints } from '../../../models/site-points.js';
import { arePlaced, placeSiteSteps, type SitePlanes } from './place-sites.js';

/** What is done before the first task ends: a few thousand sites need no second one. */
const FIRST_MS = 8;

interface Running {
  readonly sites: SitePoints;
  readonly plane: SitePlanes['plane'];
  readonly abort: AbortController;
}

/** For whom sites are placed. */
export interface PlacerUse {
  /** Sites are placed: the picture can be drawn. */
  readonly ready: () => void;
  /** The element leaves. */
  readonly gone: AbortSignal;
}

/** Places sites in tasks of some milliseconds each; other sites or another plane end what is under way. */
export class SitePlacer {
  #running: Running | null = null;
  #failed: SitePoints | null = null;

  /** Says whether sites are placed, or cannot be, which `placeSites` says; else goes on with that, and tells `ready`. */
  isDone(sites: SitePoints, planes: SitePlanes, { ready, gone }: PlacerUse): boolean {
    const before = this.#running;
    const { plane } = planes;
    if (before?.sites === sites && before.plane === plane && !before.abort.signal.aborted) return false;
    this.stop();
    if (sites === this.#failed || arePlaced(sites, planes)) return true;
    const steps = placeSiteSteps(sites, planes);
    const endMs = performance.now() + FIRST_MS;
    while (performance.now() < endMs) if (steps.next().done) return true;
    const running = { sites, plane, abort: new AbortController() };
    this.#running = running;
    const { signal } = running.abort;
    gone.addEventListener('abort', () => running.abort.abort(), { signal });
    const ended = (): void => {
      this.#running = null;
      // No longer listens to the element.
      running.abort.abort();
      ready();
    };
    runInSlices(steps, { signal }).then(ended, () => {
      if (signal.aborted) return;
      this.#failed = sites;
      ended();
    });
    return false;
  }

  /** Ends what is under way. */
  stop(): void {
    this.#running?.abort.abort();
    this.#running = null;
  }
}
