import { parseDay } from '@practice-atlas/dataset';
import { drawIndex, type Random } from './random.js';

const DAY = 86_400_000;
const MINUTE = 60_000;
const OFFSET = 480 * MINUTE;

/** Share of a day's orders by hour of the day. */
const HOURS = [0, 0, 0, 0, 0, 0, 1, 3, 8, 12, 11, 7, 4, 5, 10, 11, 9, 7, 5, 6, 6, 4, 2, 1];
/** From Sunday to Saturday. */
const WEEKDAYS = [0.5, 1.1, 1, 1, 1, 1.05, 0.7];
/** From January to December: quiet around the Spring Festival, busy in the volunteers' month of March and in autumn. */
const MONTHS = [0.8, 0.55, 1.35, 1.05, 1, 0.95, 0.85, 0.85, 1.1, 1.2, 1.15, 1.05];

/**
 * Draws the moments at which orders are placed, sorted: growing over the period, with a weekly and a seasonal rhythm.
 * `from` and `until` are days, half-open, in China's time; results are epoch milliseconds, whole minutes.
 */
export function placingTimes(random: Random, count: number, from: string, until: string): readonly number[] {
  const first = parseDay(from) ?? 0;
  const end = parseDay(until) ?? first;
  const weights = Array.from({ length: end - first }, (_, index) => {
    const date = new Date((first + index) * DAY);
    const growth = 0.6 + (0.8 * index) / (end - first);
    return growth * (WEEKDAYS[date.getUTCDay()] ?? 1) * (MONTHS[date.getUTCMonth()] ?? 1);
  });
  const times = Array.from({ length: count }, () => {
    const day = first + drawIndex(random, weights);
    const minute = drawIndex(random, HOURS) * 60 + Math.floor(random() * 60);
    return day * DAY - OFFSET + minute * MINUTE;
  });
  return times.sort((a, b) => a - b);
}
