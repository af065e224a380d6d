import { build, defaultClientConditions } from 'vite';
import { chunkGroups } from './chunk-groups.mjs';
import { compactTemplates } from './compact-templates.mjs';
import { ROOT, SOURCE } from './packages.mjs';
import { ON_DEMAND } from './size.mjs';
import { trimEcharts } from './trim-echarts.mjs';

/** The chart engine: a page draws with it last, so its file waits behind those that fetch and read the data. */
const LAST = 'echarts-engine';

/**
 * Lets the browser fetch the chunks that a page asks for at once beside its script, not after it; not those of seldom needs.
 * @type {import('vite').Plugin}
 */
const preloadChunks = {
  name: 'preload-chunks',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle = {} }) => {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const asked = chunks.filter((chunk) => chunk.isDynamicEntry && !ON_DEMAND.includes(chunk.name));
      const needed = new Set(asked.flatMap((chunk) => [chunk.fileName, ...chunk.imports]));
      return chunks
        .filter((chunk) => needed.has(chunk.fileName) && !chunk.isEntry)
        .sort((a, b) => Number(a.name === LAST) - Number(b.name === LAST))
        .map(({ name, fileName }) => ({
          tag: 'link',
          attrs: {
            rel: 'modulepreload',
            crossorigin: true,
            href: `./${fileName}`,
            ...(name === LAST ? { fetchpriority: 'low' } : {}),
          },
          injectTo: 'head',
        }));
    },
  },
};

/**
 * Files that run whole soon after a page starts: a browser that reads the note compiles them beside the page, not piece by piece in
 * its way. Not the page's own script: it would begin only after every function of it is compiled.
 */
const RUN_AT_START = new Set(['load-dataset', LAST]);

/**
 * Notes at the top of files that a page runs at its start (https://v8.dev/blog/explicit-compile-hints). The chart engine is among them though a
 * page needs a third of its functions: it spares the main thread a tenth of its work.
 * @type {import('vite').Plugin}
 */
const compileHints = {
  name: 'compile-hints',
  enforce: 'post',
  generateBundle: {
    // After Vite has put its list of files to preload at the top: a note that does not stand first is none.
    order: 'post',
    handler(_options, bundle) {
      for (const file of Object.values(bundle))
        if (file.type === 'chunk' && RUN_AT_START.has(file.name))
          file.code = `//# allFunctionsCalledOnLoad\n${file.code}`;
    },
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
    plugins: [trimEcharts, compactTemplates, preloadChunks, compileHints],
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { conditions: [SOURCE, ...defaultClientConditions] },
    build: {
      target: ['chrome105', 'firefox115', 'safari16.4'],
      outDir,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { output: { codeSplitting: chunkGroups('index') } },
      chunkSizeWarningLimit: 2000,
      reportCompressedSize: false,
    },
  });
}
