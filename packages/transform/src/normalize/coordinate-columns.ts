import type { Column, Field, Table } from '@practice-atlas/dataset';
import type { RawCell, RawTable } from '../read/raw-table.js';
import { createColumnReader, type ReportCell } from './create-column-reader.js';
import type { CellReading } from './normalize-cell.js';
import { type Axis, normalizeCoordinates } from './normalize-coordinate.js';
import type { CoordinateHeading } from './table-plan.js';

const AXES: readonly Axis[] = ['lng', 'lat'];

/** Reads one of the two; what is wrong with the pair is said once, with the longitude. */
function readAxis(given: RawCell, axis: Axis): CellReading {
  const raw = typeof given === 'boolean' ? String(given) : (given ?? '');
  if (String(raw).trim() === '') return { value: null, findings: [] };
  const read = normalizeCoordinates(raw);
  if ('lng' in read) return { value: read[axis], findings: [] };
  return { value: null, findings: axis === 'lng' ? [read] : [] };
}

/** Makes the columns `lng` and `lat` of a heading whose cells hold both. */
export function coordinateColumns(
  { heading, index }: CoordinateHeading,
  table: Table,
  report: ReportCell,
): {
  readonly column: Axis;
  readonly heading: string;
  readonly field: Field;
  readonly read: (raw: RawTable) => Column;
}[] {
  return AXES.flatMap((column) => {
    const field = table.fields[column];
    if (!field) return [];
    const reader = createColumnReader({
      match: { heading, index, column, unitWord: null, power: 0 },
      field,
      read: (given) => readAxis(given, column),
      constant: null,
      onConstant: () => undefined,
      offsetMinutes: 0,
      report,
    });
    return [{ column, heading, field, read: reader.read }];
  });
}
