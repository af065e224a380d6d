import { AtlasError } from '@practice-atlas/dataset';
import { checkNational, MOST_SET_BYTES, type OpenedBoundaries, openSoundBoundaries } from '@practice-atlas/geo';
import { fetchBoundaries } from './fetch-boundaries.js';

/** How boundaries are opened. */
export interface OpenOptions {
  /** The most bytes of an address. */
  readonly mostBytes?: number;
  readonly signal?: AbortSignal;
}

/** Refuses a map of the whole country that does not show what it has to. */
function refuseIncomplete({ set }: OpenedBoundaries): void {
  const missing = checkNational(set);
  if (missing.length === 0) return;
  const value = missing.map((finding) => finding.value).join('、');
  throw new AtlasError(
    'boundaries_incomplete',
    `these boundaries of the whole country may not be drawn: they lack ${value}`,
    {
      hint: 'a map of the whole country has to show them; use a reviewed set that does',
      details: { value },
    },
  );
}

/** Opens boundaries of which something has to be said. */
async function openTheRest(given: unknown): Promise<OpenedBoundaries> {
  const { openBoundaries } = await import('@practice-atlas/geo/open-boundaries.js');
  return openBoundaries(given);
}

/**
 * Opens boundaries: those of an address, relative to `base`, or a boundary set; as far as they can be read, see `openBoundaries`. Rejects with
 * `boundaries_malformed` where they cannot be had (`details.status` is what the server answered), say not whose they are or hold no outline; with
 * `file_too_large` beyond `mostBytes` (default 32 MiB; of an address); with `boundaries_incomplete` where they are of the whole country and lack what a
 * map of it has to show.
 */
export async function openBoundarySet(
  boundaries: unknown,
  base: string,
  { mostBytes = MOST_SET_BYTES, signal }: OpenOptions = {},
): Promise<OpenedBoundaries> {
  const given =
    typeof boundaries === 'string' ? await fetchBoundaries(boundaries, base, mostBytes, signal) : boundaries;
  const opened = openSoundBoundaries(given) ?? (await openTheRest(given));
  refuseIncomplete(opened);
  return opened;
}
