import { AtlasError } from '@practice-atlas/dataset';
import type { BoundaryFeature, BoundarySet } from '../boundaries/boundary-set.js';
import type { Outline, OutlineBox, OutlineMatrix, Outlines } from './outline.js';
import { INSET_SCALE, planeOf } from './plane-of.js';
import { positionPlacer } from './position-placer.js';
import { elsewhere, type PlaneShape, toOutline } from './to-outline.js';

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

/** Free between the main map and the inset, as a share of the width of the main map. */
const INSET_GAP = 0.01;

type Corner = Pick<OutlineBox, 'x' | 'y'>;

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

/** What brings `from` to `to`. */
const matrixOf = (from: Corner, to: Corner, scale: number): OutlineMatrix => ({
  ...{ scale, x: to.x - from.x * scale, y: to.y - from.y * scale },
});

/**
 * Projects a boundary set into a box of px: paths to draw, rings to hit, points for labels. Areas keep their proportions (see `conicProjection`);
 * positions are taken as they are, whatever the coordinate system, and lines between them are straight in the drawing, so that
 * neighbors still meet. Copies; the set is not changed, and must not be later: its projection is kept. An empty set gives no outlines.
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
  const { divisions, shapes, box: main, plane, inset } = planeOf(set);
  if (!main && !inset)
    return {
      ...{ width, height, outlines: [], extent: null, pxPerKm: null, project: () => null },
      ...{ plane, matrix: { scale: 1, x: 0, y: 0 }, inset: null },
    };

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
  const pxPerKm = pxPerRadius / EARTH_RADIUS_KM;

  const insetAt = {
    x: left + (groupWidth - insetWidth) * pxPerRadius,
    y: top + (groupHeight - insetHeight) * pxPerRadius,
    width: insetWidth * pxPerRadius,
    height: insetHeight * pxPerRadius,
  };
  const matrix = matrixOf({ x, y }, { x: left, y: top }, pxPerRadius);
  const insetMatrix = matrixOf(inset?.box ?? EMPTY, insetAt, pxPerRadius);
  const insetOutlines = (inset?.shapes ?? []).flatMap((shape) => toOutline(shape, insetMatrix) ?? []);
  const inInset = new Map(insetOutlines.map((outline) => [outline.code, outline]));
  const outlineOf = ({ properties: { code } }: BoundaryFeature, i: number): Outline | [] => {
    const there = inInset.get(code);
    return (shapes[i] && toOutline(shapes[i], matrix)) ?? (there ? elsewhere(there) : []);
  };
  let made: readonly Outline[] | undefined;
  return {
    width,
    height,
    // Made when they are first asked for: who looks for a fitting height asks for the extent only.
    get outlines() {
      made ??= divisions.flatMap(outlineOf);
      return made;
    },
    extent: main && { x: left, y: top, width: mainWidth * pxPerRadius, height: mainHeight * pxPerRadius },
    pxPerKm: main ? pxPerKm : null,
    project: positionPlacer(plane, matrix),
    ...{ plane, matrix },
    inset: inset && {
      ...{ ...insetAt, outlines: insetOutlines, pxPerKm: pxPerKm * INSET_SCALE, plane: inset.plane },
      ...{ matrix: insetMatrix, project: positionPlacer(inset.plane, insetMatrix) },
    },
  };
}
