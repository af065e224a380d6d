import type { FieldType } from '../tables/define-table.js';
import type { Column } from './column.js';

/** Makes columns in which every value is missing; those of one kind are one, and all share their validity. */
export function missingColumns(rowCount: number): (field: { readonly type: FieldType }) => Column {
  const validity = rowCount === 0 ? null : new Uint8Array(Math.ceil(rowCount / 8));
  const known = new Map<string, Column>();
  const columnOf = (type: FieldType): Column => {
    switch (type) {
      case 'code':
      case 'category':
        return { kind: 'category', indices: new Uint8Array(rowCount), dictionary: [], validity };
      case 'integer':
      case 'number':
        return { kind: 'number', values: new Uint8Array(rowCount), validity };
      case 'time':
        return { kind: 'time', values: new Float64Array(rowCount), validity };
      case 'date':
        return { kind: 'date', values: new Int32Array(rowCount), validity };
      case 'boolean':
        return { kind: 'boolean', bits: validity ?? new Uint8Array(), validity };
      default:
        return { kind: 'text', offsets: new Int32Array(rowCount + 1), bytes: new Uint8Array(), validity };
    }
  };
  return ({ type }) => {
    const column = known.get(type) ?? columnOf(type);
    known.set(type, column);
    return column;
  };
}
