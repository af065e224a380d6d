import { AtlasError, isUseful } from '@practice-atlas/dataset';
import type { SortedClasses } from '../../../models/classes-from.js';
import { evenClasses } from '../../../models/even-classes.js';
import { jenksClasses } from '../../../models/jenks-classes.js';
import { quantileClasses } from '../../../models/quantile-classes.js';
import { regionClasses } from '../../../models/region-classes.js';
import type { RegionItem, RegionsModel } from '../../../models/regions.js';
import { thresholdClasses } from '../../../models/threshold-classes.js';
import { type FillChoice, type FillParameters, fillChoice } from './fill-choice.js';
import { bubbleWords, classWords } from './fill-words.js';

/** The steps of a continuous fill: too fine to be told apart. */
const FINE = 128;

function sorter({ classes, limit, bounds }: FillChoice): (values: readonly number[]) => SortedClasses {
  switch (classes) {
    case 'quantile':
      return (values) => quantileClasses(values, limit);
    case 'jenks':
      return (values) => jenksClasses(values, limit);
    case 'threshold':
      return (values) => thresholdClasses(values, bounds);
    case 'continuous':
      return (values) => evenClasses(values, FINE);
  }
}

/** The value of a region where it has one. */
export function regionValue({ classIndex, quantity }: RegionItem): number | null {
  return classIndex === null ? null : (quantity?.value ?? null);
}

function checkSizes({ metric, items }: RegionsModel): void {
  const refuse = (zh: string, en: string, hint: string, near: string): never => {
    throw new AtlasError('query_unsupported', `no bubbles of ${metric?.id}: ${en}`, {
      hint,
      where: { property: 'view' },
      details: { value: `${metric?.label.zh}${zh}`, near },
    });
  };
  if (metric?.unit === 'ratio' || metric?.kind === 'ratio' || metric?.kind === 'duration')
    refuse(
      '不是可以按面积比较的数量，不能画成气泡',
      'a rate or a typical time has no size',
      'use view="fill", or a metric that counts',
      'fill',
    );
  if (items.some((item) => (regionValue(item) ?? 0) < 0))
    refuse('有负数，不能画成气泡', 'a negative value has no area', 'use view="fill"', 'fill');
}

/**
 * Classes the values of a filled map in the way that is asked for, or makes them bubbles; a map of call-outs, and one filled as by default, stays as it is.
 * Throws `parameter_malformed` as `fillChoice` does, and `query_unsupported` for bubbles of a ratio, a duration or negative values.
 */
export function fillModel(model: RegionsModel, parameters: FillParameters): RegionsModel {
  const choice = fillChoice(parameters);
  if (model.mode !== 'fill') return model;
  if (choice.view === 'bubbles') {
    checkSizes(model);
    const words = bubbleWords({
      isOpen: model.classes.some(({ isOpen }) => isOpen),
      isLoose: model.classes.some(({ isLoose }) => isLoose),
    });
    return { ...model, method: { view: 'bubbles', classes: choice.classes, words } };
  }
  if (choice.classes === 'quantile' && choice.limit === 5) return model;
  const quantities = model.items.map(({ classIndex, quantity }) =>
    classIndex !== null && isUseful(quantity) ? quantity : null,
  );
  const { classes, indexOf } = regionClasses(quantities, sorter(choice));
  return {
    ...model,
    classes,
    items: model.items.map((item, i) => ({ ...item, classIndex: indexOf[i] ?? null })),
    method: { view: 'fill', classes: choice.classes, words: classWords(choice.classes, classes.length) },
  };
}
