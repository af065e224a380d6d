const DAY_MS = 86_400_000;

const two = (count: number) => String(count).padStart(2, '0');

function clockOf(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}`;
  return seconds % 60 === 0 ? clock : `${clock}:${two(seconds % 60)}`;
}

/**
 * Writes a date of a workbook, whose UTC parts are what the cell shows, as ISO text: the day alone at midnight, else with minutes
 * (and seconds, unless 0). A time without a day, and a length of time below a year, is `HH:MM`. Undefined when there is no such date.
 */
export function dateCell(date: Date, isFrom1904: boolean): string | undefined {
  const written = date.getTime();
  if (Number.isNaN(written)) return undefined;
  const whole = Math.round(written / 1000) * 1000;
  const ms = Math.abs(whole - written) <= 5 ? whole : written;
  const passed = ms - (isFrom1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30));
  if (passed >= 0 && passed < (isFrom1904 ? DAY_MS : 366 * DAY_MS)) return clockOf(passed);
  const [day, time] = new Date(ms).toISOString().split('T');
  if (day === undefined || time === undefined || !/^\d{4}-/.test(day)) return undefined;
  if (time.startsWith('00:00:00.000')) return day;
  return `${day}T${time.slice(0, 5)}${time.startsWith(':00.000', 5) ? '' : time.slice(5, 8)}`;
}
