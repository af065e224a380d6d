import type { Answer, AnswerDimension } from '@practice-atlas/measure';

/** The place an answer is about: the region of its `within`; null where it has none. */
export function placeOf({ query: { where = [] } }: Answer): string | null {
  const within = where.find(({ field, op }) => field === 'region' && op === 'within');
  return within && 'value' in within ? within.value : null;
}

/** The regions an answer is divided by; null where it is not. */
export function regionsOf({ dimensions }: Answer): AnswerDimension | null {
  return dimensions.find(({ id }) => id.startsWith('region:')) ?? null;
}

/** The units that an answer knows below its place: keys other than "none of them" and the place itself. */
export function unitsOf(answer: Answer): string[] {
  const place = placeOf(answer);
  return (regionsOf(answer)?.keys ?? []).flatMap((code) => (code === null || code === place ? [] : code));
}
