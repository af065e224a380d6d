import { columnValue, tables } from '@practice-atlas/dataset';
import { findingOf } from '../../finding-of.js';
import type { RawCell, RawTable } from '../../read/raw-table.js';
import { createCellReader } from '../cells/create-cell-reader.js';
import type { CellReading, CellValue } from '../cells/normalize-cell.js';
import { type HeadingMatch, mapHeadings } from '../headings/map-headings.js';
import type { NormalizeScope } from '../normalize-scope.js';
import type { TablePlan } from '../plans/table-plan.js';
import { createRowCollector } from './create-row-collector.js';
import type { RowsWithin } from './rows-within.js';

interface EventReader {
  readonly column: string;
  readonly read: (given: RawCell) => CellReading;
}

type Event = Readonly<Record<string, unknown>>;

interface TimedStep {
  readonly made: Record<string, CellValue>;
  /** Position of the heading that it comes from: 0 is that of the lists. */
  readonly place: number;
}

const COLUMNS = ['case_id', 'seq', 'step', 'at', 'tier', 'outcome'];
/** Keys that are looked at in all cells of a file together. */
const KEYS_MAX = 1000;
const REMEDY = 'write a JSON list of objects, one an event';

function eventsOf(given: RawCell): readonly Event[] | null {
  let parsed: unknown;
  try {
    parsed = typeof given === 'string' ? JSON.parse(given) : given;
  } catch {
    return null;
  }
  const list = Array.isArray(parsed) ? parsed : [parsed];
  return list.every((one): one is Event => typeof one === 'object' && one !== null && !Array.isArray(one))
    ? list
    : null;
}

function rawCellOf(value: unknown): RawCell {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return JSON.stringify(value);
}

/**
 * Begins the steps of cases whose events stand in one cell as a JSON list of objects. The keys of the objects are headings of `case_steps`.
 * Events are numbered as they say, or by time within their case, equal times in the order of the list. A step that has a column of its own
 * (点单时间) and is not in the list is added.
 */
export function createNestedSteps(
  scope: NormalizeScope,
  { heading, index }: NonNullable<TablePlan['nestedSteps']>,
): RowsWithin {
  const collector = createRowCollector('case_steps', COLUMNS);
  const readers = new Map<string, EventReader | null>();
  const { fields } = tables.case_steps;
  const readerOf = (key: string): EventReader | null => {
    const known = readers.get(key);
    if (known !== undefined || readers.size >= KEYS_MAX) return known ?? null;
    const { mapped, guessed } = mapHeadings([key], tables.case_steps);
    const match: HeadingMatch | undefined = mapped[0] ?? guessed[0];
    const column = match?.column as keyof typeof fields | undefined;
    const reader =
      match && column && column !== 'case_id'
        ? { column, read: createCellReader(match, fields[column], tables.case_steps, scope.plan.words, scope.cells) }
        : null;
    readers.set(key, reader);
    return reader;
  };

  const rowOf = (event: Event, raw: RawTable, row: number): Record<string, CellValue> | null => {
    const made: Record<string, CellValue> = {};
    let isSaid = false;
    for (const key of Object.keys(event)) {
      const reader = readerOf(key);
      if (!reader || (made[reader.column] ?? null) !== null) continue;
      const { value, findings } = reader.read(rawCellOf(event[key]));
      for (const finding of findings) scope.report(finding, 'case_steps', raw, row, `${heading}/${key}`);
      isSaid ||= value === null && findings.length > 0 && (reader.column === 'at' || reader.column === 'step');
      made[reader.column] = value;
    }
    if (typeof made.at === 'number' && typeof made.step === 'string') return made;
    const missing = typeof made.at === 'number' ? 'step' : 'time';
    const finding = findingOf('step_incomplete', 'error', null, `an event has no ${missing}; it was set aside`, REMEDY);
    if (!isSaid) scope.report(finding, 'case_steps', raw, row, heading);
    return null;
  };

  const listed = (raw: RawTable, row: number): TimedStep[] => {
    const given = raw.cell(row, index);
    if (given === null || String(given).trim() === '') return [];
    const events = eventsOf(given);
    if (events === null) {
      const finding = findingOf('steps_malformed', 'error', String(given), 'it is no list of events', REMEDY);
      scope.report(finding, 'case_steps', raw, row, heading);
    }
    return (events ?? []).flatMap((event) => {
      const made = rowOf(event, raw, row);
      return made === null ? [] : [{ made, place: 0 }];
    });
  };

  const own = scope.plan.steps.map((step, position) => {
    const match = { heading: step.heading, index: step.index, column: 'at', unitWord: null, power: 0 };
    const read = createCellReader(match, fields.at, tables.case_steps, scope.plan.words, scope.cells);
    return { ...step, read, place: position + 1 };
  });
  /** The steps whose moments stand in columns of their own, those left out that the list has. */
  const beside = (raw: RawTable, row: number, list: readonly TimedStep[]): TimedStep[] => {
    const known = new Set(list.map(({ made }) => made.step));
    return own.flatMap(({ heading: ownHeading, index: at, step, read, place }) => {
      if (known.has(step)) return [];
      const { value, findings } = read(raw.cell(row, at));
      for (const finding of findings) scope.report(finding, 'case_steps', raw, row, ownHeading);
      return typeof value === 'number' ? [{ made: { step, at: value }, place }] : [];
    });
  };

  const add: RowsWithin['add'] = (raw, ids) => {
    for (let row = 0; row < raw.rowCount; row += 1) {
      const list = listed(raw, row);
      const more = beside(raw, row, list);
      const id = columnValue(ids, row);
      if (id === null) continue;
      const isNumbered = more.length === 0 && list.every(({ made }) => typeof made.seq === 'number');
      const steps = [...more, ...list];
      const ordered = isNumbered ? steps : steps.sort((a, b) => Number(a.made.at) - Number(b.made.at));
      for (const [position, { made, place }] of ordered.entries())
        collector.add(
          { ...made, case_id: id, seq: isNumbered ? (made.seq ?? null) : position + 1 },
          raw.rowNumber(row),
          place,
        );
    }
  };

  return {
    add,
    finish: (place) =>
      collector.finish(
        [heading, ...own.map((step) => step.heading)].map((from) => ({
          ...place,
          headings: Object.fromEntries(COLUMNS.map((column) => [column, from])),
        })),
      ),
  };
}
