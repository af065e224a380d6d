import type { Locale } from './locale.js';

/** Chinese measure word and English plural of every unit of the catalogue and of the reported figures. */
const UNITS = new Map(
  `persons 人 persons
person_times 人次 person-times
teams 支 teams
sites 个 sites
projects 项 projects
orders 单 orders
events 场 events
cases 件 cases
items 项 items
figures 条 figures
activities 次 activities
copies 份 copies
households 户 households
visits 次 visits
works 部 works
minutes 分钟 minutes
hours 小时 hours
years 年 years
working_days 个工作日 working days
m 米 m
m2 平方米 m²
CNY 元 yuan
counties 个县（市、区） counties
enterprises 家 enterprises
residential_compounds 个小区 residential compounds
branches 个支部 branches
platforms 个平台 platforms
tiers 级 tiers
levels 级 levels
standards 项标准 standards
rules 条 rules
paintings 幅 paintings
events_per_month 次/月 events a month
tonnes_per_year 吨/年 tonnes a year
points 分 points
percentage_points 个百分点 percentage points
stars 星 stars`
    .split('\n')
    .map((line): [string, [string, string]] => {
      const [unit = '', zh = '', ...en] = line.split(' ');
      return [unit, [zh, en.join(' ')]];
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
 * listed is 个 in Chinese and its own words in English.
 */
export function unitLabel(unit: string, locale: Locale, count?: number | null): string {
  if (unit === 'ratio') return '';
  const words = UNITS.get(unit);
  if (locale === 'zh') return words ? words[0] : '个';
  const plural = words ? words[1] : unit.replaceAll('_', ' ');
  return count === 1 ? singular(plural) : plural;
}
