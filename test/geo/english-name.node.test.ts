import { tableRows } from '@practice-atlas/dataset';
import { englishName } from '@practice-atlas/geo/english-names.js';
import { loadRegister } from '@practice-atlas/geo/register.js';
import { toDataset } from '@practice-atlas/transform';
import { describe, expect, test } from 'vitest';

const register = await loadRegister();

describe('English names of divisions', () => {
  test('are there for the country, every province and every city of 辽宁省, each its own, in Latin letters', () => {
    const units = [
      ...register.divisions.filter(({ level }) => level === 'country' || level === 'province'),
      ...register.children('210000').filter(({ level }) => level === 'city'),
    ];
    const names = units.map(({ code, name }) => englishName(code, name));
    expect(units).toHaveLength(1 + 34 + 14);
    expect(names.filter((name) => name === null || !/^[A-Z][a-z]+(?: [A-Z][a-z]+)?$/.test(name))).toEqual([]);
    expect(new Set(names).size).toBe(units.length);
  });

  test.each([
    ['150000', '内蒙古自治区', 'Inner Mongolia'],
    ['140000', '山西省', 'Shanxi'],
    ['610000', '陕西省', 'Shaanxi'],
    ['540000', '西藏自治区', 'Xizang'],
    ['650000', '新疆维吾尔自治区', 'Xinjiang'],
    ['810000', '香港特别行政区', 'Hong Kong'],
    ['820000', '澳门', 'Macao'],
    ['710000', '台湾省', 'Taiwan'],
    ['211300', '朝阳市', 'Chaoyang'],
  ])('name %s %s %s', (code, name, english) => {
    expect(englishName(code, name)).toBe(english);
  });

  test.each([
    ['110105', '朝阳区', 'another unit of a like name'],
    ['210100', '沈阳市本级', 'only a part of what the code means'],
    ['210100', '大连市', 'not what the code means'],
    ['210101', '沈阳市', 'a code of no unit'],
    ['constructor', '', 'no code at all'],
  ])('are not known of %s %s: %s', (code, name) => {
    expect(englishName(code, name)).toBeNull();
  });

  test('are filled in with the units of a dataset, and leave those of a given table alone', () => {
    const dataset = toDataset(
      [
        { name: 'sites', rows: [{ site_id: 'a', tier: 'station', region_code: '210104' }] },
        {
          name: 'regions',
          rows: [{ code: '210000', name: '辽宁省', name_en: 'Liaoning Province', level: 'province' }],
        },
      ],
      { name: 'x', title: { zh: '例', en: 'Example' }, register },
    );
    const regions = tableRows(dataset.tables.regions!) as readonly { code: string; name_en: string | null }[];
    const english = (code: string) => regions.find((region) => region.code === code)?.name_en;
    expect([english('100000'), english('210000'), english('210100')]).toEqual([
      'China',
      'Liaoning Province',
      'Shenyang',
    ]);
    expect(english('210104')).toBeNull();
  });
});
