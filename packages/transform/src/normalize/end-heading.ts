import type { HeadingForms } from './heading-forms.js';

const END =
  /^(?:服务|活动|志愿服务)?(?:结束|签退|签出|离开|下班)(?:时间|时刻|日期)?$|^(?:end|ended|finish|finished|signout|checkout|leave)(?:at|time|date)?$/;

/** Says whether a heading holds when a service or an event ended: 签退时间, `endTime`. */
export function isEndHeading({ exact }: Pick<HeadingForms, 'exact'>): boolean {
  return exact.some((text) => END.test(text));
}
