import { type PracticeDataset, type TableName, tableNames, writeDataPackage } from '@practice-atlas/dataset';

/** What names places and what was published. No row here is a person, a case or a gift; every other table stays behind the gateway. */
const OUTLINE_TABLES: ReadonlySet<TableName> = new Set(['regions', 'sources', 'figures']);

/** The dataset with no rows but those of its outline. */
function outlineOf(dataset: PracticeDataset): PracticeDataset {
  const tables = { ...dataset.tables };
  for (const name of tableNames)
    if (!OUTLINE_TABLES.has(name)) Object.assign(tables, { [name]: { ...tables[name], rowCount: 0 } });
  return { ...dataset, tables, findings: [] };
}

/**
 * Writes what a page may know of a dataset besides answers, as JSON: the files of a data package with its title, lifecycles and simulation, and of
 * its tables `regions`, `sources` and `figures` alone; and how many findings of each level there are. Findings themselves quote rows, and stay.
 */
export function writeOutline(dataset: PracticeDataset): string {
  const findings = { error: 0, warning: 0, notice: 0 };
  for (const { level } of dataset.findings) findings[level]++;
  return JSON.stringify({ version: 1, files: writeDataPackage(outlineOf(dataset)), findings });
}
