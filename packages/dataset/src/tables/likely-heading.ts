import { quotedValue } from '../build/personal-data.js';
import { nearestName } from '../nearest-name.js';
import type { Table } from './define-table.js';
import { tableWords } from './table-words.js';

/** Finds the heading of a file that may stand for a column which it lacks: by the column's Chinese name, its own, or its English one. */
export function likelyHeading(table: Table, column: string, headings: Iterable<string>): string | null {
  const [zh = '', en = ''] = tableWords(table).fields[column] ?? [];
  const shown = [...headings].filter((heading) => quotedValue(heading) !== null);
  for (const word of [zh, column, en]) {
    const near = nearestName(word, shown);
    if (near !== null) return near;
  }
  return null;
}
