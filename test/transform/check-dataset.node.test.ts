import { readdirSync, readFileSync } from 'node:fs';
import {
  createDataset,
  type Figure,
  type PracticeDataset,
  readDataPackage,
  type TableName,
} from '@practice-atlas/dataset';
import { checkDataset } from '@practice-atlas/transform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const title = { zh: '示例', en: 'Demo' };

function dataset(tables: Partial<Record<TableName, readonly object[]>>): PracticeDataset {
  const made = createDataset({ name: 'demo', title, tables });
  expect(made.findings.filter((finding) => finding.level === 'error')).toEqual([]);
  return made;
}

const briefly = (findings: readonly { code: string; where: { table?: string; row?: number; column?: string } }[]) =>
  findings.map(({ code, where }) => `${code} ${where.table} ${where.row} ${where.column}`);

const REGIONS = [
  { code: '210000', name: '辽宁省', level: 'province' },
  { code: '210100', name: '沈阳市', level: 'city', parent_code: '210000' },
  { code: '210200', name: '大连市', level: 'city', parent_code: '210000' },
];
const SOURCE = { source_id: 's', kind: 'survey', title: 't' };

function figure(id: string, region: string, value: number, rest: Partial<Figure> = {}): object {
  return {
    figure_id: id,
    region_code: region,
    place_precision: region === '210000' ? 'province' : 'city',
    metric: 'teams',
    value,
    qualifier: 'exact',
    unit: 'teams',
    series_kind: 'stock',
    as_of: '2019-11-30',
    as_of_precision: 'month',
    source_id: 's',
    ...rest,
  };
}
const sums = (...figures: object[]) => briefly(checkDataset(dataset({ sources: [SOURCE], regions: REGIONS, figures })));

function order(...steps: [step: string, at: string][]) {
  return dataset({
    cases: [{ case_id: 'c1', lifecycle: 'order' }],
    case_steps: steps.map(([step, at], index) => ({ case_id: 'c1', seq: index + 1, step, at: `${at}:00+08:00` })),
  });
}

describe('checkDataset', () => {
  it.each(['press', 'simulated'])('finds no fault in examples/%s', async (name) => {
    const folder = new URL(`../../examples/${name}/`, import.meta.url);
    const names = readdirSync(folder).filter((file) => file === 'datapackage.json' || /^[a-z_]+\.csv$/.test(file));
    const files = Object.fromEntries(names.map((file) => [file, readFileSync(new URL(file, folder), 'utf8')]));
    const findings = checkDataset(await readDataPackage({ files }), { today: '2022-12-31' });
    expect(findings.filter((finding) => finding.level === 'error')).toEqual([]);
  });

  it('finds steps out of the order of time, after an end, and left out', () => {
    const day = '2019-03-05T';
    const good = order(
      ['placed', `${day}08:00`],
      ['dispatched', `${day}09:00`],
      ['dispatched', `${day}10:00`],
      ['accepted', `${day}11:00`],
    );
    expect(checkDataset(good)).toEqual([]);
    const sameMinute = order(['placed', `${day}08:00`], ['dispatched', `${day}08:00`]);
    expect(checkDataset(sameMinute)).toEqual([]);
    const back = order(['placed', `${day}08:00`], ['dispatched', `${day}07:00`]);
    expect(briefly(checkDataset(back))).toEqual(['step_out_of_order case_steps 3 at']);
    const after = order(['placed', `${day}08:00`], ['rejected', `${day}09:00`], ['dispatched', `${day}10:00`]);
    expect(briefly(checkDataset(after))).toEqual(['step_after_end case_steps 4 step']);
  });

  it('finds a case without steps, unless no case has any', () => {
    const cases = [
      { case_id: 'c1', lifecycle: 'order' },
      { case_id: 'c2', lifecycle: 'order' },
    ];
    const step = { case_id: 'c1', seq: 1, step: 'placed', at: 1_570_000_000_000 };
    expect(briefly(checkDataset(dataset({ cases, case_steps: [step] })))).toEqual([
      'case_without_steps cases 3 case_id',
    ]);
    expect(checkDataset(dataset({ cases }))).toEqual([]);
  });

  it('finds what closed before it opened', () => {
    const sites = [
      { site_id: 'a', tier: 'station', opened_on: '2019-03-05', closed_on: '2019-03-04' },
      { site_id: 'b', tier: 'station', opened_on: '2019-03-05', closed_on: '2019-03-05' },
    ];
    expect(briefly(checkDataset(dataset({ sites })))).toEqual(['closed_before_opened sites 2 closed_on']);
  });

  it('finds days after today in China, but not limits, plans or targets, and none when today is not given', () => {
    const made = dataset({
      cases: [{ case_id: 'c1', lifecycle: 'order', due_at: '2020-01-09T00:00+08:00' }],
      case_steps: [
        { case_id: 'c1', seq: 1, step: 'placed', at: '2019-12-31T23:59+08:00' },
        { case_id: 'c1', seq: 2, step: 'dispatched', at: '2020-01-01T00:00+08:00' },
      ],
      sites: [{ site_id: 'a', tier: 'station', opened_on: '2020-01-01' }],
      sources: [SOURCE],
      regions: REGIONS,
      figures: [figure('f', '210000', 1, { as_of: '2020-12-31', series_kind: 'target' })],
    });
    expect(briefly(checkDataset(made, { today: '2019-12-31' }))).toEqual([
      'date_in_future sites 2 opened_on',
      'date_in_future case_steps 3 at',
    ]);
    expect(checkDataset(made)).toEqual([]);
  });

  it('finds parents in a circle once, and survives one that is its own parent', () => {
    const sites = [
      { site_id: 'a', tier: 'station', parent_site_id: 'b' },
      { site_id: 'b', tier: 'station', parent_site_id: 'a' },
      { site_id: 'c', tier: 'point', parent_site_id: 'a' },
    ];
    expect(briefly(checkDataset(dataset({ sites })))).toEqual(['parent_cycle sites 2 parent_site_id']);
    const own = dataset({ teams: [{ team_id: 't', parent_team_id: 't' }] });
    expect(briefly(checkDataset(own))).toEqual(['parent_cycle teams 2 parent_team_id']);
  });

  it('finds parts that sum up to more than the whole, and all parts that stay below it', () => {
    const parts = [figure('a', '210100', 60), figure('b', '210200', 50)];
    expect(sums(figure('p', '210000', 110), ...parts)).toEqual([]);
    expect(sums(figure('p', '210000', 109), ...parts)).toEqual(['sum_exceeds_whole figures 2 value']);
    expect(sums(figure('p', '210000', 111), ...parts)).toEqual(['sum_below_whole figures 2 value']);
    expect(sums(figure('p', '210000', 61), figure('a', '210100', 60))).toEqual([]);
  });

  it('sums up bounds as bounds', () => {
    const whole = figure('p', '210000', 100, { qualifier: 'at_least' });
    expect(sums(whole, figure('a', '210100', 60), figure('b', '210200', 50))).toEqual([]);
    expect(sums(whole, figure('a', '210100', 60), figure('b', '210200', 30))).toEqual([
      'sum_below_whole figures 2 value',
    ]);
    const open = figure('b', '210200', 30, { qualifier: 'at_least' });
    expect(sums(whole, figure('a', '210100', 60), open)).toEqual([]);
    const about = figure('p', '210000', 1, { qualifier: 'approx' });
    expect(sums(about, figure('a', '210100', 60))).toEqual([]);
  });

  it('does not compare other dates, other dimensions, ratios, or a figure of a place within the unit', () => {
    const whole = figure('p', '210000', 10);
    expect(sums(whole, figure('a', '210100', 60, { as_of: '2018-12-31' }))).toEqual([]);
    expect(sums(whole, figure('a', '210100', 60, { dims: { rank: 'squad' } }))).toEqual([]);
    expect(sums(whole, figure('a', '210100', 60, { place_precision: 'place' }))).toEqual([]);
    const share = { unit: 'ratio' };
    expect(sums(figure('p', '210000', 0.5, share), figure('a', '210100', 0.9, share))).toEqual([]);
  });

  it('never accuses parts and a whole that exact counts could have made', () => {
    const bound = fc.constantFrom('exact', 'at_least', 'nearly', 'at_most', 'approx');
    const printed = (truth: number, qualifier: string, slack: number) =>
      qualifier === 'at_least' ? Math.max(0, truth - slack) : qualifier === 'exact' ? truth : truth + slack;
    const part = fc.tuple(fc.nat(1000), bound, fc.nat(50));
    fc.assert(
      fc.property(part, part, bound, fc.nat(50), ([a, qa, sa], [b, qb, sb], q, slack) => {
        const findings = sums(
          figure('p', '210000', printed(a + b, q, slack), { qualifier: q }),
          figure('a', '210100', printed(a, qa, sa), { qualifier: qa }),
          figure('b', '210200', printed(b, qb, sb), { qualifier: qb }),
        );
        expect(findings).toEqual([]);
      }),
      { seed: 11, numRuns: 200 },
    );
  });
});
