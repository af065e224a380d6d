/** A date as precisely as it is known: `day`, `month`, `year` or `none`. */
export interface KnownDate {
  /** The day, or the last day of the known month or year; null when nothing is known. */
  readonly day: string | null;
  readonly precision: 'day' | 'month' | 'year' | 'none';
}

/** Reads `2019-03-05`, `2019-03`, `2019` or an empty text; a month becomes its last day, a year December 31. Throws on anything else. */
export function knownDate(text: string): KnownDate {
  if (text === '') return { day: null, precision: 'none' };
  const match = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text);
  if (!match) throw new Error(`"${text}" is no date; write 2019-03-05, 2019-03, 2019 or nothing`);
  const [, year, month, day] = match;
  if (day) return { day: text, precision: 'day' };
  if (!month) return { day: `${year}-12-31`, precision: 'year' };
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return { day: `${year}-${month}-${last}`, precision: 'month' };
}
