import type { Answer, AnswerDimension, Label } from '@practice-atlas/measure';
import { isTitles } from '../../../models/regions.js';
import { placeOf, regionsOf, unitsOf } from './region-keys.js';

function replaced(answer: Answer, dimension: AnswerDimension): Answer {
  return { ...answer, dimensions: answer.dimensions.map((each) => (each.id === dimension.id ? dimension : each)) };
}

/**
 * Takes an answer that knows nothing below its place as one about the place itself: what belonged to no unit is the place's own. An answer with
 * units, without a place, or without rows of any period is returned as it is.
 */
export function ownRow(answer: Answer, nameOf: (code: string) => Label): Answer {
  const place = placeOf(answer);
  const dimension = regionsOf(answer);
  if (place === null || !dimension || unitsOf(answer).length > 0) return answer;
  if (answer.rowCount > 0)
    return replaced(answer, {
      ...dimension,
      keys: dimension.keys.map(() => place),
      labels: dimension.keys.map(() => nameOf(place)),
    });
  if (answer.dimensions.length > 1) return answer;
  const none = {
    quantity: null,
    basis: null,
    parts: null,
    figureIds: [],
    asOf: null,
    suppressed: false,
    conflicts: [],
  };
  return {
    ...replaced(answer, { ...dimension, keys: [place], labels: [nameOf(place)] }),
    rowCount: 1,
    metrics: answer.metrics.map((metric) => ({ ...metric, values: [none] })),
  };
}

/** Takes answers as `ownRow` does; those about titles stay as they are. */
export function ownRows(answers: readonly Answer[], nameOf: (code: string) => Label): readonly Answer[] {
  return answers.map((answer) => (isTitles(answer) ? answer : ownRow(answer, nameOf)));
}
