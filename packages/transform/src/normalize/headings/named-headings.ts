import { type Table, tables } from '@practice-atlas/dataset';
import type { TablePlan } from '../plans/table-plan.js';
import { headingForms } from './heading-forms.js';
import type { LeftHeading } from './map-headings.js';
import { type NamedTable, namedByHeading } from './name-headings.js';

/** A heading whose cells name rows of another table. */
export interface NamedHeading {
  readonly left: LeftHeading;
  readonly table: NamedTable;
  /** The column of ids. */
  readonly column: string;
}

/** Lists the headings that name teams or sites, one for each column of ids that no other heading stands for. */
export function namedHeadings({ table, mapping, constants }: TablePlan): readonly NamedHeading[] {
  const { fields }: Table = tables[table];
  const taken = new Set([...mapping.mapped, ...mapping.guessed].map(({ column }) => column));
  return mapping.left.flatMap((left): NamedHeading[] => {
    const named = left.kind === 'names' ? namedByHeading(headingForms(left.heading)) : null;
    if (!named || taken.has(named.column) || !fields[named.column] || Object.hasOwn(constants, named.column)) return [];
    taken.add(named.column);
    return [{ left, ...named }];
  });
}

/** Puts headings of names among those that were read, once the ids of what they name are known; `columns` are those of ids. */
export function withNamesRead(plan: TablePlan, columns: ReadonlySet<string>): TablePlan {
  const read = namedHeadings(plan).filter(({ column }) => columns.has(column));
  const indices = new Set(read.map(({ left }) => left.index));
  const matches = read.map(({ left: { heading, index }, column }) => ({
    heading,
    index,
    column,
    unitWord: null,
    power: 0,
  }));
  const { mapped, left } = plan.mapping;
  const mapping = {
    ...plan.mapping,
    mapped: [...mapped, ...matches],
    left: left.filter(({ index }) => !indices.has(index)),
  };
  return read.length === 0 ? plan : { ...plan, mapping };
}
