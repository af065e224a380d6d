import type { BoundaryFeature, BoundarySet, Position } from '@practice-atlas/geo';
import { Delaunay } from 'd3-delaunay';

/** How large a synthetic country is. Nothing in it resembles a real boundary. */
export interface SyntheticCountry {
  readonly seed?: number;
  /** Counties at the least; exclaves, islands and enclaves add none. Default 2900. */
  readonly countyCount?: number;
  /** Positions that an edge between two counties is divided into; 16 make about 100 positions a county. */
  readonly edgePoints?: number;
}

const [WEST, SOUTH, WIDTH, HEIGHT] = [80, 22, 45, 28];

/** Mulberry32: numbers from 0 to 1 by a seed. */
function randomBy(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const near = (value: number): number => Math.round(value * 1e6) / 1e6;

/** Roughens the way between two corners by moving middles sideways; the same for both counties that share it. */
function roughEdge(from: Position, until: Position, points: number, next: () => number): Position[] {
  if (points < 2) return [from];
  const [dx, dy] = [until[0] - from[0], until[1] - from[1]];
  const bend = (next() - 0.5) * 0.3;
  const middle: Position = [near((from[0] + until[0]) / 2 - dy * bend), near((from[1] + until[1]) / 2 + dx * bend)];
  return [...roughEdge(from, middle, points / 2, next), ...roughEdge(middle, until, points / 2, next)];
}

function roundRing([x, y]: Position, radius: number, points: number, next: () => number): Position[] {
  const ring = Array.from({ length: points }, (_, i): Position => {
    const angle = (i / points) * 2 * Math.PI;
    const reach = radius * (0.75 + 0.5 * next());
    return [near(x + reach * Math.cos(angle)), near(y + reach * Math.sin(angle))];
  });
  return [...ring, ring[0]!];
}

/** A map of more provinces counts as one of China, and may not lack what such a map has to show. */
const MOST_PROVINCES = 16;

/** Codes of counties by their place: provinces are strips of the country, a hundred counties each, or more where that would make too many provinces. */
function codesOf(points: readonly Position[]): string[] {
  const order = points.map((_, i) => i).sort((a, b) => points[a]![0] - points[b]![0] || a - b);
  const codes: string[] = [];
  const size = Math.max(100, Math.ceil(points.length / MOST_PROVINCES));
  order.forEach((point, i) => {
    const [province, county] = [Math.floor(i / size), i % size];
    codes[point] = `${11 + province}${String(11 + Math.floor(county / 10))}${String(11 + (county % 10))}`;
  });
  return codes;
}

/**
 * Makes a country that does not exist, from a seed: Voronoi cells of random points whose rough edges are shared by neighbors. Every 50th county has a
 * hole that an enclave of another county fills, every 40th an island, every 60th a piece inside a county further on.
 */
export function syntheticCountry({
  seed = 1,
  countyCount = 2900,
  edgePoints = 16,
}: SyntheticCountry = {}): BoundarySet {
  const next = randomBy(seed);
  let points: Position[] = Array.from({ length: countyCount }, () => [WEST + next() * WIDTH, SOUTH + next() * HEIGHT]);
  const cellsOf = (given: readonly Position[]) =>
    Delaunay.from(given.map(([x, y]): [number, number] => [x, y])).voronoi([WEST, SOUTH, WEST + WIDTH, SOUTH + HEIGHT]);
  // Once to the middle of the cells, so that none is a sliver.
  const first = cellsOf(points);
  points = points.map((point, i) => {
    const cell = first.cellPolygon(i)?.slice(1) ?? [[...point]];
    return [0, 1].map((axis) => cell.reduce((sum, at) => sum + at[axis]!, 0) / cell.length) as unknown as Position;
  });
  const voronoi = cellsOf(points);
  const edges = new Map<string, Position[]>();
  const edgeOf = (from: Position, until: Position): Position[] => {
    const key = [from.join(), until.join()].sort().join(' ');
    const isTurned = key !== `${from.join()} ${until.join()}`;
    const [a, b] = isTurned ? [until, from] : [from, until];
    const edge = edges.get(key) ?? [...roughEdge(a, b, edgePoints, next), b];
    edges.set(key, edge);
    return (isTurned ? edge.toReversed() : edge).slice(0, -1);
  };
  const polygons = points.map((_, i): Position[][][] => {
    const corners = (voronoi.cellPolygon(i) ?? []).map(([x, y]): Position => [near(x!), near(y!)]);
    const ring = corners.slice(1).flatMap((corner, at) => edgeOf(corners[at]!, corner));
    // Voronoi cells run clockwise on paper, whose y points down: counterclockwise here, as the format has outer rings.
    return [[[...ring, ring[0]!]]];
  });
  const size = Math.sqrt((WIDTH * HEIGHT) / countyCount);
  points.forEach((point, i) => {
    const other = polygons[(i + 7) % countyCount]!;
    const isOwner = i % 50 === 0 || i % 60 === 1;
    if (isOwner) {
      const ring = roundRing(point, size * 0.09, 24, next);
      polygons[i]![0]!.push(ring.toReversed());
      other.push([ring]);
    }
    if (i % 40 === 3) {
      const island: Position = [point[0], SOUTH - 1.2 - next()];
      polygons[i]!.push([roundRing(island, size * 0.12, 20, next)]);
    }
  });
  const codes = codesOf(points);
  const features = polygons.map(
    (coordinates, i): BoundaryFeature => ({
      type: 'Feature',
      properties: { code: codes[i]!, name: `虚构${codes[i]!.slice(2)}县` },
      geometry: { type: 'MultiPolygon', coordinates },
    }),
  );
  return {
    attribution: {
      source: 'synthetic country of the tests: no real boundary',
      licence: 'MIT',
      mapApproval: null,
      publishedOn: null,
      crs: 'cgcs2000',
    },
    level: 'county',
    features: {
      type: 'FeatureCollection',
      features: features.sort((a, b) => (a.properties.code < b.properties.code ? -1 : 1)),
    },
  };
}

/** A hundred counties of the synthetic country: one of its provinces. */
export function syntheticProvince(seed = 1): BoundarySet {
  const country = syntheticCountry({ seed, countyCount: 400 });
  const features = country.features.features.filter(({ properties }) => properties.code.startsWith('12'));
  return { ...country, features: { type: 'FeatureCollection', features } };
}
