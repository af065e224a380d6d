import { type Finding, headingKey, type TableName } from '@practice-atlas/dataset';
import { findingOf } from '../../finding-of.js';
import type { Mapping } from '../headings/map-headings.js';
import { DIRECTION_HINTS, LEDGER_HINTS, LIFECYCLE_HINTS, TIER_HINTS } from '../headings/table-hints.js';
import type { FileMapping, MappingFile } from '../mapping/mapping-file.js';
import type { CoordinateHeading, StepHeading, TablePlan } from './table-plan.js';

/** What is known when the constants of a table are planned. */
export interface ConstantClues {
  readonly table: TableName;
  /** Columns that a heading stands for. */
  readonly columns: ReadonlySet<string>;
  readonly mapped: Mapping;
  readonly coordinates: CoordinateHeading | null;
  readonly steps: readonly StepHeading[];
  /** Title, sheet and file. */
  readonly names: readonly string[];
  readonly headings: readonly string[];
  readonly entry: FileMapping | null;
  readonly mapping: MappingFile | undefined;
}

const SYSTEMS: readonly (readonly [crs: string, words: RegExp])[] = [
  ['wgs84', /wgs-?84/],
  ['cgcs2000', /cgcs-?2000|国家2000|2000国家|大地2000/],
  ['gcj02', /gcj-?02|高德|腾讯|火星/],
  ['bd09', /bd-?09|百度/],
];
type Hints = readonly (readonly [word: string, words: RegExp])[];

/** Headings that are searched for a word that tells the lifecycle. */
const SAMPLE = 500;

function onlyHint(hints: Hints, texts: readonly string[]): string | null {
  for (const text of texts) {
    const key = headingKey(text.slice(0, 2000));
    const found = hints.filter(([, words]) => words.test(key));
    const [only] = found;
    if (only) return found.length === 1 ? only[0] : null;
  }
  return null;
}

/** Only orders, and wishes by words of their own, are dispatched and then accepted or completed. */
function isOrder(steps: readonly StepHeading[]): boolean {
  const names = new Set(steps.map(({ step }) => step));
  return names.has('dispatched') && (names.has('accepted') || names.has('completed'));
}

function coordinateFinding({ mapped, coordinates }: ConstantClues): Finding | null {
  const heading = mapped.mapped.find(({ column }) => column === 'lng')?.heading ?? coordinates?.heading;
  if (heading === undefined) return null;
  return {
    ...findingOf(
      'crs_undeclared',
      'warning',
      heading,
      'nothing says in which coordinate system the coordinates are',
      'add a column 坐标系, or give "crs" in the mapping file: wgs84, cgcs2000, gcj02 or bd09',
    ),
    where: { column: heading },
  };
}

/**
 * Plans the columns that hold one value in all rows: those of the mapping file; the lifecycle of a file that is plainly of orders, and
 * the tier of a list of stations, both as guesses that a finding names; the coordinate system that a heading or the mapping file names.
 */
export function planConstants(clues: ConstantClues): Pick<TablePlan, 'constants' | 'findings'> {
  const { table, columns, names, headings, entry, mapping, coordinates } = clues;
  const constants: Record<string, string | number | boolean> = Object.assign(Object.create(null), entry?.constants);
  const findings: Finding[] = [];
  const open = (column: string) => !columns.has(column) && !Object.hasOwn(constants, column);
  if (table === 'cases' && open('lifecycle')) {
    const texts = [headings.slice(0, SAMPLE).join(' '), ...names];
    const lifecycle = onlyHint(LIFECYCLE_HINTS, texts) ?? (isOrder(clues.steps) ? 'order' : null);
    if (lifecycle !== null) {
      constants.lifecycle = lifecycle;
      const reason = `no heading says the lifecycle; the words of the file are those of "${lifecycle}"`;
      const remedy = 'confirm it with a column 流程, or a constant in the mapping file';
      findings.push(findingOf('lifecycle_guessed', 'notice', lifecycle, reason, remedy));
    }
  }
  const ofName = (column: string, code: string, hints: Hints, heading: string): void => {
    const word = open(column) ? onlyHint(hints, names) : null;
    if (word === null) return;
    constants[column] = word;
    const reason = `no heading says the ${column}; the name of the file, the sheet or the title is that of "${word}"`;
    const remedy = `confirm it with a column ${heading}, or a constant in the mapping file`;
    findings.push(findingOf(code, 'notice', word, reason, remedy));
  };
  if (table === 'sites') ofName('tier', 'tier_guessed', TIER_HINTS, '阵地类型');
  if (table === 'ledger') {
    ofName('ledger', 'ledger_guessed', LEDGER_HINTS, '台账类型');
    ofName('direction', 'direction_guessed', DIRECTION_HINTS, '收支');
  }
  if (table === 'service_records' && open('basis')) {
    constants.basis = 'unstated';
    const reason =
      'no heading says how the time came about: signed in and out, or entered afterwards; it is kept apart as "unstated", and added to neither';
    const remedy = 'add a column 时长类型 with credit 信用 or honour 荣誉, or the constant "basis" in the mapping file';
    findings.push(findingOf('basis_unstated', 'warning', null, reason, remedy));
  }
  const located = columns.has('lng') || columns.has('lat') || coordinates !== null;
  if (table === 'sites' && located && open('crs')) {
    const placed = headings.slice(0, SAMPLE).filter((heading) => /[经纬]度|坐标|lng|lon|lat/i.test(heading));
    const crs = mapping?.crs ?? onlyHint(SYSTEMS, placed.length > 0 ? [placed.join(' ')] : []);
    if (crs !== null) constants.crs = crs;
    else {
      const undeclared = coordinateFinding(clues);
      if (undeclared) findings.push(undeclared);
    }
  }
  return { constants, findings };
}
