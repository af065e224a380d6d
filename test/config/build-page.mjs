import { build, defaultClientConditions } from 'vite';
import { ROOT, SOURCE } from './packages.mjs';

/**
 * Builds a folder with an index.html into plain files without inline script or style, so that the strict policy lets it run.
 * @param {{ folder: string, outDir: string }} options
 */
export async function buildPage({ folder, outDir }) {
  await build({
    configFile: false,
    root: folder,
    base: './',
    logLevel: 'warn',
    cacheDir: `${ROOT}/node_modules/.cache/vite-page`,
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { conditions: [SOURCE, ...defaultClientConditions] },
    build: {
      target: ['chrome105', 'firefox115', 'safari16.4'],
      outDir,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2000,
      reportCompressedSize: false,
    },
  });
}
