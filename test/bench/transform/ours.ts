import type { PracticeDataset } from '@practice-atlas/dataset';
import { loadRegister } from '@practice-atlas/geo/register.js';
import { type FindingGroup, transformFiles } from '@practice-atlas/transform';
import { printMeasured } from './measure-child.mjs';
import type { Contents } from './write-orders.js';

const [file = ''] = process.argv.slice(2);
await printMeasured(async () => {
  const { dataset, report } = await transformFiles(file, { register: await loadRegister() });
  return countResults(dataset, report.groups);
});

/** Says what came of the file in the words of the generator. */
function countResults(
  { tables: { cases, case_steps: steps } }: PracticeDataset,
  groups: readonly FindingGroup[],
): Contents {
  const sum = (name: string): number => {
    const column = cases.columns[name];
    let total = 0;
    if (column?.kind === 'number') for (const value of column.values) total += value;
    return total;
  };
  const count = (code: string, column: string): number =>
    groups
      .filter((group) => group.code === code && group.column === column && group.level === 'error')
      .reduce((total, group) => total + group.count, 0);
  const heads = '点单时间 派单时间 接单时间 完成时间 评单时间'.split(' ');
  return {
    rowsKept: cases.rowCount,
    volunteers: sum('volunteers'),
    beneficiaries: sum('beneficiaries'),
    rating: sum('rating'),
    steps: steps.rowCount,
    faults: {
      badDate: heads.reduce((total, head) => total + count('date_malformed', head), 0),
      unknownRegion: count('place_unknown', '区划代码'),
      negative: count('value_out_of_range', '志愿者数'),
      rating: count('value_out_of_range', '评分'),
      duplicate: count('key_duplicate', '工单号'),
      outOfOrder: count('step_out_of_order', '接单时间'),
      closedBeforeOpened: count('step_out_of_order', '完成时间'),
    },
  };
}
