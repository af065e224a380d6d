import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { parseSync, Visitor } from 'vite';
import { bundleNode } from '../config/bundle.mjs';
import { listEntries, listPackages, ROOT } from '../config/packages.mjs';

/** Packages that pages carry, and that must run where the policy refuses code made from text. */
const CARRIED = ['dataset', 'measure', 'geo', 'elements'];

/**
 * Finds where a script makes code from text: `eval(...)`, `new Function(...)`, `Function(...)`.
 * @param {string} code
 * @returns {string[]} the expressions, shortened
 */
export function findGeneratedCode(code) {
  /** @type {string[]} */
  const found = [];
  /** @param {import('vite').ESTree.CallExpression | import('vite').ESTree.NewExpression} node */
  const look = ({ start, end, callee }) => {
    if (callee.type === 'Identifier' && (callee.name === 'eval' || callee.name === 'Function'))
      found.push(code.slice(start, Math.min(end, start + 60)));
  };
  new Visitor({ CallExpression: look, NewExpression: look }).visit(parseSync('built.mjs', code).program);
  return found;
}

/**
 * Runs a script in a Node that refuses to make code from text.
 * @param {string} file
 * @returns {string} what it printed
 */
export function runWithoutCodeGeneration(file) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--disallow-code-generation-from-strings', file], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${file} failed without code generation:\n${stderr}`);
  return stdout;
}

/**
 * Bundles every public entry of the carried packages and the exercise from source, imports each in plain Node without code generation, and runs the exercise there.
 * @returns {Promise<{ entryCount: number, printed: string }>}
 */
export async function checkCodeGeneration() {
  const outDir = join(ROOT, 'node_modules', '.cache', 'code-generation');
  const entries = listPackages()
    .filter(({ name }) => CARRIED.includes(name.replace('@practice-atlas/', '')))
    .flatMap(listEntries);
  /** @type {Record<string, string>} */
  const inputs = { exercise: join(ROOT, 'test', 'gates', 'exercise.ts') };
  for (const [index, { source }] of entries.entries()) inputs[`entry-${index}`] = source;
  const { output } = await bundleNode({ entries: inputs, outDir });
  for (const chunk of output) {
    const found = chunk.type === 'chunk' ? findGeneratedCode(chunk.code) : [];
    if (found.length > 0) throw new Error(`${chunk.fileName} makes code from text: ${found.join(', ')}`);
  }
  const runner = join(outDir, 'run.mjs');
  mkdirSync(dirname(runner), { recursive: true });
  writeFileSync(
    runner,
    [
      ...entries.map(
        ({ specifier }, index) =>
          `await import('./entry-${index}.mjs').catch((error) => { throw new Error(${JSON.stringify(specifier)} + ' does not import in plain Node', { cause: error }); });`,
      ),
      "const { exercise } = await import('./exercise.mjs');",
      'console.log(await exercise());',
    ].join('\n'),
  );
  return { entryCount: entries.length, printed: runWithoutCodeGeneration(runner).trim() };
}

if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  const { entryCount, printed } = await checkCodeGeneration().catch((error) => {
    console.error(stripVTControlCharacters(error instanceof Error ? error.message : String(error)));
    process.exit(1);
  });
  console.log(`no code generation: ${entryCount} entries import in plain Node; ${printed}`);
}
