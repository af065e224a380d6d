import { type Cell, type Field, formatWords, type Table } from '@practice-atlas/dataset';
import type { RawCell } from '../../read/raw-table.js';
import type { HeadingMatch } from '../headings/map-headings.js';
import type { TablePlan } from '../plans/table-plan.js';
import { type CellOptions, type CellReading, type CellValue, normalizeCell } from './normalize-cell.js';

/** Readings that are kept of each column, so that a word that repeats is read once. */
const MEMORY_MAX = 10_000;

const folded = (text: string) => text.normalize('NFKC').trim().toLowerCase();

/** The words that a mapping file gives for a column, folded; those for the table go before those for any. */
function givenWords(words: TablePlan['words'], column: string, table: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const key of [column, `${column}@${table}`])
    if (Object.hasOwn(words, key))
      for (const [written, word] of Object.entries(words[key] ?? {})) found.set(folded(written), word);
  return found;
}

/** Says a value as a column stores it: words as their JSON text. */
export function storedCell(value: CellValue): Cell {
  return typeof value === 'object' && value !== null ? formatWords(value) : value;
}

/**
 * Makes the reader of the cells of one column: the words of the mapping file first, then `normalizeCell`; what was read before is
 * remembered, except of ids and texts, which do not repeat. That a word was guessed is said once.
 */
export function createCellReader(
  match: HeadingMatch,
  field: Field,
  table: Table,
  words: TablePlan['words'],
  options: CellOptions,
): (given: RawCell) => CellReading {
  const replaced = givenWords(words, match.column, table.name);
  const read = (given: RawCell): CellReading => {
    const word = replaced.size > 0 && given !== null ? replaced.get(folded(String(given))) : undefined;
    return normalizeCell(word ?? given, field, match, table.name, options);
  };
  if (field.type === 'id' || field.type === 'text') return read;
  const memory = new Map<RawCell, CellReading>();
  return (given) => {
    let reading = memory.get(given);
    if (!reading) {
      reading = read(given);
      if (memory.size >= MEMORY_MAX) memory.clear();
      const findings = reading.findings.filter(({ code }) => code !== 'tier_guessed');
      memory.set(given, findings.length < reading.findings.length ? { ...reading, findings } : reading);
    }
    return reading;
  };
}
