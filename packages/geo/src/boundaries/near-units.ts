import type { Division, DivisionLevel, Register } from '../register/create-register.js';
import { isTypo } from '../register/is-typo.js';
import { resolvePlace } from '../register/resolve-place.js';
import { standsAtLevel } from './stands-at-level.js';

const MOST = 3;

/**
 * Names up to three divisions that a code or a name was perhaps meant for, as `鞍山市 (210300)`: within the parent, of the level, those of a near
 * name first, then those whose code differs by one digit or by two that changed places.
 */
export function nearUnits(
  { code, name }: { code: string; name: string },
  level: DivisionLevel,
  register: Register,
  within: string | undefined,
): string {
  const isMeant = (unit: Division | null): unit is Division =>
    unit !== null &&
    standsAtLevel(unit, level, register) &&
    (within === undefined || register.isWithin(unit.code, within));
  const place = name === '' ? null : resolvePlace(register, name, within === undefined ? {} : { within });
  const named = place === null ? [] : 'code' in place ? [place] : place.near;
  const byName = named.map((unit) => register.division(unit.code)).filter(isMeant);
  const byCode = /^\d{6}$/.test(code)
    ? register.divisions.filter((unit) => isTypo(unit.code, code) && isMeant(unit))
    : [];
  // A name that is near says more than a code that is: of codes those of the same parent come first.
  const sameParent = (unit: Division) => (unit.code.slice(0, 4) === code.slice(0, 4) ? 0 : 1);
  byCode.sort((a, b) => sameParent(a) - sameParent(b));
  const near = [...new Set(byName.length > 0 ? byName : byCode)].slice(0, MOST);
  return near.map((unit) => `${unit.name} (${unit.code})`).join(', ');
}
