import type { Register } from '@practice-atlas/geo';
import { findingOf } from '../../finding-of.js';
import { normalizePlace } from '../values/normalize-place.js';
import type { CellOptions, CellReading } from './cell-reading.js';

const DIRECT = /^([省市区县旗])(?:直(?:属|机关|部门|单位|属单位|属机关|属部门)?|本级|级)$/;
const OWN = /^(?:本级|机关|本部)$/;
/** All of a unit, which the others in the column are parts of. */
const WHOLE = /^[全我本]([省市区县旗])$/;
const NAMED = /^(.{2,}[省市区县旗州盟])本级$/;
const LEVELS: ReadonlyMap<string, readonly string[]> = new Map([
  ['省', ['province']],
  ['市', ['city', 'province']],
  ['区', ['county', 'zone']],
  ['县', ['county', 'zone']],
  ['旗', ['county']],
]);

/** The place that a unit itself is, without 本级 behind its name. */
export function withoutOwnLevel(text: string): string {
  return NAMED.exec(text)?.[1] ?? text;
}

/**
 * Reads 县直, 市直机关, 本级: what belongs to no part of the unit that the title or the caller names, but to that unit itself; and 全市, all of it. Null when the text is
 * no such word, or when no such unit is named.
 */
export function ownLevel(text: string, { container, within }: CellOptions, register: Register): CellReading | null {
  const word = text.normalize('NFKC').replace(/\s+/g, '');
  const whole = WHOLE.exec(word)?.[1];
  const letter = whole ?? DIRECT.exec(word)?.[1];
  const levels = letter === undefined ? null : LEVELS.get(letter);
  if (!levels && !OWN.test(word)) return null;
  for (const code of [container, within]) {
    const path = code === undefined ? [] : register.path(code);
    const unit = levels ? path.findLast(({ level }) => levels.includes(level)) : path.at(-1);
    if (!unit) continue;
    if (whole !== undefined) {
      const reading = normalizePlace(unit.code, register);
      const said = `it is the whole of ${unit.name} (${unit.code})`;
      const notice = findingOf('place_own_level', 'notice', text, said, 'nothing need be done');
      return { value: unit.code, ...('place' in reading ? { place: reading.place } : {}), findings: [notice] };
    }
    const reason = `it is the unit itself, ${unit.name} (${unit.code}), and not one of its parts`;
    const finding = findingOf('place_own_level', 'notice', text, reason, 'nothing need be done');
    return { value: unit.code, container: unit.code, findings: [finding] };
  }
  return null;
}
