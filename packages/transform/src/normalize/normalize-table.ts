import type { Finding, Table } from '@practice-atlas/dataset';
import { findingOf } from '../finding-of.js';
import type { RawTable } from '../read/raw-table.js';
import { fillFigure } from './fill-figure.js';
import { type Mapping, mapHeadings } from './map-headings.js';
import { type CellOptions, type CellReading, type CellValue, normalizeCell } from './normalize-cell.js';

/** A row for `createDataset`. */
export type NormalizedRow = Record<string, CellValue>;

export interface NormalizedRows {
  /** Name of the table. */
  readonly name: string;
  /** As many as the file has; only columns that a heading stands for, and those derived from them. */
  readonly rows: readonly NormalizedRow[];
  readonly mapping: Mapping;
  /** Those of reading first. */
  readonly findings: readonly Finding[];
}

export interface TableOptions extends CellOptions {
  /** Overrules the mapping: from a heading to a column, or to null to leave it out. */
  readonly headings?: ReadonlyMap<string, string | null>;
}

function headingFindings(raw: RawTable, table: Table, mapping: Mapping): Finding[] {
  const where = { file: raw.file, table: table.name, row: 1 };
  return [
    ...mapping.guessed.map(({ heading, column }) =>
      findingOf('column_guessed', 'notice', heading, `it was taken for "${column}"`, 'confirm it, or name the column', {
        ...where,
        column: heading,
      }),
    ),
    ...mapping.left.map(({ heading, reason }) =>
      findingOf(
        'column_unknown',
        'warning',
        heading,
        `the column was not read: ${reason}`,
        'name the column it stands for',
        { ...where, column: heading },
      ),
    ),
    ...mapping.missing
      .filter((column) => table.name !== 'figures' || !DERIVED.has(column))
      .map((column) =>
        findingOf(
          'column_missing',
          'error',
          null,
          `no heading stands for "${column}", which no row may lack`,
          'add the column, or name its heading',
          where,
        ),
      ),
  ];
}

/** Columns of `figures` that follow from others. */
const DERIVED: ReadonlySet<string> = new Set(['qualifier', 'as_of_precision', 'place_precision']);

/**
 * Turns a table as it stands in a file into rows of one of the seventeen tables: headings by name and alias, Chinese and English;
 * numbers, dates, times, places and words as exports write them. Every cell that could not be read is null and has a finding with
 * file, row, heading, value, reason and remedy; nothing is dropped silently and no row is left out.
 * In `figures` the bound, its word, the date's precision and the place's precision are filled in from the cells.
 *
 * @example
 * const raw = await readCsv('编号,名称,阵地类型\nA1,宏伟站,站\n');
 * normalizeTable(raw, tables.sites).rows; // [{ site_id: 'A1', name: '宏伟站', tier: 'station' }]
 */
export function normalizeTable(raw: RawTable, table: Table, options: TableOptions = {}): NormalizedRows {
  const mapping = mapHeadings(raw.columns, table, options.headings);
  const findings = [...raw.findings, ...headingFindings(raw, table, mapping)];
  const matches = [...mapping.mapped, ...mapping.guessed];
  const rows = Array.from({ length: raw.rowCount }, (_, position) => {
    const row: NormalizedRow = {};
    const readings = new Map<string, CellReading>();
    for (const match of matches) {
      const field = table.fields[match.column];
      if (!field) continue;
      const reading = normalizeCell(raw.cell(position, match.index), field, match, table.name, options);
      row[match.column] = reading.value;
      readings.set(match.column, reading);
    }
    if (table.name === 'figures') fillFigure(row, readings);
    const where = { file: raw.file, table: table.name, row: raw.rowNumber(position) };
    for (const match of matches)
      for (const finding of readings.get(match.column)?.findings ?? [])
        if (!(finding.code === 'bound_lost' && row[match.column] !== null))
          findings.push({ ...finding, where: { ...where, column: match.heading } });
    return row;
  });
  return { name: table.name, rows, mapping, findings };
}
