import {
  type Column,
  createColumnBuilder,
  type Field,
  type Table,
  type TableColumns,
  type TableName,
  type TableReader,
  tableReader,
  tables,
} from '@practice-atlas/dataset';
import { type Batch, type DataType, Type, tableFromIPC } from '@uwdata/flechette';
import { checkArrow } from '../read/columnar/check-arrow.js';
import { checkBatch } from '../read/columnar/check-batch.js';
import { arrowBatchColumn } from './arrow-batch-column.js';
import { type Counted, typedCell } from './typed-cell.js';
import { unknownColumn } from './unknown-column.js';

const DAY_MS = 86_400_000;

/** Reads a batch value by value, when its buffers are not those of a column. */
function cellsOf(named: string, { type }: Field, batch: Batch<unknown>, arrow: DataType) {
  const isDay = arrow.typeId === Type.Date;
  const counted: Counted = isDay ? 'days' : arrow.typeId === Type.Timestamp ? 'milliseconds' : 'plain';
  return Array.from({ length: batch.length }, (_, row) => {
    const value = batch.at(row);
    const days = isDay && typeof value === 'number' ? Math.floor(value / DAY_MS) : value;
    const whole = counted === 'milliseconds' && typeof days === 'number' ? Math.floor(days) : days;
    return typedCell({ named, type }, whole, counted);
  });
}

function joinBatches(named: string, field: Field, batches: readonly Batch<unknown>[], type: DataType): Column {
  const [only] = batches;
  const whole = only && batches.length === 1 ? arrowBatchColumn(field, only, type) : null;
  if (whole) return whole;
  const builder = createColumnBuilder(field);
  for (const batch of batches) {
    const taken = arrowBatchColumn(field, batch, type);
    if (taken) builder.append(taken, batch.length);
    else builder.appendCells(cellsOf(named, field, batch, type));
  }
  return builder.finish();
}

async function readColumns(given: Uint8Array, name: TableName): Promise<TableColumns> {
  const bytes = given.byteOffset % 8 === 0 ? given : given.slice();
  checkArrow(bytes);
  const table = tableFromIPC(bytes, { useBigInt: true });
  const { fields }: Table = tables[name];
  const columns: Record<string, Column> = Object.create(null);
  for (const [i, { name: column, type }] of table.schema.fields.entries()) {
    if (Object.hasOwn(columns, column)) throw new TypeError('two columns have the same name');
    const field = Object.hasOwn(fields, column) ? fields[column]! : null;
    if (!field) {
      columns[column] = unknownColumn;
      continue;
    }
    const { data } = table.getChildAt(i);
    for (const batch of data) checkBatch(batch);
    columns[column] = joinBatches(`${name}.${column}`, field, data, type);
  }
  return { rowCount: table.numRows, columns };
}

/**
 * Reads Arrow IPC files of a data package for `readDataPackage`: those that `writeArrow` wrote, and those of other programs whose columns
 * are named as the fields are and hold the like. A column of one batch whose buffers fit is taken where it stands in the file's bytes,
 * without a copy: keep them as they are. What is damaged or of another type becomes an AtlasError `file_malformed`.
 *
 * @example
 * const dataset = await readDataPackage(address, { readers: { arrow: arrowReader } });
 */
export const arrowReader: TableReader = {
  read: (file) => tableReader((bytes) => readColumns(bytes, file.name)).read(file),
};
