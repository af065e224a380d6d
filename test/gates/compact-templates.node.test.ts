import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { compactMarkup, compactStyles } from '../config/compact-templates.mjs';

const sources = fileURLToPath(new URL('../../packages/elements/src/', import.meta.url));

it.each([
  ['a break and what indents it', 'html`<p>\n    a\n  </p>`', 'html`<p> a </p>`'],
  ['the text around a value', "html`<p\n  .x=${f('\\n')}\n>`", "html`<p .x=${f('\\n')} >`"],
  [
    'templates in templates',
    'html`<ul>\n ${a.map((b) => html`<li>\n  ${b}</li>`)}\n</ul>`',
    'html`<ul> ${a.map((b) => html`<li> ${b}</li>`)} </ul>`',
  ],
  ['no other text', 'const a = `b\n  c`; html`${`d\n  e`}`', 'const a = `b\n  c`; html`${`d\n  e`}`'],
  ['no word that ends alike', 'xhtml`a\n b`', 'xhtml`a\n b`'],
  ['nothing after a quote that is open', 'html`a\n b', 'html`a\n b'],
  ['spaces, quotes and braces in text', 'html`it\'s  {so}\n "it" \\` is`', 'html`it\'s  {so} "it" \\` is`'],
])('compacts %s', (_what, code, compact) => {
  expect(compactMarkup(code)).toBe(compact);
});

it('changes nothing but white space in any element, and finds what to change', () => {
  const plain = (code: string) => code.replace(/\s+/g, '');
  let changed = 0;
  for (const file of readdirSync(sources, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue;
    const code = readFileSync(sources + file, 'utf8');
    const compact = compactMarkup(compactStyles(code));
    expect([file, plain(compact)]).toEqual([file, plain(code)]);
    if (compact.length < code.length) changed++;
  }
  expect(changed).toBeGreaterThan(20);
});
