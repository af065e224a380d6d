import type { Finding, FindingLevel } from '@practice-atlas/dataset';
import { findingIn } from '../words/finding-in.js';
import { exitStatus } from './exit-status.js';
import { findingsMore } from './findings-more.js';
import { plainText } from './plain-text.js';
import { reportTotals } from './report-totals.js';
import { type ReportLocale, reportWords } from './report-words.js';
import type { TransformReport } from './transformation.js';

/** A message of SARIF. */
interface SarifText {
  readonly text: string;
}

/** Where a result is: a file, rows of it, and the sheet and the column by name. */
interface SarifLocation {
  readonly physicalLocation?: {
    readonly artifactLocation: { readonly uri: string; readonly index: number };
    readonly region?: { readonly startLine: number; readonly endLine?: number };
  };
  readonly logicalLocations?: readonly {
    readonly name: string;
    readonly fullyQualifiedName: string;
    readonly kind: string;
  }[];
}

/** A finding as a result of SARIF. */
interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: 'error' | 'warning' | 'note';
  readonly message: SarifText;
  readonly locations: readonly SarifLocation[];
  readonly properties?: { readonly value: string };
}

/** A report in the Static Analysis Results Interchange Format 2.1.0. */
export interface SarifLog {
  readonly $schema: string;
  readonly version: '2.1.0';
  readonly runs: readonly [
    {
      readonly tool: {
        readonly driver: {
          readonly name: string;
          readonly rules: readonly {
            readonly id: string;
            readonly shortDescription: SarifText;
            readonly defaultConfiguration: { readonly level: SarifResult['level'] };
          }[];
        };
      };
      readonly invocations: readonly [{ readonly executionSuccessful: boolean; readonly exitCode: number }];
      readonly artifacts: readonly { readonly location: { readonly uri: string } }[];
      readonly columnKind: 'utf16CodeUnits';
      readonly results: readonly SarifResult[];
      readonly properties: { readonly rowsIn: number; readonly rowsKept: number; readonly rowsSetAside: number };
    },
  ];
}

const LEVELS: Readonly<Record<FindingLevel, SarifResult['level']>> = {
  error: 'error',
  warning: 'warning',
  notice: 'note',
};

/** Writes the name of a file as a reference of RFC 3986; an address of the web stays one. */
function uriOf(file: string): string {
  const name = file.replace(/\p{Cs}/gu, '\ufffd');
  const [scheme = ''] = /^https?:\/\/(?=[^/])/i.exec(name) ?? [];
  const path = name.slice(scheme.length).replace(/^\/{2,}/, '/');
  return scheme + path.split('/').map(encodeURIComponent).join('/');
}

function numberWords(): { readonly words: readonly string[]; numberOf(word: string): number } {
  const numbers = new Map<string, number>();
  return {
    get words() {
      return [...numbers.keys()];
    },
    numberOf(word) {
      const number = numbers.get(word) ?? numbers.size;
      numbers.set(word, number);
      return number;
    },
  };
}

function locationOf({ where }: Finding, numberOf: (uri: string) => number): SarifLocation {
  const { file, sheet, table, row, rowEnd, column } = where;
  const uri = file === undefined || file === '' ? null : uriOf(file);
  const names = [
    ...(sheet === undefined ? [] : [{ name: plainText(sheet), kind: 'sheet' }]),
    ...(uri === null && table !== undefined ? [{ name: table, kind: 'table' }] : []),
    ...(column === undefined ? [] : [{ name: plainText(column), kind: 'column' }]),
  ];
  const region =
    row === undefined || row < 1 ? null : { startLine: row, ...(rowEnd === undefined ? {} : { endLine: rowEnd }) };
  return {
    ...(uri === null
      ? {}
      : { physicalLocation: { artifactLocation: { uri, index: numberOf(uri) }, ...(region ? { region } : {}) } }),
    ...(names.length === 0
      ? {}
      : {
          logicalLocations: names.map(({ name, kind }, at) => {
            const outer = names.slice(0, at + 1).map((part) => part.name);
            return { name, fullyQualifiedName: outer.join('!'), kind };
          }),
        }),
  };
}

function messageOf(finding: Finding, locale: ReportLocale): string {
  const { labeled, remedy: does } = reportWords[locale];
  const { value, reason, remedy } = findingIn(finding, locale);
  const quoted = locale === 'zh' ? `“${value}”` : `"${value}"`;
  const said = value === null || reason.includes(value) ? reason : labeled(quoted, reason);
  return plainText(remedy === '' ? said : `${said}${locale === 'zh' ? '；' : '; '}${labeled(does, remedy)}`);
}

/**
 * Gives a report as a SARIF 2.1.0 log, which editors and code hosts show: a rule for each code, a result for each finding that was kept,
 * and one `findings_more` where there are more. Messages are in English, or in Chinese when asked. Lines are rows as a spreadsheet counts; sheet and column are logical locations.
 *
 * @example
 * await writeFile('report.sarif', JSON.stringify(reportSarif(report)));
 */
export function reportSarif(report: TransformReport, { locale = 'en' }: { locale?: ReportLocale } = {}): SarifLog {
  const rules = numberWords();
  const artifacts = numberWords();
  const levels = new Map<string, FindingLevel>();
  for (const { file } of report.files) if (file !== '') artifacts.numberOf(uriOf(file));
  const results = report.groups
    .flatMap((group) => [...group.findings, ...[findingsMore(group) ?? []].flat()])
    .map((finding): SarifResult => {
      const { code, level, value } = finding;
      if (!levels.has(code)) levels.set(code, level);
      const location = locationOf(finding, artifacts.numberOf);
      return {
        ruleId: code,
        ruleIndex: rules.numberOf(code),
        level: LEVELS[level],
        message: { text: messageOf(finding, locale) },
        locations: Object.keys(location).length === 0 ? [] : [location],
        ...(value === null ? {} : { properties: { value } }),
      };
    });
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'practice-atlas',
            rules: rules.words.map((id) => ({
              id,
              shortDescription: { text: id.replaceAll('_', ' ') },
              defaultConfiguration: { level: LEVELS[levels.get(id) ?? 'warning'] },
            })),
          },
        },
        invocations: [{ executionSuccessful: true, exitCode: exitStatus(report) }],
        artifacts: artifacts.words.map((uri) => ({ location: { uri } })),
        columnKind: 'utf16CodeUnits',
        results,
        properties: reportTotals(report),
      },
    ],
  };
}
