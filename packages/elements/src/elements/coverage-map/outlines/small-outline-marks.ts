import { SOUTH_CHINA_SEA } from '@practice-atlas/geo';
import type { Outline, Outlines } from '@practice-atlas/geo/outlines.js';
import type { Box } from '../../../marks/box.js';
import type { Mark } from '../../../marks/mark.js';
import { ShapeMark } from '../../../marks/shape-mark.js';
import type { RegionsModel } from '../../../models/regions.js';
import type { Theme } from '../../../theme/theme.js';
import type { SmallDrawing } from '../fills/map-fill.js';
import { landFill } from '../tile-marks.js';
import { hatchMarks } from './outline-hatch.js';
import { OutlineShape } from './outline-shape.js';

const HATCH_STEP_PX = 5;
/** The largest radius of a bubble against the size of the map, and at least, in CSS pixels at scale 1. */
const BUBBLE_SHARE = 0.055;
const BUBBLE_PX = 5;

/** Draws outlines without names in a box at whose size they were projected, the inset of the South China Sea too. */
export function smallOutlineMarks(
  model: RegionsModel,
  { outlines, inset }: Outlines,
  box: Box,
  theme: Theme,
): SmallDrawing {
  const indexOf = new Map(model.items.map(({ code }, index) => [code, index]));
  const items = new Map<Mark, number>();
  const draw = (outline: Outline): Mark[] => {
    if (outline.positionCount === 0) return [];
    const shape = new OutlineShape(outline, { scale: 1, x: box.x, y: box.y }, box);
    const index = indexOf.get(outline.code);
    const item = index === undefined ? undefined : model.items[index];
    const isUnknown = item !== undefined && model.mode === 'fill' && item.classIndex === null;
    const isSea = outline.code === SOUTH_CHINA_SEA;
    const fill = isSea ? theme.ink : item ? landFill(item, model, theme) : theme.land;
    const role = item ? 'small-region' : 'land';
    const path = new ShapeMark(shape, { role, fill, stroke: theme.outline, strokeWidth: 0.5 });
    if (index !== undefined) items.set(path, index);
    return isUnknown ? [path, ...hatchMarks(shape, HATCH_STEP_PX * theme.scale, theme.outline)] : [path];
  };
  const frame: Mark[] = inset
    ? [
        {
          ...{
            type: 'rect',
            role: 'inset',
            x: box.x + inset.x,
            y: box.y + inset.y,
            width: inset.width,
          },
          ...{ height: inset.height, stroke: theme.soft, strokeWidth: 0.5 },
        },
      ]
    : [];
  const shortPx = Math.min(box.width, 1.4 * box.height);
  return {
    marks: [...outlines.flatMap(draw), ...(inset?.outlines.flatMap(draw) ?? []), ...frame],
    items,
    points: () =>
      outlines.flatMap(({ code, label: [x, y] }) => {
        const index = indexOf.get(code);
        return index === undefined ? [] : [[index, [x + box.x, y + box.y]] as const];
      }),
    mostPx: Math.max(BUBBLE_PX * theme.scale, BUBBLE_SHARE * shortPx),
  };
}
