/**
 * Takes the needless white space out of style sheets in `css` templates, which no minifier of scripts touches. Spaces that mean something (between
 * selectors, around `+` in `calc`) stay.
 * @param {string} code
 */
export function compactStyles(code) {
  return code.replace(
    /\bcss`([^`]*)`/g,
    (_, sheet) => `css\`${sheet.replace(/\s+/g, ' ').replace(/ ?([{};]) ?/g, '$1')}\``,
  );
}

/**
 * Finds where a string or template that begins at `at` ends, and hands on the parts of a template that are text.
 * @param {string} code
 * @param {number} at of the opening quote
 * @param {(text: string) => string} keep what becomes of the text of this template, not of those within it
 * @returns {{ text: string, end: number }} what it becomes, and the place after its closing quote
 */
function readQuoted(code, at, keep) {
  const quote = code[at];
  let text = quote ?? '';
  let from = at + 1;
  let i = from;
  for (; i < code.length && code[i] !== quote; i++) {
    if (code[i] === '\\') i++;
    else if (quote === '`' && code.startsWith('${', i)) {
      const inner = readExpression(code, i + 2);
      text += keep(code.slice(from, i)) + inner.text;
      from = inner.end;
      i = from - 1;
    }
  }
  return { text: `${text}${keep(code.slice(from, i))}${quote}`, end: i + 1 };
}

/**
 * @param {string} code
 * @param {number} at after `${`
 * @returns {{ text: string, end: number }}
 */
function readExpression(code, at) {
  let text = '${';
  let depth = 1;
  let i = at;
  while (i < code.length && depth > 0) {
    const char = code[i] ?? '';
    if (char === '{') depth++;
    if (char === '}') depth--;
    if (char === "'" || char === '"' || char === '`') {
      const isMarkup = char === '`' && /\bhtml$/.test(code.slice(at, i));
      const inner = readQuoted(code, i, isMarkup ? compactText : (kept) => kept);
      text += inner.text;
      i = inner.end;
    } else {
      text += char;
      i++;
    }
  }
  return { text, end: i };
}

/** @param {string} text */
const compactText = (text) => text.replace(/\s*\n\s*/g, ' ');

/**
 * Makes one space of each line break, with what indents it, in the text of `html` templates: elements here show both alike. Leaves a file alone
 * whose templates it cannot read to their ends.
 * @param {string} code
 */
export function compactMarkup(code) {
  let compact = '';
  let from = 0;
  for (let at = code.indexOf('html`'); at >= 0; at = code.indexOf('html`', from)) {
    if (/[\w$'"]/.test(code[at - 1] ?? '')) {
      compact += code.slice(from, at + 5);
      from = at + 5;
      continue;
    }
    const { text, end } = readQuoted(code, at + 4, compactText);
    if (end > code.length) return code;
    compact += `${code.slice(from, at)}html${text}`;
    from = end;
  }
  return compact + code.slice(from);
}

/**
 * Compacts the templates of our own files.
 * @type {import('vite').Plugin}
 */
export const compactTemplates = {
  name: 'compact-templates',
  enforce: 'pre',
  transform: (code, id) =>
    /[\\/]packages[\\/].*\.ts$/.test(id) && /(?:css|html)`/.test(code) ? compactMarkup(compactStyles(code)) : null,
};
