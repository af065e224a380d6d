import { createDataset } from '../build/create-dataset.js';
import type { Finding } from '../finding.js';
import type { PracticeDataset } from '../practice-dataset.js';
import type { Table } from '../tables/define-table.js';
import { type TableName, tableNames, tables } from '../tables/index.js';

const REFERENCE_FAULTS = new Set(['region_unknown', 'source_missing', 'reference_unknown']);

/** Says whether rows that were there name rows of a table that had none, and has some now: nobody has checked them. */
export function isUnchecked(before: (name: TableName) => number, now: (name: TableName) => number): boolean {
  return tableNames.some(
    (name) =>
      before(name) > 0 &&
      (tables[name] as Table).foreignKeys.some(({ table }) => {
        const target = table as TableName;
        return before(target) === 0 && now(target) > 0;
      }),
  );
}

/** Checks the references of a dataset once more, as if it were read; what is found goes to `findings`. */
export function recheck(dataset: PracticeDataset, findings: Finding[]): PracticeDataset {
  const found: Finding[] = [];
  const { name, title, lifecycles, simulation, tables: given, findings: earlier } = dataset;
  const log = { add: (finding: Finding) => found.push(finding) };
  const checked = createDataset({ name, title, lifecycles, simulation, findings: earlier, tables: given, log });
  findings.push(...found.filter(({ code }) => REFERENCE_FAULTS.has(code)));
  return checked;
}
