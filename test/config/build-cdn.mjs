import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { buildWorker } from './build-worker.mjs';
import { bundlePage } from './bundle.mjs';
import { isElement, listEntries, listPackages, ROOT } from './packages.mjs';

/**
 * Collects the licence texts of the libraries that a bundle contains: its comments are cut, so they travel beside it.
 * @param {import('./bundle.mjs').Output} bundle
 */
function collectLicences({ output }) {
  const folders = output
    .flatMap((chunk) => (chunk.type === 'chunk' ? Object.keys(chunk.modules) : []))
    .flatMap((id) => /^.*node_modules[\\/](?:@[^\\/]+[\\/])?[^.\\/][^\\/]*/.exec(id)?.[0] ?? []);
  const texts = [...new Set(folders)].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const files = readdirSync(folder).filter(
      (file) => /^(licen[cs]e|notice|copying)/i.test(file) && /^[^.]+(\.(md|txt))?$/.test(file),
    );
    const body = files.map((file) => readTextFile(join(folder, file)));
    return `${name} ${version} (${license})\n\n${body.join('\n') || 'The package carries no licence file.'}`;
  });
  return `${readTextFile(join(ROOT, 'LICENSE'))}\n${'-'.repeat(80)}\n${texts.join(`\n${'-'.repeat(80)}\n`)}\n`;
}

/** @param {string} file */
const readTextFile = (file) => (statSync(file).isFile() ? readFileSync(file, 'utf8') : '');

/**
 * Bundles the elements for pages without a bundler: one ES entry an element, `practice-atlas.js` with all of them, and
 * `practice-atlas.iife.js`, which opens from `file://` too and calls itself `PracticeAtlas`; beside them `worker.js`, the memory engine's worker.
 * @returns {Promise<{ file: string, bytes: number }[]>} what was written
 */
export async function buildCdn() {
  const elements = listPackages().find(({ name }) => name === '@practice-atlas/elements');
  if (!elements) throw new Error('there is no package @practice-atlas/elements');
  const outDir = join(elements.folder, 'dist', 'cdn');
  const entries = listEntries(elements);
  const [index] = entries;
  const kinds = entries.filter(isElement);
  if (!index || kinds.length === 0) throw new Error('there is no element to bundle in packages/elements/src/elements');

  const all = join(ROOT, 'node_modules', '.cache', 'cdn', 'practice-atlas.js');
  mkdirSync(dirname(all), { recursive: true });
  writeFileSync(
    all,
    [
      ...kinds.map(({ source }) => `export * from ${JSON.stringify(source)};`),
      `export * from ${JSON.stringify(index.source)};`,
      "export * from '@practice-atlas/measure';",
      "export * from '@practice-atlas/dataset';",
    ].join('\n'),
  );

  rmSync(outDir, { recursive: true, force: true });
  const single = Object.fromEntries(kinds.map(({ source }) => [basename(source, '.ts'), source]));
  const es = await bundlePage({ entries: { 'practice-atlas': all, ...single }, outDir });
  const iife = await bundlePage({
    entries: { 'practice-atlas': all },
    format: 'iife',
    globalName: 'PracticeAtlas',
    outDir,
  });
  const worker = await buildWorker(outDir);
  writeFileSync(join(outDir, 'LICENSES.txt'), collectLicences(es));
  const bundles = [...es.output, ...iife.output].map((chunk) => ({
    file: chunk.fileName,
    bytes: Buffer.byteLength(chunk.type === 'chunk' ? chunk.code : chunk.source),
  }));
  return [...bundles, worker];
}
