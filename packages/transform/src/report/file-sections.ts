import type { FindingGroup } from './finding-log.js';
import type { FileTally, TransformReport } from './transformation.js';

/** A file, or a sheet of one, and what was found in it. */
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
  const sections = new Map<string, FileSection & { groups: FindingGroup[] }>();
  for (const tally of files) {
    const { file, sheet } = tally;
    sections.set(keyOf(file, sheet), { file, sheet, tally, groups: [] });
  }
  for (const group of groups) {
    const { file, sheet } = group;
    const section = sections.get(keyOf(file, sheet)) ?? { file, sheet, tally: null, groups: [] };
    sections.set(keyOf(file, sheet), section);
    section.groups.push(group);
  }
  return [...sections.values()];
}
