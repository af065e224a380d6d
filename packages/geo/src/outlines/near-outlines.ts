import { isTypo } from '../register/is-typo.js';
import type { DataRegion } from './join-outlines.js';
import type { Outline } from './outline.js';

/**
 * Lists the outlines that a region without one was perhaps meant by, without a register: those of its name, else those whose code differs by one character or by two
 * that changed places. `spare` are the outlines that no region has. Nothing is guessed: they are only named.
 */
export function nearOutlines<O extends Pick<Outline, 'code' | 'name'>>(
  { code, name }: DataRegion,
  spare: readonly O[],
): readonly O[] {
  const named = spare.filter((outline) => outline.name !== '' && outline.name === name);
  return named.length > 0 ? named : spare.filter((outline) => isTypo(outline.code, code));
}
