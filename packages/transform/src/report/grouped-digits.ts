/** Writes a whole number with a comma between thousands, as the reports of both languages do. */
export function groupedDigits(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
