import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { openHarness, withoutMissingFiles } from './harness-page.js';
import { closeBrowser, type OpenedPage } from './open-page.js';

let opened: OpenedPage;

beforeEach(async () => {
  opened = await openHarness();
});
afterEach(() => opened.close());
afterAll(closeBrowser);

const QUERY = {
  metrics: ['orders_placed', 'completion_rate', 'time_to_complete.p90'],
  by: ['region:city', 'month'],
} as const;

test('a worker answers under the strict policy, as the page itself does', async () => {
  const found = await opened.page.evaluate(async (query) => {
    const { createWorkerEngine, measure, readDataPackage } = window.harness;
    const dataset = await readDataPackage('/simulated/datapackage.json');
    const own = measure(dataset, query);
    const engine = createWorkerEngine(dataset, { workerUrl: '/harness/worker.js', rowsAtLeast: 0 });
    const answer = await engine.measure(query);
    const place = await engine.place;
    engine.close();
    const late = await engine.measure(query).then(String, (error: Error) => error.message);
    return { place, rowCount: answer.rowCount, own: JSON.stringify(own), theirs: JSON.stringify(answer), late };
  }, QUERY);
  expect(found.place).toBe('worker');
  expect(found.rowCount).toBeGreaterThan(10);
  expect(found.theirs).toBe(found.own);
  expect(found.late).toBe('the engine is closed');
  expect(opened.complaints).toEqual([]);
});

test('its errors keep their code and hint, and an abort ends a question', async () => {
  const found = await opened.page.evaluate(async (query) => {
    const { createWorkerEngine, readDataPackage } = window.harness;
    const dataset = await readDataPackage('/simulated/datapackage.json');
    const engine = createWorkerEngine(dataset, { workerUrl: '/harness/worker.js', rowsAtLeast: 0 });
    const wrong = await engine.measure({ metrics: ['order_placed'] }).then(
      () => null,
      ({ name, code, hint }: { name: string; code: string; hint: string }) => ({ name, code, hint }),
    );
    const controller = new AbortController();
    const asked = engine.measure(query, { signal: controller.signal }).then(String, String);
    controller.abort('enough');
    const reason = await asked;
    const after = (await engine.measure({ metrics: ['orders_placed'] })).rowCount;
    engine.close();
    return { wrong, reason, after };
  }, QUERY);
  expect(found).toEqual({
    wrong: { name: 'AtlasError', code: 'metric_unknown', hint: 'did you mean "orders_placed"?' },
    reason: 'enough',
    after: 1,
  });
  expect(opened.complaints).toEqual([]);
});

test('memory can be handed over: the page then has no more of the columns', async () => {
  const lengths = await opened.page.evaluate(async () => {
    const { createWorkerEngine, readDataPackage } = window.harness;
    const dataset = await readDataPackage('/simulated/datapackage.json');
    const { case_id } = dataset.tables.cases.columns;
    const bytes = () => (case_id?.kind === 'text' ? case_id.bytes.byteLength : -1);
    const before = bytes();
    const engine = createWorkerEngine(dataset, { workerUrl: '/harness/worker.js', rowsAtLeast: 0, transfer: true });
    const { rowCount } = await engine.measure({ metrics: ['orders_placed'] });
    engine.close();
    return { before, after: bytes(), rowCount };
  });
  expect(lengths.before).toBeGreaterThan(0);
  expect(lengths).toMatchObject({ after: 0, rowCount: 1 });
});

test('the page answers in slices where the worker is not to be had, and says so once', async () => {
  const found = await opened.page.evaluate(async (query) => {
    const { createWorkerEngine, measure, readDataPackage } = window.harness;
    const dataset = await readDataPackage('/simulated/datapackage.json');
    const refused: string[] = [];
    const engine = createWorkerEngine(dataset, {
      workerUrl: '/harness/nowhere.js',
      rowsAtLeast: 0,
      onRefused: (reason) => refused.push(String(reason)),
    });
    const answers = [await engine.measure(query), await engine.measure(query)];
    const own = JSON.stringify(measure(dataset, query));
    const isSame = answers.map((answer) => JSON.stringify(answer) === own);
    const foreign: string[] = [];
    const other = createWorkerEngine(dataset, {
      workerUrl: 'https://example.org/worker.js',
      rowsAtLeast: 0,
      onRefused: (reason) => foreign.push(String(reason)),
    });
    return { place: await engine.place, isSame, refused, other: await other.place, foreign };
  }, QUERY);
  expect(found).toEqual({
    place: 'page',
    isSame: [true, true],
    refused: ['Error: the worker /harness/nowhere.js did not start'],
    other: 'page',
    foreign: ['TypeError: a worker of another origin, https://example.org'],
  });
  expect(withoutMissingFiles(opened.complaints, /nowhere/)).toEqual([]);
});

test('a small dataset is answered in the page without starting a worker', async () => {
  const found = await opened.page.evaluate(async () => {
    const { createWorkerEngine, readDataPackage } = window.harness;
    const dataset = await readDataPackage('/press/datapackage.json');
    const engine = createWorkerEngine(dataset, { workerUrl: '/harness/nowhere.js' });
    return { rowCount: (await engine.measure({ metrics: ['sites'] })).rowCount, place: await engine.place };
  });
  expect(found).toEqual({ rowCount: 1, place: 'page' });
  expect(opened.complaints).toEqual([]);
});
