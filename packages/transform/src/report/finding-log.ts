import type { Finding, FindingLevel } from '@practice-atlas/dataset';
import { findingsMore } from './findings-more.js';

/** What the findings of a group have in common; `where` without rows. */
export type FindingKind = Pick<Finding, 'code' | 'level' | 'where'>;

/** Findings of one kind in one column of one file. */
export interface FindingGroup {
  readonly code: string;
  readonly level: FindingLevel;
  readonly file: string;
  readonly sheet: string | null;
  readonly table: string | null;
  /** Null when the findings name none, or when the file has more kinds of findings than the log keeps apart. */
  readonly column: string | null;
  /** How many there are. */
  readonly count: number;
  /** The first of them; no more than the log's limit. */
  readonly findings: readonly Finding[];
}

/** Adds findings that differ in their rows only: those beyond the limit of their group are counted, and never made. */
export interface FindingCounter {
  /** Counts a finding at a row of the file; `make` is called when it is to be kept. */
  add(row: number, make: () => Finding): void;
}

/** Collects findings in bounded memory: all are counted, the first of each group are kept. */
export interface FindingLog {
  add(finding: Finding): void;
  addAll(findings: Iterable<Finding>): void;
  /** Opens the group that findings of a kind and place belong to, for many of them. */
  counter(kind: FindingKind): FindingCounter;
  /** How many were added. */
  readonly count: number;
  /** Worst level first, then by file, sheet, first row, code and column. */
  groups(): readonly FindingGroup[];
  /** The kept ones, in the order of `groups`, then one `findings_more` a group that has more, which says how many. */
  findings(): readonly Finding[];
  /** The worst level met; null when there is none. */
  worst(): FindingLevel | null;
}

interface Group {
  readonly column: string | undefined;
  readonly level: FindingLevel;
  readonly findings: Finding[];
  count: number;
}

type Branch = Map<string | undefined, Branch | Group>;

const LEVELS: readonly FindingLevel[] = ['error', 'warning', 'notice'];

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function compareGroups(a: FindingGroup, b: FindingGroup): number {
  return (
    LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) ||
    inOrder(a.file, b.file) ||
    inOrder(a.sheet ?? '', b.sheet ?? '') ||
    (a.findings[0]?.where.row ?? 0) - (b.findings[0]?.where.row ?? 0) ||
    inOrder(a.code, b.code) ||
    inOrder(a.column ?? '', b.column ?? '') ||
    inOrder(a.table ?? '', b.table ?? '')
  );
}

function branchOf(branch: Branch, word: string | undefined): Branch {
  const known = branch.get(word);
  if (known instanceof Map) return known;
  const begun: Branch = new Map();
  branch.set(word, begun);
  return begun;
}

/**
 * Begins a log that keeps the first `limit` findings of each group (same code, level, file, sheet, table and column), at least one, and counts all.
 * Beyond `groupLimit` groups, findings of new columns share the group of their file that has no column.
 *
 * @example
 * const log = createFindingLog({ limit: 1 });
 * log.addAll(findings);
 * log.groups()[0]?.count;
 */
export function createFindingLog({
  limit = 1000,
  groupLimit = 10_000,
}: {
  limit?: number;
  groupLimit?: number;
} = {}): FindingLog {
  const root: Branch = new Map();
  const groups: Group[] = [];
  let last: { kind: FindingKind; branch: Branch } | null = null;

  const branchFor = (kind: FindingKind): Branch => {
    const { level, code, where } = kind;
    const before = last?.kind;
    if (
      last &&
      before?.code === code &&
      before.level === level &&
      before.where.file === where.file &&
      before.where.sheet === where.sheet &&
      before.where.table === where.table
    )
      return last.branch;
    let branch = root;
    for (const word of [where.file ?? '', code, level, where.table, where.sheet]) branch = branchOf(branch, word);
    last = { kind, branch };
    return branch;
  };

  const groupIn = (branch: Branch, level: FindingLevel, column: string | undefined): Group => {
    const known = branch.get(column);
    if (known && !(known instanceof Map)) return known;
    if (groups.length >= groupLimit && column !== undefined) return groupIn(branch, level, undefined);
    const begun: Group = { column, level, findings: [], count: 0 };
    branch.set(column, begun);
    groups.push(begun);
    return begun;
  };

  const groupOf = (kind: FindingKind): Group => groupIn(branchFor(kind), kind.level, kind.where.column);
  /** Counts a finding of a group; says whether it is to be kept. */
  const counted = (group: Group): boolean => {
    group.count += 1;
    return group.findings.length < limit || group.count === 1;
  };
  const add = (finding: Finding): void => {
    const group = groupOf(finding);
    if (counted(group)) group.findings.push(finding);
  };

  const list = (): FindingGroup[] =>
    groups
      .flatMap(({ column, count, findings }): FindingGroup[] => {
        const [first] = findings;
        if (!first) return [];
        const { file = '', sheet = null, table = null } = first.where;
        return [{ code: first.code, level: first.level, file, sheet, table, column: column ?? null, count, findings }];
      })
      .sort(compareGroups);

  return {
    add,
    addAll: (findings) => {
      for (const finding of findings) add(finding);
    },
    counter: (kind) => {
      let group: Group | null = null;
      return {
        add: (_row, make) => {
          group ??= groupOf(kind);
          if (counted(group)) group.findings.push(make());
        },
      };
    },
    get count() {
      return groups.reduce((sum, { count }) => sum + count, 0);
    },
    groups: list,
    findings: () => {
      const sorted = list();
      return [...sorted.flatMap((group) => group.findings), ...sorted.flatMap((group) => findingsMore(group) ?? [])];
    },
    worst: () => LEVELS.find((level) => groups.some((group) => group.level === level)) ?? null,
  };
}
