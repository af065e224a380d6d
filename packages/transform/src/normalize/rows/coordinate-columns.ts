import type { Column, Field, Table } from '@practice-atlas/dataset';
import { findingOf } from '../../finding-of.js';
import type { RawCell, RawTable } from '../../read/raw-table.js';
import { type CellReading, noValue } from '../cells/cell-reading.js';
import { createColumnReader, type ReportCell } from '../cells/create-column-reader.js';
import type { CoordinateHeading } from '../plans/table-plan.js';
import { type Axis, readCoordinatePair } from '../values/normalize-coordinate.js';

const AXES: readonly Axis[] = ['lng', 'lat'];

/** Reads one of the two; what there is to say of the pair is said once, with the longitude. */
function readAxis(given: RawCell, axis: Axis): CellReading {
  const raw = typeof given === 'boolean' ? String(given) : (given ?? '');
  if (String(raw).trim() === '') return noValue();
  const read = readCoordinatePair(raw);
  if (!('lng' in read)) return axis === 'lng' ? noValue(read) : noValue();
  if (!read.isExchanged || axis === 'lat') return { value: read[axis], findings: [] };
  const finding = findingOf(
    'coordinates_exchanged',
    'warning',
    raw,
    'the latitude stands first; as no latitude goes beyond 90, the two were exchanged',
    `write the longitude first: ${read.lng}, ${read.lat}`,
  );
  return { value: read.lng, findings: [finding] };
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
