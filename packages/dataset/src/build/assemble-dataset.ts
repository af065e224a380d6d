import { columnValue } from '../columns/column-value.js';
import type { Finding } from '../finding.js';
import type { Lifecycle } from '../lifecycle.js';
import { lifecycles as shipped } from '../lifecycles/index.js';
import type { ColumnTable, PracticeDataset, Simulation } from '../practice-dataset.js';
import { SCHEMA_VERSION } from '../schema-version.js';
import { type TableName, tableNames } from '../tables/index.js';
import { caseColumns } from './case-columns.js';
import { checkReferences } from './check-references.js';
import { type DraftTable, emptyDraft, finishTable, whereOf } from './draft-table.js';
import { quotedValue } from './personal-data.js';

/** What a dataset says of itself. */
export interface DatasetDescription {
  name: string;
  title: { zh: string; en: string };
  /** Replaces or adds to the lifecycles that ship. */
  lifecycles?: Readonly<Record<string, Lifecycle>>;
  simulation?: Simulation | null;
  /** Findings of earlier steps, kept in front. */
  findings?: readonly Finding[];
}

/** Reports the words of a category that no lifecycle has, each once. */
function checkWords(
  draft: DraftTable,
  column: string,
  known: ReadonlySet<string>,
  code: string,
  findings: Finding[],
): void {
  const words = draft.columns.get(column)!;
  if (words.kind !== 'category' || words.dictionary.every((word) => known.has(word))) return;
  const reported = new Set<unknown>();
  for (let row = 0; row < draft.rowCount; row++) {
    const word = columnValue(words, row);
    if (typeof word !== 'string' || draft.kept[row] === 0 || known.has(word) || reported.has(word)) continue;
    reported.add(word);
    findings.push({
      code,
      level: 'warning',
      where: whereOf(draft, row, column),
      value: quotedValue(word),
      reason: `no ${column} of the dataset is called "${quotedValue(word)}"; its rows are kept, but no rate counts them`,
      remedy: 'describe it under lifecycles, or correct the word',
    });
  }
}

/** Makes a dataset of tables whose cells are good: checks references between them, and derives the columns of cases. */
export function assembleDataset(
  description: DatasetDescription,
  given: ReadonlyMap<TableName, DraftTable>,
): PracticeDataset {
  const lifecycles: Record<string, Lifecycle> = Object.assign(Object.create(null), shipped, description.lifecycles);
  const drafts = new Map(tableNames.map((name) => [name, given.get(name) ?? emptyDraft(name)]));
  const findings = [...(description.findings ?? []), ...[...drafts.values()].flatMap((draft) => draft.findings)];
  checkReferences(drafts, findings);
  const steps = new Set(Object.values(lifecycles).flatMap((lifecycle) => lifecycle.steps.map(({ step }) => step)));
  checkWords(drafts.get('cases')!, 'lifecycle', new Set(Object.keys(lifecycles)), 'lifecycle_unknown', findings);
  checkWords(drafts.get('case_steps')!, 'step', steps, 'step_unknown', findings);

  const built = {} as Record<TableName, ColumnTable>;
  for (const [name, draft] of drafts) built[name] = finishTable(draft);
  const derived = caseColumns(built.cases, built.case_steps, [...steps]);
  built.cases = { ...built.cases, columns: { ...built.cases.columns, ...derived } };
  return {
    schemaVersion: SCHEMA_VERSION,
    name: description.name,
    title: description.title,
    tables: built as PracticeDataset['tables'],
    lifecycles,
    simulation: description.simulation ?? null,
    findings,
  };
}
