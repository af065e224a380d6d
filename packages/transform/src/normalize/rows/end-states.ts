import type { Finding } from '@practice-atlas/dataset';
import { findingOf } from '../../finding-of.js';
import type { RawCell, RawTable } from '../../read/raw-table.js';
import type { TablePlan } from '../plans/table-plan.js';

const END =
  /^(?:(?:工单|订单|点单|心愿|问题)?已?(?:取消|撤销|撤回|撤单|拒绝|拒单|退单|退回|驳回|失效|过期|作废|关闭)|不予(?:受理|采纳)|审核不通过|cancel(?:l?ed)?|rejected|expired)$/i;
/** Steps with which a case ends before its time. */
const ENDING: ReadonlySet<string> = new Set(['rejected', 'cancelled', 'expired']);
/** Words that are remembered, and told. */
const [MEMORY_MAX, TOLD_MAX] = [1000, 5];

/** Counts the cases that a column of states says have ended, though no column says when. */
export interface EndStates {
  add(raw: RawTable): void;
  /** What there is to say of each column of states, with its heading as the column. */
  findings(): Finding[];
}

const isFilled = (cell: RawCell) => cell !== null && String(cell).trim() !== '';

/** Begins to count the end states of a plan's columns of states, which are left out otherwise. */
export function createEndStates({ mapping, steps }: TablePlan): EndStates {
  const headings = mapping.left.filter(({ kind }) => kind === 'status');
  const timed = steps.filter(({ step }) => ENDING.has(step));
  const counts = headings.map(() => new Map<string, number>());
  const known = new Map<RawCell, string | null>();
  const endOf = (cell: RawCell): string | null => {
    let word = known.get(cell);
    if (word === undefined) {
      const text = cell === null ? '' : String(cell).normalize('NFKC').trim();
      word = text.length <= 12 && END.test(text) ? text : null;
      if (known.size < MEMORY_MAX) known.set(cell, word);
    }
    return word;
  };
  return {
    add: (raw) => {
      for (const [at, { index }] of headings.entries())
        for (let row = 0; row < raw.rowCount; row++) {
          const word = endOf(raw.cell(row, index));
          if (word === null || timed.some((step) => isFilled(raw.cell(row, step.index)))) continue;
          counts[at]!.set(word, (counts[at]!.get(word) ?? 0) + 1);
        }
    },
    findings: () =>
      headings.map(({ heading, reason }, at) => {
        const words = [...counts[at]!].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
        const where = { column: heading };
        const remedy = 'add columns with the times of the steps: 点单时间, 派单时间, 接单时间, 完成时间';
        if (words.length === 0) return findingOf('status_left', 'notice', heading, reason, remedy, where);
        const said = words.slice(0, TOLD_MAX).map(([word, count]) => `${word} ${count}`);
        return findingOf(
          'status_left',
          'warning',
          said.join(', '),
          `${reason}: cases that ended before their time count as open`,
          'add columns with the times of these ends: 取消时间, 拒绝时间, 失效时间',
          where,
        );
      }),
  };
}
