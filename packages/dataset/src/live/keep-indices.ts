import { keepMatches, keepTextIndex, type TextIndex, textIndex } from '../columns/text-index.js';
import type { PracticeDataset } from '../practice-dataset.js';
import type { Table } from '../tables/define-table.js';
import { type TableName, tables } from '../tables/index.js';
import type { GrowingTable } from './growing-table.js';

/**
 * Keeps what a growing dataset knows of its keys, for whoever asks for the numbers of texts: nobody has to count them again. A key is the
 * number of its row, and a key into another table the number of the row there.
 */
export function keepIndices(
  opened: ReadonlyMap<TableName, GrowingTable>,
  built: PracticeDataset['tables'],
  rowNumbers: (count: number) => Int32Array,
): void {
  for (const { name, rowCount, keys } of opened.values()) {
    const [field, ...more] = (tables[name] as Table).key;
    const column = built[name].columns[field!]!;
    if (column.kind !== 'text' || more.length > 0 || !keys) continue;
    const numbers = rowNumbers(rowCount);
    const find: TextIndex['find'] = (texts, row) => {
      const found = keys.find([texts], row);
      return found < rowCount ? found : -1;
    };
    keepTextIndex(column, { numbers, rows: numbers, count: rowCount, texts: column, find });
  }
  for (const { name, links } of opened.values())
    for (const { field, table, references } of (tables[name] as Table).foreignKeys) {
      const link = links.get(field);
      const target = opened.get(table as TableName);
      // What names rows of a table that has none is kept unchecked.
      if (!link || !target?.keys || target.rowCount === 0) continue;
      const to = textIndex(built[target.name].columns[references]!);
      const index = { ...to, numbers: link.view() };
      keepTextIndex(built[name].columns[field]!, index);
      keepMatches(index, to, rowNumbers(to.count));
    }
}
