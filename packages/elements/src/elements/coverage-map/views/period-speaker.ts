const WAIT_MS = 200;
const PLAYING_MS = 4000;

/** Chooses what a live region says of periods: the last after a moment, and while they play one every four seconds. */
export class PeriodSpeaker {
  /** The key of the period to be said; null = none yet. */
  key: string | null = null;
  readonly #changed: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saidAtMs = Number.NEGATIVE_INFINITY;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  say(key: string, isPlaying: boolean): void {
    clearTimeout(this.#timer);
    const restMs = isPlaying ? this.#saidAtMs + PLAYING_MS - Date.now() : 0;
    this.#timer = setTimeout(
      () => {
        this.key = key;
        this.#saidAtMs = Date.now();
        this.#changed();
      },
      Math.max(WAIT_MS, restMs),
    );
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
