import type { DivisionLevel } from '../register/create-register.js';

/** Coordinate systems of boundaries; none is ever assumed. */
export const BOUNDARY_SYSTEMS = ['wgs84', 'cgcs2000', 'gcj02', 'bd09'] as const;
export type BoundarySystem = (typeof BOUNDARY_SYSTEMS)[number];

/** Whose boundaries these are; drawn with every map of them. */
export interface BoundaryAttribution {
  readonly source: string;
  readonly licence: string;
  /** 审图号; null = none, and the map says so. */
  readonly mapApproval: string | null;
  /** A day such as `2024-03-31`; null when unknown. */
  readonly publishedOn: string | null;
  readonly crs: BoundarySystem;
  /** The system in which the source published them, where positions were converted from it (`convertBoundaries`). */
  readonly convertedFrom?: BoundarySystem;
}

/** Longitude and latitude in degrees. */
export type Position = readonly [number, number];
/** Closed: the last position is the first again. */
export type Ring = readonly Position[];
/** The outer ring, counterclockwise, then holes, clockwise, as RFC 7946 has it. */
export type PolygonRings = readonly Ring[];

export type BoundaryGeometry =
  | { readonly type: 'Polygon'; readonly coordinates: PolygonRings }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly PolygonRings[] };

/** The outline of one division. */
export interface BoundaryFeature {
  readonly type: 'Feature';
  readonly properties: { readonly code: string; readonly name: string };
  readonly geometry: BoundaryGeometry;
}

/** Outlines of divisions of one level, with whose they are: what a boundary file of ours holds. */
export interface BoundarySet {
  readonly attribution: BoundaryAttribution;
  readonly level: DivisionLevel;
  readonly features: { readonly type: 'FeatureCollection'; readonly features: readonly BoundaryFeature[] };
}

/** The most bytes of a boundary set that a page fetches: 32 MiB, thirty times what all counties of China need on a screen. */
export const MOST_SET_BYTES = 32 * 1024 * 1024;

/** The code of the outline of 南海诸岛 (the dashed line) in sets of the whole country; no division has it. */
export const SOUTH_CHINA_SEA = '100000_JD';

/** Lists the polygons of a geometry. */
export function polygonsOf(geometry: BoundaryGeometry): readonly PolygonRings[] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

/** Makes a geometry of polygons. */
export function geometryOf(polygons: readonly PolygonRings[]): BoundaryGeometry {
  const [only] = polygons;
  return only && polygons.length === 1
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: polygons };
}
