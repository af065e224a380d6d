import type { MapView } from '../models/map-view.js';

/** Fired when a reader has moved or enlarged a map, once a gesture, with what is shown now. */
export class AtlasViewEvent extends CustomEvent<MapView> {
  static readonly type = 'atlas-view';

  constructor(view: MapView) {
    super(AtlasViewEvent.type, { detail: view, bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'atlas-view': AtlasViewEvent;
  }
}
