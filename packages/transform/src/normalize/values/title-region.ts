import type { Finding } from '@practice-atlas/dataset';
import type { PlaceScope, Register } from '@practice-atlas/geo';
import { findingOf } from '../../finding-of.js';
import { normalizePlace } from './normalize-place.js';

/** The unit in which the title of a table, or the name of its sheet or file, places all its rows. */
export interface TitleRegion {
  readonly code: string;
  /** As the title writes it. */
  readonly written: string;
  /** Name of the unit and its code: 铁西区 (210106). */
  readonly label: string;
}

/** Finds the unit of the first of several names that the register knows; null when it knows none of them. */
export function titleRegion(places: readonly string[], register: Register, scope: PlaceScope): TitleRegion | null {
  for (const written of places) {
    const reading = normalizePlace(written, register, scope);
    const code = 'place' in reading ? reading.place.code : reading.container;
    const name = code === null ? undefined : register.division(code)?.name;
    if (code !== null && name !== undefined) return { code, written, label: `${name} (${code})` };
  }
  return null;
}

/** Says that rows were placed by the title. */
export function titleRegionFinding({ written, label }: TitleRegion, rowCount: number): Finding {
  const reason = `${rowCount} rows name no place, or one below the county; they are placed in ${label}, which the title, the sheet or the file names`;
  return findingOf('region_from_title', 'notice', written, reason, 'confirm it with a column 所属区县');
}

/** Says that a title names a place that does not help. */
export function titleRegionUnknown(written: string, hasRegister: boolean): Finding {
  const why = hasRegister ? 'the register knows no single unit of that name' : 'no register is given';
  const reason = `no heading says the county of the rows; the title, the sheet or the file names a place, but ${why}`;
  const remedy = hasRegister
    ? 'add a column 所属区县, name the unit above it in the title, or give the unit in which all rows lie'
    : 'give a register';
  return findingOf('title_place_unknown', 'warning', written, reason, remedy);
}
