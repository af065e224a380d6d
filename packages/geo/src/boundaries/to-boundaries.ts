import type { DivisionLevel, Register } from '../register/create-register.js';
import { type BoundaryFinding, boundaryFinding } from './boundary-finding.js';
import type { BoundaryAttribution, BoundarySet } from './boundary-set.js';
import { OutlineGatherer } from './gather-outlines.js';
import { identifyFeature } from './identify-feature.js';
import { mendGeometry } from './mend-geometry.js';
import type { RawFeature } from './read-features.js';

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
  readonly findings: readonly BoundaryFinding[];
  /** Features that are not in the set. */
  readonly setAsideCount: number;
}

const CODE_FIELDS = 'code adcode 区划代码 行政区划代码 行政区代码 代码 xzqdm xzqhdm pac gb code_id areacode id'.split(
  ' ',
);
const NAME_FIELDS = 'name 名称 行政区名称 行政区 xzqmc xzqhmc mc name_zh name_chn fullname areaname'.split(' ');
/** Features without a division for which near ones are looked up. */
const MOST_NEAR = 500;

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

/**
 * Turns the features of a file into a boundary set. Codes come from a property, else from the name where one division has it; former
 * codes are replaced. Outlines are mended: rings closed, turned, cut at 180 degrees; parts that cannot be read left out; several features of one
 * code become one outline. Features without a division or an outline in degrees are set aside. Each of these is a finding (`row` counts features
 * from 1). Nothing of the input is changed.
 *
 * `checkBoundaries` judges the set that comes out.
 */
export function toBoundaries(features: readonly RawFeature[], options: ToBoundariesOptions): MadeBoundaries {
  const { level, attribution } = options;
  const codeField = options.codeField ?? fieldOf(features, CODE_FIELDS);
  const nameField = options.nameField ?? fieldOf(features, NAME_FIELDS);
  const gathered = new OutlineGatherer();
  let missCount = 0;
  for (const [index, raw] of features.entries()) {
    const given = { code: textOf(raw, codeField), name: textOf(raw, nameField) };
    const identity = identifyFeature(index, given, options, gathered.tell, missCount < MOST_NEAR);
    if (!identity) missCount += 1;
    const mended = raw.fault ? { fault: raw.fault, far: null } : mendGeometry(raw.geometry);
    gathered.add(index, identity, mended, given.name || (identity?.code ?? ''));
  }
  if (features.length === 0)
    gathered.tell(
      boundaryFinding(
        ...(['set_empty', 'error', null, null] as const),
        ['the file holds no features', 'export it again, with the divisions in it'],
        ['文件中没有要素', '请重新导出，包含各区划'],
      ),
    );
  const list = gathered.end();
  list.sort((a, b) => (a.properties.code < b.properties.code ? -1 : 1));
  return {
    set: { attribution, level, features: { type: 'FeatureCollection', features: list } },
    findings: gathered.findings,
    setAsideCount: gathered.setAsideCount,
  };
}
