import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { reportApi } from './api-report.mjs';
import { compilePackages } from './compile.mjs';
import { listEntries, listPackages, ROOT } from './packages.mjs';

/**
 * Writes the files that are made from the sources and committed: the API report of each package and the custom-elements manifest.
 * `--check` writes nothing and fails when one differs.
 */
const isCheck = process.argv.includes('--check');

/** @returns {string} */
function makeManifest() {
  const folder = join('node_modules', '.cache', 'manifest');
  execFileSync(
    process.execPath,
    [
      join(ROOT, 'node_modules/@custom-elements-manifest/analyzer/cem.js'),
      'analyze',
      '--quiet',
      '--config',
      'test/config/manifest.config.mjs',
      '--outdir',
      folder,
    ],
    { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  return readFileSync(join(ROOT, folder, 'custom-elements.json'), 'utf8');
}

/**
 * Says which element files the manifest has no element for, and which define another tag than their folder's.
 * @param {string} manifest
 */
function findUntagged(manifest) {
  const elements = listPackages().find(({ name }) => name.endsWith('/elements'));
  return (elements ? listEntries(elements) : []).flatMap(({ source }) => {
    const kind = /elements[\\/]([^\\/]+)[\\/]\1\.ts$/.exec(source)?.[1];
    if (!kind) return [];
    if (!manifest.includes(`"tagName": "atlas-${kind}"`))
      return [`${kind}.ts has no class named after it, so the manifest has no atlas-${kind}`];
    return readFileSync(source, 'utf8').includes(`defineElement('atlas-${kind}'`)
      ? []
      : [`${kind}.ts does not define atlas-${kind}`];
  });
}

if (
  listPackages()
    .flatMap(listEntries)
    .some(({ types }) => !existsSync(types))
)
  compilePackages();
const manifest = makeManifest();
const problems = findUntagged(manifest);
const made = new Map([[join(ROOT, 'packages/elements/custom-elements.json'), manifest]]);
for (const atlasPackage of listPackages())
  made.set(join(ROOT, 'test/goldens/api', `${atlasPackage.name.replace(/^@[^/]+\//, '')}.md`), reportApi(atlasPackage));

for (const [file, text] of made) {
  const known = existsSync(file) ? readFileSync(file, 'utf8') : null;
  if (known === text) continue;
  const path = relative(ROOT, file);
  if (isCheck)
    problems.push(`${path} is not what the sources say: read the change of \`npm run generate\` and commit it`);
  else {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    console.log(`wrote ${path}`);
  }
}
for (const problem of problems) console.error(problem);
console.log(`generated files: ${made.size}, ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;
