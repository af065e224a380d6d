import { type BoundaryFinding, boundaryFinding } from './boundary-finding.js';
import { type BoundaryFeature, type BoundarySet, polygonsOf, SOUTH_CHINA_SEA } from './boundary-set.js';

const COUNTRY = '100000';
/** Outlines in so many of the 34 provinces make a map of the country; the largest regions that are mapped by themselves have twelve. */
const MANY_PROVINCES = 17;

interface Box {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}
const TAIWAN: Box = { west: 119.9, east: 122.2, south: 21.7, north: 25.5 };
const HAINAN: Box = { west: 108.4, east: 111.3, south: 18, north: 20.4 };
const DIAOYU: Box = { west: 123.2, east: 124.8, south: 25.5, north: 26.2 };
/** South of 12 degrees only the islands of the South China Sea are Chinese. */
const SEA: Box = { west: 105, east: 120, south: 2, north: 12 };
/** Where islands lie and none of the dashes. */
const AMONG_ISLANDS: Box = { west: 111, east: 115.3, south: 8.2, north: 11.9 };

function reaches(features: readonly BoundaryFeature[], { west, east, south, north }: Box): boolean {
  return features.some(({ geometry }) =>
    polygonsOf(geometry).some(([outer = []]) =>
      outer.some(([x, y]) => x >= west && x <= east && y >= south && y <= north),
    ),
  );
}

/** Says whether a set shows the whole country: its outline, the dashes of the South China Sea, or divisions of half of the provinces. */
export function isNational({ features }: Pick<BoundarySet, 'features'>): boolean {
  const codes = features.features.map(({ properties }) => properties.code);
  if (codes.includes(COUNTRY) || codes.includes(SOUTH_CHINA_SEA)) return true;
  return new Set(codes.filter((code) => /^\d{6}/.test(code)).map((code) => code.slice(0, 2))).size >= MANY_PROVINCES;
}

/**
 * Checks that a set of the whole country shows what every map of it has to: 台湾, 海南, 钓鱼岛, 南海诸岛 and the dashes around them
 * (公开地图内容表示规范, 2023). Each that is missing is a finding of level `error`, and forbids to draw the set. Other sets, see `isNational`, give none;
 * `isWhole` says that a set means the whole country, however little it holds.
 */
export function checkNational(set: Pick<BoundarySet, 'features'>, isWhole = isNational(set)): BoundaryFinding[] {
  if (!isWhole) return [];
  const all = set.features.features;
  const dashes = all.filter(({ properties }) => properties.code === SOUTH_CHINA_SEA);
  const land = all.filter((feature) => !dashes.includes(feature));
  const of = (province: string) =>
    land.filter(({ properties: { code } }) => code === COUNTRY || code.startsWith(province));
  const parts: readonly (readonly [code: string, isThere: boolean, what: string])[] = [
    ['taiwan_missing', reaches(of('71'), TAIWAN), '台湾省'],
    ['hainan_missing', reaches(of('46'), HAINAN), '海南岛'],
    ['diaoyu_missing', reaches(land, DIAOYU), '钓鱼岛'],
    ['south_china_sea_missing', reaches(land, SEA) || reaches(dashes, AMONG_ISLANDS), '南海诸岛'],
    ['sea_line_missing', dashes.length > 0, `南海断续线 (${SOUTH_CHINA_SEA})`],
  ];
  return parts
    .filter(([, isThere]) => !isThere)
    .map(([code, , what]) =>
      boundaryFinding(
        ...([code, 'error', null, what] as const),
        [`a national set lacks ${what}`, 'a map of the whole country has to show it; use a reviewed set that does'],
        [`全国边界缺少${what}`, '全国地图必须表示；请换用包含它的审定地图'],
      ),
    );
}
