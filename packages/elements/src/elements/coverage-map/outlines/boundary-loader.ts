import type { AtlasError } from '@practice-atlas/dataset';
import type { BoundarySet, OpenedBoundaries, Register } from '@practice-atlas/geo';
import type { RegionLevel } from '@practice-atlas/measure';
import { asAtlasError } from '../../../base/as-atlas-error.js';
import { loadErrorWords } from '../../../format/load-error-words.js';
import { type Boundaries, boundariesAt, isOneSet } from './boundaries-at.js';
import type { OutlineMap } from './outline-map.js';

/** The boundaries of one place: on their way until `isSettled`. */
export interface PlaceOutlines {
  readonly isSettled: boolean;
  readonly outlines: OutlineMap | null;
  readonly error: AtlasError | null;
  /** There are none for this place, which is no fault. */
  readonly isMissing: boolean;
}

/** For whom boundaries are loaded. */
export interface BoundaryWish {
  readonly boundaries: Boundaries;
  readonly register: Register | null;
  /** Where the map begins. */
  readonly root: string | null;
  readonly place: string | null;
  readonly level: RegionLevel;
  readonly base: string;
}

const NONE: PlaceOutlines = { isSettled: true, outlines: null, error: null, isMissing: false };
const WAITING: PlaceOutlines = { ...NONE, isSettled: false };
const KEPT = 8;

/** Keeps the newest in a map of at most so many. */
function keep<K, V>(map: Map<K, V>, key: K, value: V): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > KEPT && oldest !== undefined) map.delete(oldest);
}

/** Opens the boundaries of the places that a map goes to, keeps the last eight, and aborts those of a place that was left before they came. */
export class BoundaryLoader {
  readonly #settled: (error: AtlasError | null) => void;
  readonly #places = new Map<string | null, PlaceOutlines>();
  readonly #sets = new Map<BoundarySet | string, OpenedBoundaries>();
  #of: Pick<BoundaryWish, 'boundaries' | 'register' | 'root'> | null = null;
  #pending: { readonly place: string | null; readonly abort: AbortController } | null = null;

  /** `settled` is called when boundaries, or an error, are there. */
  constructor(settled: (error: AtlasError | null) => void) {
    this.#settled = settled;
  }

  /** The boundaries of a place as far as they are known. */
  at(place: string | null): PlaceOutlines {
    return this.#of?.boundaries ? (this.#places.get(place) ?? WAITING) : NONE;
  }

  /** Begins to open the boundaries of a place, unless they are there or on their way. */
  open(wish: BoundaryWish): void {
    const { boundaries, register, root, place } = wish;
    const isOther = boundaries !== this.#of?.boundaries || register !== this.#of.register || root !== this.#of.root;
    if (isOther) {
      this.#places.clear();
      this.#sets.clear();
      this.#of = { boundaries, register, root };
    }
    if (this.#pending && (isOther || this.#pending.place !== place)) this.close();
    if (!boundaries || this.#pending || this.#places.has(place)) return;
    void this.#load(wish, boundaries);
  }

  /** Aborts what is on its way. */
  close(): void {
    this.#pending?.abort.abort();
    this.#pending = null;
  }

  async #load(wish: BoundaryWish, boundaries: NonNullable<Boundaries>): Promise<void> {
    const abort = new AbortController();
    const pending = { place: wish.place, abort };
    this.#pending = pending;
    let found: PlaceOutlines;
    try {
      found = await this.#outlinesOf(wish, boundaries, abort.signal);
    } catch (cause) {
      const error = asAtlasError(cause);
      const isMissing = error.details.status === '404' && !isOneSet(boundaries);
      found = { ...NONE, isMissing, error: isMissing ? null : error };
      if (!isMissing) await loadErrorWords();
    }
    if (this.#pending !== pending) return;
    this.#pending = null;
    keep(this.#places, wish.place, found);
    this.#settled(found.error);
  }

  async #outlinesOf(
    { register, root, place, level, base }: BoundaryWish,
    boundaries: NonNullable<Boundaries>,
    signal: AbortSignal,
  ): Promise<PlaceOutlines> {
    const [{ outlineMap, openBoundarySet }, given] = await Promise.all([
      import('./outline-map.js'),
      boundariesAt(boundaries, place, level),
    ]);
    if (given === null) return { ...NONE, isMissing: true };
    const set = this.#sets.get(given) ?? (await openBoundarySet(given, base, { signal }));
    keep(this.#sets, given, set);
    const isPart = isOneSet(boundaries) && place !== root;
    return { ...NONE, outlines: outlineMap(set, { register, isPart }) };
  }
}
