export type ThemeName = 'paper' | 'night' | 'wall';

/** The colors and type of one theme, read once per change; every value is a CSS color unless it says otherwise. */
export interface Theme {
  readonly name: ThemeName;
  readonly ground: string;
  readonly panel: string;
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly land: string;
  readonly lit: string;
  /** Outline of pale fills, 3:1 against ground and land. */
  readonly outline: string;
  /** Qualifiers, selection, alarms. */
  readonly accent: string;
  readonly data1: string;
  readonly data2: string;
  /** The simulated tag and pilot stars: readable gold. */
  readonly gold: string;
  /** Steps, low to high: five in a theme, more where a map has more classes. */
  readonly sequence: readonly [string, string, string, string, string, ...string[]];
  /** CSS font-family lists. */
  readonly sans: string;
  readonly serif: string;
  /** Factor on every text size: 1 at a desk, more on a wall. */
  readonly scale: number;
}
