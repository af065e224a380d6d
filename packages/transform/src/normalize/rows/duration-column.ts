import {
  buildColumn,
  type Cell,
  type Column,
  type ColumnArena,
  columnValue,
  createColumnBuilder,
  type Field,
  type Finding,
  type Table,
  type TableName,
} from '@practice-atlas/dataset';
import { findingOf } from '../../finding-of.js';
import type { RawCell, RawTable } from '../../read/raw-table.js';
import type { HeadingMatch } from '../headings/map-headings.js';
import type { NormalizeScope } from '../normalize-scope.js';
import type { DurationUnit } from '../values/duration-unit.js';
import { durationTimes, durationVote, lengthReader } from './duration-votes.js';

/** A column of lengths of which the heading does not say the unit. */
export interface DurationColumn {
  /** Reads a piece in minutes; what that would say of its cells is kept back. */
  read(raw: RawTable): Column;
  /** Decides on the unit, says which, and gives the whole column in minutes; `asMinutes` is what was read, `rowNumbers` those of the rows. */
  settle(asMinutes: Column, rowNumbers: ArrayLike<number>): Column;
}

const BARE = /^\d+(?:\.\d+)?$/;
const SAID: readonly (readonly [unit: DurationUnit, words: RegExp])[] = [
  ['小时', /小时|hours?|\dh$/i],
  ['分钟', /分钟|\d分$|min/i],
];
const UNITS: readonly DurationUnit[] = ['小时', '分钟'];
const NAMES: Readonly<Record<DurationUnit, string>> = { 小时: 'hours', 分钟: 'minutes' };
/** No service is longer, in hours. */
const MOST_HOURS = 24;
/** Findings of each way of reading that are kept to be told. */
const MOST_HELD = 1000;
/** What the times of a row say of its number: nothing, or the unit in which it is their length. */
const [NO_VOTE, HOURS, MINUTES] = [0, 1, 2];

interface HeldFindings {
  readonly first: Finding[];
  count: number;
}

/** What the cells of a column say about their unit. */
interface Evidence {
  bareCount: number;
  fractionCount: number;
  /** Numbers above 24. */
  highCount: number;
  /** Cells that name a unit. */
  readonly said: Record<DurationUnit, number>;
  /** Rows of which the times say it. */
  readonly votes: Record<DurationUnit, number>;
}

function numberOf(cell: RawCell): number | null {
  if (typeof cell === 'number') return cell;
  const text = typeof cell === 'string' ? cell.normalize('NFKC').trim() : '';
  return BARE.test(text) ? Number(text) : null;
}

const more = (counts: Readonly<Record<DurationUnit, number>>): DurationUnit | null =>
  counts.小时 === counts.分钟 ? null : counts.小时 > counts.分钟 ? '小时' : '分钟';

/** Decides by times beside the numbers, then by cells that name a unit, then by a rule: hours, unless most whole numbers are above 24. */
function decide(
  { bareCount, fractionCount, highCount, said, votes }: Evidence,
  heading: string,
): { readonly unit: DurationUnit; readonly finding: Finding } {
  const remedy = (unit: DurationUnit) =>
    `write ${heading}(${unit}), or say it in the mapping file: "headings": {"${heading}": {"column": "minutes", "unit": "${unit}"}}`;
  const found = (unit: DurationUnit, reason: string) => ({
    unit,
    finding: findingOf('duration_unit_found', 'notice', heading, reason, remedy(unit)),
  });
  const byTimes = more(votes);
  if (byTimes !== null) {
    const reason = `the heading names no unit; the times beside it say that the numbers are ${NAMES[byTimes]} (${votes[byTimes]} rows)`;
    return found(byTimes, reason);
  }
  const byCells = said.小时 > 0 && said.分钟 > 0 ? null : more(said);
  if (byCells !== null) {
    const reason = `the heading names no unit; ${said[byCells]} cells do, and numbers alone were taken for ${NAMES[byCells]} too`;
    return found(byCells, reason);
  }
  const isHours = fractionCount > 0 || highCount * 2 <= bareCount;
  const unit = isHours ? '小时' : '分钟';
  const why =
    fractionCount > 0
      ? `${fractionCount} of ${bareCount} are no whole numbers`
      : `${highCount} of ${bareCount} are above ${MOST_HOURS}`;
  const reason = `neither the heading, the cells nor times beside them say the unit; the numbers were taken for ${NAMES[unit]}: ${why}`;
  return { unit, finding: findingOf('duration_unit_guessed', 'warning', heading, reason, remedy(unit)) };
}

/** Begins a column of lengths without a unit: each cell is read in hours and in minutes, until all are known and one of the two holds. */
export function createDurationColumn(
  scope: NormalizeScope,
  match: HeadingMatch,
  field: Field,
  table: Table<TableName>,
  arena: ColumnArena,
): DurationColumn {
  const held: Record<DurationUnit, HeldFindings> = { 小时: { first: [], count: 0 }, 分钟: { first: [], count: 0 } };
  const readerIn = (unit: DurationUnit) =>
    scope.columnReader({ ...match, unitWord: unit }, field, table, (finding) => {
      held[unit].count += 1;
      if (held[unit].first.length < MOST_HELD) held[unit].first.push(finding);
    });
  const [inHours, inMinutes] = [readerIn('小时'), readerIn('分钟')];
  const hours = createColumnBuilder(field, arena);
  const { offsetMinutes, year } = scope.cells;
  const lengthOf = lengthReader(durationTimes(scope.plan), {
    ...(offsetMinutes === undefined ? {} : { offsetMinutes }),
    ...(year === undefined ? {} : { year }),
  });
  const evidence: Evidence = {
    bareCount: 0,
    fractionCount: 0,
    highCount: 0,
    said: { 小时: 0, 分钟: 0 },
    votes: { 小时: 0, 分钟: 0 },
  };
  const closeVotes: Uint8Array[] = [];
  let where: Finding['where'] = {};

  const look = (raw: RawTable, row: number, close: Uint8Array): void => {
    const cell = raw.cell(row, match.index);
    const number = numberOf(cell);
    if (number === null) {
      const unit = SAID.find(([, words]) => typeof cell === 'string' && words.test(cell))?.[0];
      if (unit !== undefined) evidence.said[unit] += 1;
      return;
    }
    if (number === 0) return;
    evidence.bareCount += 1;
    if (!Number.isInteger(number)) evidence.fractionCount += 1;
    if (number > MOST_HOURS) evidence.highCount += 1;
    const minutes = lengthOf(raw, row);
    const vote = minutes === null ? null : durationVote(number, minutes);
    if (vote === null) return;
    evidence.votes[vote.unit] += 1;
    if (vote.isClose) close[row] = vote.unit === '小时' ? HOURS : MINUTES;
  };

  /** Rows whose own times say another unit than most: they are read by it, and named. */
  const withOthers = (chosen: Column, other: Column, unit: DurationUnit, rowNumbers: ArrayLike<number>): Column => {
    const against = unit === '小时' ? MINUTES : HOURS;
    const rows: number[] = [];
    let first = 0;
    for (const votes of closeVotes) {
      votes.forEach((vote, row) => {
        if (vote === against) rows.push(first + row);
      });
      first += votes.length;
    }
    if (rows.length === 0) return chosen;
    const cells = Array.from({ length: first }, (_, row): Cell => columnValue(chosen, row) ?? null);
    const otherUnit = UNITS.find((one) => one !== unit) ?? unit;
    for (const row of rows) {
      cells[row] = columnValue(other, row) ?? null;
      const minutes = cells[row];
      const reason = `the times of the row say that this number is ${NAMES[otherUnit]}, where most are ${NAMES[unit]}; it was read so`;
      const remedy = 'write all lengths in one unit';
      scope.options.log.add({
        ...findingOf('duration_unit_mixed', 'warning', `${String(minutes)} minutes`, reason, remedy),
        where: { ...where, row: rowNumbers[row] ?? 0 },
      });
    }
    return buildColumn(field, cells);
  };

  return {
    read: (raw) => {
      where = {
        ...(raw.file === '' ? {} : { file: raw.file }),
        ...(raw.sheet === null ? {} : { sheet: raw.sheet }),
        table: table.name,
        column: match.heading,
      };
      const close = new Uint8Array(raw.rowCount).fill(NO_VOTE);
      for (let row = 0; row < raw.rowCount; row++) look(raw, row, close);
      closeVotes.push(close);
      hours.append(inHours.read(raw), raw.rowCount);
      return inMinutes.read(raw);
    },
    settle: (asMinutes, rowNumbers) => {
      const asHours = hours.finish();
      const { unit, finding } = decide(evidence, match.heading);
      if (evidence.bareCount > 0) scope.options.log.add({ ...finding, where });
      const { first, count } = held[unit];
      const last = first.at(-1);
      for (let at = 0; last && at < count; at++) scope.options.log.add(first[at] ?? last);
      const [chosen, other] = unit === '小时' ? [asHours, asMinutes] : [asMinutes, asHours];
      return withOthers(chosen, other, unit, rowNumbers);
    },
  };
}
