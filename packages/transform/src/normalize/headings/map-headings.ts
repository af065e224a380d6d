import { headingAliases, headingKey, nearestName, type Table } from '@practice-atlas/dataset';
import { durationUnit } from '../values/duration-unit.js';
import { type HeadingForms, headingForms } from './heading-forms.js';
import type { LeftKind } from './known-heading.js';

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
  /** Its cells are addresses, of which only the division is read that they begin with. */
  readonly isAddress?: true;
}

/** A heading that stands for nothing. */
export interface LeftHeading {
  readonly heading: string;
  readonly index: number;
  readonly reason: string;
  /** Why it is left though it is understood; absent when it is not. */
  readonly kind?: LeftKind;
}

/** What became of each heading. */
export interface Mapping {
  /** The heading is the column's name or an alias. */
  readonly mapped: readonly HeadingMatch[];
  /** The heading resembles one column only; to be confirmed by a person. */
  readonly guessed: readonly HeadingMatch[];
  /** Headings that stand for nothing; their cells are not read. */
  readonly left: readonly LeftHeading[];
  /** Required columns that no heading stands for. */
  readonly missing: readonly string[];
}

/** How many unknown headings get a near name: each costs a comparison with every alias. */
const NEAR_NAMES = 100;
/** Characters; a longer heading gets no near name. */
const LONGEST_NEAR = 40;

/** A sum without a unit is one of yuan. */
const MONEY = /金额$|价值$|[折估]价$/;

/** The aliases of a table by what headings are compared by. */
interface AliasIndex {
  readonly columns: ReadonlyMap<string, string>;
  /** Aliases that name a unit, without it: 金额 for 金额(分). Only a heading that names one, too, is compared with them. */
  readonly unitless: ReadonlyMap<string, string>;
  /** Aliases that a longer heading may contain, by their length, longest first. */
  readonly containable: readonly (readonly [length: number, columns: ReadonlyMap<string, string>])[];
}

const indices = new WeakMap<Table, AliasIndex>();

function aliasIndex(table: Table): AliasIndex {
  const known = indices.get(table);
  if (known) return known;
  const columns = headingAliases(table);
  const unitless = new Map<string, string>();
  for (const [alias, column] of [...columns]) {
    const joined = headingKey(alias).replace(/[_./-]/g, '');
    if (!columns.has(joined)) columns.set(joined, column);
    const bare = headingKey(alias).replace(/\([^)]*\)$/, '');
    if (!columns.has(bare)) unitless.set(bare, column);
  }
  const byLength = new Map<number, Map<string, string>>();
  for (const [alias, column] of columns) {
    if (alias.length < 2 || !/\P{ASCII}/u.test(alias)) continue;
    const list = byLength.get(alias.length) ?? new Map<string, string>();
    byLength.set(alias.length, list.set(alias, column));
  }
  const index = { columns, unitless, containable: [...byLength].sort(([x], [y]) => y - x) };
  indices.set(table, index);
  return index;
}

/** The column that a heading names without doubt; undefined when there is none. */
export function columnNamed(forms: HeadingForms, table: Table): string | undefined {
  const { columns } = aliasIndex(table);
  for (const form of forms.exact) {
    const column = columns.get(form);
    if (column !== undefined) return column;
  }
  return undefined;
}

/** The column that a heading names without its unit or its parent; undefined when there is none. */
export function columnNamedBare(forms: HeadingForms, table: Table): string | undefined {
  const { columns, unitless } = aliasIndex(table);
  const hasUnit = forms.unitWord !== null || forms.power !== 0;
  for (const form of forms.bare) {
    const column = columns.get(form) ?? (hasUnit ? unitless.get(form) : undefined);
    if (column !== undefined) return column;
  }
  return undefined;
}

/** Ends that make another thing of the column that they name before: 操作部门 is no 操作, 活动照片 no 活动. */
const OF_OTHERS = /(?:部门|单位|机构|人员|照片|图片|截图|附件|链接)$/;

const holdsIds = (heading: string) => /[编序单]号|编码|代码|id|no$/i.test(heading);

/** Says whether an alias is of a column of ids: a heading that does not name ids holds names. */
function isOfIds(alias: string, table: Table): boolean {
  const column = aliasIndex(table).columns.get(alias);
  return column !== undefined && table.fields[column]?.type === 'id';
}

/** The column that the heading names without its unit or its parent, or else the one whose name it contains; null when there are several. */
function columnResembling(forms: HeadingForms, table: Table): string | null {
  const named = columnNamedBare(forms, table);
  if (named !== undefined) return named;
  const text = forms.bare[0] ?? '';
  if (OF_OTHERS.test(text)) return null;
  for (const [length, columns] of aliasIndex(table).containable) {
    let found: string | undefined;
    for (let start = 0; start + length <= text.length; start += 1) {
      const column = columns.get(text.slice(start, start + length));
      if (column === undefined) continue;
      if (found !== undefined && found !== column) return null;
      found = column;
    }
    if (found !== undefined) return found;
  }
  return null;
}

/**
 * Finds the column for each heading: by name or alias, Chinese or English (mapped); without its unit in brackets, or by the one
 * column name it contains (guessed). `headings` overrules: from a heading or its position to a column, or to null for "leave it out".
 * A column is taken once; a later heading for it is left, with the reason. `forms` spares computing those of the headings again.
 */
export function mapHeadings(
  columns: readonly string[],
  table: Table,
  headings: ReadonlyMap<string | number, string | null> = new Map(),
  forms: readonly HeadingForms[] = [],
): Mapping {
  const mapped: HeadingMatch[] = [];
  const guessed: HeadingMatch[] = [];
  const left: LeftHeading[] = [];
  const taken = new Set<string>();
  const place = (list: HeadingMatch[], heading: string, index: number, column: string, forms: HeadingForms): void => {
    const before = taken.has(column) ? [...mapped, ...guessed].find((match) => match.column === column) : undefined;
    if (before && headingKey(before.heading) === headingKey(heading))
      left.push({ heading, index, reason: 'the same heading stands before it, and that one is read', kind: 'twice' });
    else if (before) left.push({ heading, index, reason: `another heading already stands for "${column}"` });
    else {
      taken.add(column);
      const unitWord = forms.unitWord ?? (table.fields[column]?.unit === 'minutes' ? durationUnit(forms) : null);
      list.push({ heading, index, column, unitWord, power: forms.power });
    }
  };
  const unsure: [heading: string, index: number, forms: HeadingForms][] = [];
  for (const [index, heading] of columns.entries()) {
    const ruled = headings.has(index) ? headings.get(index) : headings.get(heading);
    if (ruled === null) {
      left.push({ heading, index, reason: 'left out on request', kind: 'asked' });
      continue;
    }
    const form = forms[index] ?? headingForms(heading);
    const column = ruled ?? columnNamed(form, table);
    if (column === undefined) unsure.push([heading, index, form]);
    else if (!Object.hasOwn(table.fields, column))
      left.push({ heading, index, reason: `the table has no column "${column}"` });
    else place(mapped, heading, index, column, form);
  }
  let nearNames = 0;
  for (const [heading, index, form] of unsure) {
    const column = columnResembling(form, table);
    if (column !== null) place(guessed, heading, index, column, form);
    else if (table.name === 'ledger' && MONEY.test(form.bare[0] ?? '') && !taken.has('value_fen'))
      place(guessed, heading, index, 'value_fen', { ...form, unitWord: '元' });
    else {
      const text = form.bare[0] ?? '';
      const asked = text.length <= LONGEST_NEAR && nearNames++ < NEAR_NAMES;
      const near = asked ? nearestName(text, aliasIndex(table).columns.keys()) : null;
      const isMeant = near !== null && (holdsIds(heading) || !isOfIds(near, table));
      left.push({ heading, index, reason: isMeant ? `did you mean "${near}"?` : 'no column is called so' });
    }
  }
  const missing = Object.entries(table.fields).filter(([name, field]) => field.required && !taken.has(name));
  return { mapped, guessed, left, missing: missing.map(([name]) => name) };
}
