const THINGS = '个 件 项 条 次 起 单 场 场次 件次 项次 期 宗 例 笔 类 处 家 座 所 支 队';

/** Measure words by the unit that they count. */
const WORDS_BY_UNIT: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    persons: '人 名 位 个',
    person_times: '人次 人 名 位',
    teams: '支 个 队 组',
    sites: '个 处 家 座 所 站 间 点',
    events: '场 次 场次 期 节 个 项 项次 件',
    orders: '单 件 件次 起 次 个 条 笔 项 例',
    cases: '件 个 起 条 项 单 例 次',
    projects: '个 项 件',
    households: '户 家',
    hours: '小时 h',
    minutes: '小时 h 分钟 分 课时',
    days: '天 工作日 周 个月 年 岁',
    fen: '元 角 分',
    CNY: '元',
  }).map(([unit, words]) => [unit, new Set(words.split(' '))]),
);
const KNOWN = new Set([...WORDS_BY_UNIT.values()].flatMap((words) => [...words]).concat(THINGS.split(' ')));

/** Says whether a measure word counts in a unit: `other` is one of another kind, `unknown` a word that no unit is known by. */
export function unitFit(unit: string, word: string): 'same' | 'other' | 'unknown' {
  const words = WORDS_BY_UNIT.get(unit);
  if (words === undefined || words.has(word)) return 'same';
  return KNOWN.has(word) || word === '%' || word === '‰' ? 'other' : 'unknown';
}
