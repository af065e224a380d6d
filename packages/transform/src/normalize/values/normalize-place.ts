import type { Finding } from '@practice-atlas/dataset';
import { type PlaceMatch, type PlaceScope, type Register, resolvePlace } from '@practice-atlas/geo';
import { findingOf } from '../../finding-of.js';

/** A place name or code that means one unit. */
export interface PlaceReading {
  readonly place: PlaceMatch;
  /** Says what was changed in form: a former name, a part of a merged unit; null when the name is the official one. */
  readonly notice: Finding | null;
}

/** A place that is not in the register. */
export interface PlaceFinding extends Finding {
  /** Code of the unit that surely contains the place, or null. */
  readonly container: string | null;
}

function noticeOf(text: string, place: PlaceMatch): Finding | null {
  if (place.change === 'merged')
    return findingOf(
      'place_merged',
      'warning',
      text,
      `it is now a part of ${place.name} (${place.code})`,
      'check that the value stands for the whole unit',
    );
  if (place.kind === 'former')
    return findingOf(
      'place_former',
      'notice',
      text,
      `it is called ${place.name} (${place.code}) now`,
      'use the present name',
    );
  return null;
}

/**
 * Reads a place name or division code with a register; never guesses.
 * A miss is a finding that names what was perhaps meant, and the unit that surely contains the place.
 *
 * @example
 * normalizePlace('铁西区', register, { within: '210300' }); // { place: { code: '210303', ... }, notice: null }
 */
export function normalizePlace(text: string, register: Register, scope: PlaceScope = {}): PlaceReading | PlaceFinding {
  const place = resolvePlace(register, text, scope);
  if ('code' in place) return { place, notice: noticeOf(text, place) };
  const near = place.near.map(({ path, code }) => `${path} (${code})`).join(', ');
  const finding = place.ambiguous
    ? findingOf('place_ambiguous', 'error', text, 'several units bear this name', `name the unit above it: ${near}`)
    : findingOf(
        'place_unknown',
        'error',
        text,
        'the register has no such unit',
        near === '' ? 'use the official name or code' : `did you mean ${near}?`,
      );
  return { ...finding, container: place.container };
}
