import { headingKey } from '@practice-atlas/dataset';
import type { HeadingForms } from '../headings/heading-forms.js';
import type { HeadingRule, MappingFile, WordsByColumn } from '../mapping/mapping-file.js';
import { stepOfHeading, stepWords } from './step-words.js';
import type { StepHeading } from './table-plan.js';

/** Finds the headings whose cells say when a step happened: by a rule of the mapping file, by its words, by those that ship. */
export function planSteps(
  headings: readonly string[],
  forms: readonly HeadingForms[],
  rules: ReadonlyMap<number, HeadingRule>,
  mapping: MappingFile | undefined,
  given: WordsByColumn,
): StepHeading[] {
  const words = new Map(stepWords(mapping?.lifecycles));
  for (const [word, step] of Object.entries(given.step ?? {})) words.set(headingKey(word), step);
  return headings.flatMap((heading, index) => {
    const rule = rules.get(index);
    const step = rule ? (rule.is === 'step' ? rule.step : null) : stepOfHeading(forms[index]?.exact ?? [], words);
    return step === null ? [] : [{ heading, index, step }];
  });
}
