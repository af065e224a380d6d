/** How far reading is: after every piece. */
export interface ReadProgress {
  readonly file: string;
  readonly bytesRead: number;
  /** Null when nobody said how large the file is. */
  readonly bytesTotal: number | null;
  /** Rows read so far, those set aside not counted. */
  readonly rowCount: number;
}

/** What all readers of pieces may be told. */
export interface ReadOptions {
  /** Names the file in findings; default: its own name. */
  readonly file?: string | undefined;
  readonly onProgress?: ((progress: ReadProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Default: 2 GiB. */
  readonly maxBytes?: number | undefined;
  readonly fetch?: typeof fetch | undefined;
  /** Bytes of a piece, about; default: 4 MiB. */
  readonly pieceBytes?: number | undefined;
}
