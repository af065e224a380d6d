import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise } from 'dependency-cruiser';
import { parseSync } from 'vite';
import { ROOT, SOURCE } from '../config/packages.mjs';
import { importRules, VALUE_RULES } from './import-rules.mjs';

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

/** @param {string} path */
const areaOf = (path) => (path.startsWith('packages/') ? path.split('/').slice(0, 2).join('/') : 'outside');

/**
 * Lists what a source file imports when types are gone. `import { type A }` counts: its statement stays in the built file.
 * @param {string} path
 * @param {string} text
 * @returns {Set<string>} specifiers
 */
function valueImports(path, text) {
  const { module } = parseSync(path, text);
  /** @param {{ start: number }} statement */
  const isValue = ({ start }) => !/^(import|export)\s+type\b/.test(text.slice(start, start + 20));
  return new Set([
    ...module.staticImports.filter(isValue).map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports
      .filter(isValue)
      .flatMap(({ entries }) => entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? [])),
    ...module.dynamicImports
      .map(({ moduleRequest }) => text.slice(moduleRequest.start, moduleRequest.end))
      .filter((request) => /^['"`]/.test(request))
      .map((request) => request.slice(1, -1)),
  ]);
}

/**
 * Finds the circles among value imports, each once.
 * @param {Map<string, string[]>} graph
 * @returns {string[]}
 */
function findCircles(graph) {
  /** @type {Map<string, 'open' | 'done'>} */
  const states = new Map();
  /** @type {string[]} */
  const circles = [];
  /** @param {string} path @param {string[]} trail */
  const walk = (path, trail) => {
    const state = states.get(path);
    if (state === 'open') circles.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
    if (state) return;
    states.set(path, 'open');
    for (const next of graph.get(path) ?? []) walk(next, [...trail, path]);
    states.set(path, 'done');
  };
  for (const path of graph.keys()) walk(path, []);
  return circles;
}

/**
 * Checks who imports whom in a tree of the project's shape; an empty list means that every rule holds and that every source file was read.
 * @param {{ root?: string, sources?: readonly string[] }} [options] `sources`: what must have been read; default: every source file
 * @returns {Promise<{ problems: string[], cruisedCount: number, sourceCount: number }>}
 */
export async function checkImports({ root = ROOT, sources = listSources(root) } = {}) {
  const { output } = await cruise(
    FOLDERS.filter((folder) => sources.some((path) => path.startsWith(`${folder}/`))),
    {
      baseDir: root,
      ruleSet: importRules(),
      validate: true,
      tsPreCompilationDeps: true,
      parser: 'swc',
      doNotFollow: { path: 'node_modules' },
      exclude: {
        path: [
          '^packages/[^/]+/(dist|node_modules)/',
          '^test/(goldens|bench/node_modules)/',
          '^(stories|examples)/[^/]+/dist/',
          '^(coverage|stories/storybook-static)/',
        ],
      },
    },
    {
      bustTheCache: true,
      exportsFields: ['exports'],
      conditionNames: [SOURCE, 'browser', 'import', 'default', 'types'],
      extensions: ['.ts', '.mts', '.mjs', '.js', '.json', '.css', '.d.ts'],
    },
  );
  if (typeof output === 'string') throw new Error('dependency-cruiser gave text, not a result');
  const problems = output.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);

  const modules = new Map(output.modules.map((module) => [module.source, module]));
  const unread = sources.filter((path) => !modules.has(path));
  if (unread.length > 0)
    problems.push(
      `cruised fewer modules than there are source files; not read: ${unread.slice(0, 5).join(', ')} (${unread.length} in all)`,
    );

  /** @type {Map<string, string[]>} */
  const graph = new Map();
  for (const path of sources) {
    const values = valueImports(path, readFileSync(join(root, path), 'utf8'));
    const dependencies = modules.get(path)?.dependencies ?? [];
    const known = new Set(dependencies.map(({ module }) => module));
    for (const specifier of values)
      if (/^[\w@.]/.test(specifier) && !known.has(specifier) && !known.has(specifier.replace(/^node:/, '')))
        problems.push(`read without one of its imports: ${path} -> ${specifier}`);
    for (const { module, resolved } of dependencies) {
      if (module.startsWith('.') && resolved.startsWith('packages/') && areaOf(resolved) !== areaOf(path))
        problems.push(`packages-are-imported-by-name: ${path} -> ${module}`);
      if (!values.has(module)) continue;
      for (const { name, from, fromNot, to, toNot } of VALUE_RULES)
        if (from.test(path) && !fromNot?.test(path) && to.test(resolved) && !toNot?.test(resolved))
          problems.push(`${name}: ${path} -> ${resolved}`);
    }
    graph.set(
      path,
      dependencies.filter(({ module }) => values.has(module)).map(({ resolved }) => resolved),
    );
  }
  problems.push(...findCircles(graph).map((circle) => `no-circles: ${circle}`));
  return { problems, cruisedCount: modules.size, sourceCount: sources.length };
}

if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  const { problems, cruisedCount, sourceCount } = await checkImports();
  for (const problem of problems) console.error(problem);
  console.log(`imports: ${sourceCount} source files, ${cruisedCount} modules seen, ${problems.length} problems`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
