import { type Finding, headingKey } from '@practice-atlas/dataset';
import { findingOf } from '../../finding-of.js';
import type { LeftHeading } from '../headings/map-headings.js';
import { readPeriod } from './read-period.js';
import type { CheckHeadings } from './table-plan.js';

const ITEM = /^(?:.*\/)?(?:是否)?(有\p{Script=Han}{1,10})$/u;
/** A standard that is called by the number of its items: 七有, 5有. */
const STANDARD = /(?:[一二三四五六七八九十]|\d{1,2})有(?!限)/;
const NUMERALS = '〇一二三四五六七八九十';
/** Fewer headings are no standard. */
const LEAST = 3;

/** The standard that names say, else the one that has as many items. */
function standardOf(names: readonly string[], count: number): string {
  const said = names.map((name) => STANDARD.exec(name)?.[0]).find((found) => found !== undefined);
  return said ?? `${NUMERALS[count] ?? count}有`;
}

/**
 * Finds the headings of a list of sites that are each an item of a standard: 有场所, 有队伍, 有活动. Null when there are fewer than three.
 * `names` are the title, the sheet and the file, which may say the standard and the time.
 */
export function planChecks(left: readonly LeftHeading[], names: readonly string[]): CheckHeadings | null {
  const items = left.flatMap(({ heading, index, kind }) => {
    const item = kind === undefined ? ITEM.exec(headingKey(heading.slice(0, 200)))?.[1] : undefined;
    return item === undefined ? [] : [{ heading, index, item }];
  });
  if (items.length < LEAST) return null;
  const day = names.map((name) => readPeriod(name)?.end).find((end) => end !== undefined) ?? null;
  const above = items.map(({ heading }) => heading);
  return { standard: standardOf([...above, ...names], items.length), day, items };
}

/** Says that the cells of headings are checks of a standard. */
export function checksFinding({ standard, items }: CheckHeadings): Finding {
  const [first] = items;
  const headings = items.map(({ heading }) => heading).join(', ');
  const reason = `each filled cell below these ${items.length} headings is a check of the standard "${standard}"`;
  const finding = findingOf(
    'checks_taken',
    'notice',
    headings,
    reason,
    'name the standard in the title, if it is another',
  );
  return { ...finding, where: { column: first?.heading ?? '' } };
}
