import type { Column } from '../columns/column.js';
import type { Field, FieldType } from '../tables/define-table.js';

const KINDS: Readonly<Record<FieldType, Column['kind']>> = {
  id: 'text',
  text: 'text',
  words: 'text',
  code: 'category',
  category: 'category',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
  date: 'date',
  time: 'time',
};

function faultOf(column: Column, rowCount: number): string | null {
  const bitBytes = Math.ceil(rowCount / 8);
  if (column.validity && column.validity.length < bitBytes) return `a validity of ${bitBytes} bytes`;
  switch (column.kind) {
    case 'text': {
      const { offsets, bytes } = column;
      if (offsets.length !== rowCount + 1) return `${rowCount + 1} offsets`;
      for (let row = 0; row < rowCount; row++) if (offsets[row]! > offsets[row + 1]!) return 'ascending offsets';
      return offsets[0]! < 0 || offsets[rowCount]! > bytes.length ? `${offsets[rowCount]} bytes` : null;
    }
    case 'boolean':
      return column.bits.length < bitBytes ? `${bitBytes} bytes` : null;
    case 'category':
      return column.indices.length === rowCount ? null : `${rowCount} indices`;
    case 'seconds':
      return column.rowCount === rowCount ? null : `${rowCount} rows`;
    default:
      return column.values.length === rowCount ? null : `${rowCount} values`;
  }
}

/** Refuses a column that cannot be one of its field: of another kind or length. Throws a `TypeError` that names it. */
export function expectColumn(named: string, field: Field, column: Column, rowCount: number): void {
  const kind = KINDS[field.type];
  if (column.kind !== kind) throw new TypeError(`${named} must be a column of kind ${kind}, not ${column.kind}`);
  const fault = faultOf(column, rowCount);
  if (fault !== null) throw new TypeError(`${named} must have ${fault}`);
}
