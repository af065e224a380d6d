import { asAtlasError } from '../../../base/as-atlas-error.js';
import { addErrorWords, errorMessage } from '../../../format/error-message.js';
import { type Box, boxesOverlap } from '../../../marks/box.js';
import type { Mark } from '../../../marks/mark.js';
import { markBox } from '../../../marks/mark-box.js';
import { wrapText } from '../../../marks/wrap-text.js';
import type { SitePoints } from '../../../models/site-points.js';
import type { CoverageMapOptions } from '../coverage-map-marks.js';
import type { OutlinePicture } from '../outlines/outline-map-marks.js';
import type { PlacedSites } from './place-sites.js';
import { layerNames, type SiteLayer, siteLayerMarks } from './site-layer-marks.js';
import { siteLegendMarks } from './site-legend-marks.js';
import { mainView, type SiteView } from './site-view.js';

/** Sites to draw on a map, and how. */
export interface SitePicture {
  readonly sites?: SitePoints | null;
  /** Words of `SiteLayerName`, separated by spaces. */
  readonly layers?: string | null;
}

/** Texts of the map, which give way to sites. */
const LABELS = new Set(['region-name', 'region-value']);
/** What is drawn over sites. */
const ABOVE = new Set(['ring', 'leader-edge', 'leader', 'call-out-name', 'star', ...LABELS]);
const GAP_PX = 2;

// As in `sourceErrorWords`, which a page may not have.
addErrorWords({ crs_mixed: ['坐标系不同，无法画在一起', '请先把坐标转换到同一坐标系。'] });

type Label = Extract<Mark, { type: 'text' }>;

const isLabel = (mark: Mark): mark is Label => mark.type === 'text' && LABELS.has(mark.role);

/** How far a name is moved at most. */
const SHIFT_PX = 44;

const isWithin = (y: number, height: number, frame: Box): boolean =>
  y >= frame.y && y + height <= frame.y + frame.height;

/** Finds how far down (or up) a name and its value have to move to be free, the shortest way; null when there is no such place near. */
function shiftOf(own: readonly Box[], taken: readonly Box[], frame: Box, mostPx: number): number | null {
  const isFree = (shift: number): boolean =>
    own.every(
      (box) =>
        isWithin(box.y + shift, box.height, frame) &&
        !taken.some((one) => boxesOverlap({ ...box, y: box.y + shift }, one)),
    );
  if (isFree(0)) return 0;
  const [top, bottom] = [Math.min(...own.map(({ y }) => y)), Math.max(...own.map(({ y, height }) => y + height))];
  const shifts = taken
    .flatMap(({ y, height }) => [y + height + GAP_PX - top, y - GAP_PX - bottom])
    .filter((shift) => Math.abs(shift) <= mostPx);
  return shifts.sort((a, b) => Math.abs(a) - Math.abs(b)).find(isFree) ?? null;
}

/**
 * Moves the names of regions off discs and off the squares of centers. A name without a free place near is left out under a disc, which would hide it, and stays
 * over a square.
 */
function movedLabels(marks: readonly Mark[], sites: readonly Mark[], frame: Box, scale: number): Mark[] {
  const discs = sites.filter(({ role }) => role === 'cluster').map(markBox);
  const centers = sites.filter(({ role, type }) => role === 'site' && type === 'rect').map(markBox);
  const placed = new Map<number | undefined, Box[]>();
  for (const label of marks.filter(isLabel))
    placed.set(label.datum, [...(placed.get(label.datum) ?? []), markBox(label)]);
  const shifts = new Map<number | undefined, number | null>();
  for (const [datum, own] of placed) {
    const others = [...placed].flatMap(([other, boxes]) => (other === datum ? [] : boxes));
    const isUnder = own.some((box) => discs.some((disc) => boxesOverlap(box, disc)));
    const shift = shiftOf(own, [...discs, ...centers, ...others], frame, SHIFT_PX * scale) ?? (isUnder ? null : 0);
    shifts.set(datum, shift);
    placed.set(
      datum,
      own.flatMap((box) => (shift === null ? [] : { ...box, y: box.y + shift })),
    );
  }
  return marks.flatMap((mark): Mark[] => {
    const shift = isLabel(mark) ? shifts.get(mark.datum) : 0;
    if (shift === null) return [];
    return shift && isLabel(mark) ? [{ ...mark, y: mark.y + shift }] : [mark];
  });
}

/** Lays sites under what stands over them, and moves names off them. */
function inserted(marks: readonly Mark[], sites: readonly Mark[], frame: Box, scale: number): Mark[] {
  const discs = sites.filter(({ role }) => role === 'cluster').map(markBox);
  const kept = movedLabels(marks, sites, frame, scale).filter(
    (mark) => mark.role !== 'star' || !discs.some((disc) => boxesOverlap(disc, markBox(mark), GAP_PX)),
  );
  const first = kept.findIndex(({ role }) => ABOVE.has(role));
  const at = first < 0 ? kept.length : first;
  return [...kept.slice(0, at), ...sites, ...kept.slice(at)];
}

/** A picture with sites, and what of them is drawn. */
export interface SitesInPicture {
  readonly picture: OutlinePicture;
  readonly layer: SiteLayer;
  readonly view: SiteView;
}

/** Adds sites that were placed to the picture of a map. */
export function withSites(
  picture: OutlinePicture,
  placed: PlacedSites,
  { layers, theme, locale, widthPx }: CoverageMapOptions & SitePicture,
): SitesInPicture {
  const { over, fixed, labels } = picture;
  const topPx = picture.height - 6 * theme.scale;
  const view = mainView({ outlines: placed.outlines, theme, locale, picture });
  const layer = siteLayerMarks(placed, view, { layers: layerNames(layers) });
  const legend = siteLegendMarks(layer.legend, view, { topPx, widthPx });
  return {
    layer,
    view,
    picture: {
      ...picture,
      height: Math.ceil(topPx + legend.heightPx + 4 * theme.scale),
      over: [...inserted(over, layer.marks, picture.frame, theme.scale), ...legend.marks],
      labels: inserted(labels, layer.marks, picture.frame, theme.scale),
      fixed: [...fixed, ...legend.marks],
    },
  };
}

/** Says in the picture of a map why its sites are not drawn. */
export function withSiteFault(picture: OutlinePicture, error: unknown, options: CoverageMapOptions): OutlinePicture {
  const { theme, locale, widthPx } = options;
  const { over, fixed } = picture;
  const topPx = picture.height - 6 * theme.scale;
  const { what, remedy } = errorMessage(asAtlasError(error), locale);
  const size = 12 * theme.scale;
  const said = [what, remedy].filter(Boolean).join(locale === 'zh' ? '。' : '; ');
  const lines = wrapText(said, widthPx, size, { lines: 3 });
  const notes = lines.map(
    (text, i): Mark => ({
      ...{ type: 'text', role: 'site-fault', x: 0, y: topPx + (13 + 19 * i) * theme.scale, anchor: 'start' },
      ...{ sizePx: size, weight: 500, family: 'sans', fill: theme.accent, runs: [{ text }] },
    }),
  );
  return {
    ...picture,
    height: Math.ceil(topPx + (lines.length * 19 + 6) * theme.scale),
    over: [...over, ...notes],
    fixed: [...fixed, ...notes],
  };
}
