import type { BoundarySystem } from '@practice-atlas/geo';
import type { Outlines } from '@practice-atlas/geo/outlines.js';
import { asAtlasError } from '../../../base/as-atlas-error.js';
import type { HitIndex } from '../../../engine/hit-index.js';
import { errorMessage } from '../../../format/error-message.js';
import type { MapView } from '../../../marks/map-view.js';
import type { Mark } from '../../../marks/mark.js';
import type { SitePoints } from '../../../models/site-points.js';
import type { CoverageMapOptions } from '../coverage-map-marks.js';
import type { MapHost, MovingMap } from '../outlines/moving-map.js';
import type { OutlinePicture } from '../outlines/outline-map-marks.js';
import { DrawnSites } from './drawn-sites.js';
import { keyedInput } from './keyed-input.js';
import { type PlacedSites, placeSites } from './place-sites.js';
import { readDatum } from './site-datum.js';
import { type SitePicture, withSiteFault, withSites } from './site-picture.js';
import { SitePlacer } from './site-placer.js';
import { SiteReader } from './site-reader.js';

/** The element that shows a map, and what moves it. */
export interface ShownMap {
  readonly host: MapHost;
  readonly moving: MovingMap;
  readonly view: MapView;
}

type Options = CoverageMapOptions & SitePicture & { readonly sites: SitePoints };

const UNUSED = { isKeyed: false };

/** The sites on the outlines of one boundary set: places them once, draws them, and reads them. */
export class SitesOnMap {
  readonly reader: SiteReader = new SiteReader();
  readonly #system: BoundarySystem;
  readonly #placer = new SitePlacer();
  #placed: PlacedSites | null = null;
  #drawn: DrawnSites | null = null;

  constructor(system: BoundarySystem) {
    this.#system = system;
  }

  /** Says whether a picture can be drawn now; else the element is updated when it can. */
  isReady(sites: SitePoints, outlines: Outlines, host: MapHost, gone: AbortSignal): boolean {
    return this.#placer.isDone(sites, outlines, { ready: () => host.requestUpdate(), gone });
  }

  /** Ends what is under way. */
  stop(): void {
    this.#placer.stop();
  }

  /** Adds sites to the picture of a map, or says why it has none. */
  draw(picture: OutlinePicture, outlines: Outlines, options: Options, shown: ShownMap | null): OutlinePicture {
    const { sites, locale } = options;
    const input = shown ? keyedInput(shown.host) : UNUSED;
    this.#drawn = null;
    try {
      if (this.#placed?.sites !== sites || this.#placed.outlines !== outlines)
        this.#placed = placeSites(sites, outlines, this.#system);
      const { picture: whole, layer, view } = withSites(picture, this.#placed, options);
      this.#drawn = new DrawnSites(this.#placed, view, layer.stops);
      const map = shown?.host.zoom
        ? { view: shown.view, frame: picture.frame, goTo: (to: MapView) => shown.moving.goTo(to) }
        : null;
      const isOther = this.reader.take({ sites, drawn: this.#drawn, shows: layer.shows, fault: null, map, input });
      if (isOther) shown?.host.requestUpdate();
      return whole;
    } catch (error) {
      this.#placed = null;
      const fault = errorMessage(asAtlasError(error), locale).what;
      const isOther = this.reader.take({ sites, drawn: null, shows: 'sites', fault, map: null, input });
      if (isOther) shown?.host.requestUpdate();
      return withSiteFault(picture, error, options);
    }
  }

  /** Lets the sites that are drawn be met before what lies under them. */
  over(under: HitIndex): HitIndex {
    return this.#drawn?.over(under) ?? under;
  }

  /** Draws the ring around a datum below zero. */
  ring(datum: number): readonly Mark[] {
    return this.#drawn?.ring(datum) ?? [];
  }

  /** Where a site stands that is out of sight; null where it is in sight, or nowhere. */
  outOfSight(datum: number): readonly [number, number] | null {
    const drawn = this.#drawn;
    if (!drawn) return null;
    const { row } = readDatum(datum, drawn.siteCount);
    return drawn.stopOf(row) ? null : drawn.pointOf(row);
  }
}
