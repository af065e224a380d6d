import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../config/packages.mjs';

/**
 * Says what is missing so that every story is a test and every element has stories; an empty list: nothing.
 * @param {{ storyFiles: readonly string[], hasConfiguration: boolean, kinds: readonly string[] }} found `storyFiles` with their folders
 * @returns {string[]}
 */
export function findUntested({ storyFiles, hasConfiguration, kinds }) {
  const missing = [];
  if (storyFiles.length > 0 && !hasConfiguration)
    missing.push(`${storyFiles.length} story files and no stories/.storybook/main.ts: they are not run`);
  if (storyFiles.length === 0 && kinds.length > 0) missing.push(`${kinds.length} elements and no story`);
  for (const kind of storyFiles.length > 0 ? kinds : [])
    if (!storyFiles.some((file) => file.endsWith(`/${kind}.stories.ts`)))
      missing.push(`atlas-${kind} has no stories/elements/${kind}.stories.ts`);
  return missing;
}

/** @param {string} folder */
const listFolder = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => `/${path.replaceAll('\\', '/')}`)
    : [];

/**
 * Looks at the tree, and at the last run of the stories where there was one: a run without a single story is not a pass.
 * @param {string} [root]
 */
export function checkStories(root = ROOT) {
  const elements = join(root, 'packages/elements/src/elements');
  const missing = findUntested({
    storyFiles: listFolder(join(root, 'stories')).filter((path) => path.endsWith('.stories.ts')),
    hasConfiguration: existsSync(join(root, 'stories/.storybook/main.ts')),
    kinds: existsSync(elements)
      ? readdirSync(elements).filter((kind) => existsSync(join(elements, kind, `${kind}.ts`)))
      : [],
  });
  const report = join(root, 'node_modules/.cache/results/storybook.json');
  if (missing.length === 0 && existsSync(report) && !JSON.parse(readFileSync(report, 'utf8')).numTotalTests)
    missing.push('the last run of the stories ran none');
  return missing;
}

if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  const missing = checkStories();
  for (const line of missing) console.error(line);
  console.log(`stories: ${missing.length} problems`);
  process.exitCode = missing.length > 0 ? 1 : 0;
}
