import type { Label } from '@practice-atlas/measure';
import { formatDate } from '../../format/format-date.js';
import { formatPeriod } from '../../format/format-period.js';
import type { Locale } from '../../format/locale.js';

/** The strings of the data map's own: its masthead. */
export interface DataMapWords {
  /** Names the map after its region; null = several places. */
  readonly title: (region: Label | null) => string;
  /** Says what period the figures are of, how many there are, from how many sources. */
  readonly dateline: (facts: {
    from: string | null;
    until: string | null;
    figureCount: number;
    sourceIds: readonly string[];
  }) => string;
  /** Values that could not be used as they stand. */
  readonly findings: (count: number) => string;
  /** The data do not change by themselves. */
  readonly still: (asOf: string | null) => string;
  readonly stale: string;
  readonly headlines: string;
}

/** Shortens a province's official name as a map title does: 辽宁省 is 辽宁. */
function shortRegion(name: string): string {
  return name.replace(/(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)$/u, '') || name;
}

function periodOf(from: string | null, until: string | null, locale: Locale): string {
  return until ? formatPeriod(from ?? until, until, locale) : formatDate(null, null, locale);
}

const zh: DataMapWords = {
  title: (region) => `${region ? shortRegion(region.zh) : ''}新时代文明实践中心数据地图`,
  dateline: ({ from, until, figureCount, sourceIds }) =>
    `${periodOf(from, until, 'zh')} · ${figureCount} 条报告数字 · ${sourceIds.length} 个来源`,
  findings: (count) => `数据中有 ${count} 处问题`,
  still: (asOf) => (asOf ? `静态数据 · ${formatDate(asOf, null, 'zh')}` : '静态数据'),
  stale: '数据未能更新',
  headlines: '总览',
};

const en: DataMapWords = {
  title: (region) => `${region ? `${region.en}: ` : ''}New Era Civilization Practice data map`,
  dateline: ({ from, until, figureCount, sourceIds }) =>
    `${periodOf(from, until, 'en')} · ${figureCount} reported figures · ${sourceIds.length} sources`,
  findings: (count) => (count === 1 ? '1 fault in the data' : `${count} faults in the data`),
  still: (asOf) => (asOf ? `Static data · ${formatDate(asOf, null, 'en')}` : 'Static data'),
  stale: 'Data could not be renewed',
  headlines: 'Headline figures',
};

/** The data map's strings in one language. */
export function dataMapWords(locale: Locale): DataMapWords {
  return locale === 'zh' ? zh : en;
}
