import { isValid } from '../columns/column-value.js';
import type { Finding } from '../finding.js';
import type { Lifecycle } from '../lifecycle.js';
import { lifecycles as shipped } from '../lifecycles/index.js';
import type { ColumnTable, PracticeDataset, Simulation } from '../practice-dataset.js';
import { SCHEMA_VERSION } from '../schema-version.js';
import { type TableName, tableNames } from '../tables/index.js';
import { caseColumns } from './case-columns.js';
import { checkReferences } from './check-references.js';
import { type DraftTable, emptyDraft, type FindingSink, finishTable } from './draft-table.js';
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
  /** Takes what is found instead of the dataset's `findings`, which then are the given ones: so millions need no memory. */
  log?: { add(finding: Finding): void };
}

/** Reports the words of a category that no lifecycle has, each once. */
export function checkWords(
  draft: DraftTable,
  column: string,
  known: ReadonlySet<string>,
  code: string,
  findings: FindingSink,
): void {
  const words = draft.columns.get(column)!;
  if (words.kind !== 'category') return;
  const isOpen = Uint8Array.from(words.dictionary, (word) => (known.has(word) ? 0 : 1));
  if (!isOpen.includes(1)) return;
  for (let row = 0; row < draft.rowCount; row++) {
    const index = words.indices[row]!;
    if (isOpen[index] !== 1 || draft.kept[row] === 0 || !isValid(words, row)) continue;
    isOpen[index] = 0;
    const word = quotedValue(words.dictionary[index]);
    findings.push({
      code,
      level: 'warning',
      where: draft.where(row, column),
      value: word,
      reason: `no ${column} of the dataset is called "${word}"; its rows are kept, but no rate counts them`,
      remedy: 'describe it under lifecycles, or correct the word',
    });
  }
}

/**
 * Makes a dataset of tables whose cells are good: checks references between them, and derives the columns of cases. What it finds
 * goes to `found`; the dataset's findings are the list of the description, which `found` may be.
 */
export function assembleDataset(
  description: DatasetDescription,
  given: ReadonlyMap<TableName, DraftTable>,
  found: FindingSink,
): PracticeDataset {
  const lifecycles: Record<string, Lifecycle> = Object.assign(Object.create(null), shipped, description.lifecycles);
  const drafts = new Map(tableNames.map((name) => [name, given.get(name) ?? emptyDraft(name)]));
  checkReferences(drafts, found);
  const steps = new Set(Object.values(lifecycles).flatMap((lifecycle) => lifecycle.steps.map(({ step }) => step)));
  checkWords(drafts.get('cases')!, 'lifecycle', new Set(Object.keys(lifecycles)), 'lifecycle_unknown', found);
  checkWords(drafts.get('case_steps')!, 'step', steps, 'step_unknown', found);

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
    findings: description.findings ?? [],
  };
}
