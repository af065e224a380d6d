import { SOUTH_CHINA_SEA } from '@practice-atlas/geo';
import type { Outline, Outlines } from '@practice-atlas/geo/outlines.js';
import type { Box } from '../../../marks/box.js';
import type { Mark, PathMark } from '../../../marks/mark.js';
import type { RegionsModel } from '../../../models/regions.js';
import type { Theme } from '../../../theme/theme.js';
import { landFill } from '../tile-marks.js';
import { hatchMarks } from './outline-hatch.js';
import { OutlineShape } from './outline-shape.js';

const HATCH_STEP_PX = 5;

/** Draws outlines without names in a box at whose size they were projected, the inset of the South China Sea too. */
export function smallOutlineMarks(
  model: RegionsModel,
  { outlines, inset }: Outlines,
  box: Box,
  theme: Theme,
): readonly Mark[] {
  const itemOf = new Map(model.items.map((item) => [item.code, item]));
  const draw = (outline: Outline): Mark[] => {
    if (outline.rings.length === 0) return [];
    const shape = new OutlineShape(outline, { scale: 1, x: box.x, y: box.y }, box);
    const item = itemOf.get(outline.code);
    const isUnknown = item !== undefined && model.mode === 'fill' && item.classIndex === null;
    const isSea = outline.code === SOUTH_CHINA_SEA;
    const fill = isSea ? theme.ink : item ? landFill(item, model, theme) : theme.land;
    const path: PathMark = {
      ...{
        type: 'path',
        role: item ? 'small-region' : 'land',
        shape,
        fill,
        stroke: theme.outline,
        strokeWidth: 0.5,
      },
      get d() {
        return shape.d;
      },
    };
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
  return [...outlines.flatMap(draw), ...(inset?.outlines.flatMap(draw) ?? []), ...frame];
}
