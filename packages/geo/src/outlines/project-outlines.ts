import { AtlasError } from '@practice-atlas/dataset';
import {
  type BoundaryFeature,
  type BoundarySet,
  type PolygonRings,
  polygonsOf,
  SOUTH_CHINA_SEA,
} from '../boundaries/boundary-set.js';
import { clipRing } from './clip-ring.js';
import { conicProjection, type DegreeBox, degreesOf, type Projection } from './conic-projection.js';
import type { Outline, OutlineBox, Outlines, ProjectPosition } from './outline.js';
import { positionPlacer } from './position-placer.js';
import { ringBox } from './ring-box.js';
import { type PlaneShape, toOutline } from './to-outline.js';

/** The box to draw in, in px. */
export interface ProjectOutlinesOptions {
  readonly width: number;
  readonly height: number;
  /** Free on all four sides; default 8. */
  readonly padding?: number;
}

const EARTH_RADIUS_KM = 6371.0088;
/** Nothing is enlarged beyond what makes this fill the box, in radii of the earth: 1 km. */
const SMALLEST_EXTENT = 1 / EARTH_RADIUS_KM;

/** Polygons wholly south of it are drawn in the inset only, when there is one; 海南岛 ends at 18.1. */
const SEA_NORTH = 18;
/** What the inset shows at least: from the coast of 广东 to south of 曾母暗沙. */
const SEA: DegreeBox = { west: 105.5, east: 123, south: 2.5, north: 24 };
/** Scale of the inset against the main map, as on reviewed maps. */
const INSET_SCALE = 0.5;
/** Free between the main map and the inset, as a share of the width of the main map. */
const INSET_GAP = 0.01;

const EMPTY: OutlineBox = { x: 0, y: 0, width: 0, height: 0 };

function checkSize({ width, height, padding = 8 }: ProjectOutlinesOptions): number {
  for (const [name, value, least] of [
    ['width', width, 0],
    ['height', height, 0],
    ['padding', padding, 0],
  ] as const)
    if (!Number.isFinite(value) || value < least)
      throw new AtlasError('parameter_malformed', `${name} cannot be ${value}`, { hint: 'give px, 0 or more' });
  if (2 * padding >= Math.min(width, height))
    throw new AtlasError(
      'parameter_malformed',
      `a padding of ${padding} px leaves nothing of ${width} x ${height} px`,
      {
        hint: 'make the box larger or the padding smaller',
      },
    );
  return padding;
}

function projected(
  { properties }: BoundaryFeature,
  polygons: readonly PolygonRings[],
  project: Projection,
): PlaneShape {
  const ringOf = (ring: PolygonRings[number]): Float64Array => {
    const flat = new Float64Array(ring.length * 2);
    for (const [i, position] of ring.entries()) flat.set(project(position), i * 2);
    return flat;
  };
  return { ...properties, polygons: polygons.map((rings) => rings.map(ringOf)) };
}

function clipped({ polygons, ...identity }: PlaneShape, box: OutlineBox): PlaneShape {
  const kept = polygons.map(([outer, ...holes]) => {
    const edge = outer ? clipRing(outer, box) : null;
    return edge ? [edge, ...holes.flatMap((hole) => clipRing(hole, box) ?? [])] : [];
  });
  return { ...identity, polygons: kept.filter((rings) => rings.length > 0) };
}

const boxOf = (shapes: readonly PlaneShape[]): OutlineBox | null =>
  ringBox(shapes.flatMap(({ polygons }) => polygons.flat()));

/** Finds how far east shapes reach south of `top`; minus infinity when none does. */
function eastBelow(shapes: readonly PlaneShape[], top: number): number {
  let east = -Infinity;
  for (const ring of shapes.flatMap(({ polygons }) => polygons.flat()))
    for (let i = 2; i < ring.length; i += 2) {
      const [ax, ay, bx, by] = [ring[i - 2]!, ring[i - 1]!, ring[i]!, ring[i + 1]!];
      if (ay >= top) east = Math.max(east, ax);
      if (by >= top) east = Math.max(east, bx);
      if (ay < top !== by < top) east = Math.max(east, ax + ((bx - ax) * (top - ay)) / (by - ay));
    }
  return east;
}

/** Lays out the inset in the plane of its own projection: what it shows, and the box that it fills, both at its scale. */
function seaShapes(features: readonly BoundaryFeature[], sea: BoundaryFeature) {
  const reach = degreesOf(polygonsOf(sea.geometry)) ?? SEA;
  const degrees = {
    west: Math.min(SEA.west, reach.west - 0.5),
    east: Math.max(SEA.east, reach.east + 0.5),
    south: Math.min(SEA.south, reach.south - 0.5),
    north: Math.max(SEA.north, reach.north + 0.5),
  };
  const full = conicProjection(degrees);
  const project: Projection = (position) => {
    const [x, y] = full(position);
    return [x * INSET_SCALE, y * INSET_SCALE];
  };
  const { west, east, south, north } = degrees;
  const middle = (west + east) / 2;
  const edge = [west, middle, east].flatMap((x) => [...project([x, south]), ...project([x, north])]);
  const box = ringBox([Float64Array.from(edge)])!;
  const isNear = ({ geometry }: BoundaryFeature): boolean => {
    const at = degreesOf(polygonsOf(geometry));
    return at !== null && at.south < north + 1 && at.north > south - 1 && at.east > west - 1 && at.west < east + 1;
  };
  const shapes = features
    .filter(isNear)
    .map((feature) => clipped(projected(feature, polygonsOf(feature.geometry), project), box))
    .filter(({ polygons }) => polygons.length > 0);
  return { shapes, box, project };
}

/** Moves and stretches shapes so that `from` comes to `to`. */
function placer(from: { x: number; y: number }, to: { x: number; y: number }, pxPerRadius: number) {
  return ({ polygons, ...identity }: PlaneShape): PlaneShape => ({
    ...identity,
    polygons: polygons.map((rings) =>
      rings.map((ring) =>
        ring.map((value, i) =>
          i % 2 === 0 ? to.x + (value - from.x) * pxPerRadius : to.y + (value - from.y) * pxPerRadius,
        ),
      ),
    ),
  });
}

/**
 * Projects a boundary set into a box of px: paths to draw, rings to hit, points for labels. Areas keep their proportions (see `conicProjection`);
 * positions are taken as they are, whatever the coordinate system, and lines between them are straight in the drawing, so that
 * neighbors still meet. Copies; the set is not changed. An empty set gives no outlines.
 *
 * A set with 南海诸岛 (`SOUTH_CHINA_SEA`) is drawn as reviewed maps of China are: the main map down to 海南岛, and the sea at half its scale in an
 * inset at the lower right, for which the main map makes room. Frame the inset, and draw nothing over it.
 *
 * Throws AtlasError `parameter_malformed` when the box has no room.
 *
 * @example
 * const { outlines } = projectOutlines(readBoundaries(json), { width: 640, height: 480 });
 * outlines[0]?.d; // 'M12.3,45.6L...Z'
 */
export function projectOutlines(set: BoundarySet, options: ProjectOutlinesOptions): Outlines {
  const { width, height } = options;
  const padding = checkSize(options);
  const { features } = set.features;
  const sea = features.find(({ properties }) => properties.code === SOUTH_CHINA_SEA);
  const divisions = features.filter((feature) => feature !== sea);
  const mainPolygons = divisions.map(({ geometry }) =>
    polygonsOf(geometry).filter((rings) => !sea || (degreesOf([rings])?.north ?? -90) >= SEA_NORTH),
  );
  const degrees = degreesOf(mainPolygons.flat());
  const project = degrees && conicProjection(degrees);
  const shapes = project ? divisions.map((feature, i) => projected(feature, mainPolygons[i]!, project)) : [];
  const main = boxOf(shapes);
  const inset = sea ? seaShapes(features, sea) : null;
  const nowhere: ProjectPosition = () => null;
  if (!main && !inset)
    return { width, height, outlines: [], extent: null, pxPerKm: null, project: nowhere, inset: null };

  const { x, y, width: mainWidth, height: mainHeight } = main ?? EMPTY;
  const { width: insetWidth, height: insetHeight } = inset?.box ?? EMPTY;
  const groupHeight = Math.max(mainHeight, insetHeight);
  const gap = mainWidth * INSET_GAP;
  const reachEast = inset ? eastBelow(shapes, y + groupHeight - insetHeight - gap) - x : -Infinity;
  const groupWidth = Math.max(mainWidth, insetWidth, reachEast + gap + insetWidth);
  const pxPerRadius = Math.min(
    (width - 2 * padding) / Math.max(groupWidth, SMALLEST_EXTENT),
    (height - 2 * padding) / Math.max(groupHeight, SMALLEST_EXTENT),
  );
  const left = (width - groupWidth * pxPerRadius) / 2;
  const top = (height - groupHeight * pxPerRadius) / 2;
  const placed = shapes.map(placer({ x, y }, { x: left, y: top }, pxPerRadius));
  const pxPerKm = pxPerRadius / EARTH_RADIUS_KM;

  const insetAt = {
    x: left + (groupWidth - insetWidth) * pxPerRadius,
    y: top + (groupHeight - insetHeight) * pxPerRadius,
    width: insetWidth * pxPerRadius,
    height: insetHeight * pxPerRadius,
  };
  const insetOutlines = (inset?.shapes ?? [])
    .map(placer(inset?.box ?? EMPTY, insetAt, pxPerRadius))
    .flatMap((shape) => toOutline(shape) ?? []);
  const inInset = new Map(insetOutlines.map((outline) => [outline.code, outline]));
  const outlineOf = ({ properties: { code } }: BoundaryFeature, i: number): Outline | [] => {
    const there = inInset.get(code);
    return (placed[i] && toOutline(placed[i])) ?? (there ? { ...there, d: '', rings: [] } : []);
  };
  return {
    width,
    height,
    outlines: divisions.flatMap(outlineOf),
    extent: boxOf(placed),
    pxPerKm: main ? pxPerKm : null,
    project: project
      ? positionPlacer(project, { from: { x, y }, to: { x: left, y: top }, pxPerRadius, south: sea ? SEA_NORTH : -90 })
      : nowhere,
    inset: inset && {
      ...{ ...insetAt, outlines: insetOutlines, pxPerKm: pxPerKm * INSET_SCALE },
      project: positionPlacer(inset.project, { from: inset.box, to: insetAt, pxPerRadius, frame: insetAt }),
    },
  };
}
