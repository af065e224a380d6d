import { AtlasError } from '@practice-atlas/dataset';
import { type BoundaryFinding, boundaryFinding } from './boundary-finding.js';
import { malformed, readHead } from './boundary-head.js';
import { OutlineGatherer } from './gather-outlines.js';
import type { Identity } from './identify-feature.js';
import { type FaultyGeometry, type MendedGeometry, mendGeometry, NOTHING_MENDED } from './mend-geometry.js';
import { MOST_POSITIONS, namedBy, type OpenedBoundaries, partsOf } from './open-sound-boundaries.js';
import { soundPolygons } from './sound-polygons.js';

function identityOf(properties: unknown, index: number, tell: (finding: BoundaryFinding) => void): Identity | null {
  const identity = namedBy(properties);
  if (identity.code !== '') return identity;
  tell(
    boundaryFinding(
      ...(['code_missing', 'error', index, identity.name || null] as const),
      ['the feature has no division code', 'import the file again'],
      ['要素没有区划代码', '请重新导入文件'],
    ),
  );
  return null;
}

/** An outline that is sound, or mended. */
interface FoundOutline {
  readonly outline: MendedGeometry | FaultyGeometry;
  readonly positionCount: number;
}

function outlineOf(geometry: unknown): FoundOutline {
  const sound = soundPolygons(geometry);
  if (sound)
    return { outline: { polygons: sound.polygons, counts: NOTHING_MENDED }, positionCount: sound.positionCount };
  const outline = mendGeometry(geometry);
  const rings = 'fault' in outline ? [] : outline.polygons.flat();
  return { outline, positionCount: rings.reduce((sum, ring) => sum + ring.length, 0) };
}

/**
 * Opens a boundary set that was parsed from JSON, as far as it can be read: outlines that can be mended are, features that give none are left out, and
 * each of these is a finding in English and Chinese. Sound coordinates are referred to, not copied; the input is not changed.
 *
 * Throws AtlasError where no map is possible: `boundaries_malformed` when it is no boundary set, does not say whose it is or in which coordinate
 * system, or holds no outline that can be read; `file_too_large` when its outlines have more than `mostPositions` positions (default 1.5 million).
 *
 * @example
 * const { set, findings } = openBoundaries(await (await fetch('./liaoning-cities.json')).json());
 */
export function openBoundaries(
  json: unknown,
  { mostPositions = MOST_POSITIONS }: { mostPositions?: number } = {},
): OpenedBoundaries {
  const { attribution, level, features: given } = readHead(json);
  const gathered = new OutlineGatherer();
  let count = 0;
  for (const [index, feature] of given.entries()) {
    const { properties, geometry } = partsOf(feature);
    const identity = identityOf(properties, index, gathered.tell);
    const { outline, positionCount } = outlineOf(geometry);
    count += positionCount;
    if (count > mostPositions)
      throw new AtlasError('file_too_large', `the boundary set has more than ${mostPositions} positions, the limit`, {
        hint: 'simplify it first, for instance with mapshaper -simplify 10%, and import it again',
        details: { value: `> ${mostPositions}` },
      });
    gathered.add(index, identity, outline, identity?.name ?? '');
  }
  const features = gathered.end();
  const findings = gathered.findings.map((finding) => ({ ...finding, where: placeOf(finding) }));
  if (features.length === 0) {
    const first = findings.find((finding) => finding.level === 'error');
    throw malformed(
      'features.features',
      first ? `gives no outline; ${first.where.property}: ${first.reason}` : 'is empty',
      first?.remedy ?? 'import the file again, with the divisions in it',
    );
  }
  return {
    set: { attribution, level, features: { type: 'FeatureCollection', features } },
    findings,
    setAsideCount: gathered.setAsideCount,
  };
}

function placeOf({ where }: BoundaryFinding): BoundaryFinding['where'] {
  return where.property === undefined ? where : { ...where, property: `features.${where.property}` };
}
