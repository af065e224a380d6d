import { tableRows } from '@practice-atlas/dataset';
import { type MappingFile, readMapping, transformFiles } from '@practice-atlas/transform';
import { expect, it } from 'vitest';

async function ratingsOf(heading: string, cells: readonly string[], mapping?: MappingFile) {
  const rows = cells.map((cell, at) => `A${at},2019-03-01 8:00,2019-03-02 8:00,${cell}`);
  const text = `${[`订单编号,点单时间,派单时间,${heading}`, ...rows].join('\n')}\n`;
  const { dataset } = await transformFiles([{ name: '点单.csv', text }], {
    today: '2019-12-31',
    ...(mapping ? { mapping } : {}),
  });
  return {
    ratings: tableRows(dataset.tables.cases).map(({ rating }) => rating),
    found: dataset.findings
      .filter(({ where }) => where.column === heading)
      .map(({ code, level, value }) => [code, level, value]),
  };
}

it.each(['评价', '满意度', '评价结果', '星级'])('reads stars and points of five below %s', async (heading) => {
  const { ratings, found } = await ratingsOf(heading, ['五星', '4星', '★★★', '★★☆☆☆', '4分', '3分（5分制）', '5', '']);
  expect(ratings).toEqual([5, 4, 3, 2, 4, 3, 5, null]);
  expect(found).toEqual([]);
});

it('does not guess how many stars a word is', async () => {
  const { ratings, found } = await ratingsOf('评价', ['一般', '非常满意', '未评价']);
  expect(ratings).toEqual([null, null, null]);
  expect(found).toEqual([
    ['rating_word', 'warning', '一般'],
    ['rating_word', 'warning', '非常满意'],
    ['cell_blank_word', 'notice', '未评价'],
  ]);
});

it('reads words that the mapping file gives', async () => {
  const mapping = readMapping({ version: 1, words: { rating: { 满意: '4', 非常满意: '5' } }, files: [] });
  expect((await ratingsOf('评价', ['满意', '非常满意'], mapping)).ratings).toEqual([4, 5]);
});
