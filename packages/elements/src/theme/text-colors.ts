import type { Theme, ThemeName } from './theme.js';

/** The colors of a theme that text and frames need; the rest is in `themes.ts`, so that a page of words alone does not carry it. */
export type TextColors = Pick<Theme, 'ground' | 'panel' | 'ink' | 'soft' | 'line' | 'outline' | 'accent' | 'gold'>;

export const SANS =
  '"Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif';
export const SERIF = '"Noto Serif SC", "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, Georgia, serif';

/** Factor on every text size of a theme. */
export const SCALES: Readonly<Record<ThemeName, number>> = { paper: 1, night: 1, wall: 1.5 };

/** Text and frame colors by theme. */
export const textColors: Readonly<Record<ThemeName, TextColors>> = {
  paper: {
    ground: '#F6F3EC',
    panel: '#FFFDF8',
    ink: '#1E2430',
    soft: '#4F5765',
    line: '#DED8CB',
    outline: '#7A6F5E',
    accent: '#A32A23',
    gold: '#6E4A00',
  },
  night: {
    ground: '#0D1320',
    panel: '#131B2B',
    ink: '#E9EDF4',
    soft: '#B0BCCD',
    line: '#25314A',
    outline: '#8391A8',
    accent: '#FF9580',
    gold: '#E8BC62',
  },
  wall: {
    ground: '#070C16',
    panel: '#0D1524',
    ink: '#F4F7FB',
    soft: '#BECADA',
    line: '#2B3954',
    outline: '#93A2BA',
    accent: '#FFA38F',
    gold: '#F0C66E',
  },
};

/** Names the CSS custom property of a token: `data1` is `--atlas-data-1`. */
export function tokenProperty(token: string): string {
  return `--atlas-${token.replace(/\d$/, '-$&')}`;
}
