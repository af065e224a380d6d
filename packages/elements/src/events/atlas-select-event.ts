/** What was chosen. */
export interface AtlasSelectDetail {
  /** What kind of thing it is: `region`, `regions`, `step`, `point`, `figure`, `value`, `site`, `sites`... */
  readonly kind: string;
  readonly regionCode?: string;
  /** Several regions at once (`regions`), in the order of the model; `datum` is the first of them. */
  readonly regionCodes?: readonly string[];
  readonly metric?: string;
  /** The datum's own key: a calendar key, a step, a figure id, a site id. */
  readonly key?: string;
  /** Of a site. */
  readonly tier?: string;
  /** Several sites at once (`sites`), as rows of the columns that the map was given. */
  readonly rows?: Uint32Array;
  /** Index into the model's data; of a site its row. */
  readonly datum: number;
}

/** Fired when a reader chooses a datum with Enter, Space or a click. */
export class AtlasSelectEvent extends CustomEvent<AtlasSelectDetail> {
  static readonly type = 'atlas-select';

  constructor(detail: AtlasSelectDetail) {
    super(AtlasSelectEvent.type, { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'atlas-select': AtlasSelectEvent;
  }
}
