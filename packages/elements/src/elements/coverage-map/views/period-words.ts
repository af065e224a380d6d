import type { AnswerMetric, Label } from '@practice-atlas/measure';
import { formatDate } from '../../../format/format-date.js';
import type { Locale } from '../../../format/locale.js';

/** The strings of maps over time and of lists. */
export interface PeriodWords {
  readonly slider: string;
  readonly previous: string;
  readonly next: string;
  readonly play: string;
  readonly pause: string;
  /** Marks a period that the data do not reach the end of. */
  readonly partial: (asOf: string) => string;
  readonly partialShort: string;
  readonly gap: string;
  readonly gaps: (count: number) => string;
  /** A period that was asked for and is not there. */
  readonly notThere: (asked: string) => string;
  /** Where a value of a period stands in it. */
  readonly kind: Readonly<Record<AnswerMetric['kind'], string>>;
  readonly stands: (label: string, index: number, count: number) => string;
  readonly hidden: (count: number) => string;
  /** Maps filled by classes, or with circles. */
  readonly sameScale: (isOfCircles: boolean) => string;
  readonly all: (count: number) => string;
  readonly ranked: string;
}

const zh: PeriodWords = {
  slider: '时期',
  previous: '上一期',
  next: '下一期',
  play: '播放',
  pause: '暂停',
  partial: (asOf) => `本期未完，数据截至${asOf}`,
  partialShort: '未完',
  gap: '本期没有数据',
  gaps: (count) => `其间 ${count} 期没有数据`,
  notThere: (asked) => `没有「${asked}」这一期，显示最近一期`,
  kind: {
    stock: '各期期末数',
    flow: '各期发生数',
    ratio: '各期比率',
    duration: '各期用时',
  },
  stands: (label, index, count) => `${label}，第 ${index} 期，共 ${count} 期`,
  hidden: (count) => `只画最近 12 期，更早的 ${count} 期未画`,
  sameScale: (isOfCircles) => (isOfCircles ? '各图的圆同一尺度，地图同一比例' : '各图同一分级、同一比例'),
  all: (count) => `显示全部 ${count} 个地区`,
  ranked: '按数值从大到小；含界限或约数的不排位次',
};

const en: PeriodWords = {
  slider: 'Period',
  previous: 'Previous period',
  next: 'Next period',
  play: 'Play',
  pause: 'Pause',
  partial: (asOf) => `period not complete, data to ${asOf}`,
  partialShort: 'incomplete',
  gap: 'no data for this period',
  gaps: (count) => `${count} ${count === 1 ? 'period' : 'periods'} in between without data`,
  notThere: (asked) => `No period “${asked}”; the latest is shown`,
  kind: {
    ...{
      stock: 'at the end of each period',
      flow: 'within each period',
      ratio: 'rate of each period',
    },
    duration: 'time taken, by period',
  },
  stands: (label, index, count) => `${label}, period ${index} of ${count}`,
  hidden: (count) => `The latest 12 periods; ${count} earlier not drawn`,
  sameScale: (isOfCircles) =>
    `the same ${isOfCircles ? 'sizes of circles' : 'classes'} and the same scale in every map`,
  all: (count) => `Show all ${count} regions`,
  ranked: 'Largest first; no rank where bounds do not decide',
};

/** Chooses the strings of a language. */
export const periodWords = (locale: Locale): PeriodWords => (locale === 'zh' ? zh : en);

/** Names a period: `2019年3月`, `2019年第1季度`, `2019年第12周`; `Mar 2019`, `Q1 2019`, `Week 12, 2019`. */
export function periodLabel(key: string): Label {
  const [, year, kind, number] = /^(\d{4})-([QW])(\d+)$/.exec(key) ?? [];
  if (!year) return { zh: formatDate(key, null, 'zh'), en: formatDate(key, null, 'en') };
  const n = Number(number);
  return kind === 'Q'
    ? { zh: `${year}年第${n}季度`, en: `Q${n} ${year}` }
    : { zh: `${year}年第${n}周`, en: `Week ${n}, ${year}` };
}
