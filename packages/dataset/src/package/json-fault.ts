const LITERAL = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const SPACE = /[ \t\r\n]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** Finds the end of a string that opens at `at`, or the place of its fault as a negative number less one. */
function stringEnd(text: string, at: number): number {
  for (let i = at + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 34) return i + 1;
    if (code < 32) return -i - 1;
    if (code !== 92) continue;
    ESCAPE.lastIndex = i;
    if (!ESCAPE.test(text)) return -i - 1;
    i = ESCAPE.lastIndex - 1;
  }
  return -text.length - 1;
}

function faultIndex(text: string): number {
  const open: ('{' | '[')[] = [];
  let expects = 'value' as 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'colon' | 'next';
  let at = 0;
  for (;;) {
    SPACE.lastIndex = at;
    SPACE.test(text);
    at = SPACE.lastIndex;
    const inside = open[open.length - 1];
    const char = text[at];
    if (expects === 'next' && inside === undefined) return at;
    if (char === undefined) return at;
    const closes = inside === '{' ? char === '}' : inside === '[' && char === ']';
    if (closes && (expects === 'next' || expects === 'keyOrEnd' || expects === 'valueOrEnd')) {
      open.pop();
      expects = 'next';
      at++;
    } else if (expects === 'next' || expects === 'colon') {
      if (char !== (expects === 'colon' ? ':' : ',')) return at;
      expects = expects === 'colon' || inside === '[' ? 'value' : 'key';
      at++;
    } else if (char === '"') {
      const end = stringEnd(text, at);
      if (end < 0) return -end - 1;
      expects = expects === 'key' || expects === 'keyOrEnd' ? 'colon' : 'next';
      at = end;
    } else if (expects === 'key' || expects === 'keyOrEnd') return at;
    else if (char === '{' || char === '[') {
      open.push(char);
      expects = char === '{' ? 'keyOrEnd' : 'valueOrEnd';
      at++;
    } else {
      LITERAL.lastIndex = at;
      if (!LITERAL.test(text)) return at;
      expects = 'next';
      at = LITERAL.lastIndex;
    }
  }
}

/** Finds where a text stops being JSON, the same in every browser: line and column from 1. Ask only when `JSON.parse` has refused it. */
export function jsonFault(text: string): { line: number; column: number } {
  const index = faultIndex(text);
  const before = text.slice(0, index);
  return { line: before.split('\n').length, column: index - before.lastIndexOf('\n') };
}
