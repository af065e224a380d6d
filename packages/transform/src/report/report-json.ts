import type { Finding, FindingLevel, TableName } from '@practice-atlas/dataset';
import { findingIn } from '../words/finding-in.js';
import { exitStatus } from './exit-status.js';
import { type HeadingMeaning, headingMeanings } from './heading-meanings.js';
import { reportTotals } from './report-totals.js';
import type { ReportLocale } from './report-words.js';
import type { TransformReport } from './transformation.js';

/** A finding of a group, without what the group says already. */
export interface ReportFinding {
  /** As a spreadsheet counts; null when no row is meant. */
  readonly row: number | null;
  /** The last row, when all from `row` to it are meant. */
  readonly rowEnd: number | null;
  /** The heading; that of the group, unless the group holds several. */
  readonly column: string | null;
  readonly value: string | null;
  /** In English. */
  readonly reason: string;
  /** In English. */
  readonly remedy: string;
  /** Both in Chinese; only when it was asked for. */
  readonly zh?: { readonly reason: string; readonly remedy: string };
}

/** A report as plain JSON; see `schemas/report.schema.json`. */
export interface ReportJson {
  readonly version: 1;
  readonly rowsIn: number;
  readonly rowsKept: number;
  readonly rowsSetAside: number;
  readonly worst: FindingLevel | null;
  readonly exitStatus: 0 | 1 | 2;
  readonly files: readonly {
    readonly file: string;
    readonly sheet: string | null;
    readonly table: TableName | null;
    readonly rowsIn: number;
    readonly rowsKept: number;
    readonly rowsSetAside: number;
    readonly headings: readonly HeadingMeaning[];
  }[];
  readonly tables: readonly { readonly name: TableName; readonly rowCount: number }[];
  readonly groups: readonly {
    readonly level: FindingLevel;
    readonly code: string;
    readonly file: string;
    readonly sheet: string | null;
    readonly table: string | null;
    readonly column: string | null;
    readonly count: number;
    readonly findings: readonly ReportFinding[];
  }[];
}

function findingJson(finding: Finding, locale: ReportLocale): ReportFinding {
  const { where, value, reason, remedy } = finding;
  const zh = findingIn(finding, locale);
  return {
    row: where.row ?? null,
    rowEnd: where.rowEnd ?? null,
    column: where.column ?? null,
    value,
    reason,
    remedy,
    ...(locale === 'zh' ? { zh: { reason: zh.reason, remedy: zh.remedy } } : {}),
  };
}

/**
 * Gives a report as a plain object for `JSON.stringify`, with a version; nothing of it is shared with the report. Reasons and remedies are
 * in English; `locale: 'zh'` adds both in Chinese.
 *
 * @example
 * await writeFile('report.json', JSON.stringify(reportJson(report), null, 2));
 */
export function reportJson(report: TransformReport, { locale = 'en' }: { locale?: ReportLocale } = {}): ReportJson {
  return {
    version: 1,
    ...reportTotals(report),
    worst: report.worst,
    exitStatus: exitStatus(report),
    files: report.files.map(({ plan, file, sheet, table, rowsIn, rowsKept, rowsSetAside }) => ({
      file,
      sheet,
      table,
      rowsIn,
      rowsKept,
      rowsSetAside,
      headings: plan ? headingMeanings(plan) : [],
    })),
    tables: report.tables.map(({ name, rowCount }) => ({ name, rowCount })),
    groups: report.groups.map(({ level, code, file, sheet, table, column, count, findings }) => ({
      level,
      code,
      file,
      sheet,
      table,
      column,
      count,
      findings: findings.map((finding) => findingJson(finding, locale)),
    })),
  };
}
