import { type Column, isValid } from '@practice-atlas/dataset';
import { findingOf } from '../../finding-of.js';
import type { RawTable } from '../../read/raw-table.js';
import type { ReportCell } from '../cells/create-column-reader.js';

/** A column of coordinates that is read from a heading of its own. */
export interface CoordinateReader {
  readonly column: string;
  /** Null when it is set for all rows. */
  readonly heading: string | null;
  readonly read: (raw: RawTable) => Column;
}

/** Takes the cells of rows out of a column. */
function without(column: Column, rows: readonly number[], rowCount: number): Column {
  if (column.kind !== 'number' || rows.length === 0) return column;
  const validity = column.validity?.slice() ?? new Uint8Array((rowCount + 7) >> 3).fill(255);
  const values = column.values.slice();
  for (const row of rows) {
    validity[row >> 3]! &= ~(1 << (row & 7));
    values[row] = 0;
  }
  return { ...column, values, validity };
}

/** Lists the rows that one column has and the other lacks, and says so of each. */
function halves(raw: RawTable, own: CoordinateReader, there: Column, other: Column, report: ReportCell): number[] {
  const rows: number[] = [];
  for (let row = 0; row < raw.rowCount; row++) {
    if (!isValid(there, row) || isValid(other, row)) continue;
    rows.push(row);
    const which = own.column === 'lng' ? 'latitude' : 'longitude';
    const value = there.kind === 'number' ? there.values[row]! : null;
    const reason = `the ${which} of this place is missing or was set aside; half a point is none, so this half is set aside too`;
    const finding = findingOf(
      'coordinates_half',
      'warning',
      value,
      reason,
      `correct the ${which}, or leave both empty`,
    );
    report(finding, raw, row, own.heading ?? own.column);
  }
  return rows;
}

/**
 * Makes readers of longitude and latitude that keep whole points only: a half whose other half is missing is set aside with a finding.
 * The two are to be read of each piece, one after the other.
 */
export function wholePoints<R extends CoordinateReader>(readers: readonly R[], report: ReportCell): R[] {
  const lng = readers.find(({ column }) => column === 'lng');
  const lat = readers.find(({ column }) => column === 'lat');
  if (!lng || !lat) return [...readers];
  let known: { readonly raw: RawTable; readonly lng: Column; readonly lat: Column } | null = null;
  const pairOf = (raw: RawTable) => {
    const made = { lng: lng.read(raw), lat: lat.read(raw) };
    const [ofLng, ofLat] = [halves(raw, lng, made.lng, made.lat, report), halves(raw, lat, made.lat, made.lng, report)];
    return { raw, lng: without(made.lng, ofLng, raw.rowCount), lat: without(made.lat, ofLat, raw.rowCount) };
  };
  const readerOf = (axis: 'lng' | 'lat') => (raw: RawTable) => {
    const pair = known?.raw === raw ? known : pairOf(raw);
    known = known === pair ? null : pair;
    return pair[axis];
  };
  return readers.map((one) =>
    one === lng || one === lat ? { ...one, read: readerOf(one.column as 'lng' | 'lat') } : one,
  );
}
