import type { Division, DivisionLevel, Register } from '../register/create-register.js';
import { resolvePlace } from '../register/resolve-place.js';
import { type BoundaryFinding, boundaryFinding } from './boundary-finding.js';
import { SOUTH_CHINA_SEA } from './boundary-set.js';
import { nearUnits } from './near-units.js';
import { standsAtLevel } from './stands-at-level.js';

/** The division that a feature means. */
export interface Identity {
  readonly code: string;
  readonly name: string;
}

/** What decides which division is meant. */
export interface IdentityScope {
  readonly level: DivisionLevel;
  readonly register: Register;
  readonly within?: string;
}

const SEA_NAME = /^(?:南海诸岛|九段线|十段线|南海(?:九|十)段线|南海断续线)$/;

/** Finds 北京市 behind 110100 (市辖区) and 重庆市 behind 500200 (县), which stand for a municipality, or a part of it, among cities. */
function municipality(code: string, level: DivisionLevel, register: Register): Division | null {
  const unit = level === 'city' && /^\d\d0[12]00$/.test(code) ? register.division(code.slice(0, 2)) : null;
  return unit && standsAtLevel(unit, level, register) ? unit : null;
}

function byName(name: string, { level, register, within }: IdentityScope): Division | null {
  if (name === '') return null;
  const scope = within === undefined ? {} : { within };
  const place = resolvePlace(register, name, { ...scope, level });
  const found = 'code' in place ? place : resolvePlace(register, name, scope);
  const unit = 'code' in found ? register.division(found.code) : null;
  return unit && standsAtLevel(unit, level, register) ? unit : null;
}

/** Finds the division that a feature means, by code and else by name; tells when it means none. `looksNear` asks for near divisions. */
export function identifyFeature(
  index: number,
  { code: written, name }: Identity,
  scope: IdentityScope,
  tell: (finding: BoundaryFinding) => void,
  looksNear: boolean,
): Identity | null {
  const { level, register, within } = scope;
  if (SEA_NAME.test(name) || /_JD$/i.test(written)) return { code: SOUTH_CHINA_SEA, name: name || '南海诸岛' };
  const nearText = () => (looksNear ? nearUnits({ code: written, name }, level, register, within) : '');
  if (written === '') {
    const unit = byName(name, scope);
    if (unit) {
      tell(
        boundaryFinding(
          ...(['code_from_name', 'notice', index, name] as const),
          [`it has no code; its name is that of ${unit.name} (${unit.code})`, 'add the code'],
          [`没有代码；名称与 ${unit.name}（${unit.code}）一致`, '请补上代码'],
        ),
      );
      return { code: unit.code, name: unit.name };
    }
    const near = nearText();
    tell(
      boundaryFinding(
        ...(['code_missing', 'error', index, name || null] as const),
        [
          'the feature has no division code',
          near === '' ? 'add the division code' : `add the division code; near: ${near}`,
        ],
        ['要素没有区划代码', near === '' ? '请补上区划代码' : `请补上区划代码；相近的有 ${near}`],
      ),
    );
    return null;
  }
  const unit = register.division(written) ?? municipality(written, level, register);
  if (unit) {
    if (register.formerCode(written))
      tell(
        boundaryFinding(
          ...(['code_former', 'warning', index, written] as const),
          [`the code is a former one of ${unit.name} (${unit.code})`, 'check that the outline is the present one'],
          [`是 ${unit.name}（${unit.code}）的旧代码`, '请核对轮廓是否为现行的'],
        ),
      );
    if (standsAtLevel(unit, level, register)) return { code: unit.code, name: name || unit.name };
    tell(
      boundaryFinding(
        ...(['level_wrong', 'error', index, written] as const),
        [`${unit.name} is a ${unit.level}, not a ${level}`, 'leave it out, or name the level of the set'],
        [`${unit.name} 的级别是 ${unit.level}，不是 ${level}`, '请去掉，或写明这份边界的级别'],
      ),
    );
    return null;
  }
  const isBelow = (level === 'township' || level === 'village') && /^\d{9}(?:\d{3})?$/.test(written);
  if (isBelow && register.division(written.slice(0, 6))) return { code: written, name: name || written };
  const near = nearText();
  tell(
    boundaryFinding(
      ...(['code_unknown', 'error', index, written] as const),
      ['the register has no such division', near === '' ? 'correct the code' : `did you mean ${near}?`],
      ['区划表中没有这个代码', near === '' ? '请更正代码' : `是不是 ${near}？`],
    ),
  );
  return null;
}
