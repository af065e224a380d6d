import type { Locale } from './locale.js';

/** Chinese measure words, with the English plural where it is not the unit's own word. Rare units bring their word with the figure. */
const UNITS = new Map(
  `persons=人 person_times=人次=person-times teams=支 sites=个 projects=项 orders=单 events=场 cases=件 items=项 figures=条
activities=次 copies=份 households=户 visits=次 works=部 minutes=分钟 hours=小时 years=年 working_days=个工作日 m=米
m2=平方米=m² CNY=元=yuan counties=个 enterprises=家 points=分 percentage_points=个百分点 stars=星`
    .split(/\s/)
    .map((entry): [string, readonly [string, string]] => {
      const [unit = '', zh = '', en = unit.replaceAll('_', ' ')] = entry.split('=');
      return [unit, [zh, en]];
    }),
);

function singular(plural: string): string {
  return plural
    .replace(/ies\b/, 'y')
    .replace(/(ch)es\b/, '$1')
    .replace(/([^s])s\b/, '$1');
}

/**
 * Names a unit: `persons` is 人 / persons, `ratio` is nothing. English takes the singular where `count` is 1. A unit that is not
 * listed is nothing in Chinese, where a number may stand without a measure word, and its own words in English.
 */
export function unitLabel(unit: string, locale: Locale, count?: number | null): string {
  if (unit === 'ratio') return '';
  const [zh, en] = UNITS.get(unit) ?? ['', unit.replaceAll('_', ' ')];
  if (locale === 'zh') return zh;
  return count === 1 ? singular(en) : en;
}
