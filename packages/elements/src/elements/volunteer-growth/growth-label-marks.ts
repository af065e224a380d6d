import type { Locale } from '../../format/locale.js';
import type { Box } from '../../marks/box.js';
import { fitText } from '../../marks/fit-text.js';
import { textWidth } from '../../marks/text-width.js';
import type { Series } from '../../models/series.js';
import { lineWords, reportedWords, targetWords } from '../../summaries/series-words.js';
import type { Theme } from '../../theme/theme.js';
import { type GrowthMarks, type PlacedDatum, TICK_PX } from './growth-marks.js';
import { type LabelRequest, type LabelSpot, labelMarks, type PlacedLabel } from './label-marks.js';

/** Boxes along a polyline, so that labels can keep off it. */
function alongLine(from: PlacedDatum, to: PlacedDatum, isStep: boolean): Box[] {
  const boxes: Box[] = [];
  const count = Math.max(1, Math.ceil((to.x - from.x) / 8));
  for (let index = 0; index < count; index += 1) {
    const share = index / count;
    const y0 = isStep ? from.y : from.y + (to.y - from.y) * share;
    const y1 = isStep ? from.y : from.y + ((to.y - from.y) * (index + 1)) / count;
    const x = from.x + (to.x - from.x) * share;
    boxes.push({ x, y: Math.min(y0, y1) - 2, width: (to.x - from.x) / count, height: Math.abs(y1 - y0) + 4 });
  }
  return boxes;
}

function obstaclesOf(layout: GrowthMarks): Box[] {
  const nextOf = new Map<Series, PlacedDatum>();
  return [...layout.data].reverse().flatMap((datum) => {
    const { series, point, x, y } = datum;
    if (series.form === 'reported') {
      const up = point.quantity.qualifier === 'at_least' ? TICK_PX : 8;
      const down = point.quantity.qualifier === 'at_most' || point.quantity.qualifier === 'nearly' ? TICK_PX : 8;
      const { value, valueMax } = point.quantity;
      const { plot, top } = layout.panels[datum.panel]!;
      const over = valueMax === null ? 0 : ((valueMax - (value ?? 0)) / top) * plot.height;
      return [{ x: x - 7, y: y - Math.max(up, over), width: 14, height: Math.max(up, over) + down }];
    }
    if (series.form === 'targets') {
      const { plot, top } = layout.panels[datum.panel]!;
      return [point.quantity.value, point.quantity.valueMax].flatMap((level) =>
        level === null
          ? []
          : [{ x: plot.x, y: plot.y + plot.height * (1 - level / top) - 2, width: plot.width, height: 4 }],
      );
    }
    if (series.form !== 'line') return [];
    const next = nextOf.get(series);
    nextOf.set(series, datum);
    return next ? alongLine(datum, next, series.unit !== 'persons') : [{ x: x - 3, y: y - 3, width: 6, height: 6 }];
  });
}

function spotsAround(upPx: number, downPx: number): LabelSpot[] {
  const above = [-upPx, -upPx - 14, -upPx - 28].flatMap((dy): LabelSpot[] => [
    { dx: 0, dy, align: 'center' },
    { dx: 6, dy, align: 'right' },
    { dx: -6, dy, align: 'left' },
  ]);
  const beside: LabelSpot[] = [
    { dx: -12, dy: 0, align: 'right' },
    { dx: 12, dy: 0, align: 'left' },
  ];
  const below = [downPx, downPx + 14, downPx + 28].flatMap((dy): LabelSpot[] => [
    { dx: 0, dy, align: 'center' },
    { dx: 6, dy, align: 'right' },
    { dx: -6, dy, align: 'left' },
  ]);
  return [...above, ...beside, ...below];
}

/**
 * Writes and places the labels of one panel: those of reported points, of targets, and the last value of each line. Tries lines first
 * and reported points first, and keeps the arrangement in which labels stand nearer to what they say, reported points counting twice.
 * Names that are too long for the panel are shortened with `…`.
 */
export function growthLabelMarks(
  layout: GrowthMarks,
  panel: number,
  theme: Theme,
  locale: Locale,
): readonly PlacedLabel[] {
  const { plot, series } = layout.panels[panel]!;
  const own = layout.data.filter((datum) => datum.panel === panel);
  const sizePx = layout.fontPx;
  const manyReported = series.filter(({ form }) => form === 'reported').length > 1;
  const manyLines = series.filter(({ form }) => form === 'line').length > 1;
  const request = (
    datum: PlacedDatum,
    { name, words }: { name: string; words: string },
    color: string,
    spots: readonly LabelSpot[],
  ): LabelRequest => {
    const rest = name ? ` ${words}` : words;
    const fitted = name ? fitText(name, plot.width - textWidth(rest, sizePx, 500), sizePx, 500) : '';
    return { text: `${fitted}${rest}`, sizePx, weight: 500, color, x: datum.x, y: datum.y, spots };
  };
  const nameOf = (datum: PlacedDatum, isNamed: boolean): string => (isNamed ? datum.series.label[locale] : '');
  const half = sizePx * 0.65;
  const reported = own
    .filter((datum) => datum.series.form === 'reported')
    .map((datum) => {
      const { qualifier } = datum.point.quantity;
      const up = qualifier === 'at_least' ? TICK_PX : 8;
      const down = qualifier === 'at_most' || qualifier === 'nearly' ? TICK_PX : 8;
      const words = { name: nameOf(datum, manyReported), words: reportedWords(datum.point, locale) };
      return request(datum, words, theme.accent, spotsAround(up + half + 1, down + half + 1));
    });
  const targets = own
    .filter((datum) => datum.series.form === 'targets')
    .map((datum) => {
      const atRight = plot.x + plot.width;
      const spots: LabelSpot[] = [-1, 1].map((sign) => ({
        dx: atRight - datum.x,
        dy: sign * (half + 3),
        align: 'right',
      }));
      const atLeft: LabelSpot[] = [-1, 1].map((sign) => ({
        dx: plot.x - datum.x,
        dy: sign * (half + 3),
        align: 'left',
      }));
      return request(datum, { name: '', words: targetWords(datum.point, locale) }, theme.ink, [...atLeft, ...spots]);
    });
  const lines = series
    .filter(({ form }) => form === 'line')
    .flatMap((one, index) => {
      const last = own.findLast((datum) => datum.series === one);
      if (!last) return [];
      const words = { name: nameOf(last, manyLines), words: lineWords(one, last.point, locale) };
      return [request(last, words, [theme.data1, theme.data2][index] ?? theme.soft, spotsAround(8 + half, 8 + half))];
    });
  const room = panel === 0 ? plot.y : 0;
  const bounds = { x: plot.x, y: plot.y - room, width: layout.size.width - plot.x - 3, height: plot.height + room };
  const obstacles = obstaclesOf(layout);
  const orders = [
    [...lines, ...reported, ...targets],
    [...reported, ...targets, ...lines],
  ];
  const placements = orders.map((order) => labelMarks(order, bounds, obstacles));
  const [first = [], second = []] = placements;
  const count = reported.length + targets.length + lines.length;
  const cost = (labels: readonly PlacedLabel[]): number =>
    labels.reduce(
      (sum, label) => sum + label.cost * (label.color === theme.accent ? 2 : 1),
      1000 * (count - labels.length),
    );
  return cost(first) < cost(second) ? first : second;
}
