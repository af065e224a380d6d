/** The polygons of a geometry, of which nothing is known yet. */
export interface CollectedPolygons {
  readonly polygons: readonly unknown[];
  /** Points, lines and things that are no geometry, left out. */
  readonly otherCount: number;
}

/** How deep geometries may lie within collections, and how many they may be. */
const DEEPEST = 16;
const MOST = 1_000_000;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Collects the polygons of a GeoJSON geometry, also those within collections; says why there can be none. */
export function collectPolygons(
  geometry: unknown,
): CollectedPolygons | 'geometry_missing' | 'geometry_malformed' | 'geometry_nested' | 'geometry_unsupported' {
  if (geometry === null || geometry === undefined) return 'geometry_missing';
  if (!isObject(geometry)) return 'geometry_malformed';
  const polygons: unknown[] = [];
  const waiting: { each: unknown; depth: number }[] = [{ each: geometry, depth: 0 }];
  let otherCount = 0;
  for (let at = 0; at < waiting.length; at++) {
    const { each, depth } = waiting[at]!;
    if (depth > DEEPEST || waiting.length > MOST) return 'geometry_nested';
    const { type, coordinates, geometries } = isObject(each) ? each : {};
    if (type === 'GeometryCollection' && Array.isArray(geometries))
      for (const inner of geometries) waiting.push({ each: inner, depth: depth + 1 });
    else if (type !== 'Polygon' && type !== 'MultiPolygon') otherCount += 1;
    else if (!Array.isArray(coordinates)) return 'geometry_malformed';
    else if (type === 'Polygon') polygons.push(coordinates);
    else for (const polygon of coordinates) polygons.push(polygon);
  }
  if (polygons.length === 0 && otherCount > 0) return 'geometry_unsupported';
  return { polygons, otherCount };
}
