import { type Finding, headingKey, type TableName, tables } from '@practice-atlas/dataset';
import { findingOf } from '../../finding-of.js';
import { addressHeading } from '../headings/address-heading.js';
import { FIGURE_DERIVED } from '../headings/choose-table.js';
import type { HeadingForms } from '../headings/heading-forms.js';
import { knownHeadings, leftHeading, withKnown } from '../headings/known-headings.js';
import { mapByRules, mappedColumns } from '../headings/map-by-rules.js';
import type { HeadingMatch, Mapping } from '../headings/map-headings.js';
import type { FileMapping, HeadingRule, MappingFile } from '../mapping/mapping-file.js';
import { checksFinding, planChecks } from './plan-checks.js';
import { planConstants } from './plan-constants.js';
import { hasIdentity, planIdentity } from './plan-identity.js';
import { planPlaces } from './plan-places.js';
import { planSpan } from './plan-span.js';
import type { CoordinateHeading, StepHeading, TablePlan } from './table-plan.js';

/** What is known of a table whose rows are each one row of the dataset. */
export interface RowClues {
  readonly table: TableName;
  readonly headings: readonly string[];
  readonly forms: readonly HeadingForms[];
  readonly rules: ReadonlyMap<number, HeadingRule>;
  readonly steps: readonly StepHeading[];
  readonly nested: CoordinateHeading | null;
  readonly coordinates: CoordinateHeading | null;
  /** Title, sheet and file. */
  readonly names: readonly string[];
  /** The places that these name. */
  readonly places: readonly string[];
  readonly entry: FileMapping | null;
  readonly mapping: MappingFile | undefined;
  /** The file says itself which table it is; it has to have its key. */
  readonly isDeclared: boolean;
}

type RowPlan = Pick<
  TablePlan,
  | 'mapping'
  | 'constants'
  | 'steps'
  | 'nestedSteps'
  | 'deriveSeq'
  | 'placeParts'
  | 'coordinates'
  | 'derived'
  | 'findings'
>;

/** Reads places from the heading of addresses when no other heading has them; else it is left out. */
function withAddress(mapping: Mapping, address: HeadingMatch | null, hasPlaces: boolean): Mapping {
  if (!address || !mapping.left.some(({ index }) => index === address.index)) return mapping;
  const others = mapping.left.filter(({ index }) => index !== address.index);
  if (!hasPlaces && !mappedColumns(mapping).has('region_code'))
    return { ...mapping, mapped: [...mapping.mapped, address], left: others };
  return { ...mapping, left: [...others, leftHeading(address.heading, address.index, 'text')] };
}

function addressFinding({ mapped }: Mapping): Finding[] {
  const address = mapped.find(({ isAddress }) => isAddress);
  if (!address) return [];
  const reason = 'it holds addresses: only the division that they begin with is read, the rest is never kept';
  const remedy = 'add a column 所属区县, if the places are to be sure';
  return [
    { ...findingOf('address_prefix', 'notice', address.heading, reason, remedy), where: { column: address.heading } },
  ];
}

/** Plans the rows of one of the seventeen tables: columns, constants, steps, places, and what is made of other cells. */
export function planRows(clues: RowClues): RowPlan {
  const { table, headings, forms, rules, names, entry, mapping } = clues;
  const schema = tables[table];
  const isCases = table === 'cases';
  const firstAt = new Map<string, number>();
  for (const { heading, index } of clues.steps) {
    const key = headingKey(heading);
    if (!firstAt.has(key)) firstAt.set(key, index);
  }
  const isFirst = ({ heading, index }: StepHeading) => firstAt.get(headingKey(heading)) === index;
  const steps = isCases ? clues.steps.filter(isFirst) : [];
  const twins = isCases
    ? clues.steps.filter((step) => !isFirst(step)).map(({ heading, index }) => leftHeading(heading, index, 'twice'))
    : [];
  const nested = isCases ? clues.nested : null;
  const coordinates = table === 'sites' ? clues.coordinates : null;
  const hasRegion = Object.hasOwn(schema.fields, 'region_code');
  const parts = hasRegion ? planPlaces(headings, forms).filter(({ index }) => !rules.has(index)) : [];
  const placeParts = parts.length > 1 ? parts : [];
  const special = [...steps, ...(nested ? [nested] : []), ...placeParts, ...(coordinates ? [coordinates] : [])];
  const taken = new Set([...special, ...twins].map(({ index }) => index));
  const understood = knownHeadings(headings, forms, schema, (index) => !taken.has(index) && !rules.has(index));
  const known = [...understood, ...twins];
  const otherwise = new Set([...taken, ...known.map(({ index }) => index)]);
  const plain = mapByRules(headings, forms, schema, rules, otherwise);
  const address = hasRegion ? addressHeading(headings, forms) : null;
  const placed = withAddress(plain, address, placeParts.length > 0);
  const { span, mapping: spanned } = planSpan(
    table,
    forms,
    { ...placed, left: withKnown(placed.left, known, forms, schema) },
    names,
  );
  const checks = table === 'sites' ? planChecks(spanned.left, names) : null;
  const checked = new Set(checks?.items.map(({ index }) => index));
  const mapped = { ...spanned, left: spanned.left.filter(({ index }) => !checked.has(index)) };
  const columns = mappedColumns(mapped);
  const planned = planConstants({ table, columns, mapped, coordinates, steps, names, headings, entry, mapping });
  const deriveSeq = table === 'case_steps' && !columns.has('seq');
  const [keyColumn = ''] = schema.key;
  const isKeyless = schema.key.length === 1 && !columns.has(keyColumn) && !clues.isDeclared;
  const named = new Set([...columns, ...(placeParts.length > 0 ? ['region_code'] : [])]);
  const open = new Set(mapped.left.map(({ index }) => index));
  const identity =
    schema.key.length === 1 && !clues.isDeclared && hasIdentity(table, named, steps.length)
      ? planIdentity(table, headings, forms, (index) => open.has(index), address, steps)
      : null;
  const id = isKeyless ? identity : null;
  const hasGivenTier = Object.hasOwn(entry?.constants ?? {}, 'tier');
  const tierByName = table === 'sites' && columns.has('name') && !hasGivenTier && !clues.isDeclared;
  const isMade = (column: string) =>
    Object.hasOwn(planned.constants, column) ||
    (deriveSeq && column === 'seq') ||
    (table === 'figures' && FIGURE_DERIVED.has(column)) ||
    (id !== null && column === keyColumn) ||
    (tierByName && column === 'tier');
  const titlePlaces = hasRegion && table !== 'figures' && !clues.isDeclared ? clues.places : [];
  const isSpare = coordinates !== null && (columns.has('lng') || columns.has('lat'));
  return {
    mapping: { ...mapped, missing: mapped.missing.filter((column) => !isMade(column)) },
    constants: planned.constants,
    steps,
    nestedSteps: nested,
    deriveSeq,
    placeParts,
    coordinates: isSpare ? null : coordinates,
    derived: { id, spareId: isKeyless ? null : identity, tierByName, span, checks, titlePlaces },
    findings: [
      ...planned.findings,
      ...addressFinding(mapped),
      ...(checks === null ? [] : [checksFinding(checks)]),
      ...(isSpare ? [spareFinding(coordinates.heading)] : []),
      ...(id === null ? [] : [idFinding(table, id, mapped, placeParts, titlePlaces)]),
    ],
  };
}

function spareFinding(heading: string): Finding {
  return findingOf('column_unknown', 'warning', heading, 'other headings hold the coordinates', 'remove one of them');
}

/** Says that rows without an id get one, and of which headings it is made. */
function idFinding(
  table: TableName,
  id: NonNullable<TablePlan['derived']['id']>,
  { mapped, guessed }: Mapping,
  placeParts: readonly HeadingMatch[],
  titlePlaces: readonly string[],
): Finding {
  const made = [...mapped, ...guessed].filter(({ column }) => id.columns.includes(column));
  const from = [...made, ...placeParts, ...id.texts, ...(id.begin ? [id.begin] : [])];
  const used = [...new Map(from.map((one) => [one.index, one.heading])).entries()].sort(([a], [b]) => a - b);
  const words = used.map(([, heading]) => heading).join(', ');
  const title = titlePlaces.length > 0 ? ' and of the place of the title' : '';
  const alike = id.isCounted ? '; rows alike in these are numbered in the order of the file' : '';
  return findingOf(
    'id_derived',
    'notice',
    words,
    `no heading holds ids of ${table}; "${id.prefix}-..." is made of these columns${title}${alike}`,
    'add a column of ids, if rows are to be known again after one of these cells changed',
  );
}
