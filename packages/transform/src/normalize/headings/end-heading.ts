import type { HeadingForms } from './heading-forms.js';

const SPAN = /^(?:服务|活动|签到)?(?:起止时间|时间段|时段)$/;
const END =
  /^(?:服务|活动|志愿服务)?(?:结束|终止|签退|签出|离开|离场|离岗|退场|下班)(?:时间|时刻|日期)?$|^(?:end|ended|finish|finished|signout|signoff|checkout|leave|stop)(?:at|time|date)?$/;

/** Says whether a heading holds when a service or an event ended: 签退时间, `endTime`. */
export function isEndHeading({ exact }: Pick<HeadingForms, 'exact'>): boolean {
  return exact.some((text) => END.test(text));
}

/** Says whether a heading holds when a service began and when it ended in one cell: 起止时间. */
export function isSpanHeading({ exact }: Pick<HeadingForms, 'exact'>): boolean {
  return exact.some((text) => SPAN.test(text));
}
