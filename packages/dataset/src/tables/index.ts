import { activities } from './activities.js';
import { caseSteps } from './case-steps.js';
import { cases } from './cases.js';
import type { RowOf } from './define-table.js';
import { designations } from './designations.js';
import { figures } from './figures.js';
import { frameworks } from './frameworks.js';
import { ledger } from './ledger.js';
import { media } from './media.js';
import { pairings } from './pairings.js';
import { projects } from './projects.js';
import { regions } from './regions.js';
import { serviceRecords } from './service-records.js';
import { siteChecks } from './site-checks.js';
import { sites } from './sites.js';
import { sources } from './sources.js';
import { teams } from './teams.js';
import { volunteers } from './volunteers.js';

/** The seventeen tables by name, each after the tables that its foreign keys need. */
export const tables = {
  sources,
  regions,
  sites,
  site_checks: siteChecks,
  teams,
  volunteers,
  projects,
  activities,
  cases,
  case_steps: caseSteps,
  service_records: serviceRecords,
  ledger,
  pairings,
  figures,
  designations,
  frameworks,
  media,
} as const;

/** The name of one of the seventeen tables. */
export type TableName = keyof typeof tables;

/** The type of a row of the table of that name. */
export type RowFor<N extends TableName> = RowOf<(typeof tables)[N]['fields']>;

/** The names of the seventeen tables, in dependency order. */
export const tableNames = Object.keys(tables) as readonly TableName[];

/** Says whether a word from outside is the name of a table. */
export function isTableName(name: string): name is TableName {
  return Object.hasOwn(tables, name);
}

export type { Activity } from './activities.js';
export type { CaseStep } from './case-steps.js';
export type { Case } from './cases.js';
export type { Designation } from './designations.js';
export type { Figure } from './figures.js';
export type { FrameworkItem } from './frameworks.js';
export type { LedgerEntry } from './ledger.js';
export type { Medium } from './media.js';
export type { Pairing } from './pairings.js';
export type { Project } from './projects.js';
export type { Region } from './regions.js';
export type { ServiceRecord } from './service-records.js';
export type { SiteCheck } from './site-checks.js';
export type { Site } from './sites.js';
export type { Source } from './sources.js';
export type { Team } from './teams.js';
export type { Volunteer } from './volunteers.js';
