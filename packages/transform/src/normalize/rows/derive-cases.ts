import {
  type CategoryColumn,
  compactColumn,
  headingKey,
  isValid,
  type Lifecycle,
  type TextColumn,
  textIndex,
} from '@practice-atlas/dataset';
import { findingOf } from '../../finding-of.js';
import type { FindingLog } from '../../report/finding-log.js';
import { LIFECYCLE_HINTS } from '../headings/table-hints.js';
import type { NormalizedTable } from '../normalized-table.js';

/** Lifecycles that are told apart, one bit each. */
const MOST = 30;

/** The lifecycles by name, the likeliest first. */
type Candidates = readonly (readonly [name: string, steps: ReadonlySet<string>])[];

function candidatesOf(lifecycles: Readonly<Record<string, Lifecycle>>): Candidates {
  const names = Object.keys(lifecycles).sort((a, b) => Number(b === 'order') - Number(a === 'order'));
  return names
    .slice(0, MOST)
    .map((name) => [name, new Set(lifecycles[name]?.steps.map(({ step }) => step) ?? [])] as const);
}

/** The bits of the lifecycles that have each word; all of them for a word that none has. */
function fitsOf({ dictionary }: CategoryColumn, candidates: Candidates): readonly number[] {
  const all = (1 << candidates.length) - 1;
  return dictionary.map((word) => {
    const bits = candidates.reduce((sum, [, steps], bit) => (steps.has(word) ? sum | (1 << bit) : sum), 0);
    return bits === 0 ? all : bits;
  });
}

/** The position of the lifecycle that the name of a file tells, -1 when it tells none. */
function hinted(name: string, candidates: Candidates): number {
  const key = headingKey(name);
  const [only, ...others] = LIFECYCLE_HINTS.filter(([, words]) => words.test(key));
  return only && others.length === 0 ? candidates.findIndex(([candidate]) => candidate === only[0]) : -1;
}

const lowestBit = (bits: number) => 31 - Math.clz32(bits & -bits);

/** Chooses among lifecycles that fit: the hinted one, else the likeliest. */
const chosen = (bits: number, hint: number) => (hint >= 0 && ((bits >> hint) & 1) === 1 ? hint : lowestBit(bits));

/** What is known of the cases that steps name. */
interface NamedCases {
  /** The first whole step of each, in the order of the files. */
  readonly firsts: readonly number[];
  /** The bits of the lifecycles that have all its steps. */
  readonly fits: readonly number[];
}

function namedCases({ columns, rowCount }: NormalizedTable, ids: TextColumn, wordFits: readonly number[]): NamedCases {
  const { step, at, seq } = columns;
  const { numbers, count } = textIndex(ids);
  const positions = new Int32Array(count).fill(-1);
  const firsts: number[] = [];
  const fits: number[] = [];
  for (let row = 0; row < rowCount; row++) {
    const number = numbers[row]!;
    if (number < 0 || step?.kind !== 'category' || !isValid(step, row)) continue;
    if ((at && !isValid(at, row)) || (seq && !isValid(seq, row))) continue;
    if (positions[number]! < 0) {
      positions[number] = firsts.length;
      firsts.push(row);
      fits.push(-1);
    }
    fits[positions[number]!]! &= wordFits[step.indices[row]!]!;
  }
  return { firsts, fits };
}

/**
 * Makes the cases that a log of steps names, where no file lists cases: without them no step could be asked for. The lifecycle is the one
 * that the name of the file tells, or `order`, or another, if it has the steps; that of most cases of a file where none has all. A case
 * of which no step is whole is not made. Nothing is made when no step is one of a lifecycle.
 */
export function deriveCases(
  tables: readonly NormalizedTable[],
  lifecycles: Readonly<Record<string, Lifecycle>>,
  log: Pick<FindingLog, 'add'>,
): readonly NormalizedTable[] {
  const steps = tables.find(({ name }) => name === 'case_steps');
  const { case_id: ids, step } = steps?.columns ?? {};
  if (!steps || tables.some(({ name }) => name === 'cases')) return tables;
  if (ids?.kind !== 'text' || step?.kind !== 'category') return tables;
  const candidates = candidatesOf(lifecycles);
  const isKnown = step.dictionary.some((word) => candidates.some(([, words]) => words.has(word)));
  const { firsts, fits } = namedCases(steps, ids, fitsOf(step, candidates));
  if (!isKnown || firsts.length === 0) return tables;

  const { places, placeIndices, rowNumbers } = steps.origin;
  const common = places.map(() => -1);
  for (const [position, row] of firsts.entries()) common[placeIndices[row]!]! &= fits[position]!;
  const hints = places.map(({ file, sheet }) => hinted(`${file.replace(/^.*\//, '')} ${sheet ?? ''}`, candidates));
  const counts = places.map(() => 0);
  const indices = Uint8Array.from(firsts, (row, position) => {
    const place = placeIndices[row]!;
    counts[place]! += 1;
    const bits = common[place]! === 0 ? fits[position]! : common[place]!;
    return bits === 0 ? Math.max(hints[place]!, 0) : chosen(bits, hints[place]!);
  });
  const dictionary = candidates.map(([name]) => name);
  for (const [place, { file, sheet }] of places.entries()) {
    if (counts[place] === 0) continue;
    const used = new Set(firsts.flatMap((row, at) => (placeIndices[row] === place ? [dictionary[indices[at]!]!] : [])));
    log.add(
      findingOf(
        'cases_derived',
        'notice',
        [...used].join(', '),
        `no file lists cases; they were made of the steps that name them (${counts[place]} of them), with a lifecycle that has such steps`,
        'add the list of cases, if their place, category or team is to be known',
        { ...(file === '' ? {} : { file }), ...(sheet === null ? {} : { sheet }), table: 'cases' },
      ),
    );
  }
  const rows = Int32Array.from(firsts);
  const cases: NormalizedTable = {
    name: 'cases',
    rowCount: rows.length,
    columns: {
      case_id: compactColumn(ids, rows),
      lifecycle: { kind: 'category', indices, dictionary, validity: null },
    },
    origin: {
      places,
      placeIndices: Uint32Array.from(rows, (row) => placeIndices[row]!),
      rowNumbers: Uint32Array.from(rows, (row) => rowNumbers[row]!),
    },
  };
  return [...tables, cases];
}
