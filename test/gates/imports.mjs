import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise } from 'dependency-cruiser';
import { ROOT, SOURCE } from '../config/packages.mjs';
import { importRules } from './import-rules.mjs';

const FOLDERS = ['packages', 'stories', 'examples', 'test'];
const SKIPPED = /(^|\/)(node_modules|dist|goldens|storybook-static|coverage)(\/|$)/;
const PARSED = /\.(ts|mts|mjs|js)$/;

/**
 * Lists the source files below the project's folders, as paths from the root with forward slashes.
 * @param {string} root
 * @returns {string[]}
 */
export function listSources(root) {
  return FOLDERS.flatMap((folder) => {
    try {
      return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path}`);
    } catch {
      return [];
    }
  })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => PARSED.test(path) && !path.endsWith('.d.ts') && !SKIPPED.test(path))
    .sort();
}

/**
 * Checks who imports whom in a tree of the project's shape; an empty list means that every rule holds and that every source file was read.
 * @param {{ root?: string, sources?: readonly string[] }} [options] `sources`: what must have been read; default: every source file
 * @returns {Promise<{ problems: string[], cruisedCount: number, sourceCount: number }>}
 */
export async function checkImports({ root = ROOT, sources = listSources(root) } = {}) {
  const folders = FOLDERS.filter((folder) => sources.some((path) => path.startsWith(`${folder}/`)));
  const { output } = await cruise(
    folders,
    {
      baseDir: root,
      ruleSet: importRules(),
      validate: true,
      tsPreCompilationDeps: true,
      parser: 'swc',
      doNotFollow: { path: 'node_modules' },
      exclude: { path: SKIPPED.source.replace('node_modules|', '') },
      enhancedResolveOptions: {
        exportsFields: ['exports'],
        conditionNames: [SOURCE, 'browser', 'import', 'default', 'types'],
        extensions: ['.ts', '.mts', '.mjs', '.js', '.json', '.css', '.d.ts'],
      },
    },
    { bustTheCache: true },
  );
  if (typeof output === 'string') throw new Error('dependency-cruiser gave text, not a result');
  const problems = output.summary.violations
    .filter(({ rule }) => rule.severity === 'error')
    .map(
      ({ rule, from, to, cycle }) =>
        `${rule.name}: ${from} -> ${cycle ? cycle.map((step) => step.name).join(' -> ') : to}`,
    );
  const cruised = new Map(output.modules.map((module) => [module.source, module]));
  const unread = sources.filter((path) => !cruised.has(path));
  if (unread.length > 0)
    problems.push(
      `cruised fewer modules than there are source files; not read: ${unread.slice(0, 5).join(', ')} (${unread.length} in all)`,
    );
  for (const path of sources) {
    const hasImport = /^import\s[^;]*?from\s+['"]|^export\s[^;]*?from\s+['"]/m.test(
      readFileSync(join(root, path), 'utf8'),
    );
    if (hasImport && cruised.get(path)?.dependencies.length === 0) problems.push(`read without its imports: ${path}`);
  }
  return { problems, cruisedCount: cruised.size, sourceCount: sources.length };
}

if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  const { problems, cruisedCount, sourceCount } = await checkImports();
  for (const problem of problems) console.error(problem);
  console.log(`imports: ${sourceCount} source files, ${cruisedCount} modules seen, ${problems.length} problems`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
