import { resolve } from 'node:path';
import { createServer, createServerModuleRunner, defaultServerConditions } from 'vite';

/**
 * Runs a TypeScript script with package names resolved to their sources, so that nothing needs a build.
 * @param {string} script
 * @param {readonly string[]} args what the script finds in `process.argv` after its own name
 */
export async function runScript(script, args) {
  process.argv = [process.execPath, resolve(script), ...args];
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
}
