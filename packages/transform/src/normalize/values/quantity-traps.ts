/** Texts with numbers in them that are no quantities, with the code and the reason of the finding. */
export const QUANTITY_TRAPS: readonly (readonly [pattern: RegExp, code: string, reason: string])[] = [
  [/[“”"‘’「」『』①-⑳⑴-⒇]/, 'quantity_name', 'a number in quotes is a name, not a quantity'],
  [/[\dN]\s*[+＋]\s*[\dN一二三四五六七八九十]/i, 'quantity_name', 'numbers joined by + name a framework'],
  [/第\s*[\d一二三四五六七八九十百]/, 'quantity_ordinal', 'it is an ordinal: which one, not how many'],
  [/热线|电话|专线|邮编|编号|号码/, 'quantity_name', 'it is the number of a line or a thing, not a quantity'],
  [
    /\d\s*[月日号]|^\s*(?:19|20)\d\d\s*(?:年|[-—–~至到]+\s*(?:19|20)\d\d\s*年?\s*$)/,
    'quantity_date',
    'it is a date or a span of years',
  ],
  [
    /数[十百千万亿]|几[十百千万亿]|成[十百千]上[百千万]|若干|无数|许多|大量|多数|少数|大部分/,
    'quantity_vague',
    'it names an order of magnitude, not a number',
  ],
  [
    /半数|过半|[大多]半|翻[一两二三四五六七八九十\d]*番|[一两二三四五六七八九十]倍(?:还多|多|有余)/,
    'quantity_relative',
    'it is a share or a multiple of something that the cell does not name',
  ],
];
