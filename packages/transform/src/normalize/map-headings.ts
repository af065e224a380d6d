import { headingAliases, headingKey, nearestName, type Table } from '@practice-atlas/dataset';

/** A heading of a file and the column it stands for. */
export interface HeadingMatch {
  readonly heading: string;
  /** Position in the file, from 0. */
  readonly index: number;
  /** Column of the table. */
  readonly column: string;
  /** Unit in the heading's brackets: 个 in 实践站(个); null when there is none. */
  readonly unitWord: string | null;
  /** Power of ten in the heading's brackets: 4 in 志愿者(万人). */
  readonly power: number;
}

/** What became of each heading. */
export interface Mapping {
  /** The heading is the column's name or an alias. */
  readonly mapped: readonly HeadingMatch[];
  /** The heading resembles one column only; to be confirmed by a person. */
  readonly guessed: readonly HeadingMatch[];
  /** Headings that stand for nothing; their cells are not read. */
  readonly left: readonly { readonly heading: string; readonly reason: string }[];
  /** Required columns that no heading stands for. */
  readonly missing: readonly string[];
}

const BRACKETS = /[([【（［]([^)\]】）］]*)[)\]】）］]/u;
const SCALES: readonly (readonly [word: string, power: number])[] = [
  ['百万', 6],
  ['千万', 7],
  ['亿', 8],
  ['万', 4],
  ['千', 3],
  ['百', 2],
];

function unitOf(heading: string): { unitWord: string | null; power: number } {
  const inside =
    BRACKETS.exec(heading)?.[1]
      ?.replace(/^单位[::]?/, '')
      .trim() ?? '';
  const scale = SCALES.find(([word]) => inside.startsWith(word));
  const unitWord = inside.slice(scale?.[0].length ?? 0);
  return { unitWord: unitWord === '' ? null : unitWord, power: scale?.[1] ?? 0 };
}

/** The one column whose Chinese or English name the heading contains; null when there are several. */
function contained(heading: string, aliases: ReadonlyMap<string, string>): string | null {
  const found = [...aliases].filter(
    ([alias]) => alias.length >= 2 && /\P{ASCII}/u.test(alias) && heading.includes(alias),
  );
  const longest = Math.max(0, ...found.map(([alias]) => alias.length));
  const columns = new Set(found.filter(([alias]) => alias.length === longest).map(([, column]) => column));
  const [only] = columns;
  return columns.size === 1 && only !== undefined ? only : null;
}

/**
 * Finds the column for each heading: by name or alias, Chinese or English (mapped); without its unit in brackets, or by the one
 * column name it contains (guessed). `headings` overrules: from a heading to a column, or to null for "leave it out".
 * A column is taken once; a later heading for it is left, with the reason.
 */
export function mapHeadings(
  columns: readonly string[],
  table: Table,
  headings: ReadonlyMap<string, string | null> = new Map(),
): Mapping {
  const aliases = headingAliases(table);
  const mapped: HeadingMatch[] = [];
  const guessed: HeadingMatch[] = [];
  const left: { heading: string; reason: string }[] = [];
  const taken = new Set<string>();
  const exactly = (heading: string): string | undefined => aliases.get(heading) ?? aliases.get(headingKey(heading));
  const place = (list: HeadingMatch[], heading: string, index: number, column: string): void => {
    if (taken.has(column)) left.push({ heading, reason: `another heading already stands for "${column}"` });
    else {
      taken.add(column);
      list.push({ heading, index, column, ...unitOf(heading) });
    }
  };
  const unsure: [heading: string, index: number][] = [];
  for (const [index, heading] of columns.entries()) {
    const ruled = headings.get(heading);
    const column = ruled === undefined ? exactly(heading) : ruled;
    if (column === null) left.push({ heading, reason: 'left out on request' });
    else if (column === undefined) unsure.push([heading, index]);
    else if (!Object.hasOwn(table.fields, column))
      left.push({ heading, reason: `the table has no column "${column}"` });
    else place(mapped, heading, index, column);
  }
  for (const [heading, index] of unsure) {
    const bare = heading.replace(BRACKETS, '');
    const column = exactly(bare) ?? contained(headingKey(bare), aliases);
    if (column !== undefined && column !== null) place(guessed, heading, index, column);
    else {
      const near = nearestName(headingKey(bare), aliases.keys());
      left.push({ heading, reason: near === null ? 'no column is called so' : `did you mean "${near}"?` });
    }
  }
  const missing = Object.entries(table.fields).filter(([name, field]) => field.required && !taken.has(name));
  return { mapped, guessed, left, missing: missing.map(([name]) => name) };
}
