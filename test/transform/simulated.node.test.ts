import { readdirSync, readFileSync } from 'node:fs';
import { mergeDatasets, type PracticeDataset, readDataPackage, tableRows } from '@practice-atlas/dataset';
import { loadRegister } from '@practice-atlas/geo/register.js';
import { simulateOrders, simulateVolunteers } from '@practice-atlas/transform';
import { describe, expect, it } from 'vitest';
import { SEED, simulatedPackage } from '../../examples/simulated/simulated-package.js';

const folder = new URL('../../examples/simulated/', import.meta.url);
const register = await loadRegister();
const files = simulatedPackage(register);
const dataset: PracticeDataset = await readDataPackage({ files });
const steps = tableRows(dataset.tables.case_steps);
const cases = tableRows(dataset.tables.cases);
const figures = tableRows(dataset.tables.figures);

function stepsByCase() {
  const courses = new Map<string, typeof steps>();
  for (const step of steps) courses.set(step.case_id, [...(courses.get(step.case_id) ?? []), step]);
  return courses;
}

describe('the simulated package of Liaoning', () => {
  it('is committed byte for byte as the script makes it', () => {
    const committed = readdirSync(folder).filter((name) => /\.(?:csv|json)$/.test(name));
    expect(committed.sort()).toEqual(Object.keys(files).sort());
    for (const [name, text] of Object.entries(files)) expect(readFileSync(new URL(name, folder), 'utf8')).toBe(text);
  });

  it('stays within its limits: 16,000 steps, 20,000 rows, 900 KB', () => {
    const rows = Object.values(dataset.tables).reduce((sum, table) => sum + table.rowCount, 0);
    const bytes = Object.values(files).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    expect(dataset.tables.cases.rowCount).toBe(2500);
    expect(dataset.tables.case_steps.rowCount).toBeLessThanOrEqual(16_000);
    expect(rows).toBeLessThanOrEqual(20_000);
    expect(bytes).toBeLessThanOrEqual(900 * 1024);
  });

  it('changes its orders and its volunteers with the seed', () => {
    const other = simulatedPackage(register, SEED + 1);
    for (const name of ['cases.csv', 'case_steps.csv', 'figures.csv', 'datapackage.json'])
      expect(other[name]).not.toBe(files[name]);
    expect(other['regions.csv']).toBe(files['regions.csv']);
  });

  it('says everywhere that it is simulated', () => {
    expect(dataset.title.zh).toContain('模拟数据');
    expect(dataset.title.en).toContain('simulated');
    expect(dataset.simulation).toMatchObject({ seed: SEED, tables: ['cases', 'case_steps'] });
    const kinds = new Map(tableRows(dataset.tables.sources).map((source) => [source.source_id, source.kind]));
    expect(figures.length).toBe(24);
    for (const figure of figures) expect(kinds.get(figure.source_id)).toBe('simulated');
  });

  it('reads back without a finding', () => {
    expect(dataset.findings).toEqual([]);
  });

  it('has every unit of Liaoning in its regions: 14 prefectures and 100 counties below the country and the province', () => {
    const levels = tableRows(dataset.tables.regions).map((region) => region.level);
    expect(levels.filter((level) => level === 'city')).toHaveLength(14);
    expect(levels.filter((level) => level === 'county')).toHaveLength(100);
    expect(levels).toHaveLength(116);
    for (const order of cases) expect(order.region_code).toMatch(/^21\d{4}$/);
    expect(new Set(cases.map((order) => order.region_code?.slice(0, 4))).size).toBe(14);
  });

  it('puts the steps of every order in sequence and in order of time, all in 2019 in China', () => {
    const [from, until] = [Date.parse('2019-01-01T00:00+08:00'), Date.parse('2020-01-01T00:00+08:00')];
    const courses = stepsByCase();
    expect(courses.size).toBe(2500);
    for (const course of courses.values()) {
      expect(course.map((step) => step.seq)).toEqual(course.map((_, index) => index + 1));
      expect(course[0]?.step).toBe('placed');
      for (const [index, step] of course.entries()) {
        expect(step.at >= from && step.at < until && step.at % 60_000 === 0).toBe(true);
        if (index > 0) expect(step.at).toBeGreaterThan(course[index - 1]?.at ?? Infinity);
      }
    }
  });

  it('holds every course an order can take', () => {
    const courses = [...stepsByCase().values()].map((course) => course.map((step) => step.step));
    const having = (step: string) => courses.filter((course) => course.includes(step)).length;
    for (const step of ['reviewed', 'rejected', 'cancelled', 'expired', 'completed', 'rated'])
      expect(having(step)).toBeGreaterThan(5);
    expect(having('reviewed')).toBeLessThan(having('dispatched'));
    expect(
      courses.filter((course) => course.filter((step) => step === 'dispatched').length > 1).length,
    ).toBeGreaterThan(50);
    expect(courses.filter((course) => course.at(-1) === 'accepted').length).toBeGreaterThan(5);
    for (const course of courses) {
      const end = course.findIndex((step) => ['rejected', 'cancelled', 'expired'].includes(step));
      if (end >= 0) expect(end).toBe(course.length - 1);
      if (course.includes('rated')) expect(course.at(-2)).toBe('completed');
    }
  });

  it('makes late orders and stars from one to five; only rated orders have stars, only completed ones people', () => {
    const courses = stepsByCase();
    expect([...new Set(cases.map((order) => order.rating))].sort()).toEqual([1, 2, 3, 4, 5, null]);
    let late = 0;
    for (const order of cases) {
      const course = courses.get(order.case_id) ?? [];
      const completed = course.find((step) => step.step === 'completed');
      expect(order.rating !== null).toBe(course.some((step) => step.step === 'rated'));
      expect(order.volunteers !== null).toBe(completed !== undefined);
      if (completed && order.due_at !== null && completed.at > order.due_at) late += 1;
    }
    expect(late).toBeGreaterThan(50);
    expect(late).toBeLessThan(500);
  });

  it('gives stations the quickest acceptance and centers the slowest', () => {
    const hours = { center: [] as number[], institute: [] as number[], station: [] as number[] };
    for (const course of stepsByCase().values()) {
      const dispatched = course.findLast((step) => step.step === 'dispatched');
      const accepted = course.find((step) => step.step === 'accepted');
      const tier = accepted?.tier as keyof typeof hours | undefined;
      if (dispatched && accepted && tier) hours[tier].push(accepted.at - dispatched.at);
    }
    const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
    expect(median(hours.station)).toBeLessThan(median(hours.institute));
    expect(median(hours.institute)).toBeLessThan(median(hours.center));
  });

  it('does not contradict the reported 120多万 volunteers of November 2019', () => {
    const stock = new Map(
      figures
        .filter((figure) => figure.metric === 'volunteers_registered')
        .map((figure) => [figure.as_of, figure.value]),
    );
    expect(stock.get('2019-11-30')).toBeGreaterThanOrEqual(1_200_000);
    expect(stock.get('2019-11-30')).toBeLessThan(1_300_000);
    expect([...stock.keys()]).toHaveLength(12);
    expect(stock.has('2019-02-28')).toBe(true);
  });

  it('merges with the press dataset without a conflict', async () => {
    const press = new URL('../../examples/press/', import.meta.url);
    const names = readdirSync(press).filter((name) => name === 'datapackage.json' || /^[a-z_]+\.csv$/.test(name));
    const texts = names.map((name): [string, string] => [name, readFileSync(new URL(name, press), 'utf8')]);
    const reported = await readDataPackage({ files: Object.fromEntries(texts) });
    const merged = mergeDatasets(reported, dataset);
    expect(merged.findings.filter((finding) => /conflict|unknown|duplicate/.test(finding.code))).toEqual([]);
    expect(merged.tables.figures.rowCount).toBe(reported.tables.figures.rowCount + 24);
  });

  it('adds each month’s new volunteers to the stock of the month before', () => {
    const [stocks, flows] = ['volunteers_registered', 'volunteers_new'].map((metric) =>
      figures.filter((figure) => figure.metric === metric),
    );
    for (const [index, flow] of (flows ?? []).entries()) {
      expect(flow.period_start).toBe(`${flow.as_of?.slice(0, 7)}-01`);
      if (index > 0) expect((stocks?.[index - 1]?.value ?? 0) + (flow.value ?? 0)).toBe(stocks?.[index]?.value);
    }
  });
});

describe('simulateVolunteers', () => {
  const source = {
    source_id: 's',
    kind: 'press',
    title: 't',
    publisher: null,
    published_on: null,
    published_precision: null,
    url: null,
    retrieved_on: null,
    licence: null,
  };
  const simulation = { seed: 1, regionCode: '210000', placeName: '辽宁省', months: ['2019-01'], source };

  it('refuses a source that is not of kind simulated', () => {
    const anchor = { month: '2019-01', atLeast: 5 };
    expect(() => simulateVolunteers({ ...simulation, anchor })).toThrow(/of kind "press"/);
  });

  it('refuses an anchor outside its months', () => {
    const anchor = { month: '2020-01', atLeast: 5 };
    const made = { ...source, kind: 'simulated' };
    expect(() => simulateVolunteers({ ...simulation, source: made, anchor })).toThrow(/2020-01/);
  });
});

describe('simulateOrders', () => {
  it('gives the same rows for the same seed and draws places by their weight', () => {
    const options = {
      seed: 7,
      count: 400,
      from: '2020-02-01',
      until: '2020-03-01',
      places: [
        { code: '210102', weight: 9 },
        { code: '210202', weight: 1 },
        { code: '210302', weight: 0 },
      ],
    };
    const { cases: orders } = simulateOrders(options);
    expect(simulateOrders(options).cases).toEqual(orders);
    const share = (code: string) => orders.filter((order) => order.region_code === code).length / 400;
    expect(share('210102')).toBeGreaterThan(0.85);
    expect(share('210202')).toBeGreaterThan(0.04);
    expect(share('210302')).toBe(0);
  });
});
