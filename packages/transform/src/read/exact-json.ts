const DOUBTFUL = /\d{16}|NaN|Infinity/;
const TOKEN = /"|(?<![\w.+-])-?(?:\d{16,}|NaN|Infinity)(?![\w.])/g;

/** Finds where a JSON string ends whose opening quote stands at a place. */
function stringEnd(text: string, open: number): number {
  for (let at = text.indexOf('"', open + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let before = at - 1;
    while (text.charCodeAt(before) === 92) before--;
    if ((at - before) % 2 === 1) return at + 1;
  }
  return text.length;
}

/**
 * Puts quotes around what JSON.parse would not read as it is written: whole numbers beyond 2^53 (keys of Java platforms), which
 * would lose their last digits, and NaN and Infinity, which are no JSON. Other texts are returned as they are.
 */
export function exactJson(text: string): string {
  if (!DOUBTFUL.test(text)) return text;
  const parts: string[] = [];
  let from = 0;
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    const [token] = match;
    if (token === '"') {
      TOKEN.lastIndex = stringEnd(text, match.index);
      continue;
    }
    if (Number.isSafeInteger(Number(token))) continue;
    parts.push(text.slice(from, match.index), '"', token, '"');
    from = TOKEN.lastIndex;
  }
  return parts.length === 0 ? text : parts.join('') + text.slice(from);
}
