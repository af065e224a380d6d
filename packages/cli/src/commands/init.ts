import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command, CommandCall } from '../command.js';
import { exampleWorkbook } from '../example-workbook.js';
import { EXIT } from '../exit-status.js';
import { UsageError } from '../usage-error.js';
import { writeFiles } from '../write-files.js';

const WORKBOOK = '文明实践台账.xlsx';

const MAPPING = {
  version: 1,
  words: { tier: { 驿站: 'point' }, step: { 办结: 'completed' } },
  files: [
    {
      match: WORKBOOK,
      sheet: '点单',
      table: 'cases',
      constants: { lifecycle: 'order' },
      headings: { 服务类别: 'category', 点单时间: { step: 'placed' }, 备注: null },
    },
  ],
};

const README = `文明实践数据地图：从台账到数据地图

1. 打开 ${WORKBOOK}，把“示例”行换成自己的数据。一行一条；编号不得重复；不知道的留空。
   不要填写姓名、身份证号、电话号码、家庭住址：志愿者只用编号。
2. 检查：  practice-atlas check ${WORKBOOK} --mapping mapping.json
   每个问题都注明文件、工作表、行和列，以及怎样改。
3. 生成数据集：  practice-atlas normalize ${WORKBOOK} --mapping mapping.json -o 数据集
4. 看数据地图：  practice-atlas serve ${WORKBOOK} --mapping mapping.json

mapping.json 说明本地的表头和用词是什么意思：“headings”里写表头对应的列，null 表示不读；“words”里写本地用词对应的标准词。
表头若已是常用写法，就不需要它。其他表格（活动、月报、平台导出的 CSV 或 JSON）放在旁边一起交给 check 即可。


Practice Atlas: from records to a data map

1. Open ${WORKBOOK} and replace the rows that begin with 示例 (example) with your own. One row is one thing; an id stands
   once; leave empty what is not known. Enter no names of persons, identity numbers, telephone numbers or home addresses:
   volunteers have an id only.
2. Check:  practice-atlas check ${WORKBOOK} --mapping mapping.json
   Every finding names file, sheet, row and column, and what to do.
3. Make the dataset:  practice-atlas normalize ${WORKBOOK} --mapping mapping.json -o dataset
4. See the data map:  practice-atlas serve ${WORKBOOK} --mapping mapping.json

mapping.json says what headings and words of your place mean: under "headings" the column that a heading stands for, null for
one that is left out; under "words" the standard word for one of yours. Usual headings need no entry. Other tables
(activities, monthly reports, exports of a platform as CSV or JSON) may be given to check together with the workbook.
`;

async function run({ paths, options, terminal }: CommandCall): Promise<number> {
  if (paths.length > 1) throw new UsageError('more than one folder is given', 'name one: practice-atlas init FOLDER');
  const folder = paths[0] ?? '.';
  const files = {
    [WORKBOOK]: await exampleWorkbook(),
    'mapping.json': `${JSON.stringify(MAPPING, null, 2)}\n`,
    'README.txt': README,
  };
  for (const name of Object.keys(files))
    if (await stat(join(folder, name)).catch(() => null))
      throw new UsageError(`${join(folder, name)} is there already`, 'choose another folder; nothing was written');
  const written = await writeFiles(folder, files);
  if (options.has('json')) terminal.out(`${JSON.stringify({ folder, files: written }, null, 2)}\n`);
  else {
    for (const { path } of written) terminal.out(`wrote ${path}\n`);
    const quoted = (name: string) => (/[\s"']/.test(folder) ? `"${join(folder, name)}"` : join(folder, name));
    terminal.out(`\nnext: practice-atlas check ${quoted(WORKBOOK)} --mapping ${quoted('mapping.json')}\n`);
  }
  return EXIT.fine;
}

/** `practice-atlas init`: writes an example workbook to begin with. */
export const init: Command = {
  name: 'init',
  summary: 'write an example workbook, a mapping file and a README to begin with',
  usage: '[FOLDER] [options]',
  about: [
    `Writes ${WORKBOOK} (sheets 阵地 sites, 队伍 teams, 志愿者 volunteers, 点单 orders, with two example rows each),`,
    'mapping.json and README.txt, in Chinese and English. Overwrites nothing.',
  ],
  options: { json: { about: 'print what was written as JSON' } },
  examples: [
    ['practice-atlas init', 'here'],
    ['practice-atlas init "2025 台账"', 'in a folder of its own'],
  ],
  run,
};
