import { tokenProperty } from './text-colors.js';
import type { Theme, ThemeName } from './theme.js';
import { COLOR_TOKENS, themes } from './themes.js';

/** What a reader may set on an element: a theme by name, or `auto` = what the system prefers. */
export type ThemeChoice = ThemeName | 'auto';

/** The media queries whose change is a change of theme. */
export const THEME_MEDIA = ['(prefers-color-scheme: dark)', '(forced-colors: active)', 'print'] as const;

/** Tells whether a media query matches; false where there is no window. */
export function mediaMatches(query: string): boolean {
  return typeof matchMedia === 'function' && matchMedia(query).matches;
}

/** Names the theme in force: paper in print, else the `theme` attribute where it names one, else what the system prefers. */
export function themeNameOf(element: Element): ThemeName {
  if (mediaMatches(THEME_MEDIA[2])) return 'paper';
  const chosen = element.getAttribute('theme');
  if (chosen === 'paper' || chosen === 'night' || chosen === 'wall') return chosen;
  return mediaMatches(THEME_MEDIA[0]) ? 'night' : 'paper';
}

/** Puts the system's own colors in place of the theme's, for readers who force theirs. */
export function forcedTheme(theme: Theme): Theme {
  return {
    ...theme,
    ground: 'Canvas',
    panel: 'Canvas',
    ink: 'CanvasText',
    soft: 'CanvasText',
    line: 'GrayText',
    land: 'Canvas',
    lit: 'Canvas',
    outline: 'CanvasText',
    accent: 'Highlight',
    data1: 'CanvasText',
    data2: 'LinkText',
    gold: 'CanvasText',
    sequence: ['Canvas', 'Canvas', 'GrayText', 'LinkText', 'CanvasText'],
  };
}

/**
 * Reads the theme that an element shows: its `theme` attribute (`paper`, `night`, `wall`; absent or `auto` = what the system
 * prefers), overridden by any `--atlas-*` custom property that reaches it, replaced by system colors where the reader forces them.
 * Asks for computed style once, so call it on a change of theme and keep the result.
 */
export function themeOf(element: Element): Theme {
  const theme = themes[themeNameOf(element)];
  if (typeof getComputedStyle !== 'function') return theme;
  const style = getComputedStyle(element);
  const own = (name: string) => style.getPropertyValue(name).trim();
  const scale = Number.parseFloat(own('--atlas-reading-distance'));
  const type = {
    sans: own('--atlas-sans') || theme.sans,
    serif: own('--atlas-serif') || theme.serif,
    scale: scale > 0 ? scale : theme.scale,
  };
  if (mediaMatches(THEME_MEDIA[1])) return { ...forcedTheme(theme), ...type };
  const colors: Partial<Record<(typeof COLOR_TOKENS)[number], string>> = {};
  for (const token of COLOR_TOKENS) {
    const color = own(tokenProperty(token));
    if (color) colors[token] = color;
  }
  const [a, b, c, d, e] = theme.sequence;
  const step = (index: number, fallback: string) => own(`--atlas-sequence-${index}`) || fallback;
  return {
    ...theme,
    ...type,
    ...colors,
    sequence: [step(1, a), step(2, b), step(3, c), step(4, d), step(5, e)],
  };
}
