const STEP_MS = 1000;

/** What plays. */
export interface Played {
  /** The index shown and how many there are. */
  readonly index: () => number;
  readonly count: () => number;
  readonly show: (index: number) => void;
  /** Playing began or ended. */
  readonly changed: () => void;
}

/** Says whether the reader wants no motion that was not asked for. */
export const isStill = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/**
 * Plays periods, one a second: from the first where the last is shown, to the last, or round and round with `loops`. Pauses while the page is hidden. Does
 * not play where the reader prefers reduced motion.
 */
export class PeriodPlayer {
  loops = false;
  readonly #played: Played;
  #timer: ReturnType<typeof setInterval> | undefined;
  #resumes = false;

  constructor(played: Played) {
    this.#played = played;
  }

  get isPlaying(): boolean {
    return this.#timer !== undefined;
  }

  play(): void {
    const { index, count, show, changed } = this.#played;
    if (this.isPlaying || isStill() || count() < 2) return;
    document.addEventListener('visibilitychange', this.#hidden);
    this.#resumes = this.loops;
    if (document.hidden) return;
    if (index() >= count() - 1) show(0);
    this.#timer = setInterval(() => this.#step(), STEP_MS);
    changed();
  }

  pause(): void {
    if (!this.isPlaying) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#played.changed();
  }

  /** Pauses, and forgets that it would go on when the page is seen again. */
  stop(): void {
    document.removeEventListener('visibilitychange', this.#hidden);
    this.#resumes = false;
    this.pause();
  }

  #step(): void {
    const { index, count, show } = this.#played;
    const next = index() + 1;
    if (isStill()) this.stop();
    else if (next < count()) show(next);
    else if (this.loops) show(0);
    if (!this.loops && index() >= count() - 1) this.stop();
  }

  readonly #hidden = (): void => {
    if (document.hidden) {
      this.pause();
    } else if (this.#resumes) this.play();
  };
}
