import { type Lifecycle, lifecycles } from '@practice-atlas/dataset';

/**
 * The words under which platforms know the steps of a lifecycle; the names of the lifecycles themselves are added to them.
 * Places differ: a mapping file overrules each of them.
 */
export const STEP_WORDS: Readonly<Record<string, readonly string[]>> = {
  placed: [
    ...'点单 下单 提单 报单 建单 发单 群众点单 居民点单 提交 已提交 提交订单 创建 申请 提出 征集 发起 登记 许愿 上报'.split(
      ' ',
    ),
    ...'placed place created create submitted submit ordered order'.split(' '),
  ],
  reviewed: '审单 审核 审查 审核通过 已审核 审批通过 reviewed review approved approve'.split(' '),
  dispatched: [
    ...'派单 配单 统单 送单 中心派单 已派单 派发 分派 指派 下派 转派 改派 重新派单 再次派单 二次派单 交办 转办 发布'.split(
      ' ',
    ),
    ...'dispatched dispatch redispatched assigned assign'.split(' '),
  ],
  accepted: [
    ...'接单 抢单 领单 志愿者接单 队伍接单 已接单 认领 已认领 心愿认领 受理 已受理'.split(' '),
    ...'accepted accept claimed claim'.split(' '),
  ],
  completed: [
    ...'完成 已完成 服务完成 办结 已办结 结单 完结 圆梦 落实 实现 实现心愿 心愿实现 达成'.split(' '),
    ...'completed complete finished finish done'.split(' '),
  ],
  rated: [
    ...'评单 评价 评分 打分 群众评单 群众评价 已评单 已评价'.split(' '),
    ...'rated rate evaluated evaluate'.split(' '),
  ],
  found: '发现 发现问题 问题发现 排查 检查发现 found'.split(' '),
  rectified: '整改 已整改 整改完成 rectified rectify'.split(' '),
  replied: '答复 已答复 回复 已回复 replied reply'.split(' '),
  closed: '验收销号 销号 已销号 验收 问题销号 closed close'.split(' '),
  rejected: '拒绝 已拒绝 退回 已退回 退单 拒单 驳回 已驳回 审核不通过 不予受理 不予采纳 rejected reject'.split(' '),
  cancelled: '取消 已取消 撤单 撤销 已撤销 撤回 已撤回 cancelled canceled cancel'.split(' '),
  expired: '超时 已超时 过期 已过期 失效 已失效 expired expire'.split(' '),
};

/** Ends of a heading whose cells say when a step happened. */
const MOMENT = /(?:(?:的)?(?:日期时间|时间|日期|时刻)|_?(?:datetime|time|date|at|on))$/;
const BEFORE = /^(?:首次|第?[一二三四五\d]次|再次|重新|最近|最后|最终|实际|订单|工单|任务|服务单)/;

/** What stands above the moments of steps in a heading of two rows: 办理时间/派单时间; not what was planned or is due. */
const ABOVE_STEPS =
  /^(?:各?(?:办理|处理|流转|服务|订单|点单|流程|环节|步骤|节点))?(?:时间|日期|环节|过程|流程|步骤|节点|进度|情况|记录)\/|^(?:steps?|times?|dates?)\//;

/** Ends of such a heading under which a step alone is its moment: 时间/派单. */
const TIMED = /(?:时间|日期|times?|dates?)\/$/;

/** Joins the shipped words of steps with those of lifecycles; a word that two steps claim belongs to the first. */
export function stepWords(configured: Readonly<Record<string, Lifecycle>> = {}): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  const add = (word: string, step: string): void => {
    const key = word.normalize('NFKC').trim().toLowerCase();
    if (key !== '' && !words.has(key)) words.set(key, step);
  };
  for (const { steps } of [...Object.values(configured), ...Object.values(lifecycles)])
    for (const { step, zh, en } of steps) for (const word of [step, zh, en]) add(word, step);
  for (const [step, list] of Object.entries(STEP_WORDS)) for (const word of list) add(word, step);
  return words;
}

/**
 * Finds the step whose moment a heading holds: 派单时间, `placed_at`, `dispatchTime`, 首次派单日期, 办理时间/派单时间; null when it holds none.
 * `forms` are those of `headingForms`, `words` those of `stepWords`.
 */
export function stepOfHeading(forms: readonly string[], words: ReadonlyMap<string, string>): string | null {
  for (const form of forms) {
    const child = form.replace(ABOVE_STEPS, '');
    const bare = child.replace(MOMENT, '');
    const isTimed = bare !== child || TIMED.test(form.slice(0, form.length - child.length));
    if (!isTimed || bare === '') continue;
    const step = words.get(bare) ?? words.get(bare.replace(BEFORE, ''));
    if (step !== undefined) return step;
  }
  return null;
}
