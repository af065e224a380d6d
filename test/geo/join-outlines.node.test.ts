import { readFileSync } from 'node:fs';
import { readBoundaries } from '@practice-atlas/geo';
import { joinOutlines, type Outline, type Outlines, projectOutlines } from '@practice-atlas/geo/outlines.js';
import { loadRegister } from '@practice-atlas/geo/register.js';
import { describe, expect, test } from 'vitest';

const register = await loadRegister();
const liaoning = projectOutlines(
  readBoundaries(JSON.parse(readFileSync(new URL('../../examples/boundaries/liaoning.json', import.meta.url), 'utf8'))),
  { width: 400, height: 300 },
);
/** The join looks at codes and names only. */
const drawn = (...codes: string[]): Outlines => ({
  ...liaoning,
  outlines: codes.map((code) => ({ ...(liaoning.outlines[0] as Outline), code, name: register.division(code)!.name })),
});
const codesOf = (list: readonly { readonly code: string }[]) => list.map(({ code }) => code);

describe('joinOutlines', () => {
  test('gives every region its outline, and lists outlines without data', () => {
    const result = joinOutlines(liaoning, [{ code: '210100' }, { code: '210200' }], register);
    expect(result.joined).toEqual([
      { code: '210100', outlineCode: '210100', change: null, wasInUse: null },
      { code: '210200', outlineCode: '210200', change: null, wasInUse: null },
    ]);
    expect(codesOf(result.withoutData)).toEqual(codesOf(liaoning.outlines).slice(2));
    expect([result.withoutOutline, result.claimedTwice]).toEqual([[], []]);
  });

  test.each([
    ['2015-12-31', true],
    ['2016-06-30', null],
    ['2017-01-01', false],
    [undefined, null],
  ])('draws 辽中县 as 辽中区, its successor of 2016, as of %s', (asOf, wasInUse) => {
    const { joined } = joinOutlines(drawn('210115'), [{ code: '210122' }], register, asOf ? { asOf } : {});
    expect(joined).toEqual([{ code: '210122', outlineCode: '210115', change: 'upgraded', wasInUse }]);
  });

  test('never lets a merged unit stand for the whole', () => {
    const result = joinOutlines(drawn('130503'), [{ code: '130521', name: '邢台县' }], register);
    expect(result.joined).toEqual([]);
    expect(result.withoutOutline).toEqual([
      { code: '130521', name: '邢台县', reason: 'part', near: [{ code: '130503', name: '信都区' }] },
    ]);
    expect(codesOf(result.withoutData)).toEqual(['130503']);
  });

  test('says where two codes lead to one outline', () => {
    const result = joinOutlines(drawn('210115'), [{ code: '210122' }, { code: '210115' }], register);
    expect(result.claimedTwice).toEqual(['210115']);
    expect(result.joined).toHaveLength(2);
  });

  test('counts a code that stands twice once', () => {
    const result = joinOutlines(liaoning, [{ code: '210100' }, { code: '210100' }], register);
    expect([result.joined.length, result.claimedTwice]).toEqual([1, []]);
  });

  test('tells regions of another level from those that are not drawn', () => {
    const regions = ['210102', '210000', '110000'].map((code) => ({ code }));
    const { withoutOutline } = joinOutlines(liaoning, regions, register);
    expect(withoutOutline.map(({ code, reason, near }) => [code, reason, near.length, near[0]?.code])).toEqual([
      ['210102', 'below', 1, '210100'],
      ['210000', 'above', 14, '210100'],
      ['110000', 'undrawn', 0, undefined],
    ]);
  });

  test('names the nearest outline without data for a code that nobody knows', () => {
    const near = (name?: string, ...others: string[]) =>
      joinOutlines(
        liaoning,
        [{ code: '219999', ...(name === undefined ? {} : { name }) }, ...others.map((code) => ({ code }))],
        register,
      ).withoutOutline;
    expect(near('沈阳')).toEqual([
      { code: '219999', name: '沈阳', reason: 'unknown', near: [{ code: '210100', name: '沈阳市' }] },
    ]);
    expect(near('沈阳', '210100')[0]?.near).toEqual([]);
    expect(near('')[0]?.near).toEqual([]);
    expect(near()[0]?.near).toEqual([]);
  });

  test('joins nothing to no outlines, and no regions to any', () => {
    expect(joinOutlines(drawn(), [{ code: '210100' }], register)).toMatchObject({
      joined: [],
      withoutOutline: [{ code: '210100', reason: 'undrawn', near: [] }],
      withoutData: [],
    });
    expect(joinOutlines(liaoning, [], register).withoutData).toHaveLength(14);
  });

  test('refuses an asOf that is no day', () => {
    expect(() => joinOutlines(liaoning, [], register, { asOf: '2019' })).toThrow(
      expect.objectContaining({ code: 'parameter_malformed' }),
    );
  });
});
