import { resolve } from 'node:path';
import { createServer, createServerModuleRunner, defaultServerConditions } from 'vite';

/**
 * Runs a TypeScript script with package names resolved to their sources, so that nothing needs a build:
 * `node test/config/run.mjs examples/press/build.ts [arguments]`.
 */
const [script, ...rest] = process.argv.slice(2);
if (!script) throw new Error('usage: node test/config/run.mjs SCRIPT.ts [arguments]');
process.argv = [process.execPath, resolve(script), ...rest];

const conditions = ['@practice-atlas/source', ...defaultServerConditions];
const server = await createServer({
  configFile: false,
  logLevel: 'error',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  appType: 'custom',
  optimizeDeps: { noDiscovery: true },
  ssr: { resolve: { conditions, externalConditions: [] } },
  environments: { ssr: { resolve: { conditions } } },
});
try {
  await createServerModuleRunner(server.environments.ssr, { hmr: false }).import(resolve(script));
} catch (error) {
  console.error(error instanceof Error ? error.stack : error);
  process.exitCode = 1;
} finally {
  await server.close();
}
