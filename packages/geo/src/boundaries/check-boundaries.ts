import type { Finding } from '@practice-atlas/dataset';
import type { Register } from '../register/create-register.js';
import { boundaryFinding } from './boundary-finding.js';
import { type BoundaryFeature, type BoundarySet, polygonsOf, SOUTH_CHINA_SEA } from './boundary-set.js';
import { ringCrossing } from './ring-crossing.js';
import { standsAtLevel, unitsAtLevel } from './stands-at-level.js';

const TAIWAN = '710000';
const COUNTRY = '100000';
/** South of it, and within these longitudes, only the islands of the South China Sea are Chinese. */
const SEA_BOX = { north: 12, west: 105, east: 120 };

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

function reachesSea({ geometry }: BoundaryFeature): boolean {
  const { north, west, east } = SEA_BOX;
  return polygonsOf(geometry).some(([outer = []]) => outer.some(([x, y]) => y < north && x > west && x < east));
}

function checkCountry(features: readonly BoundaryFeature[], register: Register): Finding[] {
  const hasTaiwan = features.some(({ properties: { code } }) => code === COUNTRY || register.isWithin(code, TAIWAN));
  const law = 'a map of the whole country has to show it; use a reviewed set that does';
  return [
    ...(hasTaiwan ? [] : [boundaryFinding('taiwan_missing', 'error', null, null, 'a national set lacks 台湾省', law)]),
    ...(features.some(reachesSea)
      ? []
      : [boundaryFinding('south_china_sea_missing', 'error', null, null, 'a national set lacks 南海诸岛', law)]),
  ];
}

/**
 * Checks a boundary set against the register: codes and their level, duplicates, rings that cross themselves, divisions of the parent
 * that are missing, the approval number of the map, and for a national set 台湾省 and 南海诸岛. Changes nothing.
 *
 * `within` is the parent; default: the smallest division around all features.
 */
export function checkBoundaries(
  { attribution, level, features: { features } }: BoundarySet,
  register: Register,
  { within }: { within?: string } = {},
): readonly Finding[] {
  const findings: Finding[] = [];
  const seen = new Set<string>();
  for (const [index, { properties, geometry }] of features.entries()) {
    const { code, name } = properties;
    const label = `${name} (${code})`;
    const unit = register.division(code);
    if (seen.has(code))
      findings.push(
        boundaryFinding('code_duplicate', 'error', index, label, 'the code stands twice', 'join the outlines'),
      );
    seen.add(code);
    if (code !== SOUTH_CHINA_SEA && !unitOf(code, register))
      findings.push(
        boundaryFinding('code_unknown', 'error', index, label, 'the register has no such division', 'correct the code'),
      );
    else if (unit && !standsAtLevel(unit, level, register)) {
      const reason = `${unit.name} is a ${unit.level}, not a ${level}`;
      findings.push(boundaryFinding('level_wrong', 'error', index, label, reason, 'leave it out'));
    }
    const at = polygonsOf(geometry)
      .flat()
      .map(ringCrossing)
      .find((position) => position !== null);
    if (at) {
      const reason = `a ring crosses itself near ${at[0].toFixed(5)}, ${at[1].toFixed(5)}`;
      findings.push(
        boundaryFinding('ring_crosses_itself', 'warning', index, label, reason, 'mend it where it was drawn'),
      );
    }
  }
  const scope = within === undefined ? scopeOf(features, register) : (register.division(within)?.code ?? within);
  if (scope !== null)
    for (const unit of unitsAtLevel(scope, level, register))
      if (!seen.has(unit.code)) {
        const reason = `the set has no outline of it, though it has others of ${register.division(scope)?.name ?? scope}`;
        const label = `${unit.name} (${unit.code})`;
        findings.push(boundaryFinding('division_missing', 'warning', null, label, reason, 'add its outline'));
      }
  if (scope === COUNTRY || seen.has(SOUTH_CHINA_SEA)) findings.push(...checkCountry(features, register));
  if (attribution.mapApproval === null) {
    const reason = 'no map approval number (审图号) is given; every map will say so at its lower left';
    findings.push(
      boundaryFinding('map_approval_missing', 'warning', null, null, reason, 'give the number of the reviewed map'),
    );
  }
  return findings;
}
