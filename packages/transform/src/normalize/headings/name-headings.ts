import type { TableName } from '@practice-atlas/dataset';
import type { HeadingForms } from './heading-forms.js';

/** The tables whose rows are called by name in others. */
export type NamedTable = Extract<TableName, 'teams' | 'sites'>;

const PARTS =
  '(?:接单|派单|服务|承办|承接|执行|实施|认领|参与|参加|所属|所在|隶属|负责|主办|组织|办理|志愿服务|活动|开展)?(?:的)?';
const HEADINGS: readonly (readonly [table: NamedTable, column: string, words: RegExp])[] = [
  [
    'teams',
    'team_id',
    new RegExp(
      `^${PARTS}(?:志愿者?服务(?:队伍?|团队|组织)|志愿者?(?:队伍?|团队)|服务队伍?|队伍|团队)(?:名称)?$|^(?:team|group)name$`,
    ),
  ],
  ['sites', 'site_id', new RegExp(`^${PARTS}(?:实践)?(?:阵地|站点|实践[所站])(?:名称)?$|^(?:site|station)name$`)],
];

/** What a heading names that other tables list: teams in 承接队伍, sites in 所属阵地; null when it names none. */
export function namedByHeading({
  exact,
  bare,
}: HeadingForms): { readonly table: NamedTable; readonly column: string } | null {
  const found = HEADINGS.find(([, , words]) => [...exact, ...bare].some((text) => words.test(text)));
  return found ? { table: found[0], column: found[1] } : null;
}
