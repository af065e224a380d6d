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
  const rest = [...sorted.indexOf];
  return {
    classes: sorted.classes.map((one, index) => {
      const qualifiers = known.filter((_, i) => sorted.indexOf[i] === index).map(({ qualifier }) => qualifier);
      return {
        ...one,
        isOpen: qualifiers.includes('at_least'),
        isLoose: qualifiers.some((qualifier) => qualifier !== 'exact' && qualifier !== 'at_least'),
      };
    }),
    indexOf: quantities.map((quantity) => (quantity === null ? null : (rest.shift() ?? null))),
  };
}
