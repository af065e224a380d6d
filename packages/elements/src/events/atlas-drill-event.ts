import type { RegionLevel } from '@practice-atlas/measure';

/** From where to where a map goes. */
export interface AtlasDrillDetail {
  /** The region shown until now; null = the whole country. */
  readonly from: string | null;
  /** The region shown next, below or above it; null = the whole country. */
  readonly to: string | null;
  /** The level of the units shown next. */
  readonly level: RegionLevel;
}

/** Fired before a reader goes down into a region or up again; `preventDefault` keeps the map where it is. */
export class AtlasDrillEvent extends CustomEvent<AtlasDrillDetail> {
  static readonly type = 'atlas-drill';

  constructor(detail: AtlasDrillDetail) {
    super(AtlasDrillEvent.type, { detail, bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'atlas-drill': AtlasDrillEvent;
  }
}
