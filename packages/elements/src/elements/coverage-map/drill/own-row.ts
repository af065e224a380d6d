import type { Answer, AnswerDimension, Label } from '@practice-atlas/measure';
import { placeOf, regionsOf, unitsOf } from './region-keys.js';

function replaced(answer: Answer, dimension: AnswerDimension): Answer {
  return { ...answer, dimensions: answer.dimensions.map((each) => (each.id === dimension.id ? dimension : each)) };
}

/**
 * Takes an answer that knows nothing below its place as one about the place itself: what belonged to no unit is the place's own. An answer with
 * units, without a place, or divided by something else is returned as it is.
 */
export function ownRow(answer: Answer, nameOf: (code: string) => Label): Answer {
  const place = placeOf(answer);
  const dimension = regionsOf(answer);
  if (place === null || !dimension || answer.dimensions.length > 1 || unitsOf(answer).length > 0) return answer;
  if (answer.rowCount > 0)
    return replaced(answer, {
      ...dimension,
      keys: dimension.keys.map(() => place),
      labels: dimension.keys.map(() => nameOf(place)),
    });
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
