import { SANS, SCALES, SERIF, textColors } from './text-colors.js';
import type { Theme, ThemeName } from './theme.js';

/** Ink on cream: the theme for reading and for print. */
export const paper: Theme = {
  name: 'paper',
  ...textColors.paper,
  land: '#EAE3D4',
  lit: '#E3CDB4',
  data1: '#14706A',
  data2: '#946111',
  sequence: ['#F1E4D3', '#E8C3A0', '#DA9671', '#D0735C', '#9F2F2B'],
  sans: SANS,
  serif: SERIF,
  scale: SCALES.paper,
};

/** Light on dark blue, for dim rooms. */
export const night: Theme = {
  name: 'night',
  ...textColors.night,
  land: '#1B2639',
  lit: '#34405A',
  data1: '#45C4B6',
  data2: '#E2B354',
  sequence: ['#22304A', '#3C4A63', '#7A5A5E', '#C56957', '#F08A62'],
  sans: SANS,
  serif: SERIF,
  scale: SCALES.night,
};

/** Night, one step brighter and larger, for a wall read from a distance. */
export const wall: Theme = {
  name: 'wall',
  ...textColors.wall,
  land: '#202D44',
  lit: '#3B4967',
  data1: '#45C4B6',
  data2: '#E2B354',
  sequence: ['#2A3A58', '#465674', '#86656A', '#C56957', '#F3976F'],
  sans: SANS,
  serif: SERIF,
  scale: SCALES.wall,
};

/** The three themes by name. */
export const themes: Readonly<Record<ThemeName, Theme>> = { paper, night, wall };

/** The tokens that are colors and may be overridden by `--atlas-<token>` (`data1` is `--atlas-data-1`). */
export const COLOR_TOKENS = [
  'ground',
  'panel',
  'ink',
  'soft',
  'line',
  'land',
  'lit',
  'outline',
  'accent',
  'data1',
  'data2',
  'gold',
] as const;
