import type { Plan } from '../plan/query-plan.js';
import type { FigureRow } from './figure-list.js';
import { figurePeriod, figureWord, isInTime, type Key } from './figure-match.js';

/** A figure that matches a question, and the cell under which it is listed. */
export interface ListedFigure {
  readonly keys: readonly Key[];
  readonly figure: FigureRow;
}

/**
 * Lists the figures that match: duplicates and targets included, each under the unit that contains its place. Nobody reported a simulated
 * figure, so it is listed only where the question names that basis or source.
 * With a grain, `undatedCount` says how many had no date precise enough.
 */
export function listedFigures(plan: Plan): { listed: ListedFigure[]; undatedCount: number } {
  const listed: ListedFigure[] = [];
  let undatedCount = 0;
  for (const figure of plan.figures) {
    if (figure.simulated && !plan.namesOrigin) continue;
    if (!plan.hasRegion(figure.regionCode) || !plan.hasBasis(figure.simulated ? 'simulated' : 'reported')) continue;
    if ([...plan.words].some(([field, words]) => !words.has(figureWord(figure, field) ?? ''))) continue;
    if (!isInTime(plan, figure, true)) continue;
    const keys: Key[] = plan.by.map((dimension): Key => {
      if (dimension === plan.grain) return figurePeriod(figure, plan.grain, true);
      if (plan.regionLevel === null || !dimension.startsWith('region:')) return figureWord(figure, dimension);
      return figure.regionCode === null ? null : plan.regions.unitAt(figure.regionCode, plan.regionLevel);
    });
    const grainAt = plan.grain ? plan.by.indexOf(plan.grain) : -1;
    if (grainAt >= 0 && keys[grainAt] === null) undatedCount++;
    else listed.push({ keys, figure });
  }
  return { listed, undatedCount };
}
