import { columnValue, tables } from '@practice-atlas/dataset';
import { createCellReader } from '../cells/create-cell-reader.js';
import type { NormalizeScope } from '../normalize-scope.js';
import type { CheckHeadings } from '../plans/table-plan.js';
import { createRowCollector } from './create-row-collector.js';
import type { RowsWithin } from './rows-within.js';

const COLUMNS = ['site_id', 'standard', 'item', 'met', 'checked_on'];

/** Begins the checks of sites whose items are headings: each filled cell that is yes or no becomes a row. A site without an id has none. */
export function createWideChecks(scope: NormalizeScope, { standard, day, items }: CheckHeadings): RowsWithin {
  const collector = createRowCollector('site_checks', COLUMNS);
  const readers = items.map(({ heading, index, item }, position) => {
    const match = { heading, index, column: 'met', unitWord: null, power: 0 };
    const { met } = tables.site_checks.fields;
    const read = createCellReader(match, met, tables.site_checks, scope.plan.words, scope.cells);
    return { heading, index, item, position, read };
  });
  return {
    add: (raw, ids) => {
      for (let row = 0; row < raw.rowCount; row += 1) {
        const id = columnValue(ids, row);
        if (id === null) continue;
        for (const { heading, index, item, position, read } of readers) {
          const { value, findings } = read(raw.cell(row, index));
          for (const finding of findings) scope.report(finding, 'site_checks', raw, row, heading);
          if (typeof value !== 'boolean') continue;
          const check = { site_id: id, standard, item, met: value, checked_on: day };
          collector.add(check, raw.rowNumber(row), position);
        }
      }
    },
    finish: (place) =>
      collector.finish(
        items.map(({ heading }) => ({
          ...place,
          headings: Object.fromEntries(COLUMNS.map((column) => [column, heading])),
        })),
      ),
  };
}
