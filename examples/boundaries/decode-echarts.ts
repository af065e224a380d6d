/** Grid steps of one degree in the map files of ECharts. */
const STEPS_PER_DEGREE = 1024;

export type Place = [number, number];

interface EncodedFeature {
  readonly id: string;
  readonly properties: { readonly name: string };
  readonly geometry: {
    readonly type: string;
    readonly coordinates: readonly unknown[];
    readonly encodeOffsets: unknown;
  };
}

/** A map file of ECharts 4 as it was parsed from JSON. */
export interface EncodedMap {
  readonly features: readonly EncodedFeature[];
}

/** One area of an ECharts map: its polygons, each its rings in degrees. */
export interface DecodedArea {
  /** The division code that ECharts gives it. */
  readonly id: string;
  readonly name: string;
  readonly polygons: readonly (readonly Place[][])[];
}

/** Undoes the folding of signs: 0, -1, 1, -2, 2 ... stand as 0, 1, 2, 3, 4 ... */
const unfolded = (code: number): number => (code >> 1) ^ -(code & 1);

/**
 * Decodes a ring that ECharts wrote as text: two characters a position, each a step from the position before, its sign folded in, plus 64.
 * `offset` is where the first step starts, in grid steps.
 */
export function decodeRing(text: string, offset: Place): Place[] {
  let [x, y] = offset;
  const ring: Place[] = [];
  for (let i = 0; i + 1 < text.length; i += 2) {
    x += unfolded(text.charCodeAt(i) - 64);
    y += unfolded(text.charCodeAt(i + 1) - 64);
    ring.push([x / STEPS_PER_DEGREE, y / STEPS_PER_DEGREE]);
  }
  return ring;
}

/** Decodes a map file of ECharts 4; properties other than id and name are left out. */
export function decodeEcharts({ features }: EncodedMap): DecodedArea[] {
  return features.map(({ id, properties, geometry: { type, coordinates, encodeOffsets } }) => {
    const isSingle = type === 'Polygon';
    const polygons = (isSingle ? [coordinates] : coordinates) as string[][];
    const offsets = (isSingle ? [encodeOffsets] : encodeOffsets) as Place[][];
    const decoded = polygons.map((rings, i) => rings.map((text, j) => decodeRing(text, offsets[i]![j]!)));
    return { id, name: properties.name, polygons: decoded };
  });
}
