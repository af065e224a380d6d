import type { Theme, ThemeName } from './theme.js';

const SANS =
  '"Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif';
const SERIF = '"Noto Serif SC", "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, Georgia, serif';

/** Ink on cream: the theme for reading and for print. */
export const paper: Theme = {
  name: 'paper',
  ground: '#F6F3EC',
  panel: '#FFFDF8',
  ink: '#1E2430',
  soft: '#4F5765',
  line: '#DED8CB',
  land: '#EAE3D4',
  lit: '#E3CDB4',
  outline: '#7A6F5E',
  accent: '#A32A23',
  data1: '#14706A',
  data2: '#946111',
  gold: '#6E4A00',
  sequence: ['#F1E4D3', '#E8C3A0', '#DA9671', '#D0735C', '#9F2F2B'],
  sans: SANS,
  serif: SERIF,
  scale: 1,
};

/** Light on dark blue, for dim rooms. */
export const night: Theme = {
  name: 'night',
  ground: '#0D1320',
  panel: '#131B2B',
  ink: '#E9EDF4',
  soft: '#B0BCCD',
  line: '#25314A',
  land: '#1B2639',
  lit: '#34405A',
  outline: '#8391A8',
  accent: '#FF9580',
  data1: '#45C4B6',
  data2: '#E2B354',
  gold: '#E8BC62',
  sequence: ['#22304A', '#3C4A63', '#7A5A5E', '#C56957', '#F08A62'],
  sans: SANS,
  serif: SERIF,
  scale: 1,
};

/** Night, one step brighter and larger, for a wall read from a distance. */
export const wall: Theme = {
  name: 'wall',
  ground: '#070C16',
  panel: '#0D1524',
  ink: '#F4F7FB',
  soft: '#BECADA',
  line: '#2B3954',
  land: '#202D44',
  lit: '#3B4967',
  outline: '#93A2BA',
  accent: '#FFA38F',
  data1: '#45C4B6',
  data2: '#E2B354',
  gold: '#F0C66E',
  sequence: ['#2A3A58', '#465674', '#86656A', '#C56957', '#F3976F'],
  sans: SANS,
  serif: SERIF,
  scale: 1.5,
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

/** Names the CSS custom property of a token: `data1` is `--atlas-data-1`. */
export function tokenProperty(token: string): string {
  return `--atlas-${token.replace(/\d$/, '-$&')}`;
}
