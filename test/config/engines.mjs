import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './packages.mjs';

/** Installs the engines that only their own tests need, once, and runs those tests: `npm run test:engines [part of a file's name]`. */
const folder = join(ROOT, 'test', 'engines');
const engines = Object.keys(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).dependencies);
if (engines.some((engine) => !existsSync(join(folder, 'node_modules', engine)))) {
  console.log(`installing ${engines.join(', ')} in test/engines`);
  // Without a lock: one of DuckDB lists platforms that a registry may lack, and then `npm ci` refuses; package.json names exact versions.
  const args = ['install', '--no-package-lock', '--no-audit', '--no-fund'];
  execFileSync('npm', args, { cwd: folder, stdio: 'inherit' });
}
const { status } = spawnSync(
  process.execPath,
  [
    join(ROOT, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--config',
    'test/config/vitest.config.ts',
    '--project',
    'engines',
    ...process.argv.slice(2),
  ],
  { cwd: ROOT, stdio: 'inherit' },
);
process.exit(status ?? 1);
