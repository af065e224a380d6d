import { join } from 'node:path';
import { build, defaultClientConditions } from 'vite';
import { buildWorker } from '../config/build-worker.mjs';
import { ROOT, SOURCE } from '../config/packages.mjs';

/** Builds the page that puts stories and datasets on screen, and the memory engine's worker; Storybook's own test library stays out of it. */
export async function buildHarness(outDir: string): Promise<void> {
  const folder = join(ROOT, 'test', 'e2e', 'harness');
  await build({
    configFile: false,
    root: folder,
    base: './',
    logLevel: 'warn',
    cacheDir: join(ROOT, 'node_modules', '.cache', 'vite-harness'),
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: {
      conditions: [SOURCE, ...defaultClientConditions],
      alias: { 'storybook/test': join(folder, 'storybook-test.ts') },
    },
    build: {
      target: 'chrome105',
      outDir,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 4000,
      reportCompressedSize: false,
    },
  });
  await buildWorker(outDir);
}
