const TOKEN = /"|(?<![\w.+-])-?(?:\d{16,}|NaN|Infinity)(?![\w.])/g;
const LONG = 16;

const isDigit = (code: number) => code >= 48 && code <= 57;

/** Says whether sixteen digits stand in a row anywhere: looks at every sixteenth character only. */
function hasLongNumber(text: string): boolean {
  for (let at = LONG - 1; at < text.length; at += LONG) {
    if (!isDigit(text.charCodeAt(at))) continue;
    let first = at;
    let last = at;
    while (first > 0 && isDigit(text.charCodeAt(first - 1))) first--;
    while (isDigit(text.charCodeAt(last + 1))) last++;
    if (last - first + 1 >= LONG) return true;
    at = Math.max(at, last - LONG + 1);
  }
  return false;
}

/** Finds where a JSON string ends whose opening quote stands at a place. */
function stringEnd(text: string, open: number): number {
  for (let at = text.indexOf('"', open + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let before = at - 1;
    while (text.charCodeAt(before) === 92) before--;
    if ((at - before) % 2 === 1) return at + 1;
  }
  return text.length;
}

/** Puts quotes around whole numbers beyond 2^53, NaN and Infinity. */
function quoted(text: string): string {
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

/**
 * Parses JSON so that nothing is lost: a whole number beyond 2^53 (a key of a Java platform), whose last digits a number cannot hold,
 * is a text, digit for digit; NaN and Infinity, which are no JSON, are texts too. Throws as `JSON.parse` does.
 */
export function parseExactJson(text: string): unknown {
  const exact = hasLongNumber(text) ? quoted(text) : text;
  try {
    return JSON.parse(exact);
  } catch (error) {
    if (!(error instanceof SyntaxError) || !/NaN|Infinity/.test(text)) throw error;
    return JSON.parse(quoted(text));
  }
}
