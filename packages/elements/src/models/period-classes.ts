import { isUseful } from '@practice-atlas/dataset';
import type { Label } from '@practice-atlas/measure';
import { regionClasses } from './region-classes.js';
import type { RegionsModel } from './regions.js';

/** Maps of several periods with classes in common. */
export interface PeriodMaps {
  readonly models: readonly RegionsModel[];
  /** Every value of every period: what the classes are made of. */
  readonly pooled: RegionsModel;
}

/** Says of classes that they hold for all periods; `words` are those of a fill that was asked for. */
function commonWords(words: Label | undefined, count: number): Label {
  return words
    ? {
        zh: `${words.zh}，各期相同`,
        en: `${words.en}, the same for all periods`,
      }
    : {
        zh: `各期合并按分位数分 ${count} 级，各期相同`,
        en: `${count} quantile classes, the same for all periods`,
      };
}

/**
 * Gives maps of several periods the same classes, so that a color means the same in each: all values together are classed, by `fill` or else as quantiles.
 * Each map counts its own regions by class; bubbles get a common scale. Maps of call-outs stay as they are.
 */
export function periodClasses(
  given: readonly RegionsModel[],
  fill: (model: RegionsModel) => RegionsModel = (model) => model,
): PeriodMaps | null {
  const [first] = given;
  if (!first) return null;
  const all = given.flatMap(({ items }) => items);
  if (first.mode !== 'fill') return { models: given, pooled: { ...first, items: all } };
  const { classes, indexOf } = regionClasses(
    all.map(({ quantity, suppressed }) => (!suppressed && isUseful(quantity) ? quantity : null)),
  );
  const filled = fill({
    ...first,
    classes,
    items: all.map((item, i) => ({ ...item, classIndex: indexOf[i] ?? null })),
    knownCount: indexOf.filter((index) => index !== null).length,
    simulated: given.some(({ simulated }) => simulated),
  });
  const largest = filled.items.reduce(
    (most, { classIndex, quantity }) => (classIndex === null ? most : Math.max(most, quantity?.value ?? 0)),
    0,
  );
  const method = {
    ...(filled.method ?? {
      view: 'fill' as const,
      classes: 'quantile' as const,
    }),
    words: commonWords(filled.method?.words, filled.classes.length),
    largest,
  };
  let from = 0;
  const models = given.map((model): RegionsModel => {
    const items = filled.items.slice(from, from + model.items.length);
    from += model.items.length;
    const counts = filled.classes.map(() => 0);
    for (const { classIndex } of items) if (classIndex !== null) counts[classIndex]! += 1;
    return {
      ...model,
      items,
      method,
      classes: filled.classes.map((one, i) => ({ ...one, count: counts[i]! })),
    };
  });
  return { models, pooled: { ...filled, method } };
}
