import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './packages.mjs';

/**
 * Runs the tests that start database servers: `npm run test:engines [-- FILE...]`; `ORDERS=200000` makes the large load small, `ATLAS_EVERY=12` asks one query of twelve.
 * Engines that are packages stand in test/engines/package.json and are installed when a test names one.
 */
const folder = join(ROOT, 'test', 'engines');
const sources = readdirSync(folder)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(folder, name), 'utf8'));
const engines = Object.keys(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).dependencies);
const missing = engines.filter(
  (name) => sources.some((source) => source.includes(`'${name}'`)) && !existsSync(join(folder, 'node_modules', name)),
);
if (missing.length > 0) {
  console.log(`installing ${missing.join(', ')} in test/engines`);
  // Without a lock: one of DuckDB lists platforms that a registry may lack, and then `npm ci` refuses; package.json names exact versions.
  const args = ['install', '--no-package-lock', '--no-audit', '--no-fund', '--foreground-scripts'];
  execFileSync('npm', args, { cwd: folder, stdio: 'inherit' });
}

const results = 'node_modules/.cache/results/engines.json';
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
const options = ['run', '--config', 'test/config/vitest.config.ts', '--project', 'engines', ...reporters];
const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
const { status } = spawnSync(process.execPath, [vitest, ...options, ...process.argv.slice(2)], {
  cwd: ROOT,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
