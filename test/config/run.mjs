import { runScript } from './run-script.mjs';

/** Runs a TypeScript script from its sources: `node test/config/run.mjs examples/press/build.ts [arguments]`. */
const [script, ...rest] = process.argv.slice(2);
if (!script) throw new Error('usage: node test/config/run.mjs SCRIPT.ts [arguments]');
await runScript(script, rest);
