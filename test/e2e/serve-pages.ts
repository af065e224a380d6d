import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildPage } from '../config/build-page.mjs';
import { ROOT } from '../config/packages.mjs';
import { serveFolder } from '../config/serve.mjs';
import { buildHarness } from './build-harness.js';
import { freshCdn } from './fresh-cdn.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Serves the built Liaoning page at `/`, the harness at `/harness/`, the portal at `/examples/portal/`, the data packages, all under the strict policy. */
    pagesUrl: string;
  }
}

/** Builds as for readers: under Vitest's own NODE_ENV libraries would come as their development builds, which talk. */
async function asPublished<T>(build: () => Promise<T>): Promise<T> {
  const known = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    return await build();
  } finally {
    process.env.NODE_ENV = known;
  }
}

/** Builds the pages once for all browser-driving tests and serves them under the strict policy. */
export default async function servePages(project: TestProject): Promise<() => Promise<void>> {
  const cache = join(ROOT, 'node_modules', '.cache', 'e2e');
  const data = { press: join(ROOT, 'examples', 'press'), simulated: join(ROOT, 'examples', 'simulated') };
  const cdn = await asPublished(async () => {
    await buildPage({ folder: join(ROOT, 'examples', 'liaoning'), outDir: join(cache, 'liaoning') });
    await buildHarness(join(cache, 'harness'));
    return freshCdn();
  });
  const server = await serveFolder({
    folder: join(cache, 'liaoning'),
    port: 0,
    mounts: {
      '/harness/': join(cache, 'harness'),
      '/harness/press/': data.press,
      '/harness/simulated/': data.simulated,
      '/press/': data.press,
      '/boundaries/': join(ROOT, 'examples', 'boundaries'),
      '/simulated/': data.simulated,
      '/broken/': join(ROOT, 'test', 'data', 'broken'),
      '/examples/': join(ROOT, 'examples'),
      '/packages/elements/dist/cdn/': cdn,
    },
  });
  project.provide('pagesUrl', server.url);
  return server.close;
}
