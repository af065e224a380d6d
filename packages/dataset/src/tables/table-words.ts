import type { Table, WordsOf } from './define-table.js';
import { activitiesWords } from './words/activities.js';
import { caseStepsWords } from './words/case-steps.js';
import { casesWords } from './words/cases.js';
import { designationsWords } from './words/designations.js';
import { figuresWords } from './words/figures.js';
import { frameworksWords } from './words/frameworks.js';
import { ledgerWords } from './words/ledger.js';
import { mediaWords } from './words/media.js';
import { pairingsWords } from './words/pairings.js';
import { projectsWords } from './words/projects.js';
import { regionsWords } from './words/regions.js';
import { serviceRecordsWords } from './words/service-records.js';
import { siteChecksWords } from './words/site-checks.js';
import { sitesWords } from './words/sites.js';
import { sourcesWords } from './words/sources.js';
import { teamsWords } from './words/teams.js';
import { volunteersWords } from './words/volunteers.js';

const words: ReadonlyMap<string, WordsOf<Table>> = new Map(
  Object.entries({
    activities: activitiesWords,
    case_steps: caseStepsWords,
    cases: casesWords,
    designations: designationsWords,
    figures: figuresWords,
    frameworks: frameworksWords,
    ledger: ledgerWords,
    media: mediaWords,
    pairings: pairingsWords,
    projects: projectsWords,
    regions: regionsWords,
    service_records: serviceRecordsWords,
    site_checks: siteChecksWords,
    sites: sitesWords,
    sources: sourcesWords,
    teams: teamsWords,
    volunteers: volunteersWords,
  }),
);

/** Says what a table and its columns are called in Chinese and English, and what they hold. Throws a `TypeError` for a table that is not one of the seventeen. */
export function tableWords({ name }: Table): WordsOf<Table> {
  const found = words.get(name);
  if (!found) throw new TypeError(`no words for a table "${name}"`);
  return found;
}
