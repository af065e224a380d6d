import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT } from './packages.mjs';
import { RESULTS } from './run-steps.mjs';

/** Runs of tests, whose single tests are counted; a step that only starts one is counted through them, unless it failed without a failing test. */
const COUNTED_BY_TESTS = new Map([
  ['node tests', 'node.json'],
  ['node tests in another time zone', 'zone.json'],
  ['test:browser', 'browser.json'],
  ['test:pages', 'pages.json'],
  ['test:stories', 'storybook.json'],
  ['test:pack', 'pack.steps.json'],
  ['check', 'check.steps.json'],
]);

/**
 * Adds up what passed and what failed in the reports of a run.
 * @param {Map<string, unknown>} reports file name -> parsed report: Vitest's JSON, or a list of steps
 * @returns {{ passed: number, failed: number }}
 */
export function countResults(reports) {
  let passed = 0;
  let failed = 0;
  /** @type {Map<string, number>} */
  const failedIn = new Map();
  for (const [file, report] of reports) {
    if (Array.isArray(report)) continue;
    const {
      numPassedTests = 0,
      numFailedTests = 0,
      success = false,
    } = /** @type {{ numPassedTests?: number, numFailedTests?: number, success?: boolean }} */ (report);
    const fault = numFailedTests === 0 && (!success || numPassedTests === 0) ? 1 : 0;
    passed += numPassedTests;
    failed += numFailedTests + fault;
    failedIn.set(file, numFailedTests + fault);
  }
  for (const [file, report] of reports)
    if (Array.isArray(report)) failedIn.set(file, report.filter(({ passed: ok }) => !ok).length);
  for (const report of reports.values())
    for (const step of Array.isArray(report) ? report : []) {
      const inner = COUNTED_BY_TESTS.get(step.name);
      if (inner === undefined && step.passed) passed += 1;
      else if (inner === undefined) failed += 1;
      else if (step.passed ? !reports.has(inner) : !failedIn.get(inner)) failed += 1;
    }
  if (passed + failed === 0) failed = 1;
  return { passed, failed };
}

/**
 * The failing tests by name, each with the first line of its message, so that the end of a log says what failed.
 * @param {Iterable<unknown>} reports
 * @returns {string[]}
 */
export function failedTests(reports) {
  /** @typedef {{ status: string, fullName: string, failureMessages?: string[] }} Assertion */
  const lines = [];
  for (const report of reports)
    if (!Array.isArray(report)) {
      const { testResults = [] } =
        /** @type {{ testResults?: { name: string, message?: string, status?: string, assertionResults: Assertion[] }[] }} */ (
          report
        );
      for (const { name, message = '', status, assertionResults } of testResults) {
        const failures = assertionResults.filter((assertion) => assertion.status === 'failed');
        for (const { fullName, failureMessages: [first = ''] = [] } of failures)
          lines.push(`FAILED ${relative(ROOT, name)}: ${fullName}: ${first.split('\n')[0]}`);
        if (status === 'failed' && failures.length === 0)
          lines.push(`FAILED ${relative(ROOT, name)}: ${message.split('\n')[0]}`);
      }
    }
  return lines;
}

if (process.argv[1]?.endsWith('count-results.mjs')) {
  const names = existsSync(RESULTS) ? readdirSync(RESULTS).filter((name) => name.endsWith('.json')) : [];
  const reports = new Map(names.map((name) => [name, JSON.parse(readFileSync(join(RESULTS, name), 'utf8'))]));
  const { passed, failed } = countResults(reports);
  for (const line of failedTests(reports.values())) console.log(line);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}
