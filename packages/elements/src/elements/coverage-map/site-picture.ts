import type { BoundarySystem } from '@practice-atlas/geo';
import type { Outlines } from '@practice-atlas/geo/outlines.js';
import { asAtlasError } from '../../base/as-atlas-error.js';
import { addErrorWords, errorMessage } from '../../format/error-message.js';
import { boxesOverlap } from '../../marks/box.js';
import type { Mark, MarkList } from '../../marks/mark.js';
import { markBox } from '../../marks/mark-box.js';
import { wrapText } from '../../marks/wrap-text.js';
import type { SitePoints } from '../../models/site-points.js';
import type { CoverageMapOptions } from './coverage-map-marks.js';
import { type PlacedSites, placeSites } from './place-sites.js';
import { type SiteLayerName, siteLayerMarks } from './site-layer-marks.js';
import { siteLegendMarks } from './site-legend-marks.js';
import { mainView } from './site-view.js';

/** Sites to draw on a map, and how. */
export interface SitePicture {
  readonly sites?: SitePoints | null;
  /** Words of `SiteLayerName`, separated by spaces. */
  readonly layers?: string | null;
}

/** Texts of the map, which give way to sites. */
const LABELS = new Set(['region-name', 'region-value', 'star']);
/** What is drawn over sites. */
const ABOVE = new Set(['ring', 'leader', 'call-out-name', ...LABELS]);
const GAP_PX = 2;

addErrorWords({
  crs_mixed: ['坐标系不同，阵地未画出', '请先把阵地坐标转换到边界的坐标系。'],
});

type Label = Extract<Mark, { type: 'text' }>;

const isLabel = (mark: Mark): mark is Label => mark.type === 'text' && LABELS.has(mark.role);

/** Moves names that cover the square of a center below or above it, where no other name is. */
function movedLabels(marks: readonly Mark[], sites: readonly Mark[]): Mark[] {
  const centers = sites.filter(({ role, type }) => role === 'site' && type === 'rect').map(markBox);
  const labels = marks.filter(isLabel);
  const shifts = new Map<number | undefined, number>();
  for (const label of labels) {
    const box = markBox(label);
    const center = centers.find((one) => boxesOverlap(box, one));
    if (!center || shifts.has(label.datum)) continue;
    const own = labels.filter(({ datum }) => datum === label.datum).map(markBox);
    const others = labels.filter(({ datum }) => datum !== label.datum).map(markBox);
    const [top, bottom] = [Math.min(...own.map(({ y }) => y)), Math.max(...own.map(({ y, height }) => y + height))];
    const free = [center.y + center.height + GAP_PX - top, center.y - GAP_PX - bottom].find((shift) =>
      own.every((each) => ![...others, ...centers].some((one) => boxesOverlap({ ...each, y: each.y + shift }, one))),
    );
    if (free !== undefined) shifts.set(label.datum, free);
  }
  return marks.map((mark) => (isLabel(mark) ? { ...mark, y: mark.y + (shifts.get(mark.datum) ?? 0) } : mark));
}

function inserted(list: MarkList, sites: readonly Mark[]): Mark[] {
  const discs = sites.filter(({ role }) => role === 'cluster').map(markBox);
  const isCovered = (mark: Mark): boolean =>
    LABELS.has(mark.role) && discs.some((disc) => boxesOverlap(disc, markBox(mark), GAP_PX));
  const kept = movedLabels(
    list.marks.filter((mark) => !isCovered(mark)),
    sites,
  );
  const first = kept.findIndex(({ role }) => ABOVE.has(role));
  const at = first < 0 ? kept.length : first;
  return [...kept.slice(0, at), ...sites, ...kept.slice(at)];
}

/** Makes what adds sites to pictures of one boundary set; where they are placed is kept until sites or outlines change. */
export function siteDrawer(system: BoundarySystem) {
  let last: PlacedSites | null = null;
  return (list: MarkList, outlines: Outlines, options: CoverageMapOptions & SitePicture): MarkList => {
    const { sites, layers, theme, locale, widthPx } = options;
    if (!sites) return list;
    const topPx = list.height - 6 * theme.scale;
    try {
      if (last?.sites !== sites || last.outlines !== outlines) last = placeSites(sites, outlines, system);
      const view = mainView({ outlines, theme, locale });
      const wanted = new Set((layers ?? '').split(/\s+/).filter(Boolean) as SiteLayerName[]);
      const layer = siteLayerMarks(last, view, { layers: wanted });
      const legend = siteLegendMarks(layer.legend, view, { topPx, widthPx });
      return {
        ...list,
        height: Math.ceil(topPx + legend.heightPx + 4 * theme.scale),
        marks: [...inserted(list, layer.marks), ...legend.marks],
      };
    } catch (error) {
      const { what, remedy } = errorMessage(asAtlasError(error), locale);
      const size = 12 * theme.scale;
      const lines = wrapText([what, remedy].filter(Boolean).join(' '), widthPx, size, { lines: 3 });
      const notes = lines.map(
        (text, i): Mark => ({
          ...{ type: 'text', role: 'site-fault', x: 0, y: topPx + (13 + 19 * i) * theme.scale, anchor: 'start' },
          ...{ sizePx: size, weight: 500, family: 'sans', fill: theme.accent, runs: [{ text }] },
        }),
      );
      return {
        ...list,
        height: Math.ceil(topPx + (lines.length * 19 + 6) * theme.scale),
        marks: [...list.marks, ...notes],
      };
    }
  };
}
