/** Makes a text of values that is equal for equal values only: days and moments by their time, missing ones (null, undefined, NaN) alike. */
export function keyOf(values: readonly unknown[]): string {
  return JSON.stringify(
    values.map((value) => {
      if (value === null || value === undefined || Number.isNaN(value)) return null;
      if (value instanceof Date) return ['date', value.getTime()];
      return typeof value === 'object' ? value : [typeof value, String(value)];
    }),
  );
}
