import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildPage } from './build-page.mjs';
import { ROOT } from './packages.mjs';
import { runScript } from './run-script.mjs';
import { serveFolder } from './serve.mjs';

/** Builds the Liaoning data map and serves it with its data packages under the strict policy. */
async function startLiaoning() {
  const outDir = join(ROOT, 'node_modules', '.cache', 'liaoning');
  await buildPage({ folder: join(ROOT, 'examples', 'liaoning'), outDir });
  /** @type {Record<string, string>} */
  const mounts = {};
  for (const name of ['press', 'simulated']) {
    const folder = join(ROOT, 'examples', name);
    if (existsSync(join(folder, 'datapackage.json'))) mounts[`/${name}/`] = folder;
    else console.warn(`examples/${name} has no datapackage.json, so /${name}/ is not served`);
  }
  mounts['/boundaries/'] = join(ROOT, 'examples', 'boundaries');
  const { url } = await serveFolder({ folder: outDir, port: Number(process.env.PORT ?? 5173), mounts });
  console.log(`\nThe data map of Liaoning: ${url}\nCtrl-C ends.`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
}

/**
 * Builds the page of a data map and serves it with whatever files are given, as `practice-atlas serve` does.
 * @param {readonly string[]} args
 */
async function startWith(args) {
  const outDir = join(ROOT, 'node_modules', '.cache', 'start');
  await buildPage({ folder: join(ROOT, 'examples', 'start'), outDir });
  const port = process.env.PORT && !args.some((arg) => arg.startsWith('--port')) ? ['--port', process.env.PORT] : [];
  await runScript(join(ROOT, 'packages', 'cli', 'src', 'practice-atlas.ts'), [
    'serve',
    ...args,
    ...port,
    ...(args.some((arg) => arg.startsWith('--page')) ? [] : ['--page', outDir]),
  ]);
}

const args = process.argv.slice(2);
await (args.length === 0 ? startLiaoning() : startWith(args));
