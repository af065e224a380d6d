import type { Quantity } from '@practice-atlas/dataset';
import type { Mark } from '../../../marks/mark.js';
import type { Theme } from '../../../theme/theme.js';
import { isForced } from './fill-theme.js';

/** A circle for a quantity. */
export interface Bubble {
  readonly x: number;
  readonly y: number;
  /** In CSS pixels. */
  readonly radius: number;
  readonly quantity: Quantity;
  readonly role: string;
  /** Absent = decoration. */
  readonly datum?: number;
}

/**
 * Draws a circle: a rim around a fill that lets what is below it through; only the rim for zero. A lower bound has a tick on top, what is no exact number else a dashed rim.
 */
export function bubbleMarks({ x, y, radius, quantity, role, datum }: Bubble, theme: Theme): Mark[] {
  const s = theme.scale;
  const circle = { type: 'circle', x, y, radius } as const;
  const isSolid = isForced(theme);
  const isLoose = quantity.qualifier !== 'exact' && quantity.qualifier !== 'at_least';
  const fill = isSolid ? theme.ground : theme.data1;
  const marks: Mark[] = [
    ...(quantity.value === 0 ? [] : [{ ...circle, role: `${role}-fill`, fill, opacity: isSolid ? 1 : 0.45 }]),
    {
      ...{ ...circle, role, stroke: theme.data1, strokeWidth: 1.2 * s },
      ...(isLoose ? { dash: [3 * s, 2 * s] } : {}),
      ...(datum === undefined ? {} : { datum }),
    },
  ];
  if (quantity.qualifier === 'at_least')
    marks.push({
      ...{ type: 'line', role: `${role}-at-least`, stroke: theme.data1, strokeWidth: 1.6 * s },
      points: [
        [x, y - radius],
        [x, y - radius - 4 * s],
      ],
    });
  return marks;
}
