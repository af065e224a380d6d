import type { Finding } from '@practice-atlas/dataset';
import { findingOf } from '../../finding-of.js';
import type { RawCell } from '../raw-table.js';
import { choicesRow, formRow } from './form-rows.js';
import { headingText, isFilled, isPeriod, isPlainText } from './heading-words.js';
import { isTotal } from './total-words.js';

const NOTE =
  /^[（(]?\s*(?:(备?\s*注|说\s*明|附\s*注|notes?|remarks?|数据来源|资料来源|来源|sources?)(?:\s*\d+)?|(填[报表]人?|填报单位|填报日期|填表日期|填报时间|制表人?|制表单位|制表日期|制表时间|编制人?|编制单位|审核人?|复核人|统计人|经办人|负责人|单位负责人|联系人|主管领导|联系电话|联系方式|办公电话|电话|传真))\s*(?:[:：]|$)/i;
/** What a line of who filled a form in asks for. */
const FORM_LABEL =
  /^(?:填[报表]人?|填报单位|[填制]表人|[填报制]+表?(?:日期|时间)|报送(?:日期|时间)|编制人?|审核人?|复核人|统计人|经办人|(?:单位)?负责人|联系人|(?:联系|办公)?电话|联系方式|主管领导)\s*[:：]?$/;
const FIRST_LETTERS = new Set(
  '合总小共备注说附数资来填制编审复统经负单联主办电传示样范举例字格是必选非可下取文【[（(gGsStTnNrR',
);

/** Says whether a text that begins a row may make it a total or a note: cheap, to be asked before `setAsideRow` of each row. */
export function maySetAside(firstText: string): boolean {
  return FIRST_LETTERS.has(firstText.trimStart().charAt(0));
}

/** What `setAsideRow` compares a row with, and where the row is. */
export interface RowPlace {
  /** The texts of the heading's rows and of the lines above it: `Heading.texts`. */
  readonly texts: readonly (readonly string[])[];
  readonly file?: string;
  readonly sheet?: string | null;
  readonly row: number;
}

/** Says whether nothing but numbers and periods stands beside the word for a total, so that the total is of nothing else. */
function isAlone(total: string, row: readonly RawCell[]): boolean {
  return row.every((cell) => cell === total || !isPlainText(cell) || isPeriod(cell));
}

function isRepeat(row: readonly RawCell[], texts: readonly string[]): boolean {
  let equal = 0;
  for (let c = 0; c < Math.max(row.length, texts.length); c += 1) {
    const text = headingText(row[c]);
    if (text !== (texts[c] ?? '')) return false;
    if (text !== '') equal += 1;
  }
  return equal > 0;
}

/**
 * Recognizes a row below the heading that is no record: a total (合计, 小计, total), a heading repeated, a note (注：, 填表人：).
 * Also an example of how to fill the form in (示例：) and the choices of a drop-down (选项). A note is named in the first filled cell, a total there, or in any cell beside numbers and periods only. Returns the notice `row_total`, `row_heading`, `row_note`, `row_example` or `row_choices`; else null.
 *
 * @example
 * setAsideRow(['合 计', '', 128], { texts: [['站点', '类型', '人数']], row: 9 })?.code; // 'row_total'
 */
export function setAsideRow(
  row: readonly RawCell[],
  { texts, file = '', sheet = null, row: number }: RowPlace,
): Finding | null {
  const where = { ...(file === '' ? {} : { file }), ...(sheet === null ? {} : { sheet }), row: number };
  const found = (code: string, value: string | null, kind: string) =>
    findingOf(
      code,
      'notice',
      value,
      `the row is ${kind}, not a record; it was set aside`,
      'nothing need be done',
      where,
    );
  const first = row.find(isFilled);
  if (first === undefined) return null;
  const heading = headingText(first);
  if (texts.some((line) => line.includes(heading) && isRepeat(row, line)))
    return found('row_heading', heading, 'the heading again');
  const total = row.find(isTotal);
  if (total !== undefined && (total === first || isAlone(total, row)))
    return found('row_total', total.trim(), 'a total');
  if (typeof first !== 'string') return null;
  const form = formRow(row);
  if (form === 'example') return found('row_example', first.trim(), 'an example');
  if (form === 'choices') return choicesRow(first.trim(), where);
  if (form === 'guide') return found('row_note', first.trim(), 'a note');
  if (!maySetAside(first)) return null;
  const text = first.trim();
  const [, note, person] = NOTE.exec(text) ?? [];
  if (note === undefined && person === undefined) return null;
  const filledCount = row.filter(isFilled).length;
  const isSparse =
    row.length === 1 || (filledCount < row.length && (filledCount <= 2 || filledCount * 2 <= row.length));
  const labelCount = row.filter((cell) => typeof cell === 'string' && FORM_LABEL.test(cell.trim())).length;
  const isForm = person !== undefined && (filledCount * 3 <= row.length * 2 || labelCount > 1);
  return isSparse || isForm ? found('row_note', person ?? text, 'a note') : null;
}
