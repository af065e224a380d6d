import type { Finding } from '@practice-atlas/dataset';
import type { Register } from '@practice-atlas/geo';
import { findingOf } from '../../finding-of.js';
import { normalizePlace, type PlaceFinding, type PlaceReading } from '../values/normalize-place.js';
import { isBelowCounty } from '../values/place-below.js';
import { type CellOptions, type CellReading, noValue } from './cell-reading.js';
import { ownLevel, withoutOwnLevel } from './own-level.js';

/** Reads a place first within the unit that the title names, then within that of the options. */
function placeReading(
  text: string,
  register: Register,
  { container, within }: CellOptions,
): PlaceReading | PlaceFinding {
  const near = container === undefined ? null : normalizePlace(text, register, { within: container });
  if (near && 'place' in near) return near;
  return normalizePlace(text, register, within === undefined ? {} : { within });
}

/** Says whether a text holds the whole name of a unit, not only a short one, which may be a part of any word. */
function namesUnit(text: string, code: string, register: Register): boolean {
  const name = register.division(code)?.name;
  return name !== undefined && text.normalize('NFKC').replace(/\s+/g, '').includes(name);
}

/** Reads the division that an address begins with; nothing else of it is kept, or told. */
export function addressCell(text: string, options: CellOptions): CellReading {
  const { register, container } = options;
  const reading = register ? placeReading(text, register, options) : null;
  const code = reading && 'place' in reading ? reading.place.code : (reading?.container ?? null);
  if (register && code !== null && namesUnit(text, code, register)) return { value: code, findings: [] };
  if (container !== undefined) return noValue();
  const reason = register ? 'it begins with no division that is known' : 'a place needs the division register';
  const remedy = 'write the division before it: 沈阳市铁西区';
  return noValue(findingOf(register ? 'place_unknown' : 'register_missing', 'warning', null, reason, remedy));
}

const BELOW: ReadonlySet<string> = new Set(['township', 'village']);

/** Says what helps where a place lies below the counties, and nothing says in which. */
function belowCounties(finding: Finding): Finding {
  const reason = 'it lies below the counties, and the register knows no units below them';
  const remedy = 'name the county: before it (沈阳市铁西区启工街道), in a column of its own, or in the title';
  return { ...finding, reason, remedy };
}

/** Reads a place by code or name; one below the counties is placed in the county that the title or the caller names. */
export function placeCell(text: string, options: CellOptions): CellReading {
  if (!options.register) {
    if (/^\d[\dZ]+$/.test(text)) return { value: text, findings: [] };
    return noValue(
      findingOf(
        'register_missing',
        'error',
        text,
        'a place name needs the division register',
        'give a register, or codes',
      ),
    );
  }
  const own = ownLevel(text, options, options.register);
  if (own) return own;
  const reading = placeReading(withoutOwnLevel(text), options.register, options);
  if ('place' in reading)
    return { value: reading.place.code, place: reading.place, findings: reading.notice ? [reading.notice] : [] };
  const { container, ...finding } = reading;
  const below = options.container !== undefined && isBelowCounty(text) ? options.container : null;
  if (below !== null && (container === null || !namesUnit(text, container, options.register))) {
    const reason = `it was placed in ${below}, in which all rows of the file lie; the register knows no units below counties`;
    const notice: Finding = { ...finding, code: 'place_container', level: 'notice', reason };
    return { value: below, container: below, findings: [{ ...notice, remedy: 'nothing need be done' }] };
  }
  if (container === null)
    return noValue(finding.code === 'place_unknown' && isBelowCounty(text) ? belowCounties(finding) : finding);
  const town = options.register.division(container);
  if (town && BELOW.has(town.level) && isBelowCounty(text)) {
    const reason = `it was placed in ${town.name} (${container}), which contains it; the divisions of the files list no such unit`;
    const notice: Finding = { ...finding, code: 'place_container', level: 'notice', reason };
    return {
      value: container,
      container,
      findings: [{ ...notice, remedy: 'add it to the divisions, if rows are to be told apart by it' }],
    };
  }
  const county = town && !BELOW.has(town.level) && options.register.children(container).length === 0 ? town : null;
  if (county && isBelowCounty(text) && namesUnit(text, container, options.register)) {
    const reason = `it was placed in ${county.name} (${container}), which contains it; the register knows no units below counties`;
    const notice: Finding = { ...finding, code: 'place_container', level: 'notice', reason };
    return { value: container, container, findings: [{ ...notice, remedy: 'nothing need be done' }] };
  }
  const reason = `it was placed in ${container}, which contains it; ${finding.reason}`;
  return { value: container, container, findings: [{ ...finding, code: 'place_container', level: 'warning', reason }] };
}
