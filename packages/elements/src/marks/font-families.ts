/** Font lists for marks drawn without a theme: Chinese first, so that digits and Latin come from the same face. */
export const fontFamilies = {
  sans: '"Noto Sans SC", "Source Han Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif',
  serif: '"Noto Serif SC", "Source Han Serif SC", "Noto Serif CJK SC", "Songti SC", SimSun, serif',
} as const;

/** The two font lists a sink draws with. */
export interface FontFamilies {
  readonly sans: string;
  readonly serif: string;
}
