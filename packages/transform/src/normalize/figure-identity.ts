import type { CellValue } from './normalize-cell.js';

/** cyrb53 by bryc, https://github.com/bryc/code/blob/master/jshash/experimental/cyrb53.js: 53 bits of a text. */
function hashOf(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}

const IDENTITY = ['region_code', 'place_name', 'metric', 'dims', 'series_kind', 'period_start', 'as_of', 'source_id'];

/** Makes the id of a figure from what it is a figure of: place, metric, dimensions, period and source. The same in every run. */
export function figureIdOf(row: Readonly<Record<string, CellValue>>): string {
  const parts = IDENTITY.map((column) => {
    const value = row[column] ?? null;
    return typeof value === 'object' && value !== null
      ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
      : value;
  });
  return `f${hashOf(JSON.stringify(parts)).toString(36)}`;
}

/** Makes the id of a source from the name of its file: the path without its last ending. */
export function sourceIdOf(file: string): string {
  return file.replace(/\.[^./]{1,8}$/, '') || 'unnamed';
}
