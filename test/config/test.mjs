import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './packages.mjs';
import { RESULTS, runSteps } from './run-steps.mjs';

/** Everything: the check, the sizes, the build, the browser tests, the served pages, the stories, the packed packages. Runs every step, so that one run shows every fault. */
rmSync(RESULTS, { recursive: true, force: true });
const hasStories = existsSync(join(ROOT, 'stories/.storybook/main.ts'));
if (!hasStories) console.log('stories/.storybook is not there: no story is run');

/** @param {string} script */
const npmRun = (script) => ({ name: script, command: ['npm', 'run', '--silent', script] });
await runSteps('test', [
  [{ name: 'browser', command: ['node', 'test/config/ensure-chromium.mjs'] }],
  [npmRun('check')],
  [
    {
      name: 'node tests in another time zone',
      command: [
        'vitest',
        'run',
        '--config',
        'test/config/vitest.config.ts',
        '--project',
        'node',
        '--exclude',
        'test/gates/**',
        '--reporter=dot',
        '--reporter=json',
        '--outputFile.json=node_modules/.cache/results/zone.json',
      ],
      environment: { ATLAS_TZ: 'America/New_York' },
    },
  ],
  [npmRun('size')],
  [npmRun('build')],
  [npmRun('test:browser')],
  [npmRun('test:pages')],
  ...(hasStories ? [[npmRun('test:stories')]] : []),
  [{ name: 'stories', command: ['node', 'test/gates/stories.mjs'] }],
  [npmRun('test:pack')],
]);
