import {
  type BoundaryFeature,
  type BoundarySet,
  type PolygonRings,
  polygonsOf,
  SOUTH_CHINA_SEA,
} from '../boundaries/boundary-set.js';
import { type DegreeBox, degreesOf } from '../boundaries/degrees-of.js';
import { clipRing } from './clip-ring.js';
import { conicProjection, type Projection } from './conic-projection.js';
import type { OutlineBox, OutlinePlane } from './outline.js';
import { outlinePlane } from './outline-plane.js';
import { joinBoxes, ringBox } from './ring-box.js';
import type { PlaneShape } from './to-outline.js';

/** A boundary set in the plane of its projection, in radii of the earth. */
export interface Plane {
  /** The features that are divisions, in the order of the set. */
  readonly divisions: readonly BoundaryFeature[];
  /** The main map, one a division; empty when nothing is drawn there. */
  readonly shapes: readonly PlaneShape[];
  readonly box: OutlineBox | null;
  /** Of the main map. */
  readonly plane: OutlinePlane;
  /** What the inset of 南海诸岛 shows and the box that it fills, both at its scale; null when the set has none. */
  readonly inset: {
    readonly shapes: readonly PlaneShape[];
    readonly box: OutlineBox;
    readonly plane: OutlinePlane;
  } | null;
}

/** Polygons wholly south of it are drawn in the inset only, when there is one; 海南岛 ends at 18.1. */
const SEA_NORTH = 18;
/** What the inset shows at least: from the coast of 广东 to south of 曾母暗沙. */
const SEA: DegreeBox = { west: 105.5, east: 123, south: 2.5, north: 24 };
/** Scale of the inset against the main map, as on reviewed maps. */
export const INSET_SCALE = 0.5;

function shapeOf({ code, name }: Pick<PlaneShape, 'code' | 'name'>, polygons: PlaneShape['polygons']): PlaneShape {
  return { code, name, polygons, box: ringBox(polygons.flat()) };
}

function projected(
  { properties }: BoundaryFeature,
  polygons: readonly PolygonRings[],
  project: Projection,
): PlaneShape {
  const ringOf = (ring: PolygonRings[number]): Float64Array => {
    const flat = new Float64Array(2 * ring.length);
    for (let i = 0; i < ring.length; i++) {
      const position = ring[i]!;
      project(position[0], position[1], flat, 2 * i);
    }
    return flat;
  };
  return shapeOf(
    properties,
    polygons.map((rings) => rings.map(ringOf)),
  );
}

function clipped(shape: PlaneShape, box: OutlineBox): PlaneShape {
  const kept = shape.polygons.map(([outer, ...holes]) => {
    const edge = outer ? clipRing(outer, box) : null;
    return edge ? [edge, ...holes.flatMap((hole) => clipRing(hole, box) ?? [])] : [];
  });
  return shapeOf(
    shape,
    kept.filter((rings) => rings.length > 0),
  );
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
  const project: Projection = (lng, lat, flat, at) => {
    full(lng, lat, flat, at);
    flat[at]! *= INSET_SCALE;
    flat[at + 1]! *= INSET_SCALE;
  };
  const { west, east, south, north } = degrees;
  const edge = new Float64Array(12);
  for (const [i, lng] of [west, (west + east) / 2, east].entries()) {
    project(lng, south, edge, 4 * i);
    project(lng, north, edge, 4 * i + 2);
  }
  const box = ringBox([edge])!;
  const isNear = ({ geometry }: BoundaryFeature): boolean => {
    const at = degreesOf(polygonsOf(geometry));
    return at !== null && at.south < north + 1 && at.north > south - 1 && at.east > west - 1 && at.west < east + 1;
  };
  const shapes = features
    .filter(isNear)
    .map((feature) => clipped(projected(feature, polygonsOf(feature.geometry), project), box))
    .filter(({ polygons }) => polygons.length > 0);
  return { shapes, box, plane: outlinePlane({ project, frame: box }) };
}

function makePlane(set: BoundarySet): Plane {
  const { features } = set.features;
  const sea = features.find(({ properties }) => properties.code === SOUTH_CHINA_SEA);
  const divisions = features.filter((feature) => feature !== sea);
  const polygons = divisions.map(({ geometry }) =>
    polygonsOf(geometry).filter((rings) => !sea || (degreesOf([rings])?.north ?? -90) >= SEA_NORTH),
  );
  const degrees = degreesOf(polygons.flat());
  const project = degrees && conicProjection(degrees);
  const shapes = project ? divisions.map((feature, i) => projected(feature, polygons[i]!, project)) : [];
  const plane = outlinePlane({ project, south: sea ? SEA_NORTH : -90 });
  return {
    divisions,
    shapes,
    box: joinBoxes(shapes.map((shape) => shape.box)),
    plane,
    inset: sea ? seaShapes(features, sea) : null,
  };
}

const known = new WeakMap<BoundarySet, Plane>();

/** Projects a boundary set; the plane is kept as long as the set is, so that another size costs no projection. */
export function planeOf(set: BoundarySet): Plane {
  const plane = known.get(set) ?? makePlane(set);
  known.set(set, plane);
  return plane;
}
