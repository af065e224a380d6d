/** Prints a number for a statement; what is no finite number is refused, whatever its declared type says. */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`a statement cannot hold the number ${String(value)}`);
  return Number.isInteger(value) ? BigInt(value).toString() : String(value);
}
