import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { countResults, failedTests } from '../config/count-results.mjs';
import { judgeSize } from '../config/size.mjs';
import { findUntested } from './stories.mjs';

test.each([
  ['above the limit, record or not', { kib: 15.1, limitKib: 15, recordedKib: 15.1 }, 'above its limit of 15 KiB'],
  ['without a record', { kib: 10, limitKib: 15, recordedKib: undefined }, 'not recorded'],
  ['more than 3 % above the record', { kib: 10.4, limitKib: 15, recordedKib: 10 }, 'more than 3 % above'],
  ['more than 10 % below the record', { kib: 8.9, limitKib: 15, recordedKib: 10 }, 'congratulations'],
])('refuses a page %s', (_what, size, problem) => {
  expect(judgeSize(size)).toContain(problem);
});

test.each([10.3, 10, 9])('passes a page of %d KiB with a record of 10', (kib) => {
  expect(judgeSize({ kib, limitKib: 15, recordedKib: 10 })).toBeNull();
});

const steps = (...passed: [string, boolean][]) => passed.map(([name, ok]) => ({ name, passed: ok }));

test('counts single tests and single steps, and no run of tests twice', () => {
  const reports = new Map<string, unknown>([
    ['check.steps.json', steps(['lint', true], ['types', true], ['node tests', true])],
    ['node.json', { success: true, numPassedTests: 40, numFailedTests: 0 }],
    ['test.steps.json', steps(['check', true], ['size', true], ['test:browser', false])],
    ['browser.json', { success: false, numPassedTests: 9, numFailedTests: 2 }],
  ]);
  expect(countResults(reports)).toEqual({ passed: 40 + 9 + 3, failed: 2 });
});

test.each([
  ['nothing was reported', []],
  ['a run failed outside its tests', [['node.json', { success: false, numPassedTests: 3, numFailedTests: 0 }]]],
  ['a run had no tests', [['node.json', { success: true, numPassedTests: 0, numFailedTests: 0 }]]],
  ['a run of tests left no report', [['test.steps.json', steps(['test:browser', true])]]],
  ['a run of tests stopped before its report', [['test.steps.json', steps(['test:browser', false])]]],
] as [string, [string, unknown][]][])('counts a failure when %s', (_what, reports) => {
  expect(countResults(new Map(reports)).failed).toBe(1);
});

test('names the tests that failed, and the files that did not begin', () => {
  const name = fileURLToPath(new URL('../geo/register.node.test.ts', import.meta.url));
  const failed = { status: 'failed', fullName: 'register finds', failureMessages: ['Error: no 铁岭\n    at once'] };
  const reports = [
    steps(['check', false]),
    { testResults: [{ name, status: 'failed', assertionResults: [{ status: 'passed', fullName: 'a' }, failed] }] },
    { testResults: [{ name, status: 'failed', message: 'SyntaxError: here\nand there', assertionResults: [] }] },
  ];
  expect(failedTests(reports)).toEqual([
    'FAILED test/geo/register.node.test.ts: register finds: Error: no 铁岭',
    'FAILED test/geo/register.node.test.ts: SyntaxError: here',
  ]);
});

test('asks for stories of every element and for somebody who runs them', () => {
  expect(findUntested({ storyFiles: [], hasConfiguration: false, kinds: [] })).toEqual([]);
  expect(findUntested({ storyFiles: ['/elements/kpi.stories.ts'], hasConfiguration: true, kinds: ['kpi'] })).toEqual(
    [],
  );
  expect(
    findUntested({ storyFiles: ['/elements/kpi.stories.ts'], hasConfiguration: false, kinds: ['kpi'] }),
  ).toHaveLength(1);
  expect(
    findUntested({ storyFiles: ['/elements/kpi.stories.ts'], hasConfiguration: true, kinds: ['kpi', 'mix'] }),
  ).toHaveLength(1);
  expect(findUntested({ storyFiles: [], hasConfiguration: false, kinds: ['kpi'] })).toHaveLength(1);
});
