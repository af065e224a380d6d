/** Fired once a picture, when it is on screen. */
export class AtlasReadyEvent extends CustomEvent<null> {
  static readonly type = 'atlas-ready';

  constructor() {
    super(AtlasReadyEvent.type, { detail: null, bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'atlas-ready': AtlasReadyEvent;
  }
}
