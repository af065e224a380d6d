import { expect, test } from 'vitest';
import { checkSource } from './plain-source.mjs';

const PATH = 'packages/measure/src/measure.ts';

test.each([
  ['a drawer as a folder', 'packages/measure/src/utils/measure.ts', 'export const a = 1;', 'drawer'],
  ['a drawer as a file', 'packages/measure/src/helpers.ts', 'export const a = 1;', 'drawer'],
  ['a path of one machine', PATH, `export const a = '/${'home'}/somebody/x';`, 'a path of one machine'],
  ['251 lines', PATH, '\n'.repeat(250), '251 lines'],
  ['any', PATH, 'export const a: any = 1;', '`any`'],
  ['any inside a type', PATH, 'export type A = Map<string, any[]>;', '`any`'],
  ['an ignored error', PATH, `// ${'@ts'}-ignore\nexport const a = 1;`, 'an excuse'],
  ['an ignored rule', PATH, `// ${'biome'}-ignore lint: x\nexport const a = 1;`, 'an excuse'],
  ['work left for later', PATH, `/* ${'TO'}DO */\nexport const a = 1;`, 'an excuse'],
  ['a skipped test', 'test/measure/a.node.test.ts', "test.skip('a', () => {});", 'every test runs'],
  ['a test that runs alone', 'test/measure/a.node.test.ts', "describe.only('a', () => {});", 'every test runs'],
  ['markup from text', PATH, 'document.body.innerHTML = name;', 'markup from text'],
  ['code from text', PATH, "new Function('return 1');", 'code from text'],
  ['evaluated text', PATH, "eval('1');", 'code from text'],
  ['a file that cannot be read', PATH, 'export const = 1;', PATH],
])('refuses %s', (_what, path, text, problem) => {
  expect(checkSource(path, text).join('\n')).toContain(problem);
});

test.each([
  ['250 lines', PATH, '\n'.repeat(249)],
  ['a long table of data', 'packages/geo/src/data/rows.ts', '\n'.repeat(400)],
  ['the word any in prose', PATH, '/** Takes any: a number, any word. */\nexport const anything = 1;'],
  ['a method called skip', PATH, 'reader.skip(3);'],
  ['a library whose path says core', PATH, "import type { A } from 'echarts/core';\nexport type B = A;"],
  ['an address with a folder called work', 'README.md', 'https://example.org/work/of/others'],
])('allows %s', (_what, path, text) => {
  expect(checkSource(path, text)).toEqual([]);
});

test('says the line', () => {
  expect(checkSource(PATH, '\n\nexport const a: any = 1;')).toEqual([`${PATH}:3: \`any\``]);
});
