import type { Answer } from '@practice-atlas/measure';
import { unitsOf } from './region-keys.js';

/** How a code of a division may be written: digits and, in zones, a letter. */
const CODE = /^\d{2,6}(Z\d)?\d{0,6}$/;
/** From the country to a village. */
const MOST_STEPS = 6;

/** Says whether a text may be the code of a division; what is none is never asked for. */
export function isRegionCode(text: string): boolean {
  return text.length >= 2 && text.length <= 12 && CODE.test(text);
}

/** The codes of what may lie around a division, the nearest first, as its digits have it. */
function around(code: string): string[] {
  return [code.slice(0, 9), code.slice(0, 6), `${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`];
}

/**
 * Walks down from `root` to `code` by what the source knows below each place; digits only say which branch to try. Returns the codes from the one
 * below `root` to `code`; null where the source does not have it there. `below` is asked for one place at a time.
 */
export async function findPath(
  root: string | null,
  code: string,
  below: (place: string | null) => Promise<Answer>,
): Promise<readonly string[] | null> {
  if (!isRegionCode(code)) return null;
  const path: string[] = [];
  let place = root;
  while (path.length < MOST_STEPS) {
    const units = new Set(unitsOf(await below(place)));
    if (units.has(code)) return [...path, code];
    const next = around(code).find((each) => each !== place && units.has(each));
    if (next === undefined) return null;
    path.push(next);
    place = next;
  }
  return null;
}
