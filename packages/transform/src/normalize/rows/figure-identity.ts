import type { CellValue } from '../cells/normalize-cell.js';
import { hashText } from './hash-text.js';

const IDENTITY = ['region_code', 'place_name', 'metric', 'dims', 'series_kind', 'period_start', 'as_of', 'source_id'];

/** Makes the id of a figure from what it is a figure of: place, metric, dimensions, period and source. The same in every run. */
export function figureIdOf(row: Readonly<Record<string, CellValue>>): string {
  const parts = IDENTITY.map((column) => {
    const value = row[column] ?? null;
    return typeof value === 'object' && value !== null
      ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
      : value;
  });
  return `f${hashText(JSON.stringify(parts))}`;
}

/** Makes the id of a source from the name of its file: the path without its last ending. */
export function sourceIdOf(file: string): string {
  return file.replace(/\.[^./]{1,8}$/, '') || 'unnamed';
}
