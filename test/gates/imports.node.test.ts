import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkImports, listSources } from './imports.mjs';

let root = '';

function plant(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/** A library in the planted tree's node_modules. */
function library(name: string): Record<string, string> {
  return {
    [`node_modules/${name}/package.json`]: `{ "name": "${name}", "type": "module", "exports": { ".": "./index.js", "./*": "./*" } }`,
    [`node_modules/${name}/index.js`]: 'export const x = 1;\n',
  };
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'imports-'));
  plant({
    'packages/dataset/src/index.ts': 'export interface Row { id: string }\nexport const rows = 1;\n',
    'packages/measure/src/index.ts': 'export const measure = 1;\n',
    'packages/elements/src/base/base.ts': 'export const base = 1;\n',
    'packages/elements/src/engine/chart.ts': "import { x } from 'echarts/core.js';\nexport const chart = x;\n",
    'node_modules/echarts/core.js': 'export const x = 1;\n',
    'node_modules/echarts/lib/chart/line.js': 'export const x = 1;\n',
    ...library('echarts'),
  });
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

test('finds nothing wrong in a tree that keeps the rules', async () => {
  const { problems, sourceCount } = await checkImports({ root });
  expect(problems).toEqual([]);
  expect(sourceCount).toBe(4);
});

test.each([
  ['a library in dataset', 'packages/dataset/src/bad.ts', "import 'echarts';", 'dataset-imports-only-its-own-kind'],
  [
    'a builtin of Node in measure',
    'packages/measure/src/bad.ts',
    "import { readFileSync } from 'node:fs';\nreadFileSync('');",
    'measure-imports-only-its-own-kind',
  ],
  [
    'transform in elements',
    'packages/elements/src/base/bad.ts',
    "import type { T } from '../../../transform/src/index.js';\nexport type U = T;",
    'elements-and-transform-never-meet',
  ],
  [
    'a package by its path',
    'packages/measure/src/bad.ts',
    "import { rows } from '../../dataset/src/index.js';\nexport const n = rows;",
    'packages-are-imported-by-name',
  ],
  [
    'a package by its path in a test',
    'test/measure/bad.node.test.ts',
    "import { rows } from '../../packages/dataset/src/index.js';\nexport const n = rows;",
    'packages-are-imported-by-name',
  ],
  [
    'ECharts in a model',
    'packages/elements/src/models/bad.ts',
    "import { x } from 'echarts/core.js';\nexport const n = x;",
    'echarts-runs-only-in-the-engine',
  ],
  [
    'all of ECharts in an element',
    'packages/elements/src/elements/kpi/kpi.ts',
    "import { x } from 'echarts';\nexport const n = x;",
    'an-element-imports-only-its-chart',
  ],
  [
    'the element base in a model',
    'packages/elements/src/models/bad.ts',
    "import { base } from '../base/base.js';\nexport const n = base;",
    'meaning-looks-back-only',
  ],
  [
    'the engine behind an option',
    'packages/elements/src/elements/kpi/kpi-option.ts',
    "import { b } from './between.js';\nexport const n = b;",
    'options-and-marks-never-reach-the-drawing',
  ],
  [
    'another element in a leaf element',
    'packages/elements/src/elements/kpi/kpi.ts',
    "import { b } from '../mix/mix.js';\nexport const n = b;",
    'no-leaf-element-imports-another',
  ],
  ['d3-selection', 'packages/elements/src/base/bad.ts', "import 'd3-selection';", 'd3-computes-and-does-not-draw'],
  ['a file that is not there', 'packages/dataset/src/bad.ts', "import './nowhere.js';", 'everything-resolves'],
  ['a circle', 'packages/dataset/src/bad.ts', "import { a } from './worse.js';\nexport const b = a;", 'no-circles'],
])('refuses %s', async (_what, path, text, rule) => {
  plant({
    'packages/transform/src/index.ts': 'export type T = string;\n',
    'packages/dataset/src/worse.ts':
      path.endsWith('dataset/src/bad.ts') && rule === 'no-circles'
        ? "import { b } from './bad.js';\nexport const a = b;\n"
        : 'export const a = 1;\n',
    'packages/elements/src/elements/mix/mix.ts': 'export const b = 1;\n',
    'packages/elements/src/elements/kpi/between.ts':
      "import { chart } from '../../engine/chart.js';\nexport const b = chart;\n",
    ...library('d3-selection'),
    [path]: `${text}\n`,
  });
  const { problems } = await checkImports({ root });
  expect(problems.map((problem) => problem.split(':')[0])).toContain(rule);
});

test('lets an element import its own chart, and types of ECharts anywhere', async () => {
  plant({
    'packages/elements/src/elements/kpi/kpi.ts': "import 'echarts/lib/chart/line.js';\n",
    'packages/elements/src/models/good.ts': "import type { x } from 'echarts/core.js';\nexport type X = typeof x;\n",
  });
  expect((await checkImports({ root })).problems).toEqual([]);
});

test('counts a type in braces as an import of the module', async () => {
  plant({
    'packages/elements/src/models/bad.ts': "import { type x } from 'echarts/core.js';\nexport type X = typeof x;\n",
  });
  expect((await checkImports({ root })).problems.join()).toContain('echarts-runs-only-in-the-engine');
});

test('fails when it cruised fewer modules than there are source files', async () => {
  plant({ 'elsewhere/unseen.ts': 'export const a = 1;\n' });
  const { problems } = await checkImports({ root, sources: [...listSources(root), 'elsewhere/unseen.ts'] });
  expect(problems).toEqual([
    'cruised fewer modules than there are source files; not read: elsewhere/unseen.ts (1 in all)',
  ]);
});
