import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { findGeneratedCode } from '../gates/code-generation.mjs';
import { buildCdn } from './build-cdn.mjs';
import { buildWorker } from './build-worker.mjs';
import { compilePackages } from './compile.mjs';
import { listPackages, ROOT } from './packages.mjs';

/** Builds what is published: unbundled modules with declarations in each package's dist, the bundles for pages without a bundler, the manifest and the API report. */
const packages = listPackages();
for (const { folder } of packages) rmSync(join(folder, 'dist'), { recursive: true, force: true });
if (!compilePackages()) {
  console.error('build: the packages do not compile');
  process.exit(1);
}

await buildWorker(join(ROOT, 'packages', 'measure', 'dist'));
const written = await buildCdn().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
for (const { file, bytes } of written)
  if (!file.startsWith('chunks/')) console.log(`cdn/${file} ${(bytes / 1024).toFixed(1)} KiB`);

let scanned = 0;
for (const { folder } of packages)
  for (const path of readdirSync(join(folder, 'dist'), { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.js')) continue;
    scanned += 1;
    const found = findGeneratedCode(readFileSync(join(folder, 'dist', path), 'utf8'));
    if (found.length > 0)
      throw new Error(`${relative(ROOT, folder)}/dist/${path} makes code from text: ${found.join(', ')}`);
  }
console.log(`${scanned} built scripts, none makes code from text`);

execFileSync(process.execPath, ['test/config/generate.mjs'], { cwd: ROOT, stdio: 'inherit' });
