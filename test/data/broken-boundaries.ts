/** A closed square, counterclockwise. */
export const square = (x: number, y: number, side = 0.8): [number, number][] => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
];

const polygon = (...rings: unknown[]) => ({ type: 'Polygon', coordinates: rings });
const feature = (code: string, name: string, geometry: unknown) => ({
  ...{ type: 'Feature', properties: { code, name } },
  geometry,
});

/** Whose the made-up outlines are. */
export const MADE_UP = {
  ...{ source: '虚构的方格 (made up)', licence: 'MIT', mapApproval: null, publishedOn: null, crs: 'wgs84' },
} as const;

/** Three cities that stand sound beside every fault. */
const SOUND = [
  feature('210100', '沈阳市', polygon(square(122, 42))),
  feature('210200', '大连市', polygon(square(121, 39))),
  feature('210300', '鞍山市', polygon(square(122, 41))),
];

/** A fault of boundaries, as features beside the sound ones. */
export interface BrokenCase {
  readonly name: string;
  readonly label: { readonly zh: string; readonly en: string };
  readonly features: readonly unknown[];
  /** The finding that a map makes of it; null = its code is told in the notes below the map. */
  readonly code: string | null;
  /** What a reader is told below a map. */
  readonly said: { readonly zh: RegExp; readonly en: RegExp };
  /** The finding of `boundaries import`. */
  readonly imported: string;
  /** How many outlines a map draws, the sound ones too. */
  readonly drawn: number;
}

/** Small faults by name; the rest of the boundaries is drawn. */
export const BROKEN: readonly BrokenCase[] = [
  {
    name: 'winding',
    label: { zh: '环的方向相反', en: 'Wrong winding' },
    features: [feature('210500', '本溪市', polygon(square(123, 41).reverse()))],
    code: 'ring_winding',
    said: { zh: /1 个环方向相反，已调转/, en: /rings that ran the other way round, and were turned: 1/ },
    imported: 'ring_winding',
    drawn: 4,
  },
  {
    name: 'duplicate',
    label: { zh: '代码重复', en: 'Duplicate codes' },
    features: [feature('210100', '沈阳市', polygon(square(123, 42)))],
    code: 'code_duplicate',
    said: {
      zh: /沈阳市 \(210100\)：代码不止一次出现，轮廓已合并/,
      en: /the code stands more than once; the outlines are joined/,
    },
    imported: 'code_duplicate',
    drawn: 3,
  },
  {
    name: 'hole',
    label: { zh: '洞在外环之外', en: 'A hole outside its ring' },
    features: [feature('210500', '本溪市', polygon(square(123, 41), square(124.2, 41.2, 0.3).reverse()))],
    code: 'hole_outside',
    said: { zh: /1 个洞在外环之外，按陆地画出/, en: /holes outside their outer ring, drawn as land: 1/ },
    imported: 'hole_outside',
    drawn: 4,
  },
  {
    name: 'antimeridian',
    label: { zh: '越过 180° 经线', en: 'Over the antimeridian' },
    // A whole turn west of where it lies.
    features: [feature('210500', '本溪市', polygon(square(123 - 360, 41)))],
    code: 'ring_over_antimeridian',
    said: {
      zh: /1 个环越过 180° 经线，已在该处切开或移回/,
      en: /rings over 180 degrees of longitude, cut or moved there: 1/,
    },
    imported: 'ring_over_antimeridian',
    drawn: 4,
  },
  {
    name: 'empty',
    label: { zh: '没有图形', en: 'An empty geometry' },
    features: [feature('210500', '本溪市', polygon())],
    code: 'geometry_empty',
    said: { zh: /本溪市：图形中没有面积不为零的环/, en: /the geometry has no ring with an area/ },
    imported: 'geometry_empty',
    drawn: 3,
  },
  {
    name: 'typo',
    label: { zh: '代码写错', en: 'A mistyped code' },
    features: [feature('215000', '本溪市', polygon(square(123, 41)))],
    code: null,
    said: {
      zh: /本溪市 \(210500\)：边界文件中没有；相近：本溪市 \(215000\)/,
      en: /210500\): not in the boundaries; near: 本溪市 \(215000\)/,
    },
    imported: 'code_unknown',
    drawn: 3,
  },
];

/** A boundary set with a fault; null = it does not say whose it is. */
export const brokenSet = ({ features }: Pick<BrokenCase, 'features'>, attribution: unknown = MADE_UP) => ({
  ...(attribution === null ? {} : { attribution }),
  ...{ level: 'city', features: { type: 'FeatureCollection', features: [...SOUND, ...features] } },
});
