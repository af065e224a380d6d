import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { buildCdn } from '../config/build-cdn.mjs';
import { ROOT } from '../config/packages.mjs';

function newestMs(folder: string): number {
  return Math.max(
    0,
    ...readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );
}

/** Gives the folder of the bundles for pages without a bundler, built anew when a source is newer. */
export async function freshCdn(): Promise<string> {
  const packages = join(ROOT, 'packages');
  const cdn = join(packages, 'elements', 'dist', 'cdn');
  const sources = readdirSync(packages).map((name) => newestMs(join(packages, name, 'src')));
  const built = join(cdn, 'practice-atlas.iife.js');
  if (!existsSync(built) || statSync(built).mtimeMs < Math.max(...sources)) await buildCdn();
  return cdn;
}
