import type { RowValue } from '../rows/row-question.js';

/** Says whether a value is missing in every row, whatever the rows hold: such values are not written, old servers fail on them. */
export function neverKnown(value: RowValue): boolean {
  switch (value.kind) {
    case 'column':
      return false;
    case 'constant':
      return Number.isNaN(value.value);
    case 'first':
    case 'least':
      return value.values.every(neverKnown);
    case 'minus':
      return neverKnown(value.value) || neverKnown(value.less);
    case 'choose':
      return neverKnown(value.yes) && (value.no === null || neverKnown(value.no));
  }
}
