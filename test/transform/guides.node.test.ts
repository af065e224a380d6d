import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand } from '@practice-atlas/cli';
import { readMapping } from '@practice-atlas/transform';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const GUIDES = ['reading-files', 'mapping-files'];

const guideText = (guide: string): string => readFileSync(join(root, `stories/guides/${guide}.mdx`), 'utf8');

/** The blocks of one language in a text. */
const blocksOf = (text: string, language: string): string[] =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map(([, block = '']) => block);

/** What the comments behind `console.log` say that it prints. */
const promised = (block: string): string[] =>
  [...block.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, text = '']) => text);

/** Runs a script of a guide as a reader would, and gives the lines that it prints. */
function printed(name: string, block: string): string[] {
  const folder = join(root, 'node_modules/.cache/guides');
  const script = join(folder, `${name}.ts`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(script, block);
  const text = execFileSync(process.execPath, [join(root, 'test/config/run.mjs'), script], { encoding: 'utf8' });
  return text.split('\n').filter((line) => line !== '');
}

const blocks = GUIDES.flatMap((guide) =>
  blocksOf(guideText(guide), 'ts').map((block, i): readonly [string, string] => [`${guide}-${i + 1}`, block]),
);

test.each(blocks)('the script %s prints what its comments say', (name, block) => {
  expect(promised(block).length).toBeGreaterThan(0);
  expect(printed(name, block)).toEqual(promised(block));
});

test('the mapping files of the guides are read', () => {
  const files = GUIDES.flatMap((guide) => blocksOf(guideText(guide), 'json'));
  expect(files).toHaveLength(2);
  for (const file of files) expect(readMapping(JSON.parse(file)).version).toBe(1);
});

test('the commands of the guides and of the README are there, with their options', async () => {
  const texts = [...GUIDES.map(guideText), readFileSync(join(root, 'README.md'), 'utf8')];
  const lines = texts.flatMap((text) => blocksOf(text, 'sh')).flatMap((block) => block.split('\n'));
  const commands = lines.filter((line) => line.startsWith('practice-atlas '));
  expect(commands.length).toBeGreaterThan(5);
  for (const line of commands) {
    const words = line
      .replace(/"[^"]*"/g, 'TEXT')
      .replace(/\s+#.*$/, '')
      .split(/\s+/);
    const name = words.slice(1, words[1] === 'boundaries' ? 3 : 2);
    let help = '';
    const terminal = { out: (text: string) => (help += text), err: (text: string) => (help += text) };
    expect([line, await runCommand([...name, '--help'], terminal)]).toEqual([line, 0]);
    for (const option of words.filter((word) => word.startsWith('-')))
      expect(help).toMatch(new RegExp(`(?:^|[ ,])${option}[ ,]`, 'm'));
  }
});
