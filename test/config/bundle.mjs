import { build, defaultClientConditions, defaultServerConditions } from 'vite';
import { chunkGroups } from './chunk-groups.mjs';
import { compactTemplates } from './compact-templates.mjs';
import { ROOT, SOURCE } from './packages.mjs';
import { trimEcharts } from './trim-echarts.mjs';

/**
 * @typedef {import('vite').Rolldown.RolldownOutput} Output
 */

/**
 * Bundles scripts from the sources of the packages, fully minified, for browsers of the year 2022 and later.
 * @param {object} options
 * @param {Record<string, string>} options.entries name of the output file without `.js` -> source file
 * @param {'es' | 'iife'} [options.format]
 * @param {string} [options.globalName] what an iife is called
 * @param {string} [options.outDir] written there; without it nothing is written
 * @param {import('vite').Plugin[]} [options.plugins]
 * @returns {Promise<Output>}
 */
export async function bundlePage({ entries, format = 'es', globalName, outDir, plugins = [] }) {
  const [page, ...others] = Object.keys(entries);
  const groups = page !== undefined && others.length === 0 ? { codeSplitting: chunkGroups(page) } : {};
  const [output] = /** @type {Output[]} */ (
    await build({
      configFile: false,
      root: ROOT,
      logLevel: 'error',
      publicDir: false,
      plugins: [trimEcharts, compactTemplates, ...plugins],
      define: { 'process.env.NODE_ENV': '"production"' },
      resolve: { conditions: [SOURCE, ...defaultClientConditions] },
      build: {
        target: ['chrome105', 'firefox115', 'safari16.4'],
        write: outDir !== undefined,
        ...(outDir ? { outDir, emptyOutDir: false } : {}),
        modulePreload: false,
        reportCompressedSize: false,
        minify: true,
        lib: {
          entry: entries,
          formats: [format],
          ...(globalName ? { name: globalName } : {}),
          fileName: (_format, name) => (format === 'iife' ? `${name}.iife.js` : `${name}.js`),
        },
        rolldownOptions: {
          ...(others.length === 0 ? { preserveEntrySignatures: 'allow-extension' } : {}),
          output: {
            minify: true,
            comments: false,
            ...(format === 'iife'
              ? { codeSplitting: false }
              : { chunkFileNames: 'chunks/[name]-[hash].js', ...groups }),
          },
        },
      },
    })
  );
  if (!output) throw new Error('nothing was bundled');
  return output;
}

/**
 * Bundles the packages' own sources for Node; libraries stay imports of node_modules.
 * @param {{ entries: Record<string, string>, outDir: string }} options
 * @returns {Promise<Output>}
 */
export async function bundleNode({ entries, outDir }) {
  const conditions = [SOURCE, ...defaultServerConditions];
  return /** @type {Output} */ (
    await build({
      configFile: false,
      root: ROOT,
      logLevel: 'error',
      publicDir: false,
      resolve: { conditions },
      ssr: { noExternal: [/^@practice-atlas\//], resolve: { conditions } },
      build: {
        ssr: true,
        target: 'node20',
        outDir,
        emptyOutDir: true,
        minify: false,
        reportCompressedSize: false,
        rolldownOptions: {
          input: entries,
          output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name].mjs' },
        },
      },
    })
  );
}
