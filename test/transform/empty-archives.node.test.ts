import { transformFiles } from '@practice-atlas/transform';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { expect, it } from 'vitest';

const csv = { name: '阵地.csv', text: '阵地编号,阵地名称,阵地类型\nS1,甲站,站\n' };
const archive = (name: string, files: Zippable) => new File([zipSync(files) as BlobPart], name);

async function emptyFiles(...inputs: Parameters<typeof transformFiles>[0][]) {
  const { dataset } = await transformFiles(inputs.flat(), { today: '2019-12-31' });
  return dataset.findings
    .filter(({ code }) => code === 'file_empty')
    .map(({ level, where, reason }) => [level, where.file, reason]);
}

it.each<[what: string, files: Zippable]>([
  ['nothing', {}],
  ['what a computer left behind', { '__MACOSX/._a.csv': strToU8('x'), '.DS_Store': strToU8('x') }],
  ['a folder', { 'folder/': new Uint8Array() }],
])('an archive of %s among other files is named', async (_, files) => {
  expect(await emptyFiles(csv, archive('空.zip', files))).toEqual([
    ['warning', '空.zip', 'the archive holds no files'],
  ]);
});

it('an empty archive in an archive is named with its path', async () => {
  const outer = { '阵地.csv': strToU8(csv.text), '内/空.zip': zipSync({}) };
  expect(await emptyFiles(archive('全.zip', outer))).toEqual([
    ['warning', '全.zip/内/空.zip', 'the archive holds no files'],
  ]);
});

it('an empty archive alone is named beside the error that nothing was read', async () => {
  const { report } = await transformFiles(archive('空.zip', {}), { today: '2019-12-31' });
  expect(report.groups.map(({ code, level, file }) => [code, level, file])).toEqual([
    ['dataset_empty', 'error', ''],
    ['file_empty', 'warning', '空.zip'],
  ]);
});
