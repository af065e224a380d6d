import { activitiesHeadings } from './activities.js';
import { caseStepsHeadings } from './case-steps.js';
import { casesHeadings } from './cases.js';
import type { HeadingsOf, Table } from './define-table.js';
import { designationsHeadings } from './designations.js';
import { figuresHeadings } from './figures.js';
import { frameworksHeadings } from './frameworks.js';
import { ledgerHeadings } from './ledger.js';
import { mediaHeadings } from './media.js';
import { pairingsHeadings } from './pairings.js';
import { projectsHeadings } from './projects.js';
import { regionsHeadings } from './regions.js';
import { serviceRecordsHeadings } from './service-records.js';
import { siteChecksHeadings } from './site-checks.js';
import { sitesHeadings } from './sites.js';
import { tableWords } from './table-words.js';
import { teamsHeadings } from './teams.js';
import { volunteersHeadings } from './volunteers.js';

const headings: ReadonlyMap<string, HeadingsOf<Table>> = new Map(
  Object.entries({
    activities: activitiesHeadings,
    case_steps: caseStepsHeadings,
    cases: casesHeadings,
    designations: designationsHeadings,
    figures: figuresHeadings,
    frameworks: frameworksHeadings,
    ledger: ledgerHeadings,
    media: mediaHeadings,
    pairings: pairingsHeadings,
    projects: projectsHeadings,
    regions: regionsHeadings,
    service_records: serviceRecordsHeadings,
    site_checks: siteChecksHeadings,
    sites: sitesHeadings,
    teams: teamsHeadings,
    volunteers: volunteersHeadings,
  }),
);

/** Folds a heading to the form in which headings are compared: full-width forms made half-width, lower case, no spaces. */
export function headingKey(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u200b-\u200f\ufeff]+/g, '');
}

/** Lists every heading under which a column of a table is known: field name, Chinese, English, others in use. */
export function columnHeadings(table: Table, column: string): readonly string[] {
  const [zh = '', en = ''] = tableWords(table).fields[column] ?? [];
  return [column, zh, en, ...(headings.get(table.name)?.[column] ?? [])];
}

/**
 * Derives every heading under which a table's columns are known.
 * The keys stand as declared and folded by `headingKey`; look up `map.get(heading) ?? map.get(headingKey(heading))`.
 */
export function headingAliases(table: Table): Map<string, string> {
  const aliases = new Map<string, string>();
  for (const column of Object.keys(table.fields))
    for (const heading of columnHeadings(table, column))
      for (const form of [heading, headingKey(heading)]) if (!aliases.has(form)) aliases.set(form, column);
  return aliases;
}
