import type { Table } from '@practice-atlas/dataset';
import type { HeadingForms } from './heading-forms.js';
import { knownHeading, type LeftKind } from './known-heading.js';
import { columnNamed, type LeftHeading, type Mapping } from './map-headings.js';

const REASONS: Readonly<Record<LeftKind, string>> = {
  personal: 'it is of persons: names, phone numbers, identity numbers or homes are not read, and never kept',
  number: 'it counts the rows',
  party: 'it names an organization, which no column of the table holds',
  names: 'it names teams or sites, and the table holds their ids',
  text: 'no column of the table holds such texts',
  status: 'it says where a case stands, but not since when',
  ended: 'no column of the table holds when something ended; lengths are compared with it',
  twice: 'the same heading stands before it, and that one is read',
  asked: 'left out on request',
};

/** The heading as it is left out, though it is understood. */
export function leftHeading(heading: string, index: number, kind: LeftKind): LeftHeading {
  return { heading, index, reason: REASONS[kind], kind };
}

/**
 * Finds the headings that are understood, but not read: of persons, running numbers, states. Free texts are none of them: a heading such
 * as 活动内容 may be the best name that rows have. `isOpen` leaves out headings of which something else is known.
 */
export function knownHeadings(
  headings: readonly string[],
  forms: readonly HeadingForms[],
  table: Table,
  isOpen: (index: number) => boolean,
): LeftHeading[] {
  return headings.flatMap((heading, index) => {
    const form = forms[index];
    if (!form || !isOpen(index)) return [];
    const kind = knownHeading(form, table.name);
    return kind === null || kind === 'text' || columnNamed(form, table) !== undefined
      ? []
      : [leftHeading(heading, index, kind)];
  });
}

/** Says of the headings that are left whether they are free texts, and adds those that are understood. */
export function withKnown(
  left: Mapping['left'],
  known: readonly LeftHeading[],
  forms: readonly HeadingForms[],
  table: Table,
): LeftHeading[] {
  const texts = left.map((one) => {
    const form = forms[one.index];
    const kind = form && one.kind === undefined ? knownHeading(form, table.name) : null;
    return kind === null ? one : leftHeading(one.heading, one.index, kind);
  });
  return [...texts, ...known].sort((a, b) => a.index - b.index);
}
