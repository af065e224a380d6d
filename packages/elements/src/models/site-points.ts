import { AtlasError, type Column, columnValue, isValid, type PracticeDataset } from '@practice-atlas/dataset';
import type { BoundarySystem } from '@practice-atlas/geo';

/** Places of practice by column, one row a site. */
export interface SitePoints {
  /** Degrees; NaN = no position. */
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  /** The coordinate system of every position. */
  readonly crs: BoundarySystem;
  /** Index into `tiers`. */
  readonly tier: Uint8Array;
  /** `center`, `institute`, `station`, `base`, `point`, or words of your own. */
  readonly tiers: readonly string[];
  readonly names?: { at(index: number): string | null | undefined };
  /** The site's own key, which a choice tells the page. */
  readonly ids?: { at(index: number): string | null | undefined };
  /** Index into `regions`; one beyond them = unknown. Absent = sites belong where they stand on the map. */
  readonly region?: ArrayLike<number>;
  /** Division codes. */
  readonly regions?: readonly string[];
  /** The row of the site above; -1 = none. */
  readonly parents?: Int32Array;
  /** 1 = carries a star. */
  readonly stars?: Uint8Array;
  /** Said with the picture. */
  readonly simulated?: boolean;
}

function parentsOf(ids: Column, parentIds: Column, count: number): Int32Array {
  const rows = new Map(Array.from({ length: count }, (_, row) => [columnValue(ids, row), row]));
  return Int32Array.from({ length: count }, (_, row) => {
    const id = columnValue(parentIds, row);
    return id === null ? -1 : (rows.get(id) ?? -1);
  });
}

/** The one coordinate system of the rows that have a position; CGCS2000 and WGS-84 differ by decimeters and count as one. */
function systemOf(crs: Column | undefined, placed: (row: number) => boolean, count: number): BoundarySystem | null {
  const found = new Map<string, BoundarySystem>();
  for (let row = 0; row < count; row++) {
    const word = crs && placed(row) ? (columnValue(crs, row) as BoundarySystem | null) : null;
    if (word !== null) found.set(word === 'cgcs2000' ? 'wgs84' : word, word);
  }
  if (found.size > 1)
    throw new AtlasError('crs_mixed', `sites have positions in ${[...found.values()].join(' and ')}`, {
      hint: 'convert them to one coordinate system before they are drawn',
      where: { table: 'sites', column: 'crs' },
      details: { value: [...found.values()].join(', ') },
    });
  return [...found.values()][0] ?? null;
}

/** Which region each row says that it belongs to; nothing where the column is missing. */
function regionsOf(code: Column | undefined, rowCount: number): Pick<SitePoints, 'region' | 'regions'> {
  if (code?.kind !== 'category') return {};
  const { indices, dictionary } = code;
  const unknown = dictionary.length;
  return {
    region: Uint32Array.from({ length: rowCount }, (_, row) => (isValid(code, row) ? indices[row]! : unknown)),
    regions: dictionary,
  };
}

/**
 * Reads the sites of a dataset as columns; null when it has none. A site without longitude, latitude or coordinate system has no position (NaN): its
 * system is never guessed. A site with a demonstration title carries a star. Names and ids are read from the column when they are asked for.
 *
 * Throws AtlasError `crs_mixed` when positions are in several coordinate systems, which are up to 700 m apart.
 */
export function sitePoints({ tables, simulation }: PracticeDataset): SitePoints | null {
  const { rowCount, columns } = tables.sites;
  const {
    tier,
    lng,
    lat,
    crs,
    name,
    demo_since: demo,
    site_id: ids,
    parent_site_id: parentIds,
    region_code: region,
  } = columns;
  if (rowCount === 0 || tier?.kind !== 'category') return null;
  const has = (column: Column | undefined, row: number): boolean => column !== undefined && isValid(column, row);
  const isPlaced = (row: number): boolean => has(lng, row) && has(lat, row) && has(crs, row);
  const degrees = (column: Column | undefined): Float64Array =>
    Float64Array.from({ length: rowCount }, (_, row) =>
      isPlaced(row) ? Number(columnValue(column!, row)) : Number.NaN,
    );
  const isSimulated = simulation?.tables.includes('sites') ?? false;
  return {
    lng: degrees(lng),
    lat: degrees(lat),
    crs: systemOf(crs, isPlaced, rowCount) ?? 'wgs84',
    tier: Uint8Array.from({ length: rowCount }, (_, row) => (isValid(tier, row) ? tier.indices[row]! : 255)),
    tiers: tier.dictionary,
    stars: Uint8Array.from({ length: rowCount }, (_, row) => Number(has(demo, row))),
    simulated: isSimulated,
    ...regionsOf(region, rowCount),
    ...(name ? { names: { at: (row: number) => columnValue(name, row) as string | null } } : {}),
    ...(ids ? { ids: { at: (row: number) => columnValue(ids, row) as string | null } } : {}),
    ...(ids && parentIds ? { parents: parentsOf(ids, parentIds, rowCount) } : {}),
  };
}

/** Lists the rows without a position, as indices. */
export function unplacedSites({ lng, lat }: SitePoints): number[] {
  return Array.from(lng, (value, row) => (Number.isFinite(value) && Number.isFinite(lat[row]) ? -1 : row)).filter(
    (row) => row >= 0,
  );
}
