import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { playwright } from '@vitest/browser-playwright';
import { defaultClientConditions, defaultServerConditions } from 'vite';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { CHROMIUM_ARGS, findChromium } from './chromium.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const SOURCE = '@practice-atlas/source';
const executablePath = findChromium();

const provider = playwright({
  launchOptions: { ...(executablePath ? { executablePath } : {}), args: CHROMIUM_ARGS },
  contextOptions: {
    deviceScaleFactor: 1,
    reducedMotion: 'reduce',
    colorScheme: 'light',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  },
});

/** Named here, or the first run of a machine optimizes them in the middle of a test. */
const CARRIED = [
  'lit',
  'lit/directives/class-map.js',
  'lit/directives/repeat.js',
  'echarts/core',
  'echarts/renderers',
  'echarts/components',
  'echarts/lib/chart/line.js',
  'echarts/lib/component/gridSimple.js',
  'd3-array',

  'axe-core',
  'fast-check',
];

const storybookFolder = fileURLToPath(new URL('../../stories/.storybook', import.meta.url));

/** Every story is a test (`--project storybook`), once Storybook's own configuration is there; other runs do not load Storybook. */
async function storyProjects(): Promise<TestProjectConfiguration[]> {
  if (!existsSync(`${storybookFolder}/main.ts`) || !process.argv.includes('storybook')) return [];
  const { storybookTest } = await import('@storybook/addon-vitest/vitest-plugin');
  return [
    {
      root,
      cacheDir: 'node_modules/.cache/vite-storybook',
      plugins: [storybookTest({ configDir: storybookFolder })],
      optimizeDeps: { include: CARRIED },
      test: {
        name: 'storybook',
        testTimeout: 30_000,
        browser: {
          enabled: true,
          headless: true,
          provider,
          screenshotFailures: false,
          instances: [{ browser: 'chromium', viewport: { width: 1280, height: 900 } }],
        },
      },
    },
  ];
}

export default defineConfig({
  root,
  cacheDir: 'node_modules/.cache/vite',
  test: {
    globalSetup: ['test/config/exit-early.ts'],
    projects: [
      {
        root,
        resolve: { conditions: [SOURCE, ...defaultServerConditions] },
        ssr: { resolve: { conditions: [SOURCE, ...defaultServerConditions] } },
        test: {
          name: 'node',
          // Pure functions, most of them: files share the modules that a worker has loaded, which halves the time of a run.
          isolate: false,
          maxWorkers: '100%',
          // What is hung ends; what is slow on a busy machine does not fail. Files that must end soon say so themselves.
          testTimeout: 60_000,
          include: ['test/**/*.node.test.ts'],
          exclude: ['test/e2e/**', '**/node_modules/**'],
          environment: 'node',
          env: { TZ: process.env.ATLAS_TZ ?? 'Asia/Shanghai' },
        },
      },
      {
        root,
        cacheDir: 'node_modules/.cache/vite-browser',
        resolve: { conditions: [SOURCE, ...defaultClientConditions] },
        optimizeDeps: {
          include: CARRIED,
        },
        test: {
          name: 'browser',
          include: ['test/**/*.browser.test.ts'],
          testTimeout: 30_000,
          // Files share one browser page's emulated media (theme, motion, forced colors): one after the other, or one changes them under another.
          fileParallelism: false,
          browser: {
            enabled: true,
            headless: true,
            provider,
            screenshotFailures: false,
            instances: [{ browser: 'chromium', viewport: { width: 1280, height: 900 } }],
          },
        },
      },
      {
        root,
        resolve: { conditions: [SOURCE, ...defaultServerConditions] },
        ssr: { resolve: { conditions: [SOURCE, ...defaultServerConditions] } },
        test: {
          name: 'engines',
          include: ['test/engines/*.engine.test.ts'],
          environment: 'node',
          env: { TZ: process.env.ATLAS_TZ ?? 'Asia/Shanghai' },
          // Millions of rows on a machine that does something else besides.
          testTimeout: 1_800_000,
          hookTimeout: 600_000,
          // Each file starts servers of its own; side by side they would share the processors and measure each other.
          fileParallelism: false,
        },
      },
      {
        root,
        resolve: { conditions: [SOURCE, ...defaultServerConditions] },
        ssr: { resolve: { conditions: [SOURCE, ...defaultServerConditions] } },
        test: {
          name: 'pages',
          include: ['test/e2e/**/*.node.test.ts'],
          environment: 'node',
          globalSetup: ['test/e2e/serve-pages.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      ...(await storyProjects()),
    ],
  },
});
