import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildPage } from './build-page.mjs';
import { ROOT } from './packages.mjs';
import { serveFolder } from './serve.mjs';

/** Builds the Liaoning data map and serves it with its data packages under the strict policy. */
const outDir = join(ROOT, 'node_modules', '.cache', 'liaoning');
await buildPage({ folder: join(ROOT, 'examples', 'liaoning'), outDir });

/** @type {Record<string, string>} */
const mounts = {};
for (const name of ['press', 'simulated']) {
  const folder = join(ROOT, 'examples', name);
  if (existsSync(join(folder, 'datapackage.json'))) mounts[`/${name}/`] = folder;
  else console.warn(`examples/${name} has no datapackage.json, so /${name}/ is not served`);
}
const { url } = await serveFolder({ folder: outDir, port: Number(process.env.PORT ?? 5173), mounts });
console.log(`\nThe data map of Liaoning: ${url}\nCtrl-C ends.`);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
