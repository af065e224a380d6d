const WRITTEN = /^(\d{1,4})(?:小时|时|h)(\d{1,2})(?:分钟?|m(?:in)?)?$/i;
const CLOCK = /^(\d{1,3}):([0-5]\d)(?::([0-5]\d))?$/;

/**
 * Reads a length of time of hours and minutes: 1小时30分, 2:30, 2:30:00; seconds are rounded. Null for anything else.
 *
 * @example
 * clockMinutes('1小时30分'); // 90
 */
export function clockMinutes(text: string): number | null {
  const [, hours, minutes, seconds = '0'] = WRITTEN.exec(plain(text)) ?? CLOCK.exec(plain(text)) ?? [];
  if (hours === undefined || minutes === undefined) return null;
  return Number(hours) * 60 + Number(minutes) + Math.round(Number(seconds) / 60);
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '');
}
