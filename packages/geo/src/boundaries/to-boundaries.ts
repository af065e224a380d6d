import type { Finding } from '@practice-atlas/dataset';
import type { Division, DivisionLevel, Register } from '../register/create-register.js';
import { resolvePlace } from '../register/resolve-place.js';
import { boundaryFinding } from './boundary-finding.js';
import {
  type BoundaryAttribution,
  type BoundaryFeature,
  type BoundarySet,
  type PolygonRings,
  SOUTH_CHINA_SEA,
} from './boundary-set.js';
import { type GeometryFault, geometryOf, mendGeometry } from './mend-geometry.js';
import type { RawFeature } from './read-features.js';
import { standsAtLevel } from './stands-at-level.js';

/** How to turn features into boundaries. */
export interface ToBoundariesOptions {
  readonly level: DivisionLevel;
  readonly attribution: BoundaryAttribution;
  readonly register: Register;
  /** The property with the division code; default: the first known one, such as `adcode` or 区划代码. */
  readonly codeField?: string;
  /** The property with the name; default: the first known one. */
  readonly nameField?: string;
  /** The division within which all lie; it decides between places of the same name. */
  readonly within?: string;
}

/** Boundaries, and what was wrong with the features they came from. */
export interface MadeBoundaries {
  readonly set: BoundarySet;
  readonly findings: readonly Finding[];
  /** Features that are not in the set. */
  readonly setAsideCount: number;
}

const CODE_FIELDS = 'code adcode 区划代码 行政区划代码 行政区代码 代码 xzqdm xzqhdm pac gb code_id areacode id'.split(
  ' ',
);
const NAME_FIELDS = 'name 名称 行政区名称 行政区 xzqmc xzqhmc mc name_zh name_chn fullname areaname'.split(' ');
const SEA_NAME = /^(?:南海诸岛|九段线|十段线|南海(?:九|十)段线)$/;

const FAULTS: Readonly<Record<GeometryFault, readonly [string, string]>> = {
  geometry_missing: ['the feature has no geometry', 'draw it, or leave the feature out'],
  geometry_unsupported: ['the geometry is neither a Polygon nor a MultiPolygon', 'export areas, not lines or points'],
  geometry_malformed: ['the coordinates are no rings of numbers', 'export the file again'],
  geometry_empty: ['the geometry has no ring with an area', 'draw it, or leave the feature out'],
  coordinates_projected: ['the coordinates are no degrees', 'project the file to longitude and latitude first'],
  coordinates_swapped: ['the coordinates have latitude before longitude', 'swap them: longitude comes first'],
};

/** Finds the property that is meant, case ignored. */
function fieldOf(features: readonly RawFeature[], candidates: readonly string[]): string | null {
  const present = new Map<string, string>();
  for (const { properties } of features.slice(0, 100))
    for (const name of Object.keys(properties)) present.set(name.trim().toLowerCase(), name);
  for (const candidate of candidates) {
    const name = present.get(candidate);
    if (name !== undefined) return name;
  }
  return null;
}

function textOf({ properties }: RawFeature, field: string | null): string {
  const value = field !== null && Object.hasOwn(properties, field) ? properties[field] : null;
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' ? value.trim() : '';
}

interface Identity {
  readonly code: string;
  readonly name: string;
}

/** Finds 北京市 behind 110100 (市辖区) and 重庆市 behind 500200 (县), which stand for a municipality, or a part of it, among cities. */
function municipality(code: string, level: DivisionLevel, register: Register): Division | null {
  const unit = level === 'city' && /^\d\d0[12]00$/.test(code) ? register.division(code.slice(0, 2)) : null;
  return unit && standsAtLevel(unit, level, register) ? unit : null;
}

/** Finds the division that a feature means, by code and else by name; tells when it means none. */
function identityOf(
  index: number,
  written: string,
  name: string,
  { level, register, within }: ToBoundariesOptions,
  tell: (finding: Finding) => void,
): Identity | null {
  if (SEA_NAME.test(name) || /_JD$/i.test(written)) return { code: SOUTH_CHINA_SEA, name: name || '南海诸岛' };
  const nearText = (text: string): string => {
    if (text === '') return '';
    const place = resolvePlace(register, text, within === undefined ? {} : { within });
    const near = 'code' in place ? [place] : place.near;
    return near.map((unit) => `${unit.name} (${unit.code})`).join(', ');
  };
  if (written === '') {
    const scope = { ...(within === undefined ? {} : { within }) };
    const place = name === '' ? null : resolvePlace(register, name, { ...scope, level });
    const found = place && 'code' in place ? place : name === '' ? null : resolvePlace(register, name, scope);
    const unit = found && 'code' in found ? register.division(found.code) : null;
    if (unit && standsAtLevel(unit, level, register)) {
      const reason = `it has no code; its name is that of ${unit.name} (${unit.code})`;
      tell(boundaryFinding('code_from_name', 'notice', index, name, reason, 'add the code'));
      return { code: unit.code, name: unit.name };
    }
    const near = nearText(name);
    const remedy = near === '' ? 'add the division code' : `add the division code; near: ${near}`;
    tell(boundaryFinding('code_missing', 'error', index, name || null, 'the feature has no division code', remedy));
    return null;
  }
  const unit = register.division(written) ?? municipality(written, level, register);
  if (unit) {
    if (register.formerCode(written)) {
      const reason = `the code is a former one of ${unit.name} (${unit.code})`;
      tell(
        boundaryFinding('code_former', 'warning', index, written, reason, 'check that the outline is the present one'),
      );
    }
    if (standsAtLevel(unit, level, register)) return { code: unit.code, name: name || unit.name };
    const reason = `${unit.name} is a ${unit.level}, not a ${level}`;
    tell(boundaryFinding('level_wrong', 'error', index, written, reason, 'leave it out, or name the level of the set'));
    return null;
  }
  const isBelow = (level === 'township' || level === 'village') && /^\d{9}(?:\d{3})?$/.test(written);
  if (isBelow && register.division(written.slice(0, 6))) return { code: written, name: name || written };
  const near = nearText(name);
  const remedy = near === '' ? 'correct the code' : `did you mean ${near}?`;
  tell(boundaryFinding('code_unknown', 'error', index, written, 'the register has no such division', remedy));
  return null;
}

/**
 * Turns the features of a file into a boundary set. Codes come from a property, else from the name where one division has it; former
 * codes are replaced. Rings are closed and turned; several features of one code become one outline. Features without a division or an
 * outline in degrees are set aside, each with a finding (`row` counts features from 1). Nothing of the input is changed.
 *
 * `checkBoundaries` judges the set that comes out.
 */
export function toBoundaries(features: readonly RawFeature[], options: ToBoundariesOptions): MadeBoundaries {
  const { level, attribution } = options;
  const codeField = options.codeField ?? fieldOf(features, CODE_FIELDS);
  const nameField = options.nameField ?? fieldOf(features, NAME_FIELDS);
  const findings: Finding[] = [];
  const tell = (finding: Finding): void => {
    findings.push(finding);
  };
  const made = new Map<string, { name: string; polygons: PolygonRings[] }>();
  let setAsideCount = 0;
  let turned = 0;
  for (const [index, raw] of features.entries()) {
    const name = textOf(raw, nameField);
    const identity = identityOf(index, textOf(raw, codeField), name, options, tell);
    const mended = identity && mendGeometry(raw.geometry);
    if (typeof mended === 'string') {
      const [reason, remedy] = FAULTS[mended];
      tell(boundaryFinding(mended, 'error', index, name || identity?.code || null, reason, remedy));
    }
    if (!identity || !mended || typeof mended === 'string') {
      setAsideCount += 1;
      continue;
    }
    const { polygons, closed, dropped } = mended;
    turned += mended.turned;
    const label = `${identity.name} (${identity.code})`;
    if (closed > 0)
      tell(boundaryFinding('ring_open', 'notice', index, label, `${closed} rings were not closed; they are now`, ''));
    if (dropped > 0)
      tell(
        boundaryFinding('ring_empty', 'warning', index, label, `${dropped} rings have no area; they are left out`, ''),
      );
    const before = made.get(identity.code);
    if (before) {
      const reason = 'the code stands more than once; the outlines are joined';
      tell(
        boundaryFinding('code_duplicate', 'warning', index, label, reason, 'check that they are parts of one division'),
      );
      before.polygons.push(...polygons);
    } else made.set(identity.code, { name: identity.name, polygons: [...polygons] });
  }
  if (turned > 0)
    tell(
      boundaryFinding(
        'ring_winding',
        'notice',
        null,
        String(turned),
        `${turned} rings ran the other way round; they were turned`,
        '',
      ),
    );
  const list = [...made].map(
    ([code, { name, polygons }]): BoundaryFeature => ({
      type: 'Feature',
      properties: { code, name },
      geometry: geometryOf(polygons),
    }),
  );
  list.sort((a, b) => (a.properties.code < b.properties.code ? -1 : 1));
  return {
    set: { attribution, level, features: { type: 'FeatureCollection', features: list } },
    findings,
    setAsideCount,
  };
}
