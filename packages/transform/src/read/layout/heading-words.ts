import type { RawCell } from '../raw-table.js';

const NUMBER = /^[-+−]?[¥￥$]?[\d.,，]+\s*[%％‰]?$/;
const DATE = /^(?:\d{4}\s*[-/.年]\s*\d{1,2}\s*(?:[-/.月]\s*\d{1,2}\s*日?(?:[ T]\s*\d{1,2}[:：]\d{2}.*)?|月)?)$/;
const PERIOD =
  /^(?:(?:19|20)\d{2}\s*(?:年(?:度)?)?|(?:19|20)\d{2}\s*[-/.年]\s*\d{1,2}\s*月?(?:[-/.]?\s*0?1\s*日?)?|\d{1,2}\s*月(?:份)?|[1-4]\s*季度)$/;
const UNIT = /^[（(]?\s*(?:计量|数量|金额)?单\s*位\s*(?:[:：]\s*|为)[^（）()]+[)）]?$/;
const UNIT_INSIDE = /[（(]\s*((?:计量|数量|金额)?单\s*位\s*[:：][^（）()]+)[)）]/;
const META =
  /^[（(]?\s*(?:填\s*[报表]|制\s*表|编\s*制|报\s*送|上\s*报|审\s*核|统\s*计|负\s*责|联\s*系|报\s*告|数\s*据|主\s*管)(?:\s*(?:单\s*位|部\s*门|机\s*构|日\s*期|时\s*间|人|周\s*期|期|来\s*源|截\s*止|电\s*话|方\s*式|负\s*责\s*人))*\s*[:：]/;
const PERIOD_META = /^[（(]?\s*(?:统\s*计|报\s*告|数\s*据)\s*(?:周\s*期|时\s*间|日\s*期|期|截\s*止)[^:：]*[:：]/;

/** Says whether a cell holds anything but spaces. */
export function isFilled(cell: RawCell | undefined): boolean {
  return cell !== null && cell !== undefined && (typeof cell !== 'string' || cell.trim() !== '');
}

const isAscii = (character: string | undefined) => character === undefined || character < '\u0080';

/** Reads a cell as a heading: without spaces around it and without line breaks. */
export function headingText(cell: RawCell | undefined): string {
  if (cell === null || cell === undefined) return '';
  const text = String(cell).trim();
  if (!/[\r\n]/.test(text)) return text;
  return text.replace(/\s*[\r\n]+\s*/g, (space, at: number) =>
    isAscii(text[at - 1]) || isAscii(text[at + space.length]) ? ' ' : '',
  );
}

/** Says whether a cell is a text that is neither a number nor a date. */
export function isPlainText(cell: RawCell | undefined): boolean {
  if (typeof cell !== 'string') return false;
  const text = cell.trim();
  return text !== '' && !NUMBER.test(text) && !DATE.test(text);
}

/** Says whether a cell is a year or a month, as it may stand over a column of numbers. */
export function isPeriod(cell: RawCell | undefined): boolean {
  return isFilled(cell) && typeof cell !== 'boolean' && PERIOD.test(String(cell).trim());
}

/** Says whether a cell names the unit of the numbers below it: `单位：万人`. */
export function isUnit(cell: RawCell | undefined): boolean {
  return typeof cell === 'string' && UNIT.test(cell.trim());
}

/** Says whether a cell says who filled a form in, when, or in which unit, so that its row is no heading. */
export function isMeta(cell: RawCell | undefined): boolean {
  return typeof cell === 'string' && (isUnit(cell) || META.test(cell.trim()));
}

/** Says whether a text ends like the name of a report, not like a heading over others. */
export function isTitle(cell: RawCell | undefined): boolean {
  if (typeof cell !== 'string') return false;
  const text = cell.trim().replace(/\s*[（(][^（）()]*[)）]$/, '');
  return /(?:表|统计|一览|台账|名单|名册|月报|季报|年报|报告|清单|汇总)$/.test(text) || /\d{4}\s*年/.test(text);
}

/** Joins the texts of the lines above a heading; who filled it in, and the unit, are left out. */
export function titleOf(lines: readonly (readonly RawCell[])[]): string | null {
  const texts = lines.flatMap((row) =>
    row.filter((cell) => isFilled(cell) && (!isMeta(cell) || PERIOD_META.test(String(cell).trim()))).map(headingText),
  );
  return texts.length > 0 ? [...new Set(texts)].join(' ') : null;
}

/** Finds the unit said in the lines above a heading, in a cell of its own or in brackets after the title. */
export function unitOf(lines: readonly (readonly RawCell[])[]): string | null {
  const cells = lines.flatMap((row) => row.filter(isFilled).map(headingText));
  return cells.find(isUnit) ?? cells.map((text) => UNIT_INSIDE.exec(text)?.[1]?.trim()).find(Boolean) ?? null;
}
