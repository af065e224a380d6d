import type { AtlasError } from '@practice-atlas/dataset';

/** Fired when an answer is impossible; the element shows the same error in place. */
export class AtlasErrorEvent extends CustomEvent<AtlasError> {
  static readonly type = 'atlas-error';

  constructor(error: AtlasError) {
    super(AtlasErrorEvent.type, { detail: error, bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'atlas-error': AtlasErrorEvent;
  }
}
