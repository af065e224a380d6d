import type { Finding, FindingLevel } from '@practice-atlas/dataset';

/** Findings of one kind in one column of one file. */
export interface FindingGroup {
  readonly code: string;
  readonly level: FindingLevel;
  readonly file: string;
  readonly sheet: string | null;
  readonly table: string | null;
  readonly column: string | null;
  /** How many there are. */
  readonly count: number;
  /** The first of them; no more than the log's limit. */
  readonly findings: readonly Finding[];
}

/** Collects findings in bounded memory: all are counted, the first of each group are kept. */
export interface FindingLog {
  add(finding: Finding): void;
  addAll(findings: Iterable<Finding>): void;
  /** How many were added. */
  readonly count: number;
  /** Worst level first, then by file, sheet, and first row. */
  groups(): readonly FindingGroup[];
  /** The kept ones, in the order of `groups`, then one `findings_more` a group that has more, which says how many. */
  findings(): readonly Finding[];
  /** The worst level met; null when there is none. */
  worst(): FindingLevel | null;
}

const LEVELS: readonly FindingLevel[] = ['error', 'warning', 'notice'];

/**
 * Begins a log that keeps the first `limit` findings of each group (same code, level, file, sheet, table and column) and counts all.
 *
 * @example
 * const log = createFindingLog({ limit: 1 });
 * log.addAll(findings);
 * log.groups()[0]?.count;
 */
export function createFindingLog({ limit = 1000 }: { limit?: number } = {}): FindingLog {
  const groups = new Map<string, { count: number; findings: Finding[] }>();
  let count = 0;
  const add = (finding: Finding): void => {
    const { file = '', sheet = '', table = '', column = '' } = finding.where;
    const key = JSON.stringify([finding.level, finding.code, file, sheet, table, column]);
    const group = groups.get(key) ?? { count: 0, findings: [] };
    groups.set(key, group);
    group.count += 1;
    count += 1;
    if (group.findings.length < limit) group.findings.push(finding);
  };
  const list = (): FindingGroup[] =>
    [...groups.values()]
      .flatMap(({ count: size, findings }): FindingGroup[] => {
        const [first] = findings;
        if (!first) return [];
        const { file = '', sheet = null, table = null, column = null } = first.where;
        return [{ code: first.code, level: first.level, file, sheet, table, column, count: size, findings }];
      })
      .sort(
        (a, b) =>
          LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) ||
          (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
          ((a.sheet ?? '') < (b.sheet ?? '') ? -1 : (a.sheet ?? '') > (b.sheet ?? '') ? 1 : 0) ||
          (a.findings[0]?.where.row ?? 0) - (b.findings[0]?.where.row ?? 0) ||
          (a.code < b.code ? -1 : 1),
      );
  return {
    add,
    addAll: (findings) => {
      for (const finding of findings) add(finding);
    },
    get count() {
      return count;
    },
    groups: list,
    findings: () => [
      ...list().flatMap((group) => group.findings),
      ...list()
        .filter((group) => group.count > group.findings.length)
        .map((group): Finding => {
          const { file, sheet, table, column } = group;
          return {
            code: 'findings_more',
            level: group.level,
            where: {
              ...(file === '' ? {} : { file }),
              ...(sheet === null ? {} : { sheet }),
              ...(table === null ? {} : { table }),
              ...(column === null ? {} : { column }),
            },
            value: null,
            reason: `there are ${group.count - group.findings.length} more of the kind ${group.code} here`,
            remedy: group.findings[0]?.remedy ?? '',
          };
        }),
    ],
    worst: () => LEVELS.find((level) => list().some((group) => group.level === level)) ?? null,
  };
}
