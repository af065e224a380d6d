import type { Quantity } from '@practice-atlas/dataset';
import type { SortedClasses, ValueClass } from './classes-from.js';
import { quantileClasses } from './quantile-classes.js';

/** A class of regions by the number as printed, and what its numbers leave open. */
export interface RegionClass extends ValueClass {
  /** A member is a lower bound, so that the class may reach above `to`. */
  readonly isOpen: boolean;
  /** A member is an upper bound, an estimate or a range, so that its number may lie elsewhere. */
  readonly isLoose: boolean;
}

/** Classes quantities by their printed numbers, by `sort` or else as quantiles; a null one has no class. */
export function regionClasses(
  quantities: readonly ((Quantity & { readonly value: number }) | null)[],
  sort: (values: readonly number[]) => SortedClasses = quantileClasses,
): {
  classes: RegionClass[];
  indexOf: (number | null)[];
} {
  const known = quantities.filter((quantity) => quantity !== null);
  const sorted = sort(known.map(({ value }) => value));
  const isOpen = sorted.classes.map(() => false);
  const isLoose = sorted.classes.map(() => false);
  const indexOf: (number | null)[] = [];
  let knownCount = 0;
  for (const quantity of quantities) {
    const index = quantity === null ? null : (sorted.indexOf[knownCount++] ?? null);
    indexOf.push(index);
    if (quantity === null || index === null) continue;
    if (quantity.qualifier === 'at_least') isOpen[index] = true;
    else if (quantity.qualifier !== 'exact') isLoose[index] = true;
  }
  return {
    classes: sorted.classes.map((one, i) => ({ ...one, isOpen: isOpen[i]!, isLoose: isLoose[i]! })),
    indexOf,
  };
}
