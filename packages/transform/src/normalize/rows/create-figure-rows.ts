import { type Field, tables } from '@practice-atlas/dataset';
import type { RawCell } from '../../read/raw-table.js';
import { createCellReader } from '../cells/create-cell-reader.js';
import { joinedCells } from '../cells/joined-cells.js';
import type { CellReading, CellValue } from '../cells/normalize-cell.js';
import type { HeadingMatch } from '../headings/map-headings.js';
import { constantOf, type NormalizeScope, type RowNormalizer } from '../normalize-scope.js';
import { createRowCollector } from './create-row-collector.js';
import { figureIdOf } from './figure-identity.js';
import { createFigureSource } from './figure-source.js';
import { fillFigure } from './fill-figure.js';

interface FigureColumn {
  readonly match: HeadingMatch;
  /** Several headings that are one place together; empty for one. */
  readonly parts: readonly HeadingMatch[];
  readonly read: (given: RawCell) => CellReading;
}

/** Turns each row of a long table into one figure, and fills in what its cells say between them. */
export function createFigureRows(scope: NormalizeScope): RowNormalizer {
  const { mapping, placeParts, constants, words } = scope.plan;
  const fields: Readonly<Record<string, Field>> = tables.figures.fields;
  const columnOf = (match: HeadingMatch, parts: readonly HeadingMatch[]): FigureColumn[] => {
    const field = fields[match.column];
    return field ? [{ match, parts, read: createCellReader(match, field, tables.figures, words, scope.cells) }] : [];
  };
  const deepest = placeParts.at(-1);
  const columns = [
    ...[...mapping.mapped, ...mapping.guessed].flatMap((match) => columnOf(match, [])),
    ...(deepest ? columnOf({ ...deepest, column: 'region_code' }, placeParts) : []),
  ];
  const fixed = Object.keys(constants).flatMap((column): [string, CellValue][] => {
    const field = Object.hasOwn(fields, column) ? fields[column] : undefined;
    return field ? [[column, constantOf(scope, column, field)]] : [];
  });
  const collector = createRowCollector('figures', Object.keys(fields));
  const source = createFigureSource(scope);
  return {
    add: (raw) => {
      for (let row = 0; row < raw.rowCount; row += 1) {
        const made: Record<string, CellValue> = {};
        const readings = new Map<string, CellReading>();
        for (const { match, parts, read } of columns) {
          const reading = read(parts.length > 0 ? joinedCells(raw, row, parts) : raw.cell(row, match.index));
          made[match.column] = reading.value;
          readings.set(match.column, reading);
        }
        for (const [column, value] of fixed) made[column] ??= value;
        fillFigure(made, readings);
        made.source_id ??= source.idFor(raw);
        made.figure_id ??= figureIdOf(made);
        for (const { match } of columns)
          for (const finding of readings.get(match.column)?.findings ?? [])
            if (!(finding.code === 'bound_lost' && made[match.column] !== null))
              scope.report(finding, 'figures', raw, row, match.heading);
        collector.add(made, raw.rowNumber(row), 0);
      }
    },
    finish: (place) => {
      const headings = Object.fromEntries(columns.map(({ match }) => [match.column, match.heading]));
      return [collector.finish([{ ...place, headings }]), ...source.finish(place)];
    },
  };
}
