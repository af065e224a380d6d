import type { TableName } from '@practice-atlas/dataset';

/** Words in the name of a file or a sheet, or in the title above a table, that hint at what it holds. */
export const TABLE_HINTS: readonly (readonly [table: TableName, words: RegExp])[] = [
  ['case_steps', /流转|步骤|环节|日志|过程|steps?|logs?(?![a-z])|events?/],
  ['cases', /点单|订单|工单|派单|心愿|诉求|办件|问题|整改|销号|orders?|cases?(?!_)|wish|tickets?/],
  ['service_records', /服务记录|服务时长|签到|service_?records?/],
  ['site_checks', /检查|达标|验收表|site_?checks?/],
  ['designations', /荣誉|命名|designations?/],
  ['teams', /队伍|服务队|teams?/],
  ['volunteers', /志愿者(?!队伍|服务队)|volunteers?/],
  ['activities', /活动|activit/],
  ['projects', /项目|projects?/],
  ['sites', /阵地|站点|实践[中所站点基]|sites?(?!_)|stations?/],
  ['ledger', /台账|捐赠|积分|时间银行|ledger|donations?/],
  ['pairings', /结对|pairings?/],
  ['regions', /区划|regions?/],
  ['frameworks', /体系|frameworks?/],
  ['media', /图片|影像|照片|media/],
  ['figures', /统计|月报|季报|年报|报表|汇总|figures?|report/],
  ['sources', /sources?/],
];

/** Words that tell one lifecycle from the others. */
export const LIFECYCLE_HINTS: readonly (readonly [lifecycle: string, words: RegExp])[] = [
  ['order', /点单|订单|派单|接单|评单|order/],
  ['wish', /心愿|圆梦|wish/],
  ['issue', /问题|整改|销号|issue/],
  ['suggestion', /建议|suggestion/],
  ['approval', /审批|办件|approval/],
];

/** Tiers that the name of a file, a sheet or a title gives to all its sites. */
export const TIER_HINTS: readonly (readonly [tier: string, words: RegExp])[] = [
  ['center', /实践中心(?!.*(?:实践)?[所站])/],
  ['institute', /实践所(?![、和(]*站)/],
  ['station', /实践站/],
  ['base', /实践基地/],
  ['point', /实践点/],
];

/** Kinds of ledgers. */
export const LEDGER_HINTS: readonly (readonly [ledger: string, words: RegExp])[] = [
  ['points', /积分/],
  ['donation', /捐赠|捐款|捐物/],
  ['time_bank', /时间银行/],
  ['materials', /物资/],
];

/** Ways in which all entries of a ledger go. */
export const DIRECTION_HINTS: readonly (readonly [direction: string, words: RegExp])[] = [
  ['in', /捐赠|捐款|捐物|入库|收入|获得|存入|获取/],
  ['out', /兑换|支出|出库|领用|支取|消费/],
];
