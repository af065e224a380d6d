import type { TableName } from '@practice-atlas/dataset';
import { isEndHeading, isSpanHeading } from '../headings/end-heading.js';
import type { HeadingForms } from '../headings/heading-forms.js';
import type { HeadingMatch, Mapping } from '../headings/map-headings.js';
import { normalizeDate } from '../values/normalize-date.js';
import type { SpanHeadings } from './table-plan.js';

/** What a plan of rows makes of the times beside each other. */
export interface SpanPlan {
  readonly span: SpanHeadings | null;
  /** With the headings of the times among those that are read. */
  readonly mapping: Mapping;
}

const START =
  /^(?:服务|活动|志愿服务)?(?:开始|起始|签到|签入|到达|到岗|上班)(?:时间|时刻)?$|^(?:start|started|begin|signin|checkin)(?:at|time)?$/;
const DAY = /^(?:服务|活动|志愿服务|签到|开展|考勤)?(?:日期|当天日期)$|^(?:service|event|sign)?_?(?:date|day)$/;
const WRITTEN_DAY = /(?:19|20)\d{2}\s*(?:年|[-/.])\s*\d{1,2}\s*(?:月|[-/.])\s*\d{1,2}(?!\d)\s*[日号]?/;

const isAny = ({ exact }: HeadingForms, pattern: RegExp) => exact.some((text) => pattern.test(text));

/** Finds the only day that is written in the name of a file, of a sheet or in a title: 2019年3月5日签到表. */
function dayOfNames(names: readonly string[]): string | null {
  for (const name of names) {
    const [written] = WRITTEN_DAY.exec(name.normalize('NFKC')) ?? [];
    const read = written === undefined ? null : normalizeDate(written);
    if (read && 'date' in read && read.precision === 'day') return read.date;
  }
  return null;
}

/**
 * Plans how the moments of a row are put together: a day and the time of day beside it, and of services whose length no heading names the
 * minutes between signing in and signing out.
 */
export function planSpan(
  table: TableName,
  forms: readonly HeadingForms[],
  mapping: Mapping,
  names: readonly string[],
): SpanPlan {
  const none = { span: null, mapping };
  const given = [...mapping.mapped, ...mapping.guessed].find(({ column }) => column === 'started_at');
  if (!given || (table !== 'service_records' && table !== 'activities')) return none;
  const leftAs = (pattern: RegExp) =>
    mapping.left.find(({ index, kind }) => kind === undefined && forms[index] && isAny(forms[index], pattern)) ?? null;
  const form = forms[given.index];
  const isDay = form !== undefined && isAny(form, DAY);
  const clock = isDay ? leftAs(START) : null;
  const start = clock ?? given;
  const day = clock ? given : isDay ? null : leftAs(DAY);
  const hasMinutes = table === 'activities' || mapping.missing.every((column) => column !== 'minutes');
  const end = hasMinutes
    ? null
    : (mapping.left.find(({ index }) => forms[index] && isEndHeading(forms[index])) ?? null);
  const titleDay = day || table === 'activities' ? null : dayOfNames(names);
  if (hasMinutes && day === null && titleDay === null) return none;
  const isSpan = isSpanHeading(forms[start.index] ?? { exact: [] });
  const span: SpanHeadings = { day, start, end, titleDay, makesMinutes: !hasMinutes };
  const read = new Set([start.index, day?.index, end?.index]);
  const match = ({ heading, index }: { heading: string; index: number }, column: string): HeadingMatch[] =>
    index === given.index ? [] : [{ heading, index, column, unitWord: null, power: 0 }];
  const added = [
    ...match(start, 'started_at'),
    ...(day ? match(day, 'started_at') : []),
    ...(end ? match(end, 'minutes') : []),
  ];
  return {
    span,
    mapping: {
      ...mapping,
      mapped: [...mapping.mapped, ...added].sort((a, b) => a.index - b.index),
      left: mapping.left.filter(({ index }) => !read.has(index)),
      missing: mapping.missing.filter((column) => column !== 'minutes' || (end === null && !isSpan)),
    },
  };
}
