import type { Finding } from '@practice-atlas/dataset';
import { findingOf } from '../../finding-of.js';
import type { RawCell } from '../../read/raw-table.js';

/** What a spreadsheet shows of a number that is too long for it: 2.01903E+10. */
const SCIENTIFIC = /^-?\d(?:\.\d+)?e\+\d{1,3}$/i;
/** What a spreadsheet writes where a formula failed, and where a column is too narrow. */
const FAILED = /^#(?:n\/a|ref!|value!|name\?|div\/0!|null!|num!|spill!|calc!|#+)$/i;

/** Says what a spreadsheet did to an id; null when it did nothing that can be seen. */
export function damagedId(given: RawCell, text: string): Finding | null {
  const damaged = (reason: string, remedy: string) => findingOf('id_damaged', 'error', text, reason, remedy);
  if (FAILED.test(text))
    return damaged('it is what a spreadsheet writes where a formula failed, and no id', 'write the id itself');
  const isLong = typeof given === 'number' && Math.abs(given) > Number.MAX_SAFE_INTEGER;
  if (!isLong && !SCIENTIFIC.test(text)) return null;
  const reason = 'a spreadsheet made a number of the id; its last digits are lost';
  return damaged(reason, 'format the column as text before the file is saved, and export it again');
}
