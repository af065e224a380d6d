import type { FieldType } from '../tables/define-table.js';
import { buildColumn } from './build-column.js';
import type { Column } from './column.js';
import { compactColumn } from './compact-column.js';

/** Makes columns in which every value is missing, of the narrowest width; those of one type are one column. */
export function missingColumns(rowCount: number): (field: { readonly type: FieldType }) => Column {
  const known = new Map<FieldType, Column>();
  return (field) => {
    const column = known.get(field.type) ?? compactColumn(buildColumn(field, []), new Int32Array(rowCount).fill(-1));
    known.set(field.type, column);
    return column;
  };
}
