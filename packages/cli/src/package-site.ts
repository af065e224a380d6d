import {
  describePackage,
  type PracticeDataset,
  type TableName,
  tableNames,
  writeDataPackage,
} from '@practice-atlas/dataset';
import { writeArrow } from '@practice-atlas/transform';
import type { SiteContent } from './serve-site.js';

type Writer = (dataset: PracticeDataset) => Promise<Readonly<Record<string, string | Uint8Array>>>;

/** The packages of a site, by folder: CSV for everyone, Arrow for pages that bring its reader. */
const PACKAGES = {
  data: { format: 'csv', write: async (dataset) => writeDataPackage(dataset) },
  arrow: { format: 'arrow', write: writeArrow },
} as const satisfies Record<string, { format: 'csv' | 'arrow'; write: Writer }>;

/** The dataset with the rows of one table alone. */
function onlyTable(dataset: PracticeDataset, only: TableName): PracticeDataset {
  const tables = { ...dataset.tables };
  for (const name of tableNames) if (name !== only) Object.assign(tables, { [name]: { ...tables[name], rowCount: 0 } });
  return { ...dataset, tables };
}

/**
 * Lists the files of a dataset's data packages: as CSV in `data/`, as Arrow in `arrow/`, which a page reads many times faster. A file
 * is written whenever it is asked for and not kept: those of ten million steps would fill the memory beside the dataset.
 */
export function packageSite(dataset: PracticeDataset): Map<string, SiteContent> {
  const site = new Map<string, SiteContent>();
  for (const [folder, { format, write }] of Object.entries(PACKAGES)) {
    const { descriptor, files } = describePackage(dataset, format);
    site.set(`${folder}/datapackage.json`, descriptor);
    for (const { name, path } of files)
      site.set(`${folder}/${path}`, {
        make: async () => (await write(onlyTable(dataset, name)))[path]!,
      });
  }
  return site;
}
