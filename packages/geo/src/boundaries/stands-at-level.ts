import type { Division, DivisionLevel, Register } from '../register/create-register.js';

const ORDER: readonly DivisionLevel[] = ['country', 'province', 'city', 'county', 'township', 'village'];

const depthOf = (level: DivisionLevel): number => ORDER.indexOf(level === 'zone' ? 'county' : level);

/**
 * Says whether a unit stands for itself where a map is divided by a level: it has the level; or it skips the level (仙桃市, a county
 * directly below a province, among cities); or it has nothing of the level below it (北京市 among cities). Below counties the
 * register knows no units, so nothing stands for them.
 */
export function standsAtLevel(
  { code, level, parentCode }: Division,
  wanted: DivisionLevel,
  register: Register,
): boolean {
  if (level === wanted || level === 'zone') return true;
  const depth = depthOf(wanted);
  const parent = parentCode === null ? null : register.division(parentCode);
  const divides = (above: string): boolean =>
    register.children(above).some((child) => child.level !== 'zone' && depthOf(child.level) <= depth);
  if (depthOf(level) > depth) return parent !== null && depthOf(parent.level) < depth && divides(parent.code);
  if (depth > depthOf('county')) return false;
  return level !== 'country' && !divides(code);
}

/** Lists the units that a whole set of a level has within a division, zones left out, in code order. */
export function unitsAtLevel(scope: string, wanted: DivisionLevel, register: Register): readonly Division[] {
  return register.divisions.filter(
    (unit) =>
      unit.level !== 'zone' &&
      register.isWithin(unit.code, scope) &&
      (unit.code !== scope || unit.level === wanted) &&
      standsAtLevel(unit, wanted, register),
  );
}
