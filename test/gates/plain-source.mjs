import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync, Visitor } from 'vite';
import { ROOT } from '../config/packages.mjs';

const LINE_LIMIT = 250;
const DRAWERS = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'core', 'shared', 'misc']);
const MADE = new Set(['node_modules', 'dist', '.git', '.cache', 'coverage', 'storybook-static', 'package-lock.json']);
const CODE = /\.(ts|mts|mjs|js)$/;
const TEXT = /\.(ts|mts|mjs|js|json|md|mdx|html|css|csv|yml|yaml|sh|txt)$|(^|\/)[^.]+$/;
const DATA = /(^|\/)(data|tile-grids|generated)\/|\.data\.ts$/;
/** Folders of one machine; in pieces, so that this file may hold them. */
const MACHINE = new RegExp(
  String.raw`(?<![\w.:/@-])(/(${['work', 'tmp', 'root', 'Users'].join('|')})/|/home/\w)|[A-Z]:\\+Users\\+`,
);
const EXCUSES = new RegExp(
  [
    '@ts-(ignore|nocheck|expect-error)',
    'biome-ignore',
    'eslint-disable',
    'prettier-ignore',
    `\\b${'TO'}DO\\b`,
    `\\b${'FIX'}ME\\b`,
  ].join('|'),
);
const CHAINS = new Set(['skip', 'only', 'todo', 'skipIf', 'runIf', 'fails']);
const TEST_WORDS = new Set(['test', 'it', 'describe', 'suite', 'bench']);
const HTML_SINKS = new Set(['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'unsafeHTML', 'setHTMLUnsafe']);

/**
 * Finds what the house does not allow in one file, each as `path:line: what`.
 * @param {string} path from the root, with forward slashes
 * @param {string} text
 * @returns {string[]}
 */
export function checkSource(path, text) {
  /** @type {string[]} */
  const problems = [];
  /** @param {number} offset @param {string} what */
  const report = (offset, what) => problems.push(`${path}:${text.slice(0, offset).split('\n').length}: ${what}`);

  for (const word of path.split('/')) {
    const stem = word.replace(/\..*$/, '');
    if (DRAWERS.has(stem)) report(0, `"${stem}" is a drawer: name the file or folder after what it does`);
  }
  const machine = MACHINE.exec(text);
  if (machine) report(machine.index, `a path of one machine: ${machine[0]}`);
  if (!CODE.test(path)) return problems;

  const lineCount = text.split('\n').length;
  if (/^packages\/[^/]+\/src\//.test(path) && !DATA.test(path) && lineCount > LINE_LIMIT)
    report(text.length, `${lineCount} lines; the limit is ${LINE_LIMIT}`);
  problems.push(...checkSyntax(path, text, report));
  return problems;
}

/**
 * @param {string} path
 * @param {string} text
 * @param {(offset: number, what: string) => void} report
 * @returns {string[]} why the file could not be read
 */
function checkSyntax(path, text, report) {
  const { program, comments, errors } = parseSync(basename(path), text);
  if (errors.length > 0) return [`${path}: ${errors[0]?.message}`];
  for (const comment of comments) {
    const excuse = EXCUSES.exec(comment.value);
    if (excuse) report(comment.start, `an excuse: ${excuse[0]}`);
  }
  const inPackage = path.startsWith('packages/');
  const inTest = /\.(test|bench)\.ts$/.test(path);
  new Visitor({
    TSAnyKeyword(node) {
      report(node.start, '`any`');
    },
    MemberExpression(node) {
      const name = node.property.type === 'Identifier' ? node.property.name : '';
      const owner = node.object.type === 'Identifier' ? node.object.name : '';
      if (inTest && CHAINS.has(name) && TEST_WORDS.has(owner)) report(node.start, `${owner}.${name}: every test runs`);
      if (inPackage && HTML_SINKS.has(name)) report(node.start, `${name}: markup from text`);
    },
    NewExpression(node) {
      if (inPackage && node.callee.type === 'Identifier' && node.callee.name === 'Function')
        report(node.start, 'code from text');
    },
    CallExpression(node) {
      if (inPackage && node.callee.type === 'Identifier' && ['eval', 'Function'].includes(node.callee.name))
        report(node.start, 'code from text');
    },
  }).visit(program);
  return [];
}

/**
 * Lists the text files of a tree that are written by hand or kept, as paths from the root.
 * @param {string} root
 * @param {string} [folder]
 * @returns {string[]}
 */
function listKept(root, folder = '') {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !MADE.has(name))
    .flatMap((found) => {
      const path = folder ? `${folder}/${found.name}` : found.name;
      if (found.isDirectory()) return listKept(root, path);
      return found.isFile() && TEXT.test(path) ? [path] : [];
    })
    .sort();
}

/**
 * Checks every kept text file of a tree.
 * @param {string} [root]
 */
export function checkSources(root = ROOT) {
  const paths = listKept(root);
  return { paths, problems: paths.flatMap((path) => checkSource(path, readFileSync(join(root, path), 'utf8'))) };
}

if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  const { paths, problems } = checkSources();
  for (const problem of problems) console.error(problem);
  console.log(`plain source: ${paths.length} files, ${problems.length} problems`);
  process.exitCode = problems.length > 0 || paths.length === 0 ? 1 : 0;
}
