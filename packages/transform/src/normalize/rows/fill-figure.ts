import type { CellReading, CellValue } from '../cells/normalize-cell.js';

/**
 * Fills in what a row of `figures` says in other cells: value, upper value, qualifier and word from the written number,
 * the date's precision, the place's name and precision. A column that has a cell of its own is never overwritten.
 */
export function fillFigure(row: Record<string, CellValue>, readings: ReadonlyMap<string, CellReading>): void {
  const fill = (column: string, value: CellValue): void => {
    if ((row[column] ?? null) === null && value !== null) row[column] = value;
  };
  const quantity = readings.get('value')?.quantity;
  if (quantity) {
    fill('value', quantity.value);
    fill('value_max', quantity.valueMax);
    fill('qualifier', quantity.qualifier === 'range' ? 'exact' : quantity.qualifier);
    fill('qualifier_word', quantity.word);
    fill('unit_word', readings.get('value')?.unitWord ?? null);
  } else if (readings.has('value')) fill('qualifier', 'exact');

  const date = readings.get('as_of')?.date;
  fill('as_of_precision', date?.precision ?? 'none');
  if (row.series_kind === 'flow' && date) fill('period_start', date.periodStart);

  const region = readings.get('region_code');
  fill('place_precision', region?.container ? 'place' : (region?.place?.level ?? levelOfCode(row.region_code)));
}

/** The level that the shape of a code tells. */
function levelOfCode(code: CellValue | undefined): string {
  if (typeof code !== 'string') return 'none';
  if (code.includes('Z')) return 'zone';
  if (code === '100000') return 'country';
  if (code.length > 6) return code.length > 9 ? 'village' : 'township';
  return code.endsWith('0000') || code.length === 2 ? 'province' : /^\d{4}(?:00)?$/.test(code) ? 'city' : 'county';
}
