/** Values with their groups, kept until all rows are read, then laid out group by group. */
export interface GroupedValues {
  add(group: number, value: number): void;
  /** Values of group g stand from `ends[g]` to before `ends[g + 1]`. */
  layOut(groupCount: number): { readonly ends: Int32Array; readonly values: Float64Array };
}

/** Makes an empty collection for at most `rowCount` values. */
export function groupedValues(rowCount: number): GroupedValues {
  const groups = new Int32Array(rowCount);
  const given = new Float64Array(rowCount);
  let count = 0;
  return {
    add(group, value) {
      groups[count] = group;
      given[count++] = value;
    },
    layOut(groupCount) {
      const ends = new Int32Array(groupCount + 1);
      for (let i = 0; i < count; i++) ends[groups[i]! + 1]!++;
      for (let group = 0; group < groupCount; group++) ends[group + 1]! += ends[group]!;
      const next = ends.slice(0, groupCount);
      const values = new Float64Array(count);
      for (let i = 0; i < count; i++) values[next[groups[i]!]!++] = given[i]!;
      return { ends, values };
    },
  };
}
