import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './packages.mjs';

/**
 * Runs one bench: `npm run bench NAME [--json FILE] [arguments]` runs test/bench/NAME.bench.ts, which prints a table beside its peers and,
 * as its last line, `RESULT ok ...` or `RESULT miss ...`. A miss, another last line or a fault ends with exit code 1.
 * Peers that are not needed elsewhere stand in test/bench/package.json and are installed when a bench that names one is run.
 */
const folder = join(ROOT, 'test', 'bench');
const benches = readdirSync(folder)
  .filter((name) => name.endsWith('.bench.ts'))
  .map((name) => name.replace('.bench.ts', ''))
  .sort();
const [name = '', ...given] = process.argv.slice(2);
// `npm run bench NAME --json FILE` without a second `--`: npm keeps the flag and hands on the file.
const rest = process.env.npm_config_json === 'true' ? ['--json', ...given] : given;
if (!benches.includes(name)) {
  console.error(
    `${name ? `no bench "${name}"` : 'usage: npm run bench NAME'}; there are: ${benches.join(', ') || 'none yet'}`,
  );
  process.exit(1);
}

const file = join(folder, `${name}.bench.ts`);
const source = readFileSync(file, 'utf8');
const peers = Object.keys(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).dependencies ?? {});
const missing = peers.filter((peer) => source.includes(`'${peer}`) && !existsSync(join(folder, 'node_modules', peer)));
if (missing.length > 0) {
  console.log(`installing the peers of the benches (${missing.join(', ')}) in test/bench`);
  // Without a lock: one of DuckDB lists platforms that a registry may lack, and then `npm ci` refuses; package.json names exact versions.
  const args = ['install', '--no-package-lock', '--no-audit', '--no-fund'];
  execFileSync('npm', args, { cwd: folder, stdio: 'inherit' });
}

const child = spawn(process.execPath, [join(ROOT, 'test/config/run.mjs'), file, ...rest], {
  cwd: ROOT,
  stdio: ['ignore', 'pipe', 'inherit'],
});
let printed = '';
child.stdout.on('data', (chunk) => {
  printed += chunk;
  process.stdout.write(chunk);
});
child.on('close', (code) => {
  const last = printed.trimEnd().split('\n').at(-1) ?? '';
  if (!/^RESULT (ok|miss)\b/.test(last)) {
    console.error(
      `the last line of ${name} must be "RESULT ok ..." or "RESULT miss ...", and is ${JSON.stringify(last)}`,
    );
    process.exitCode = 1;
  } else process.exitCode = code || (last.startsWith('RESULT ok') ? 0 : 1);
});
