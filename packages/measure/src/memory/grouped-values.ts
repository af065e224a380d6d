import type { GroupedRows } from './group-reader.js';
import type { Marks } from './marks.js';

/** Values with their groups, kept until all rows are read, then laid out group by group. */
export interface GroupedValues {
  /** Keeps the numbers of a block that are known, where a test holds. */
  add(grouped: GroupedRows, numbers: Float64Array, marks: Marks): void;
  /** Values of group g stand from `ends[g]` to before `ends[g + 1]`. Laid out once; not to be written to. */
  layOut(groupCount: number): { readonly ends: Int32Array; readonly values: Float64Array };
}

/** Makes an empty collection for at most `rowCount` values. */
export function groupedValues(rowCount: number): GroupedValues {
  const groups = new Int32Array(rowCount);
  const given = new Float64Array(rowCount);
  let count = 0;
  let laid: ReturnType<GroupedValues['layOut']> | null = null;
  return {
    add(grouped, numbers, marks) {
      const { rows, groups: own } = grouped;
      let at = count;
      for (let k = 0; k < grouped.count; k++) {
        const row = rows[k]!;
        const number = numbers[row]!;
        if (!Number.isNaN(number) && ((marks[row >> 5]! >> row) & 1) === 1) {
          groups[at] = own[k]!;
          given[at++] = number;
        }
      }
      count = at;
    },
    layOut(groupCount) {
      if (laid) return laid;
      const ends = new Int32Array(groupCount + 1);
      for (let i = 0; i < count; i++) ends[groups[i]! + 1]!++;
      for (let group = 0; group < groupCount; group++) ends[group + 1]! += ends[group]!;
      const next = ends.slice(0, groupCount);
      const values = new Float64Array(count);
      for (let i = 0; i < count; i++) values[next[groups[i]!]!++] = given[i]!;
      laid = { ends, values };
      return laid;
    },
  };
}
