import { columnValue, textIndex } from '@practice-atlas/dataset';
import type { CheckContext, Fault } from './check-context.js';
import { groupRows, listGroups, plainNumbers } from './group-rows.js';
import { type Box, CHINA, PROVINCE_BOXES } from './province-boxes.js';

/** So many sites at one point are a default point: that many anyway, or fewer when they are of several regions. */
const MANY_SITES = 10;
const SEVERAL_SITES = 5;
const SEVERAL_REGIONS = 3;

const isIn = ([west, south, east, north]: Box, lng: number, lat: number) =>
  lng >= west && lng <= east && lat >= south && lat <= north;

/**
 * Checks the coordinates of sites that have both: outside China or outside a rough box around the province of their region,
 * longitude and latitude exchanged, no coordinate system (found once when no site has one), and one point for many sites: ten, or five of three regions.
 */
export function checkCoordinates(context: CheckContext): void {
  const { sites } = context.dataset.tables;
  const { rowCount, columns } = sites;
  const { lng, lat, crs } = columns;
  if (rowCount === 0 || !(lng || lat)) return;
  const [lngs, lats] = [plainNumbers(lng, rowCount), plainNumbers(lat, rowCount)];
  const codes = plainNumbers(columns.region_code, rowCount);
  const boxes = boxesOf(context);
  const systems = plainNumbers(crs, rowCount);
  const hasSystem = (row: number) => systems[row]! >= 0;
  let placedRow = -1;
  let systemCount = 0;
  for (let row = 0; row < rowCount; row += 1) {
    const [x, y] = [lngs[row]!, lats[row]!];
    if (Number.isNaN(x + y)) continue;
    const fault = faultOf(x, y, boxes[codes[row]!] ?? null);
    if (fault) context.report(sites, row, 'lng', fault);
    if (placedRow < 0 || context.isEarlier(sites, row, placedRow)) placedRow = row;
    if (hasSystem(row)) systemCount += 1;
  }
  if (systemCount === 0 && placedRow >= 0) reportSystem(context, placedRow, true);
  else
    for (let row = 0; row < rowCount; row += 1)
      if (!hasSystem(row) && !Number.isNaN(lngs[row]! + lats[row]!)) reportSystem(context, row, false);
  checkPoints(context, lngs, lats, codes);
}

/** The box of the province of each code in the column. */
function boxesOf({ dataset }: CheckContext): (Box | null)[] {
  const { region_code: codes } = dataset.tables.sites.columns;
  if (!codes) return [];
  const { texts, rows, count } = textIndex(codes);
  return Array.from(
    { length: count },
    (_, number) => PROVINCE_BOXES[String(columnValue(texts, rows[number]!)).slice(0, 2)] ?? null,
  );
}

function faultOf(lng: number, lat: number, box: Box | null): Fault | null {
  const value = `${lng}, ${lat}`;
  const isInside = isIn(CHINA, lng, lat);
  if (isInside && (box === null || isIn(box, lng, lat))) return null;
  if (isIn(box ?? CHINA, lat, lng))
    return {
      code: 'coordinates_exchanged',
      level: 'warning',
      value,
      reason: 'the longitude is a latitude of the place, and the latitude a longitude',
      remedy: 'exchange the two',
    };
  if (isInside)
    return {
      code: 'coordinates_elsewhere',
      level: 'notice',
      value,
      reason: 'the point lies outside a rough box around the province of its region',
      remedy: 'correct the point or the region',
    };
  return {
    code: 'coordinates_outside',
    level: 'warning',
    value,
    reason:
      lng === 0 && lat === 0
        ? 'the point 0, 0 stands for a missing one in many exports'
        : 'the point lies outside China',
    remedy: 'correct it, or leave it empty when it is unknown',
  };
}

function reportSystem(context: CheckContext, row: number, isAll: boolean): void {
  if (context.earlier.hasCode('crs_undeclared', context.dataset.tables.sites, row)) return;
  context.report(context.dataset.tables.sites, row, 'crs', {
    code: 'crs_missing',
    level: 'warning',
    value: null,
    reason: `${isAll ? 'no site with coordinates' : 'the site has coordinates, and nothing'} says in which system they are; points may be 100 to 700 m off${isAll ? '; this is the first of them' : ''}`,
    remedy: 'say wgs84, cgcs2000, gcj02 or bd09: a phone gives WGS-84, Amap and Tencent GCJ-02, Baidu BD-09',
  });
}

function checkPoints(
  context: CheckContext,
  lngs: ArrayLike<number>,
  lats: ArrayLike<number>,
  codes: ArrayLike<number>,
): void {
  const { sites } = context.dataset.tables;
  const groups = groupRows([lngs, lats], sites.rowCount);
  const { starts, rows } = listGroups(groups);
  for (let group = 0; group < groups.count; group += 1) {
    const [start, end] = [starts[group]!, starts[group + 1]!];
    const point = rows[start]!;
    if (end - start < SEVERAL_SITES || !isIn(CHINA, lngs[point]!, lats[point]!)) continue;
    const regions = new Set<number>();
    let first = point;
    for (let i = start; i < end; i += 1) {
      regions.add(codes[rows[i]!]!);
      if (context.isEarlier(sites, rows[i]!, first)) first = rows[i]!;
    }
    if (end - start < MANY_SITES && regions.size < SEVERAL_REGIONS) continue;
    context.report(sites, first, 'lng', {
      code: 'coordinates_repeated',
      level: 'warning',
      value: `${lngs[first]!}, ${lats[first]!}`,
      reason: `${end - start} sites in ${regions.size} ${regions.size === 1 ? 'region' : 'regions'} stand at this one point; this is the first of them`,
      remedy: 'leave the default point of a platform out, and fill in where each site stands',
    });
  }
}
