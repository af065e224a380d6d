export * from './atlas-error.js';
export type { DatasetDescription } from './build/assemble-dataset.js';
export { createDataset } from './build/create-dataset.js';
export { mergeDatasets } from './build/merge-datasets.js';
export { type Fault, parseCell } from './build/parse-cell.js';
export { personalData } from './build/personal-data.js';
export { buildColumn, type Cell } from './columns/build-column.js';
export type * from './columns/column.js';
export { type ColumnArena, createColumnArena } from './columns/column-arena.js';
export { type ColumnBuilder, createColumnBuilder } from './columns/column-builder.js';
export { columnValue, isValid } from './columns/column-value.js';
export { compactColumn } from './columns/compact-column.js';
export { dayNumber, formatDay, parseDay } from './columns/day.js';
export { type ColumnPart, joinColumns } from './columns/join-columns.js';
export { formatTime, parseTime } from './columns/moment.js';
export { isNumeric, numberAt } from './columns/number-at.js';
export { expandTimes, packTimes, pickTimes, readTimes, timeAt } from './columns/seconds.js';
export { tableRow, tableRows } from './columns/table-row.js';
export { matchTexts, type TextIndex, textIndex } from './columns/text-index.js';
export { formatWords, parseWords } from './columns/words.js';
export type * from './finding.js';
export type * from './lifecycle.js';
export { lifecycles } from './lifecycles/index.js';
export type { ExpiringTable } from './live/expired-rows.js';
export type { LiveChange, LiveRows, RowCounts } from './live/live-change.js';
export { createLiveDataset, type Expiry, type LiveDataset } from './live/live-dataset.js';
export { nearestName } from './nearest-name.js';
export { describePackage, type PackageDescription, type PackageFile } from './package/describe-package.js';
export { formatCsv } from './package/format-csv.js';
export { jsonFault } from './package/json-fault.js';
export { type Descriptor, type Migration, migrateDescriptor } from './package/migrate-descriptor.js';
export { descriptionOf, type Resource, type ResourceFormat, resourcesOf } from './package/package-descriptor.js';
export type { PackageSource } from './package/package-files.js';
export { type CsvTable, parseCsv } from './package/parse-csv.js';
export { readDataPackage } from './package/read-data-package.js';
export { type CellBounds, cellText, scanRecord, startScan } from './package/scan-records.js';
export { type RowSpans, type RowTask, scanRows } from './package/scan-rows.js';
export { type PackageReaders, type TableReader, tableReader } from './package/table-reader.js';
export { writeDataPackage } from './package/write-data-package.js';
export type * from './practice-dataset.js';
export { add, maximum, multiply, ratio, subtract, sum } from './quantities/arithmetic.js';
export { compareQuantities, isUseful } from './quantities/compare-quantities.js';
export { printedQuantity } from './quantities/printed-quantity.js';
export {
  approx,
  atLeast,
  atMost,
  exact,
  nearly,
  quantityOf,
  range,
  unknownQuantity,
} from './quantities/quantity-of.js';
export type * from './quantity.js';
export { rowWhere } from './row-where.js';
export { SCHEMA_VERSION } from './schema-version.js';
export type { Field, FieldType, ForeignKey, RowOf, Table, WordsOf } from './tables/define-table.js';
export { docsTable } from './tables/docs-table.js';
export { columnHeadings, headingAliases, headingKey } from './tables/heading-aliases.js';
export * from './tables/index.js';
export { type SchemaField, type TableSchema, tableSchema } from './tables/table-schema.js';
export { tableSql } from './tables/table-sql.js';
export { tableWords } from './tables/table-words.js';
