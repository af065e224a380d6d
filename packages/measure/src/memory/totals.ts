/** Numbers that grow with the groups. */
export class Totals {
  values: Float64Array;
  constructor(
    size: number,
    private readonly first: number,
  ) {
    this.values = new Float64Array(size).fill(first);
  }
  /** Makes room for groups to before `size`. */
  fit(size: number): Float64Array {
    if (size > this.values.length) {
      const grown = new Float64Array(Math.max(size, 2 * this.values.length)).fill(this.first, this.values.length);
      grown.set(this.values);
      this.values = grown;
    }
    return this.values;
  }
}
