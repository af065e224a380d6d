import type { FindingGroup } from './finding-log.js';
import type { FileTally, TransformReport } from './transformation.js';

/** A file, or a sheet of one, or one of the tables that stand in a sheet, and what was found in it. */
export interface FileSection {
  readonly file: string;
  readonly sheet: string | null;
  /** Null when no rows were read from it: findings of a whole workbook or archive, and of the dataset (file ''). */
  readonly tally: FileTally | null;
  readonly groups: readonly FindingGroup[];
}

/** Sorts the findings of a report by file and sheet: those with rows first, in their order, then what else was named. */
export function fileSections({ files, groups }: TransformReport): readonly FileSection[] {
  const keyOf = (file: string, sheet: string | null) => JSON.stringify([file, sheet]);
  const sections = new Map<string, (FileSection & { groups: FindingGroup[] })[]>();
  const add = (file: string, sheet: string | null, tally: FileTally | null) => {
    const section = { file, sheet, tally, groups: [] };
    sections.set(keyOf(file, sheet), [...(sections.get(keyOf(file, sheet)) ?? []), section]);
    return section;
  };
  for (const tally of files) add(tally.file, tally.sheet, tally);
  for (const group of groups) {
    const { file, sheet } = group;
    const some = sections.get(keyOf(file, sheet)) ?? [];
    const section = some.find(({ tally }) => tally?.table === group.table) ?? some[0] ?? add(file, sheet, null);
    section.groups.push(group);
  }
  return [...sections.values()].flat();
}
