import { headingKey, type TableName, tables } from '@practice-atlas/dataset';
import { chooseTable } from './choose-table.js';
import { headingForms } from './heading-forms.js';
import { mapHeadings } from './map-headings.js';
import type { MappingFile } from './mapping-file.js';
import { stepOfHeading, stepWords } from './step-words.js';
import type { StepHeading, TablePlan } from './table-plan.js';

/** What is known of a table besides its headings. */
export interface PlanOptions {
  /** Overrules everything else. */
  readonly table?: TableName;
  /** The line above the headings: ××区2024年3月统计表. */
  readonly title?: string | null;
  /** Name of the file, with folders: names and patterns of a mapping file are compared with it. */
  readonly file?: string;
  readonly sheet?: string | null;
  readonly mapping?: MappingFile;
}

const NESTED =
  /^(?:steps?|logs?|events?|process(?:es)?|history|flow|timeline|流转记录|办理过程|流转过程|处理记录|办理记录|流程记录|步骤|环节|过程)$/;

/** Decides what the headings of a file mean. Null when no table fits. */
export function planTable(headings: readonly string[], options: PlanOptions = {}): TablePlan | null {
  const forms = headings.map(headingForms);
  const words = stepWords(options.mapping?.lifecycles);
  const steps: StepHeading[] = [];
  for (const [index, heading] of headings.entries()) {
    const step = stepOfHeading(forms[index]?.exact ?? [], words);
    if (step !== null) steps.push({ heading, index, step });
  }
  const nestedIndex = forms.findIndex((form) => form.exact.some((text) => NESTED.test(text)));
  const nestedHeading = headings[nestedIndex];
  const fileName = headingKey((options.file ?? '').replace(/^.*\//, '').replace(/\.[^.]*$/, ''));
  const table =
    options.table ??
    chooseTable(forms, {
      file: fileName,
      words: headingKey(`${options.sheet ?? ''} ${options.title ?? ''}`),
      stepCount: new Set(steps.map(({ step }) => step)).size,
      nested: nestedIndex >= 0,
    })?.table;
  if (table === undefined) return null;
  const wide = table === 'cases';
  const rules = new Map<string, null>(wide ? steps.map(({ heading }) => [heading, null]) : []);
  const whole = mapHeadings(headings, tables[table], rules);
  const lifecycle = table === 'cases' && whole.missing.includes('lifecycle') ? { lifecycle: 'order' } : {};
  return {
    table,
    mapping: {
      ...whole,
      left: whole.left.filter(({ heading }) => !rules.has(heading)),
      missing: whole.missing.filter((column) => !Object.hasOwn(lifecycle, column)),
    },
    constants: lifecycle,
    steps: wide ? steps : [],
    nestedSteps: wide && nestedHeading !== undefined ? { heading: nestedHeading, index: nestedIndex } : null,
    deriveSeq: table === 'case_steps' && whole.missing.includes('seq'),
    figures: [],
    keys: [],
    placeParts: [],
    coordinates: null,
    year: null,
    words: {},
    findings: [],
  };
}
