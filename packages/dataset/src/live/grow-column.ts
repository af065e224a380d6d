import type { Column } from '../columns/column.js';
import { expandTimes } from '../columns/seconds.js';
import type { FieldType } from '../tables/define-table.js';
import type { CopyMeter } from './growing-array.js';
import { growBooleans } from './growing-booleans.js';
import type { GrowingColumn } from './growing-column.js';
import { growNumbers } from './growing-numbers.js';
import { growTexts } from './growing-texts.js';
import { growWords } from './growing-words.js';

/** Begins with a column of a field, which it uses as it is until something is added or overwritten. */
export function growColumn(
  { type }: { readonly type: FieldType },
  given: Column,
  rowCount: number,
  meter: CopyMeter,
): GrowingColumn {
  const column = expandTimes(given);
  switch (column.kind) {
    case 'text':
      return growTexts(column, rowCount, meter);
    case 'category':
      return growWords(column, rowCount, meter);
    case 'boolean':
      return growBooleans(column, rowCount, meter);
    default:
      return growNumbers(column, rowCount, type === 'integer', meter);
  }
}
