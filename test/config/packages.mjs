import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds the root package.json, without a trailing slash. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** The export condition under which package names resolve to TypeScript sources. */
export const SOURCE = '@practice-atlas/source';

/**
 * @typedef {{ name: string, version: string, exports?: Record<string, string | Record<string, string>>, dependencies?: Record<string, string>, files?: string[] }} PackageManifest
 * @typedef {{ name: string, folder: string, manifest: PackageManifest }} AtlasPackage
 * @typedef {{ specifier: string, source: string, types: string, file: string }} PublicEntry
 */

/**
 * Lists the workspace packages in the order of their folders.
 * @param {string} [root]
 * @returns {AtlasPackage[]}
 */
export function listPackages(root = ROOT) {
  return readdirSync(join(root, 'packages'))
    .sort()
    .map((name) => join(root, 'packages', name))
    .filter((folder) => existsSync(join(folder, 'package.json')))
    .map((folder) => {
      const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      return { name: manifest.name, folder, manifest };
    });
}

/**
 * Lists the public script entries of a package; a pattern (`./*.js`) becomes one entry for each source file that it matches.
 * @param {AtlasPackage} atlasPackage
 * @returns {PublicEntry[]}
 */
export function listEntries({ name, folder, manifest }) {
  /** @type {PublicEntry[]} */
  const entries = [];
  for (const [key, target] of Object.entries(manifest.exports ?? {})) {
    if (typeof target === 'string') continue;
    const { [SOURCE]: source, types = '', default: file = '' } = target;
    if (!source) continue;
    const stars = key.includes('*') ? matchStars(folder, source) : [''];
    for (const star of stars) {
      /** @param {string} text */
      const filled = (text) => text.replaceAll('*', star);
      entries.push({
        specifier: filled(key === '.' ? name : `${name}${key.slice(1)}`),
        source: join(folder, filled(source)),
        types: join(folder, filled(types)),
        file: join(folder, filled(file)),
      });
    }
  }
  return entries;
}

/**
 * Says whether an entry defines an element: its file has the name of its folder.
 * @param {PublicEntry} entry
 */
export const isElement = ({ source }) => basename(dirname(source)) === basename(source, '.ts');

/**
 * Finds what the stars of an export target stand for: the same word in every place.
 * @param {string} folder
 * @param {string} target
 * @returns {string[]}
 */
function matchStars(folder, target) {
  const head = target.slice(0, target.indexOf('*'));
  const base = join(folder, head);
  if (!existsSync(base)) return [];
  return readdirSync(base)
    .map((found) => found.replace(/\.[^.]+$/, ''))
    .filter((star, index, all) => all.indexOf(star) === index && existsSync(join(folder, target.replaceAll('*', star))))
    .sort();
}
