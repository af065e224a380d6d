import { type CellOptions, type CellReading, noValue } from './cell-reading.js';
import { placeCell } from './place-cell.js';

const CODE = /^(?:\d{2}|\d{4}|\d{6}|\d{9}|\d{12}|\d{4,10}Z\d{1,2})$/;

/** Writes a code in its full width: 21 as 210000, 210321100000 as 210321100. */
export function fullDivisionCode(code: string): string {
  if (code.includes('Z')) return code;
  return code.length < 6 ? code.padEnd(6, '0') : code.slice(0, 6) + code.slice(6).replace(/(?:000)+$/, '');
}

/**
 * Reads a cell of the table of divisions itself. A code there defines a unit, so it is kept even when the register does not know it
 * or when it lies elsewhere; a name is looked up within the unit of the options, then everywhere.
 */
export function divisionCell(text: string, options: CellOptions): CellReading {
  const code = text.normalize('NFKC').toUpperCase();
  if (CODE.test(code)) return { value: fullDivisionCode(code), findings: [] };
  const { register } = options;
  const reading = placeCell(text, options);
  if (reading.place || !register) return reading;
  const elsewhere = placeCell(text, { register });
  return elsewhere.place ? elsewhere : noValue(...(reading.container ? elsewhere : reading).findings);
}
