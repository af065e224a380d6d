import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildPage } from '../config/build-page.mjs';
import { ROOT } from '../config/packages.mjs';
import { serveFolder } from '../config/serve.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** Serves the built Liaoning page at `/`, the harness at `/harness/`, the portal at `/portal/`, the data packages, all under the strict policy. */
    pagesUrl: string;
  }
}

/** Builds the pages once for all browser-driving tests and serves them under the strict policy. */
export default async function servePages(project: TestProject): Promise<() => Promise<void>> {
  const cache = join(ROOT, 'node_modules', '.cache', 'e2e');
  const pages = { liaoning: join(ROOT, 'examples', 'liaoning'), harness: join(ROOT, 'test', 'e2e', 'harness') };
  for (const [name, folder] of Object.entries(pages)) await buildPage({ folder, outDir: join(cache, name) });
  const cdn = join(ROOT, 'packages', 'elements', 'dist', 'cdn');
  const server = await serveFolder({
    folder: join(cache, 'liaoning'),
    port: 0,
    mounts: {
      '/harness/': join(cache, 'harness'),
      '/press/': join(ROOT, 'examples', 'press'),
      '/simulated/': join(ROOT, 'examples', 'simulated'),
      '/broken/': join(ROOT, 'test', 'data', 'broken'),
      ...(existsSync(cdn) ? { '/portal/': join(ROOT, 'examples', 'portal'), '/cdn/': cdn } : {}),
    },
  });
  project.provide('pagesUrl', server.url);
  return server.close;
}
