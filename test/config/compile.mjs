import { spawnSync } from 'node:child_process';
import { join, relative } from 'node:path';
import { listPackages, ROOT } from './packages.mjs';

/**
 * Compiles every package into its dist, whatever an earlier run remembers; prints what the compiler says.
 * @returns {boolean} whether it compiled without a fault
 */
export function compilePackages() {
  const folders = listPackages().map(({ folder }) => relative(ROOT, folder));
  const compiler = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  return (
    spawnSync(process.execPath, [compiler, '-b', '--force', ...folders], { cwd: ROOT, stdio: 'inherit' }).status === 0
  );
}
