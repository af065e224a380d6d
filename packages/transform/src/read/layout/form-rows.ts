import type { Finding } from '@practice-atlas/dataset';
import { findingOf } from '../../finding-of.js';
import type { RawCell } from '../raw-table.js';
import { isFilled } from './heading-words.js';

/** What a row of a form is that explains how to fill it in. */
export type FormRow = 'example' | 'guide' | 'choices';

const EXAMPLE =
  /^[（(【[]?(?:填[写报])?(?:示例|样例|范例|举例|例)(?:行|数据)?\s*\d*[）)】\]]?\s*(?:[:：]|$)|^(?:example|sample)\s*\d*\s*[:：]/i;
const EXAMPLE_ANYWHERE = /^(?:示例|样例|范例)(?:行|数据)?$|(?:示例|样例|填[写报]时).{0,12}删除/;
const GUIDE =
  /^[（(【[]?(?:填[写报表](?:说明|要求|须知|提示|规则|规范|要点)|字段(?:说明|要求)|数据格式|格式要求|是否必填)/;
const CHOICES =
  /^[（(【[]?(?:下拉)?(?:选项|可选项|备选项|可选值|取值范围|下拉列表|下拉菜单)(?:说明|列表)?[）)】\]]?\s*(?:[:：]|$)/;
const ASKED = /^[（(【[]?(?:必填|选填|非必填|可不填|自动生成|文本|字符|数字|数值|整数|日期|下拉|单选|多选)/;

/**
 * Says whether a row explains a form: an example of how to fill it in (示例：), what each column asks for (必填, 选填), the choices of a
 * drop-down printed below it (选项). Null for any other row.
 *
 * @example
 * formRow(['必填', '必填', '选填']); // 'guide'
 */
export function formRow(row: readonly RawCell[]): FormRow | null {
  const filled = row.filter(isFilled);
  const texts = filled.flatMap((cell) => (typeof cell === 'string' ? [cell.trim()] : []));
  const [first] = filled;
  const begin = typeof first === 'string' ? first.trim() : '';
  if (CHOICES.test(begin)) return 'choices';
  if (GUIDE.test(begin)) return 'guide';
  if (EXAMPLE.test(begin) || texts.some((text) => EXAMPLE_ANYWHERE.test(text))) return 'example';
  const asked = texts.filter((text) => ASKED.test(text)).length;
  return asked >= 2 && asked * 3 >= filled.length * 2 ? 'guide' : null;
}

/** Says whether a row below the word for choices goes on with them: it fills no more than half of the columns. */
export function isMoreChoices(row: readonly RawCell[], columnCount: number): boolean {
  const filledCount = row.filter(isFilled).length;
  return filledCount > 0 && filledCount * 2 <= columnCount;
}

/** Says that a row is a list of choices. */
export function choicesRow(value: string | null, where: Finding['where']): Finding {
  const reason = 'the row is a list of choices, not a record; it was set aside';
  return findingOf('row_choices', 'notice', value, reason, 'nothing need be done', where);
}
