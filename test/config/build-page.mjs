import { build, defaultClientConditions } from 'vite';
import { ROOT, SOURCE } from './packages.mjs';

/**
 * Lets the browser fetch the chunks that a page asks for on demand beside its script, not after it.
 * @type {import('vite').Plugin}
 */
const preloadChunks = {
  name: 'preload-chunks',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle = {} }) =>
      Object.values(bundle).flatMap((file) =>
        file.type === 'chunk' && file.isDynamicEntry
          ? [{ tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href: `./${file.fileName}` } }]
          : [],
      ),
  },
};

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
    plugins: [preloadChunks],
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
