import { type BoundaryFinding, boundaryFinding, type FindingText } from './boundary-finding.js';
import type { Position } from './boundary-set.js';
import type { FaultyGeometry, GeometryFault, MendingCounts } from './mend-geometry.js';

type Pair = readonly [en: FindingText, zh: FindingText];

const FAULTS: Readonly<Record<GeometryFault, Pair>> = {
  arcs_missing: [
    ['the geometry refers to arcs that the TopoJSON file does not have', 'export the file again'],
    ['图形引用的弧段在 TopoJSON 文件中不存在', '请重新导出文件'],
  ],
  geometry_missing: [
    ['the feature has no geometry', 'draw it, or leave the feature out'],
    ['要素没有图形', '请补上图形，或去掉该要素'],
  ],
  geometry_unsupported: [
    ['the geometry is neither a Polygon nor a MultiPolygon', 'export areas, not lines or points'],
    ['图形不是面（Polygon、MultiPolygon）', '请导出面，不要导出线或点'],
  ],
  geometry_nested: [
    ['geometries lie too deep within collections', 'export the file again, one area a feature'],
    ['图形集合嵌套太深', '请重新导出，每个要素一个面'],
  ],
  geometry_malformed: [
    ['the coordinates are no rings of numbers', 'export the file again'],
    ['坐标不是由数字组成的环', '请重新导出文件'],
  ],
  coordinates_text: [
    ['the coordinates are written as text, not as numbers', 'export them as numbers, without quotes'],
    ['坐标写成了文本，不是数字', '请导出为不带引号的数字'],
  ],
  coordinates_projected: [
    ['the coordinates are no degrees', 'project the file to longitude and latitude first'],
    ['坐标不是经纬度', '请先把文件投影到经纬度'],
  ],
  coordinates_swapped: [
    ['the coordinates have latitude before longitude', 'swap them: longitude comes first'],
    ['坐标把纬度写在经度之前', '请对调：经度在前'],
  ],
  geometry_empty: [
    ['the geometry has no ring with an area', 'draw it, or leave the feature out'],
    ['图形中没有面积不为零的环', '请补上图形，或去掉该要素'],
  ],
};

/** Says which projection meters are most likely of, by where China lies in it: Web Mercator, or a Gauss-Kruger zone whose number stands before x. */
function projectionOf([x, y]: Position): string | null {
  const [east, north] = Math.abs(x) > Math.abs(y) ? [x, y] : [y, x];
  const zone = Math.floor(east / 1e6);
  if (zone >= 25 && zone <= 45 && north > 1e6 && north < 7e6) return `EPSG:${4488 + zone}`;
  if (zone >= 16 && zone <= 23 && north > 1e6 && north < 7e6) return `EPSG:${4478 + zone}`;
  return x > 8e6 && x < 15.2e6 && y > 3e5 && y < 7.3e6 ? 'EPSG:3857' : null;
}

/** Says why a geometry is no outline. */
export function faultFinding({ fault, far }: FaultyGeometry, index: number, value: string | null): BoundaryFinding {
  const [[reason, remedy], [reasonZh, remedyZh]] = FAULTS[fault];
  const likely = far && fault === 'coordinates_projected' ? projectionOf(far) : null;
  if (likely === null || far === null)
    return boundaryFinding(fault, 'error', index, value, [reason, remedy], [reasonZh, remedyZh]);
  const tool = `ogr2ogr -s_srs ${likely} -t_srs EPSG:4490`;
  const at = far.map(Math.round).join(', ');
  return boundaryFinding(
    ...([fault, 'error', index, value] as const),
    [`${reason}: ${at} are meters, most likely of ${likely}`, `${remedy}, for instance with ${tool}`],
    [`${reasonZh}：${at} 是米，很可能是 ${likely}`, `${remedyZh}，例如用 ${tool}`],
  );
}

const MENDED: readonly (readonly [
  count: keyof MendingCounts,
  code: string,
  level: 'notice' | 'warning',
  en: (count: number) => FindingText,
  zh: (count: number) => FindingText,
])[] = [
  [
    ...(['closed', 'ring_open', 'notice'] as const),
    (n) => [`rings that were not closed, and are now: ${n}`, ''],
    (n) => [`${n} 个环没有闭合，已闭合`, ''],
  ],
  [
    ...(['dropped', 'ring_empty', 'warning'] as const),
    (n) => [`rings without an area, left out: ${n}`, ''],
    (n) => [`${n} 个环没有面积，已略去`, ''],
  ],
  [
    ...(['malformed', 'ring_malformed', 'warning'] as const),
    (n) => [`rings that cannot be read, left out: ${n}`, 'compare the outline with its source, and export it again'],
    (n) => [`${n} 个环无法读取，已略去`, '请与来源核对轮廓，并重新导出'],
  ],
  [
    ...(['bad', 'position_malformed', 'warning'] as const),
    (n) => [`positions that are no degrees, left out: ${n}`, 'compare the outline with its source'],
    (n) => [`${n} 个点不是经纬度，已略去`, '请与来源核对轮廓'],
  ],
  [
    ...(['outside', 'hole_outside', 'warning'] as const),
    (n) => [`holes outside their outer ring, drawn as land: ${n}`, 'make each a polygon of its own, or take it out'],
    (n) => [`${n} 个洞在外环之外，按陆地画出`, '请各自改为单独的面，或去掉'],
  ],
  [
    ...(['split', 'ring_over_antimeridian', 'warning'] as const),
    (n) => [
      `rings over 180 degrees of longitude, cut or moved there: ${n}`,
      'no division of China lies there: check the coordinates',
    ],
    (n) => [`${n} 个环越过 180° 经线，已在该处切开或移回`, '中国没有区划在那里，请核对坐标'],
  ],
  [
    ...(['other', 'geometry_mixed', 'notice'] as const),
    (n) => [`points, lines or empty geometries beside the areas, left out: ${n}`, ''],
    (n) => [`面之外还有 ${n} 个点、线或空图形，已略去`, ''],
  ],
];

/** Says what was mended in a geometry, each kind once; rings that ran the wrong way round are told of the whole set. */
export function mendingFindings(counts: Readonly<MendingCounts>, index: number, value: string): BoundaryFinding[] {
  return MENDED.filter(([count]) => counts[count] > 0).map(([count, code, level, en, zh]) =>
    boundaryFinding(code, level, index, value, en(counts[count]), zh(counts[count])),
  );
}
