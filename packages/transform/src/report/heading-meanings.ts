import type { TablePlan } from '../normalize/plans/table-plan.js';

/** What one heading of a file was taken for. */
export interface HeadingMeaning {
  readonly heading: string;
  /** `column` a column of the table, `step` a step of a case, `figure` a reported number, `left` nothing. */
  readonly kind: 'column' | 'step' | 'figure' | 'left';
  /** The column, the step or the metric; null for `left`, and when each row says it. */
  readonly meaning: string | null;
  /** It resembles the column only: to be confirmed by a person. */
  readonly guessed: boolean;
  /** Why it was left; null otherwise. */
  readonly reason: string | null;
}

/** Lists what a plan takes each heading for, in the order of the file; those left out last. */
export function headingMeanings(plan: TablePlan): readonly HeadingMeaning[] {
  const { mapping, steps, nestedSteps, figures, keys, placeParts, coordinates } = plan;
  const found = new Map<number, HeadingMeaning>();
  const note = (
    { index, heading }: { readonly index: number; readonly heading: string },
    kind: HeadingMeaning['kind'],
    meaning: string | null,
    guessed = false,
  ) => found.set(index, { heading, kind, meaning, guessed, reason: null });
  for (const match of [...keys, ...placeParts, ...mapping.mapped]) note(match, 'column', match.column);
  for (const match of mapping.guessed) note(match, 'column', match.column, true);
  for (const match of steps) note(match, 'step', match.step);
  for (const match of figures) {
    const words = [match.metric, ...Object.values(match.dims)].filter((word) => word !== '');
    note(match, 'figure', match.metricInRow ? null : words.join(' '));
  }
  for (const item of plan.derived.checks?.items ?? []) note(item, 'column', 'met');
  if (coordinates) note(coordinates, 'column', 'lng, lat');
  if (nestedSteps) note(nestedSteps, 'step', null);
  const taken = new Set([...found.values()].map(({ heading }) => heading));
  const left = mapping.left.filter(({ heading }) => heading.trim() !== '' && !taken.has(heading));
  return [
    ...[...found].sort(([a], [b]) => a - b).map(([, meaning]) => meaning),
    ...left.map(
      ({ heading, reason }): HeadingMeaning => ({ heading, kind: 'left', meaning: null, guessed: false, reason }),
    ),
  ];
}
