/** A span of time that stands in one cell, cut in two. */
export interface TimeRange {
  readonly begin: string;
  /** With the day of the beginning, when it names none. */
  readonly end: string;
}

const CLOCK = String.raw`(?:凌晨|早上?|上午|中午|下午|傍晚|晚上?|AM|PM)?\s*\d{1,2}\s*(?:(?::\d{2}){1,2}|[时点](?:\d{1,2}分?|半)?)\s*(?:AM|PM)?`;
const DAY = String.raw`(?:\d{4}\s*(?:年|[-/.])\s*)?(?:\d{1,2}\s*(?:月|[-/.])\s*)?\d{1,2}\s*[日号]?`;
const BETWEEN = String.raw`\s*(?:[-—–~]{1,2}|至|到)\s*`;
const HOURS = new RegExp(`^(.*?\\d.*?)(${CLOCK})${BETWEEN}((?:${DAY}(?!\\d)[T\\s]*)?)(${CLOCK})$`, 'i');
const WRITTEN_DAYS = new RegExp(`^(.*[日号])${BETWEEN}(.*[日号])$`);
const PLAIN_DAYS = /^(\d{4}([-/.])\d{1,2}\2\d{1,2})\s*(?:[-—–~]{1,2}|至|到)\s*(\d{4}[-/.]\d{1,2}[-/.]\d{1,2})$/;
/** A time with seconds before an hour with a minus is one with a zone. */
const ZONE = /:\d\d:\d\d(?:\.\d+)?-\d\d:\d\d$/;
/** Characters; no span is written longer. */
const LONGEST = 64;

/** Adds the year and the month of a day to one that lacks them: 3月5日 and 7日 are 3月5日 and 3月7日. */
function wholeDay(begin: string, end: string): string {
  const year = /^(\d{4})年/.exec(begin)?.[0] ?? '';
  const month = /(\d{1,2})月/.exec(begin)?.[0] ?? '';
  if (/^\d{4}年/.test(end)) return end;
  return end.includes('月') ? `${year}${end}` : `${year}${month}${end}`;
}

/** Finds the span of time that a text is: 2019年3月5日上午9:00-11:00, 3月5日至7日; null when it is none. */
export function timeRange(given: string): TimeRange | null {
  if (given.length > LONGEST) return null;
  const text = given.normalize('NFKC').trim();
  if (ZONE.test(text)) return null;
  const hours = HOURS.exec(text);
  if (hours) {
    const [, day = '', from = '', ownDay = '', until = ''] = hours;
    const half = /^\D+/.exec(from)?.[0] ?? '';
    const ends = /^\d/.test(until) && half !== '' ? `${half}${until}` : until;
    return { begin: `${day}${from}`, end: `${ownDay === '' ? day : wholeDay(day, ownDay)}${ends}` };
  }
  const days = WRITTEN_DAYS.exec(text);
  if (days) return { begin: days[1] ?? '', end: wholeDay(days[1] ?? '', days[2] ?? '') };
  const plain = PLAIN_DAYS.exec(text);
  return plain ? { begin: plain[1] ?? '', end: plain[3] ?? '' } : null;
}
