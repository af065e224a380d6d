import { execFileSync } from 'node:child_process';
import { createRegister, type PlaceMatch, type PlaceMiss, type PlaceScope, resolvePlace } from '@practice-atlas/geo';
import { loadRegister } from '@practice-atlas/geo/register.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const register = await loadRegister();

function match(name: string, scope?: PlaceScope): PlaceMatch {
  const place = resolvePlace(register, name, scope);
  if (!('code' in place)) throw new Error(`"${name}" was not found: ${JSON.stringify(place)}`);
  return place;
}
function miss(name: string, scope?: PlaceScope): PlaceMiss {
  const place = resolvePlace(register, name, scope);
  if ('code' in place) throw new Error(`"${name}" was found: ${JSON.stringify(place)}`);
  return place;
}

describe('the division register', () => {
  it('holds 1 country, 34 provinces, 333 prefectures, 2,849 counties and its own zones', () => {
    const counts: Record<string, number> = {};
    for (const unit of register.divisions) counts[unit.level] = (counts[unit.level] ?? 0) + 1;
    expect(counts).toEqual({ country: 1, province: 34, city: 333, county: 2849, zone: 8 });
  });

  it('has 14 prefectures and 100 counties in Liaoning', () => {
    const inside = register.divisions.filter((unit) => register.isWithin(unit.code, '210000'));
    expect(inside.filter((unit) => unit.level === 'city')).toHaveLength(14);
    expect(inside.filter((unit) => unit.level === 'county')).toHaveLength(100);
  });

  it('leads every unit up to the root, and every code of its children begins like its own or is a directly governed one', () => {
    for (const unit of register.divisions) {
      expect(register.path(unit.code)[0]?.code).toBe('100000');
      expect(register.path(unit.code).at(-1)).toBe(unit);
    }
    for (const child of register.children('210100')) expect(child.code.slice(0, 4)).toBe('2101');
  });

  it('understands codes of 2, 4 and 12 digits and former codes', () => {
    expect(register.division('21')?.name).toBe('辽宁省');
    expect(register.division('2101')?.name).toBe('沈阳市');
    expect(register.division('530800000000')?.name).toBe('普洱市');
    expect(register.division('211121')?.name).toBe('大洼区');
    expect(register.division('constructor')).toBeNull();
  });

  it('ends on a parent cycle instead of running on', () => {
    const cycle = createRegister([
      { code: '110000', name: '甲省', level: 'province', parentCode: '120000' },
      { code: '120000', name: '乙省', level: 'province', parentCode: '110000' },
    ]);
    expect(cycle.path('110000').map((unit) => unit.code)).toEqual(['120000', '110000']);
  });
});

describe('resolvePlace', () => {
  it.each([
    ['大东区', '210104', 'exact'],
    ['辽宁省沈阳市大东区', '210104', 'exact'],
    ['沈阳大东', '210104', 'short'],
    ['沈阳', '210100', 'short'],
    ['辽宁', '210000', 'short'],
    ['内蒙古', '150000', 'short'],
    ['岫岩县', '210323', 'short'],
    ['喀左', '211324', 'short'],
    ['北票', '211381', 'short'],
    ['铁岭', '211200', 'short'],
    ['大洼县', '211104', 'former'],
    ['安塞县', '610603', 'former'],
    ['金普新区', '2102Z1', 'zone'],
    ['大连金普新区', '2102Z1', 'zone'],
    ['辽阳高新区', '2110Z1', 'zone'],
    ['辽阳市宏伟区', '211004', 'exact'],
    ['泸州市龙马潭区', '510504', 'exact'],
    ['210104', '210104', 'exact'],
    ['211121', '211104', 'former'],
    ['２１０１０４', '210104', 'exact'],
    [' 沈 阳 市 ', '210100', 'exact'],
    ['辽宁省/沈阳市', '210100', 'exact'],
    ['辽宁省-沈阳市-大东区', '210104', 'exact'],
    ['铁西区(沈阳)', '210106', 'exact'],
    ['铁西区（鞍山市）', '210303', 'exact'],
    ['(沈阳)铁西区', '210106', 'exact'],
    ['沈阳市【铁西区】', '210106', 'exact'],
    ['中华人民共和国辽宁省', '210000', 'exact'],
    ['北京市市辖区朝阳区', '110105', 'exact'],
    ['上海浦东', '310115', 'short'],
    ['旅顺', '210212', 'short'],
    ['金州新区', '2102Z1', 'former'],
    ['锦县', '210781', 'former'],
    ['锦西市', '211400', 'former'],
    ['崇文区', '110101', 'former'],
    ['襄樊市', '420600', 'former'],
  ] as const)('reads %s as %s (%s)', (name, code, kind) => {
    expect(match(name)).toMatchObject({ code, kind });
  });

  it('finds every official name within its parent', () => {
    for (const unit of register.divisions)
      if (unit.parentCode && unit.level !== 'zone')
        expect(resolvePlace(register, unit.name, { within: unit.parentCode, level: unit.level })).toMatchObject({
          code: unit.code,
          kind: 'exact',
        });
  });

  it('never guesses between units of the same name: 铁西区 lies in Shenyang, Anshan and Siping', () => {
    expect(miss('铁西区')).toMatchObject({ ambiguous: true });
    expect(miss('铁西区').near.map((place) => place.code)).toEqual(['210106', '210303', '220302']);
    expect(miss('铁西区', { within: '210000' }).near.map((place) => place.path)).toEqual([
      '辽宁省/沈阳市/铁西区',
      '辽宁省/鞍山市/铁西区',
    ]);
    expect(match('铁西区', { within: '210300' }).code).toBe('210303');
    expect(match('鞍山市铁西区').code).toBe('210303');
  });

  it('calls a miss for every one of the 29 county names that several units bear', () => {
    const byName = new Map<string, number>();
    for (const unit of register.divisions) byName.set(unit.name, (byName.get(unit.name) ?? 0) + 1);
    const several = [...byName].filter(([, count]) => count > 1);
    expect(several).toHaveLength(29);
    for (const [name, count] of several) expect(miss(name).near).toHaveLength(count);
  });

  it('never takes 海南州 for Hainan Province', () => {
    expect(match('海南州').code).toBe('632500');
    expect(match('海南省').code).toBe('460000');
    expect(match('海南', { level: 'province' }).code).toBe('460000');
    expect(miss('海南').near.map((place) => place.code)).toEqual(['150303', '460000']);
  });

  it('says that a merged former unit is only a part of the unit it leads to', () => {
    expect(match('芜湖市三山区')).toMatchObject({ code: '340209', kind: 'former', change: 'merged' });
    expect(match('大洼县').change).toBe('upgraded');
  });

  it('names the unit that contains a township it does not know', () => {
    expect(miss('海南州共和县龙羊峡镇')).toMatchObject({ container: '632521', ambiguous: false });
    expect(miss('沈阳市大东区万泉街道').container).toBe('210104');
    expect(miss('210104001').container).toBe('210104');
  });

  it('does not take the beginning of another word for the short name of a county', () => {
    expect(miss('长兴岛').container).toBeNull();
    expect(miss('思茅市').container).toBeNull();
    expect(miss('大东万泉街道').container).toBeNull();
    expect(miss('大东万泉街道', { within: '210100' }).container).toBe('210104');
    expect(miss('沈阳大东万泉街道').container).toBe('210104');
  });

  it('names every unit in which a township may lie', () => {
    expect(miss('铁西区启工街道')).toMatchObject({ ambiguous: true, container: null });
    expect(miss('铁西区启工街道').near.map((place) => place.code)).toEqual(['210106', '210303', '220302']);
  });

  it('answers at once however long the text is', () => {
    expect(miss('沈'.repeat(1_000_000))).toEqual({ near: [], ambiguous: false, container: null });
    expect(miss(`${'('.repeat(1000)}沈阳${')'.repeat(1000)}`).ambiguous).toBe(false);
  });

  it('lists near names for a slip of the pen, best first', () => {
    expect(miss('沈阻市').near[0]).toMatchObject({ code: '210100' });
    expect(miss('凌河区镇', { within: '210700' }).near[0]).toMatchObject({ code: '210703' });
  });

  it.each([
    '',
    '区',
    '__proto__',
    'constructor',
    '<img src=x onerror=alert(1)>',
    '\u202e省宁辽',
    '全省',
    '部分试点地区',
  ])('misses %j quietly', (name) => {
    expect(miss(name).ambiguous).toBe(false);
  });

  it('never returns a unit outside `within`, nor of another level than asked for', () => {
    const name = fc.oneof(
      fc.constantFrom(...register.names),
      fc.constantFrom(...register.divisions).map((unit) => unit.code),
      fc.tuple(fc.constantFrom(...register.names), fc.constantFrom(...register.names)).map((two) => two.join('')),
      fc.string(),
    );
    const within = fc.constantFrom(...register.divisions.filter((unit) => unit.level !== 'county'));
    const level = fc.option(fc.constantFrom('province', 'city', 'county', 'zone'), { nil: undefined });
    fc.assert(
      fc.property(name, within, level, (text, scope, wanted) => {
        const place = resolvePlace(register, text, { within: scope.code, ...(wanted ? { level: wanted } : {}) });
        if ('code' in place) {
          expect(register.isWithin(place.code, scope.code)).toBe(true);
          if (wanted) expect(place.level).toBe(wanted);
        } else {
          for (const near of place.near) expect(register.isWithin(near.code, scope.code)).toBe(true);
          if (place.container) expect(register.isWithin(place.container, scope.code)).toBe(true);
        }
      }),
      { seed: 2019, numRuns: 400 },
    );
  });
});

describe('the package entry', () => {
  it('does not carry the register: only its loader names the data files', () => {
    const sources = execFileSync('grep', ['-rl', 'divisions.csv', 'packages/geo/src'], { encoding: 'utf8' }).trim();
    expect(sources).toBe('packages/geo/src/register/load-register.ts');
    const importers = execFileSync('grep', ['-rlE', "from '.*load-register", 'packages/geo/src'], { encoding: 'utf8' });
    expect(importers.trim()).toBe('packages/geo/src/register.ts');
  });
});
