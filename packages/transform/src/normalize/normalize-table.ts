import {
  type Column,
  type Finding,
  isTableName,
  type RowOrigin,
  type Table,
  type TableName,
} from '@practice-atlas/dataset';
import type { RawTable } from '../read/raw-table.js';
import type { CellOptions } from './cells/normalize-cell.js';
import { createNormalizer } from './create-normalizer.js';
import { type Mapping, mapHeadings } from './headings/map-headings.js';
import { NOTHING_DERIVED } from './plans/table-plan.js';

/** One table of the seventeen, read from one raw table; `createDataset` takes it as it is. */
export interface TableNormalization {
  readonly name: TableName;
  /** As many as the file has. */
  readonly rowCount: number;
  /** Columns that a heading stands for, and those derived from them; `tableRows` reads them as objects. */
  readonly columns: Readonly<Record<string, Column>>;
  readonly origin: RowOrigin;
  readonly mapping: Mapping;
  /** Those of reading first. */
  readonly findings: readonly Finding[];
}

export interface TableOptions extends CellOptions {
  /** Overrules the mapping: from a heading to a column, or to null to leave it out. */
  readonly headings?: ReadonlyMap<string, string | null>;
}

/**
 * Turns a table as it stands in a file into rows of one of the seventeen tables: headings by name and alias, Chinese and English;
 * numbers, dates, times, places and words as exports write them. Every cell that could not be read is missing and has a finding with
 * file, row, heading, value, reason and remedy; nothing is dropped silently and no row is left out.
 * In `figures` the bound, its word, the date's precision and the place's precision are filled in from the cells.
 * For files whose table is to be found out, wide orders and wide reports see `transformFiles`.
 *
 * @example
 * const raw = await readCsv({ text: '编号,名称,阵地类型\nA1,宏伟站,站\n' });
 * tableRows(normalizeTable(raw, tables.sites)); // [{ site_id: 'A1', name: '宏伟站', tier: 'station', ... }]
 */
export function normalizeTable(raw: RawTable, table: Table, options: TableOptions = {}): TableNormalization {
  if (!isTableName(table.name)) throw new TypeError(`"${table.name}" is none of the seventeen tables`);
  const { headings, ...cells } = options;
  const mapping = mapHeadings(raw.columns, table, headings);
  const findings: Finding[] = [];
  const normalizer = createNormalizer(
    {
      table: table.name,
      mapping,
      constants: {},
      steps: [],
      nestedSteps: null,
      deriveSeq: false,
      figures: [],
      keys: [],
      placeParts: [],
      coordinates: null,
      year: null,
      words: {},
      source: {},
      derived: NOTHING_DERIVED,
      refused: null,
      findings: [],
    },
    { ...cells, log: { add: (finding) => findings.push(finding) } },
  );
  normalizer.add(raw);
  const [made] = normalizer.finish().tables;
  if (!made) throw new TypeError(`"${table.name}" gives no rows`);
  return { ...made, name: table.name, mapping, findings };
}
