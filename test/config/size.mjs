import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { gzipSync } from 'node:zlib';
import { bundlePage } from './bundle.mjs';
import { listEntries, listPackages, ROOT } from './packages.mjs';

/** Files that a page loads only for what it seldom needs; `test/e2e/data-map.node.test.ts` sees that the data map does not ask for them. */
export const ON_DEMAND = [
  'chart-image',
  'english-labels',
  'json-fault',
  'likely-heading',
  'map-fills',
  'map-sites',
  'map-stage',
  'map-views',
  'marks-image',
  'open-boundaries',
  'outline-map',
  'plan-whole',
  'source-error-words',
];

/** What pages load, in KiB of 1024 bytes: every script and style sheet, minified, each through gzip -9; data apart. */
const BUDGETS = [
  { name: 'only atlas-kpi', limitKib: 15, kinds: ['kpi'] },
  { name: 'only the tile-grid map (atlas-coverage-map)', limitKib: 50, kinds: ['coverage-map'] },
  {
    name: 'only the map on boundaries, with the way down, pan and zoom',
    limitKib: 70,
    kinds: ['coverage-map'],
    asked: ['map-stage', 'outline-map'],
  },
  { name: 'only atlas-tier-tree', limitKib: 40, kinds: ['tier-tree'] },
  { name: 'the whole data map (atlas-data-map + atlas-source)', limitKib: 250, kinds: ['data-map', 'source'] },
];
/** Parts of those pages by themselves. What all engines share is printed and not judged: what it may weigh is up to the page that it is in. */
const PARTS = [
  {
    name: 'the memory engine: answers to questions about rows',
    limitKib: 14,
    source: 'packages/measure/src/memory/answer-rows.ts',
    word: 'rowAnswerer',
  },
  {
    name: 'with what all engines share (planning, figures, assembly), without the catalogue',
    limitKib: null,
    source: 'packages/measure/src/memory/measure-with.ts',
    word: 'measureWith',
  },
];
/** How far a size may stand above its record, and below it, before the record has to be renewed. */
const ABOVE = 1.03;
const BELOW = 0.9;
const RECORD = join(ROOT, 'test', 'goldens', 'size.json');

/**
 * Says what is wrong with a measured size; null: nothing.
 * @param {{ kib: number, limitKib: number, recordedKib: number | undefined }} size
 * @returns {string | null}
 */
export function judgeSize({ kib, limitKib, recordedKib }) {
  if (kib > limitKib) return `above its limit of ${limitKib} KiB`;
  if (recordedKib === undefined) return 'not recorded: `npm run size -- --write`';
  if (kib > recordedKib * ABOVE)
    return `more than 3 % above its record of ${recordedKib} KiB: find out why, or \`npm run size -- --write\``;
  if (kib < recordedKib * BELOW)
    return `smaller than its record of ${recordedKib} KiB: congratulations, record it with \`npm run size -- --write\``;
  return null;
}

/** @param {string} id */
function ownerOf(id) {
  const path = relative(ROOT, id.replace(/^\0/, '').split('?')[0] ?? '').replaceAll('\\', '/');
  const library = /.*node_modules\/((?:@[^/]+\/)?[^./][^/]*)/.exec(path)?.[1];
  return (library ?? /^packages\/([^/]+)\//.exec(path)?.[1] ?? 'bundler')
    .replace(/^d3-.*/, 'd3-*')
    .replace(/^(lit|lit-html|lit-element|@lit\/.*)$/, 'lit');
}

/**
 * Finds the files that a page loads: its own, those that it asks for unless only a seldom need does, and what these import.
 * @param {import('./bundle.mjs').Output['output']} output
 * @param {readonly string[]} asked
 */
function filesOf(output, asked) {
  const byName = new Map(output.map((file) => [file.fileName, file]));
  /** @type {Set<string>} */
  const needed = new Set();
  /** @param {string} fileName */
  const add = (fileName) => {
    const file = byName.get(fileName);
    if (!file || needed.has(fileName)) return;
    needed.add(fileName);
    if (file.type === 'chunk') file.imports.forEach(add);
  };
  for (const file of output)
    if (file.type !== 'chunk' || file.isEntry) add(file.fileName);
    else if (file.isDynamicEntry && (!ON_DEMAND.includes(file.name) || asked.includes(file.name))) add(file.fileName);
  return output.filter(({ fileName }) => needed.has(fileName));
}

/**
 * Bundles the given element kinds as one page would and weighs every file of it, but those that only a seldom need loads (`ON_DEMAND`).
 * @param {readonly string[]} kinds
 * @param {readonly string[]} asked files of `ON_DEMAND` that this page does load
 */
export async function weighPage(kinds, asked = []) {
  const entries = listPackages().flatMap(listEntries);
  const sources = kinds.map((kind) => {
    const found = entries.find(({ specifier }) => specifier === `@practice-atlas/elements/${kind}.js`);
    if (!found) throw new Error(`there is no packages/elements/src/elements/${kind}/${kind}.ts`);
    return found.source;
  });
  const page = join(ROOT, 'node_modules', '.cache', 'size', `${kinds.join('-')}.js`);
  mkdirSync(dirname(page), { recursive: true });
  writeFileSync(page, sources.map((source) => `import ${JSON.stringify(source)};`).join('\n'));
  const { output } = await bundlePage({ entries: { page } });
  let bytes = 0;
  /** @type {Map<string, number>} */
  const owners = new Map();
  const weighed = filesOf(output, asked);
  for (const file of weighed) {
    const text = file.type === 'chunk' ? file.code : file.source;
    bytes += gzipSync(text, { level: 9 }).length;
    if (file.type === 'chunk')
      for (const [id, { renderedLength }] of Object.entries(file.modules))
        owners.set(ownerOf(id), (owners.get(ownerOf(id)) ?? 0) + renderedLength);
  }
  const whole = [...owners.values()].reduce((sum, length) => sum + length, 0) || 1;
  const shares = [...owners].sort(([, a], [, b]) => b - a).map(([owner, length]) => ({ owner, share: length / whole }));
  // Rounded up, so that no page passes its limit by rounding.
  return { kib: Math.ceil((bytes / 1024) * 100) / 100, fileCount: weighed.length, shares };
}

/**
 * Bundles one word of a source file alone and weighs it, in KiB.
 * @param {{ source: string, word: string }} part
 */
async function weighPart({ source, word }) {
  const page = join(ROOT, 'node_modules', '.cache', 'size', `${word}.js`);
  mkdirSync(dirname(page), { recursive: true });
  writeFileSync(page, `export { ${word} } from ${JSON.stringify(join(ROOT, source))};`);
  const { output } = await bundlePage({ entries: { page } });
  const bytes = output.map((file) => gzipSync(file.type === 'chunk' ? file.code : file.source, { level: 9 }).length);
  return bytes.reduce((sum, own) => sum + own, 0) / 1024;
}

async function main() {
  const isWrite = process.argv.includes('--write');
  /** @type {Record<string, number>} */
  const recorded = existsSync(RECORD) ? JSON.parse(readFileSync(RECORD, 'utf8')) : {};
  /** @type {Record<string, number>} */
  const measured = {};
  console.log('KiB, minified, gzip -9, scripts and style sheets without data; shares by source length');
  for (const { name, limitKib, kinds, asked } of BUDGETS) {
    try {
      const { kib, fileCount, shares } = await weighPage(kinds, asked);
      measured[name] = kib;
      const problem = judgeSize({ kib, limitKib, recordedKib: isWrite ? kib : recorded[name] });
      const what = shares.slice(0, 7).map(({ owner, share }) => `${owner} ${Math.round(share * 100)} %`);
      console.log(
        `${kib.toFixed(2).padStart(7)} of ${String(limitKib).padStart(3)}  ${name}, ${fileCount} file(s)\n${' '.repeat(16)}${what.join(', ')}`,
      );
      if (problem) {
        console.error(`  FAIL ${name}: ${kib} KiB is ${problem}`);
        process.exitCode = 1;
      }
    } catch (error) {
      console.error(
        `  FAIL ${name}: ${stripVTControlCharacters(error instanceof Error ? error.message : String(error))}`,
      );
      process.exitCode = 1;
    }
  }
  for (const part of PARTS) {
    const kib = await weighPart(part);
    const limit = part.limitKib === null ? '(no limit)' : `of ${String(part.limitKib).padStart(3)}`;
    console.log(`${kib.toFixed(2).padStart(7)} ${limit}  ${part.name}`);
    if (part.limitKib !== null && kib > part.limitKib) {
      console.error(`  FAIL ${part.name}: ${kib.toFixed(2)} KiB is above its limit of ${part.limitKib} KiB`);
      process.exitCode = 1;
    }
  }
  if (isWrite && !process.exitCode) {
    mkdirSync(dirname(RECORD), { recursive: true });
    writeFileSync(RECORD, `${JSON.stringify(measured, null, 2)}\n`);
    console.log(`recorded in ${relative(ROOT, RECORD)}`);
  }
}

if (process.argv[1]?.endsWith('size.mjs')) await main();
