const MINUTE = 60_000;
const DAY = 86_400_000;
/** Asia/Shanghai, without daylight saving since 1991. */
const OFFSET = 8 * 60 * MINUTE;

/** Minutes since midnight in China. */
function minuteOfDay(time: number): number {
  return Math.floor(((((time + OFFSET) % DAY) + DAY) % DAY) / MINUTE);
}

/**
 * Moves a moment that falls outside opening hours to the next opening, plus a few minutes.
 * `open` and `close` are hours of the day in China; `delay` is in minutes. Result in epoch milliseconds, whole minutes.
 */
export function workingTime(time: number, open: number, close: number, delay: number): number {
  const whole = Math.floor(time / MINUTE) * MINUTE;
  const minute = minuteOfDay(whole);
  if (minute >= open * 60 && minute < close * 60) return whole;
  const midnight = whole - minute * MINUTE;
  const day = minute < open * 60 ? midnight : midnight + DAY;
  return day + (open * 60 + Math.floor(delay)) * MINUTE;
}
