import type { DrawnList } from '../../../engine/canvas-controller.js';
import { hitIndex } from '../../../engine/hit-index.js';
import type { MarkList } from '../../../marks/mark.js';
import type { SitePoints } from '../../../models/site-points.js';
import { DrawnSites } from './drawn-sites.js';
import { groundWords } from './ground-words.js';
import { keyedInput } from './keyed-input.js';
import { type GroundOptions, groundOf, groundPicture } from './site-ground.js';
import { type PlacerUse, SitePlacer } from './site-placer.js';
import { SiteReader } from './site-reader.js';

/** A picture that was built, and what for. */
interface Built {
  readonly key: string;
  readonly sites: SitePoints | null;
  readonly list: MarkList;
  readonly drawn: DrawnSites | null;
  readonly hits: DrawnList['hits'];
}

/** The element that shows the ground. */
export interface GroundHost extends HTMLElement {
  readonly cursor: number | null;
}

/** The sites on plain ground: places them once, draws them, and reads them. */
export class SitesOnGround {
  readonly reader: SiteReader = new SiteReader({ isAlone: true });
  readonly #placer = new SitePlacer();
  #built: Built | null = null;

  /** Draws sites for an element; undefined = they are being placed, and it is told when they are. */
  marks(sites: SitePoints | null, options: GroundOptions, host: GroundHost, use: PlacerUse): DrawnList | undefined {
    const ground = sites && groundOf(sites);
    if (sites && ground && !this.#placer.isDone(sites, ground, use)) return undefined;
    if (!ground) this.#placer.stop();
    const { list, drawn, hits } = this.#build(sites, options, host, use);
    const { cursor } = host;
    const ring = drawn && cursor !== null && cursor < 0 ? drawn.ring(cursor) : [];
    return { ...list, marks: [...list.marks, ...ring], ...(hits ? { hits } : {}) };
  }

  /** Builds a picture, unless it is the last one: a cursor that moves costs its ring. */
  #build(sites: SitePoints | null, options: GroundOptions, host: GroundHost, use: PlacerUse): Built {
    const key = JSON.stringify(options);
    if (this.#built?.key === key && this.#built.sites === sites) return this.#built;
    const { list, drawn: what } = groundPicture(sites, options);
    const drawn = what && new DrawnSites(what.placed, what.view, what.layer.stops);
    if (sites) {
      const shows = what?.layer.shows ?? 'sites';
      const fault = drawn ? null : groundWords(options.locale).noSites;
      const isOther = this.reader.take({ sites, drawn, shows, fault, map: null, input: keyedInput(host) });
      if (isOther) use.ready();
    }
    // Its rings are circles, not the boxes of the canvas.
    const hits = drawn && { ...drawn.over(hitIndex(list)), boxOf: () => null };
    this.#built = { key, sites, list, drawn, hits: hits ?? undefined };
    return this.#built;
  }
}
