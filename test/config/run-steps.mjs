import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './packages.mjs';

/**
 * @typedef {{ name: string, command: string[], environment?: Record<string, string> }} Step
 */

/** Where each run leaves what passed and what failed, for the closing line of `.ci/run`. */
export const RESULTS = join(ROOT, 'node_modules', '.cache', 'results');

/**
 * Runs one step and gives its exit code and everything it wrote.
 * @param {Step} step
 * @param {boolean} live print while it runs
 * @returns {Promise<{ code: number, text: string, seconds: number }>}
 */
function runStep({ command: [program = 'node', ...args], environment = {} }, live) {
  const started = performance.now();
  return new Promise((done) => {
    const env = {
      ...process.env,
      ...environment,
      PATH: `${join(ROOT, 'node_modules', '.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`,
    };
    const child = spawn(program, args, {
      cwd: ROOT,
      env,
      stdio: ['ignore', live ? 'inherit' : 'pipe', live ? 'inherit' : 'pipe'],
    });
    let text = '';
    child.stdout?.on('data', (chunk) => (text += chunk));
    child.stderr?.on('data', (chunk) => (text += chunk));
    child.on('error', (error) => done({ code: 1, text: `${text}${error.message}\n`, seconds: 0 }));
    child.on('close', (code) => done({ code: code ?? 1, text, seconds: (performance.now() - started) / 1000 }));
  });
}

/**
 * Runs groups of steps one after the other, the steps of a group side by side; says of each what it took, and prints what a failing one wrote.
 * Every step runs, so that one run shows every fault. Ends with exit code 1 when a step failed.
 * @param {string} title names the run in the results
 * @param {readonly (readonly Step[])[]} groups
 */
export async function runSteps(title, groups) {
  mkdirSync(RESULTS, { recursive: true });
  /** @type {{ name: string, passed: boolean }[]} */
  const results = [];
  for (const group of groups) {
    const live = group.length === 1;
    await Promise.all(
      group.map(async (step) => {
        if (live) console.log(`\n> ${step.name}`);
        const { code, text, seconds } = await runStep(step, live);
        results.push({ name: step.name, passed: code === 0 });
        const line = `${code === 0 ? 'ok  ' : 'FAIL'} ${step.name} (${seconds.toFixed(1)} s)`;
        console.log(code === 0 ? line : `${line}\n${text}`);
      }),
    );
  }
  writeFileSync(join(RESULTS, `${title}.steps.json`), `${JSON.stringify(results, null, 2)}\n`);
  const failed = results.filter(({ passed }) => !passed);
  if (failed.length > 0) {
    console.error(`\n${title}: ${failed.map(({ name }) => name).join(', ')} failed`);
    process.exitCode = 1;
  }
}
