const DIGITS: ReadonlyMap<string, number> = new Map(
  [...'〇一二三四五六七八九']
    .map((digit, value): [string, number] => [digit, value])
    .concat([
      ['零', 0],
      ['两', 2],
    ]),
);
const SECTION =
  /^(?:([一二两三四五六七八九])?千)?([零〇])?(?:([一二两三四五六七八九])?百)?([零〇])?(?:([一二两三四五六七八九])?十)?([零〇])?([一二两三四五六七八九])?$/;
const NEIGHBORS = /([一二两三四五六七八九])([二两三四五六七八九])/g;

/** Reads below ten thousand; `first` allows 百 for 一百, as in 百余. */
function section(text: string, first: boolean): number | null {
  const match = SECTION.exec(text);
  if (!match || text === '') return null;
  const [, thousands, , hundreds, , tens, , ones] = match;
  if (text.includes('千') && thousands === undefined && !first) return null;
  if (text.includes('百') && hundreds === undefined && !(first && text.startsWith('百'))) return null;
  const digit = (character: string | undefined): number => DIGITS.get(character ?? '') ?? 0;
  const place = (unit: string, character: string | undefined): number =>
    text.includes(unit) ? (character === undefined ? 1 : digit(character)) : 0;
  const before = text.at(-2);
  const last = before === '千' ? digit(ones) * 100 : before === '百' ? digit(ones) * 10 : digit(ones);
  return place('千', thousands) * 1000 + place('百', hundreds) * 100 + place('十', tens) * 10 + last;
}

function below(text: string, unit: string, size: number, smaller: (part: string, first: boolean) => number | null) {
  return (whole: string, first: boolean): number | null => {
    const at = whole.lastIndexOf(unit);
    if (at < 0) return smaller(whole, first);
    const head = at === 0 ? (first ? 1 : null) : below(text, unit, size, smaller)(whole.slice(0, at), first);
    const tail = whole.slice(at + 1);
    if (head === null) return null;
    if (tail === '') return head * size;
    const rest =
      tail.length === 1 ? (DIGITS.get(tail) ?? 0) * (size / 10) || null : smaller(tail.replace(/^[零〇]/, ''), false);
    return rest === null ? null : head * size + rest;
  };
}

function whole(text: string): number | null {
  const tenThousands = below(text, '万', 1e4, section);
  return below(text, '亿', 1e8, tenThousands)(text, true);
}

/**
 * Reads a number written in Chinese numerals: 五十二, 两千三, 百 (as in 百余), 上 is not part of it.
 * Two neighbors in a row are a range: 四五百 is 400 to 500, 十七八 is 17 to 18, 三五 is 3 to 5. Half is 0.5.
 * Null when the characters make no number (一十百千万, 二〇一九).
 */
export function chineseNumber(text: string): { readonly low: number; readonly high: number } | null {
  if (text === '半' || text === '一半') return { low: 0.5, high: 0.5 };
  if (text === '零' || text === '〇') return { low: 0, high: 0 };
  const pairs = [...text.matchAll(NEIGHBORS)];
  const pair = pairs[0];
  if (pair === undefined) {
    const value = whole(text);
    return value === null ? null : { low: value, high: value };
  }
  const [both, a = '', b = ''] = pair;
  const [x, y] = [DIGITS.get(a) ?? 0, DIGITS.get(b) ?? 0];
  if (pairs.length > 1 || !(y === x + 1 || (x === 3 && y === 5))) return null;
  const read = (digit: string) => whole(text.slice(0, pair.index) + digit + text.slice(pair.index + both.length));
  const [low, high] = [read(a), read(b)];
  return low === null || high === null ? null : { low, high };
}
