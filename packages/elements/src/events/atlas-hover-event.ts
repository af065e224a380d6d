import type { AtlasSelectDetail } from './atlas-select-event.js';

/** Fired when the pointer enters a datum, and with null when it leaves the last one. */
export class AtlasHoverEvent extends CustomEvent<AtlasSelectDetail | null> {
  static readonly type = 'atlas-hover';

  constructor(detail: AtlasSelectDetail | null) {
    super(AtlasHoverEvent.type, { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'atlas-hover': AtlasHoverEvent;
  }
}
