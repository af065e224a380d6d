import type { Mark } from '../../../marks/mark.js';
import { markBox } from '../../../marks/mark-box.js';
import { pathPoints } from '../../../marks/path-points.js';
import { textBox } from '../../../marks/text-box.js';
import type { RegionsModel } from '../../../models/regions.js';
import type { Theme } from '../../../theme/theme.js';
import { boundLegendMarks } from './bound-legend-marks.js';
import { classLegendMarks, type LegendPlace } from './class-legend-marks.js';
import type { MapFill } from './map-fill.js';
import { rampLegendMarks } from './ramp-legend-marks.js';
import { type Ring, textureMark } from './texture-marks.js';

/** The textures, and with them the pieces of the legend's ramp, of a continuous fill; and the pieces of its ramp without textures. */
const TEXTURED_STEPS = 5;
const RAMP_STEPS = 64;
/** The least height of a swatch in the legend, in CSS pixels at scale 1: enough to tell textures. */
const SWATCH_PX = { plain: 5, textured: 12 };

function ringsOf(mark: Mark): readonly Ring[] {
  if (mark.type === 'path') return pathPoints(mark.d);
  const { x, y, width, height } = markBox(mark);
  return [
    [
      [x, y],
      [x + width, y],
      [x + width, y + height],
      [x, y + height],
    ],
  ];
}

/** The item that a mark of a large map is. */
function regionOf({ role, datum }: Mark): number | undefined {
  return role === 'tile' || role === 'region' ? datum : undefined;
}

/** Lays textures on regions and on the swatches of the legend, with room for words left free. */
function textured(
  marks: readonly Mark[],
  model: RegionsModel,
  theme: Theme,
  itemOf: (mark: Mark) => number | undefined = regionOf,
): Mark[] {
  const isContinuous = model.method?.classes === 'continuous';
  const classCount = model.classes.length;
  const count = isContinuous ? Math.min(TEXTURED_STEPS, classCount) : classCount;
  const indexOf = (classIndex: number): number =>
    isContinuous ? Math.floor((classIndex * count) / classCount) : classIndex;
  const gaps = marks.flatMap((mark) => {
    if (mark.type !== 'text' || mark.datum === undefined) return [];
    const { x, y, width, height } = textBox(mark);
    return [{ x: x - 2, y: y - 1, width: width + 4, height: height + 2 }];
  });
  let step = 0;
  return marks.flatMap((mark) => {
    const isLegend = mark.role === 'legend-step' || mark.role === 'legend-ramp';
    const classIndex = model.items[itemOf(mark) ?? -1]?.classIndex ?? null;
    const index = isLegend ? step++ : classIndex === null ? null : indexOf(classIndex);
    if (index === null) return [mark];
    const texture = textureMark(ringsOf(mark), {
      ...{ index, count, color: theme.ink, scale: theme.scale, gaps: isLegend ? [] : gaps },
    });
    return texture ? [mark, texture] : [mark];
  });
}

/** Fills regions by classes or continuously, with textures where `patterns` are wanted. */
export function classFill(theme: Theme, patterns: boolean): MapFill {
  const legendOf = (model: RegionsModel, place: LegendPlace): Mark[] => {
    const leastPx = patterns ? SWATCH_PX.textured : SWATCH_PX.plain;
    if (model.method?.classes === 'continuous')
      return rampLegendMarks(model, place, patterns ? TEXTURED_STEPS : RAMP_STEPS);
    if (model.method?.classes === 'threshold') return boundLegendMarks(model, place, leastPx);
    return classLegendMarks(model, place, { leastPx });
  };
  return {
    theme,
    tilePx: 46,
    finish(marks, model, place) {
      const legend = legendOf(model, place);
      return patterns
        ? { marks: textured(marks, model, theme), legend: textured(legend, model, theme) }
        : { marks, legend };
    },
    finishSmall(maps, pooled, place) {
      const legend = legendOf(pooled, place);
      if (!patterns) return { maps: maps.map(({ drawing }) => drawing.marks), legend };
      return {
        maps: maps.map(({ drawing, model }) =>
          textured(drawing.marks, model, theme, (mark) => drawing.items.get(mark)),
        ),
        legend: textured(legend, pooled, theme),
      };
    },
  };
}
