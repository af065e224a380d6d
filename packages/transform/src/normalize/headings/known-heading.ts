import { isEndHeading } from './end-heading.js';
import type { HeadingForms } from './heading-forms.js';
import { namedByHeading } from './name-headings.js';

/**
 * Why a heading that is understood is not read: `personal` it holds names, phone numbers, identity numbers or homes of persons; `number`
 * it counts the rows; `party` it names an organization; `names` it names teams or sites, of which the table holds ids; `text` it is free text; `status` it says where a case stands, but not since when;
 * `ended` it says when something ended that the table holds by its beginning; `twice` the same heading stands before it; `asked` a mapping file leaves it out.
 */
export type LeftKind = 'personal' | 'number' | 'party' | 'names' | 'text' | 'status' | 'ended' | 'twice' | 'asked';

const ROLE =
  '(?:负责|联系|联络|经办|填报|填表|申请|申报|点单|下单|认领|接单|派单|评价|报名|服务|责任|整改|验收|发现|上报|反映|受助|受益|捐赠|领取|兑换|管理|记录|组织|带队|参与|当事|法|许愿|圆梦|心愿|捐款|服务对象)人员?';
const POST =
  '(?:站长|所长|队长|组长|主任|书记|管理员|联络员|网格员|讲师|宣讲员|主讲人?|法定代表人|老师|志愿者|队员|成员|户主|残疾人|老人)';
const PERSONAL: readonly RegExp[] = [
  new RegExp(`^(?:.{0,12}/)?(?:总|副|主要|实际|第一|本)?(?:${ROLE}|站长|所长|队长|组长|主任|书记)$`),
  new RegExp(`(?:${ROLE}|${POST}|^)(?:的)?(?:姓名|名单)$`),
  /^(?:管理员|联络员|网格员|讲师|宣讲员|主讲人?|法定代表人|户主)$/,
  /(?:姓名|真实姓名|实名)$/,
  /(?:电话|手机|手机号码?|电话号码?|联系方式|联系号码|座机|传真|微信号?|qq号?|邮箱|e-?mail|phone|phone_?(?:no|number)|mobile|tel|telephone)$/,
  /(?:身份证|证件)(?:号码?|类型)?$|^(?:id_?card|id_?no|idnumber|identity)$/,
  /(?:家庭|居住|户籍|现居|现住|通讯|通信|邮寄|收货|本人)(?:住址|地址|地|址)$|住址$|^户籍$/,
  /^(?:出生日期|出生年月日?|生日|birth_?(?:day|date)|年龄|民族|籍贯|照片|头像)$/,
  /^(?:银行卡号?|银行账号|开户行)$/,
];
/** Tables whose rows are persons, or what one did: a name there is that of a person. */
const OF_PERSONS: ReadonlySet<string> = new Set(['volunteers', 'service_records']);
const NAME = /^(?:full|real|user|nick|volunteer|first|last)?_?name$/;
const NUMBER = /^(?:序号|序|行号|顺序|排序|no|#|num|index|row)$/;
const PARTY =
  /^(?:实施|操作|处理|受理|承接|发布|上报|主办|承办|协办|责任|认领|主管|牵头|组织|配合|申报|服务|捐赠|帮扶|共建|整改|督办|派单|接单|圆梦|办理|责任部门|参与)(?:单位|部门|机构|团体)(?:名称)?$/;
/** Keys of programs whose values are persons: leader, `leader.name`. */
const NESTED_PERSON =
  /^(?:.{0,40}[./_])?(?:leader|contact|linkman|manager|principal|owner|captain|operator|applicant|creator|author|reporter|person|user)(?:[./_]?(?:full|real|true|nick)?name)?$/;
/** Tables that hold the ids of teams and sites. */
const REFERRING: ReadonlySet<string> = new Set(['cases', 'activities', 'service_records', 'volunteers', 'projects']);
/** Tables of what has a beginning, and no column for its end. */
const BEGUN: ReadonlySet<string> = new Set(['service_records', 'activities']);
const TEXT =
  /(?:备注|说明|附注|简介|介绍|描述|内容|详情|情况|事迹|总结|感想|意见|建议|措施|要求|原因|做法|亮点|链接|附件|照片|图片|截图|remarks?|notes?|comments?|description|content)$/;
const STATUS =
  /^(?:当前|目前|订单|工单|点单|办理|处理|完成|流程|整改|心愿|认领|执行|进展|销号)?(?:状态|进度|进展|环节|情况|结果)$|^是否(?:已经?)?(?:销号|完成|办结|实现|认领|整改|评价|接单|派单|闭环)$|^(?:order|case|current)?_?(?:status|state)$/;
/** Characters; no longer heading is known. */
const LONGEST = 30;

const isAny = ({ exact, bare }: HeadingForms, pattern: RegExp) =>
  exact.some((text) => pattern.test(text)) || bare.some((text) => pattern.test(text));

/** Says why a heading is left that no column of a table is called by; null when it is not known. */
export function knownHeading(forms: HeadingForms, table: string): LeftKind | null {
  if ((forms.exact[0]?.length ?? 0) > LONGEST) return null;
  if (NESTED_PERSON.test(forms.exact[0] ?? '') || PERSONAL.some((pattern) => isAny(forms, pattern))) return 'personal';
  if (OF_PERSONS.has(table) && isAny(forms, NAME)) return 'personal';
  if (isAny(forms, NUMBER)) return 'number';
  if (table === 'cases' && isAny(forms, STATUS)) return 'status';
  if (BEGUN.has(table) && isEndHeading(forms)) return 'ended';
  if (isAny(forms, PARTY)) return 'party';
  if (REFERRING.has(table) && namedByHeading(forms) !== null) return 'names';
  return isAny(forms, TEXT) ? 'text' : null;
}
