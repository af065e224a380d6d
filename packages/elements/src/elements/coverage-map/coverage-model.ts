import type { Answer } from '@practice-atlas/measure';
import { isTitles, type RegionStar, type RegionsModel, regionStars, regionsModel } from '../../models/regions.js';

/** Makes the model of a coverage map; an answer that says who holds titles gives the stars, unless some are given or it is the only one. */
export function coverageModel(
  answers: readonly Answer[],
  metric: string | null,
  stars: readonly RegionStar[] | null,
): RegionsModel | null {
  const titles = answers.filter(isTitles);
  return regionsModel(titles.length < answers.length ? answers.filter((answer) => !isTitles(answer)) : answers, {
    metric,
    stars: stars ?? titles.flatMap(regionStars),
  });
}
