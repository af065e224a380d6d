import { type TableName, tableRows } from '@practice-atlas/dataset';
import { loadRegister } from '@practice-atlas/geo/register.js';
import { transformFiles } from '@practice-atlas/transform';
import { expect, it } from 'vitest';

const register = await loadRegister();

async function read(table: TableName, within: string | null, name: string, ...lines: readonly string[]) {
  const { dataset } = await transformFiles([{ name, text: `${lines.join('\n')}\n` }], {
    register,
    today: '2019-12-31',
    ...(within === null ? {} : { within }),
  });
  const rows = tableRows(dataset.tables[table]).map((row) => row as Readonly<Record<string, unknown>>);
  const found = (code: string) =>
    dataset.findings.filter((one) => one.code === code).map(({ level, value, where }) => [level, value, where.row]);
  return { rows, found };
}
const SITES = '阵地编号,阵地名称,类型,所属区县';

it.each(['县直', '县直机关', '县本级', '本级', '台安县本级'])(
  'places %s in the unit within which all lie',
  async (word) => {
    const { rows, found } = await read('sites', '210321', 's.csv', SITES, `S1,甲,站,${word}`);
    expect(rows).toMatchObject([{ region_code: '210321' }]);
    expect(found('place_unknown')).toEqual([]);
    expect(found('place_own_level')).toEqual(word === '台安县本级' ? [] : [['notice', word, 2]]);
  },
);

it('finds the unit of the level that the word names, above the one within which all lie', async () => {
  const { rows } = await read('sites', '210321', 's.csv', SITES, 'S1,甲,站,市直', 'S2,乙,站,省直属');
  expect(rows.map(({ region_code }) => region_code)).toEqual(['210300', '210000']);
});

it('knows no such unit when none of that level is named', async () => {
  const { rows, found } = await read('sites', '210000', 's.csv', SITES, 'S1,甲,站,县直');
  expect(rows).toMatchObject([{ region_code: null }]);
  expect(found('place_unknown')).toEqual([['error', '县直', 2]]);
});

it('takes the number of 县直 in a report for that of a part, not of the county', async () => {
  const { rows } = await read(
    'figures',
    '210321',
    'r.csv',
    '台安县2019年3月月报',
    '单位,注册志愿者',
    '县直,300',
    '台安镇,20',
  );
  expect(
    rows.map(({ region_code, place_name, place_precision }) => [region_code, place_name, place_precision]),
  ).toEqual([
    ['210321', '县直', 'place'],
    ['210321', '台安镇', 'place'],
  ]);
});
