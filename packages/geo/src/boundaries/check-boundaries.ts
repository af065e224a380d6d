import type { Register } from '../register/create-register.js';
import { type BoundaryFinding, boundaryFinding } from './boundary-finding.js';
import { type BoundaryFeature, type BoundarySet, polygonsOf, SOUTH_CHINA_SEA } from './boundary-set.js';
import { checkNational, isNational } from './check-national.js';
import { nearUnits } from './near-units.js';
import { ringCrossing } from './ring-crossing.js';
import { standsAtLevel, unitsAtLevel } from './stands-at-level.js';

const COUNTRY = '100000';
/** Unknown codes for which near ones are looked up. */
const MOST_NEAR = 500;

/** A unit of the register around a code; of codes below it, the county. */
function unitOf(code: string, register: Register) {
  return register.division(code) ?? (/^\d{9,12}$/.test(code) ? register.division(code.slice(0, 6)) : null);
}

/** The smallest division around all features; null when none is known. */
function scopeOf(features: readonly BoundaryFeature[], register: Register): string | null {
  let shared: readonly string[] | null = null;
  for (const { properties } of features) {
    const unit = properties.code === SOUTH_CHINA_SEA ? register.division(COUNTRY) : unitOf(properties.code, register);
    if (!unit) continue;
    const path = register.path(unit.code).map(({ code }) => code);
    if (shared === null) shared = path.length > 1 ? path.slice(0, -1) : path;
    else shared = shared.filter((code, depth) => path[depth] === code);
  }
  return shared?.at(-1) ?? null;
}

/**
 * Checks a boundary set against the register: codes and their level, duplicates, rings that cross themselves, divisions of the parent
 * that are missing, the approval number of the map, and for a national set what every map of the country has to show (`checkNational`).
 * Changes nothing.
 *
 * `within` is the parent; default: the smallest division around all features.
 */
export function checkBoundaries(
  set: BoundarySet,
  register: Register,
  { within }: { within?: string } = {},
): readonly BoundaryFinding[] {
  const { attribution, level } = set;
  const { features } = set.features;
  const findings: BoundaryFinding[] = [];
  const tell = (...given: Parameters<typeof boundaryFinding>): void => {
    findings.push(boundaryFinding(...given));
  };
  const scope = within === undefined ? scopeOf(features, register) : (register.division(within)?.code ?? within);
  const seen = new Set<string>();
  const work = { pairs: 0 };
  let unknownCount = 0;
  for (const [index, { properties, geometry }] of features.entries()) {
    const { code, name } = properties;
    const label = `${name} (${code})`;
    const unit = register.division(code);
    if (seen.has(code))
      tell(
        ...(['code_duplicate', 'error', index, label] as const),
        ['the code stands twice', 'join the outlines'],
        ['代码出现了两次', '请合并轮廓'],
      );
    seen.add(code);
    if (code !== SOUTH_CHINA_SEA && !unitOf(code, register)) {
      unknownCount += 1;
      const near = unknownCount > MOST_NEAR ? '' : nearUnits({ code, name }, level, register, scope ?? undefined);
      tell(
        ...(['code_unknown', 'error', index, label] as const),
        ['the register has no such division', near === '' ? 'correct the code' : `did you mean ${near}?`],
        ['区划表中没有这个代码', near === '' ? '请更正代码' : `是不是 ${near}？`],
      );
    } else if (unit && !standsAtLevel(unit, level, register))
      tell(
        ...(['level_wrong', 'error', index, label] as const),
        [`${unit.name} is a ${unit.level}, not a ${level}`, 'leave it out'],
        [`${unit.name} 的级别是 ${unit.level}，不是 ${level}`, '请去掉'],
      );
    const at = polygonsOf(geometry)
      .flat()
      .map((ring) => ringCrossing(ring, work))
      .find((position) => position !== null);
    if (at) {
      const place = `${at[0].toFixed(5)}, ${at[1].toFixed(5)}`;
      tell(
        ...(['ring_crosses_itself', 'warning', index, label] as const),
        [`a ring crosses itself near ${place}`, 'mend it where it was drawn'],
        [`有一个环在 ${place} 附近自相交`, '请在原图中修正'],
      );
    }
  }
  if (scope !== null)
    for (const unit of unitsAtLevel(scope, level, register))
      if (!seen.has(unit.code)) {
        const around = register.division(scope)?.name ?? scope;
        tell(
          ...(['division_missing', 'warning', null, `${unit.name} (${unit.code})`] as const),
          [`the set has no outline of it, though it has others of ${around}`, 'add its outline'],
          [`没有它的轮廓，却有${around}其他区划的`, '请补上轮廓'],
        );
      }
  findings.push(...checkNational(set, isNational(set) || register.division(within ?? '')?.code === COUNTRY));
  if (attribution.mapApproval === null)
    tell(
      ...(['map_approval_missing', 'warning', null, null] as const),
      [
        'no map approval number (审图号) is given; every map will say so at its lower left',
        'give the number of the reviewed map',
      ],
      ['没有审图号；每张图的左下角都会注明', '请填写审定地图的审图号'],
    );
  return findings;
}
