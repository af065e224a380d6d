const CLOCK =
  /^(?:凌晨|早上?|上午|中午|下午|傍晚|晚上?|AM|PM)?\s*\d{1,2}\s*(?::\d{2}(?::\d{2}(?:\.\d+)?)?|[时点](?:半|\d{1,2}分?)?)\s*(?:AM|PM)?$/i;
const MINUTES_A_DAY = 1440;

/**
 * Reads a time of day that stands without a day: 9:00, 下午2点半, 0.375 as a spreadsheet keeps 9:00. Gives its text; null for anything else.
 *
 * @example
 * clockText(0.375); // '09:00'
 */
export function clockText(cell: string | number | boolean | null): string | null {
  const text = typeof cell === 'boolean' || cell === null ? '' : String(cell).normalize('NFKC').trim();
  if (CLOCK.test(text)) return text;
  if (!/^0?\.\d+$/.test(text)) return null;
  const minutes = Math.round(Number(text) * MINUTES_A_DAY);
  const two = (count: number) => String(count).padStart(2, '0');
  return minutes < MINUTES_A_DAY ? `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}` : null;
}
