import type { Where } from './atlas-error.js';

/** `error`: the value was set aside. `warning`: kept, but doubtful. `notice`: kept, changed in form only. */
export type FindingLevel = 'error' | 'warning' | 'notice';

/** Data about data: collected, never thrown. */
export interface Finding {
  /** A stable snake_case word for the kind of fault: `region_unknown`, `value_missing`, `date_malformed`... */
  code: string;
  level: FindingLevel;
  where: Where;
  /** The value as it was written, cut to 120 characters; never an identity number, a phone number or an address. */
  value: string | null;
  /** What is wrong; a sentence in English. */
  reason: string;
  /** What to do about it; a sentence in English. */
  remedy: string;
}
