import {
  AtlasError,
  type Column,
  type ColumnTable,
  expandTimes,
  nearestName,
  type PracticeDataset,
} from '@practice-atlas/dataset';
import { regionTree } from '../plan/region-tree.js';
import { orderWords } from '../words.js';
import { calendarBins } from './calendar-bins.js';
import { categoryBins } from './category-bins.js';
import type { CrossView } from './cross-view.js';
import { numberBins } from './number-bins.js';
import type { RowBins } from './row-bins.js';
import type { Work } from './slices.js';

/** Finds a column of a table. Throws `column_unknown`. */
export function columnOf(table: ColumnTable, name: string): Column {
  const column = Object.hasOwn(table.columns, name) ? table.columns[name] : undefined;
  if (column) return column;
  const near = nearestName(name, Object.keys(table.columns));
  throw new AtlasError('column_unknown', `the table "${table.name}" has no column "${name}"`, {
    hint: near ? `did you mean "${near}"?` : `it has ${Object.keys(table.columns).join(', ') || 'none'}`,
    where: { table: table.name, column: name },
    details: { value: name },
  });
}

function wrongKind(name: string, column: Column, needed: string): AtlasError {
  return new AtlasError('query_unsupported', `"${name}" is a column of kind ${column.kind}, not ${needed}`, {
    hint: 'categories have words or a level, dates and times a grain, numbers thresholds',
    where: { column: name },
    details: { value: column.kind },
  });
}

/** Finds the bin of each row in a view. `dataset` lends its regions. */
export function viewBins(table: ColumnTable, view: CrossView, dataset: PracticeDataset | undefined): Work<RowBins> {
  const column = expandTimes(columnOf(table, view.column));
  if ('grain' in view) {
    if (column.kind !== 'date' && column.kind !== 'time') throw wrongKind(view.column, column, 'date or time');
    return calendarBins(column, view);
  }
  if ('thresholds' in view) {
    if (column.kind !== 'number') throw wrongKind(view.column, column, 'number');
    return numberBins(column, view);
  }
  if (column.kind !== 'category') throw wrongKind(view.column, column, 'category');
  if (!('level' in view)) {
    const order = (words: Iterable<string>) => orderWords(view.column, words) as string[];
    return categoryBins(column, view.column, (word) => word, order);
  }
  if (!dataset)
    throw new AtlasError(
      'query_malformed',
      `nothing says to which ${view.level} the codes of "${view.column}" belong`,
      {
        hint: 'give the `dataset` whose regions hold these codes',
        where: { property: 'dataset' },
      },
    );
  const regions = regionTree(dataset);
  return categoryBins(
    column,
    view.column,
    (code) => regions.unitAt(code, view.level),
    (codes) => [...codes].sort(),
  );
}
