import { lifecycles } from '@practice-atlas/dataset';
import { metrics } from '@practice-atlas/measure';
import {
  FREE_METRICS,
  METRIC_WORDS,
  type PlanOptions,
  planTable,
  readMapping,
  readMetricWords,
  readPeriod,
  STEP_WORDS,
  type TablePlan,
} from '@practice-atlas/transform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

function report(headings: string, options: PlanOptions = {}): TablePlan {
  const made = planTable(headings.split('|'), options);
  if (made?.table !== 'figures') throw new Error(`${headings} is no report`);
  return made;
}
/** metric dims series start..end place, one line a figure. */
const lines = ({ figures }: TablePlan) =>
  figures.map(({ metricInRow, metric, dims, seriesKind, period, place }) =>
    [
      metricInRow ? '(row)' : metric,
      ...Object.entries(dims).map((pair) => pair.join('=')),
      seriesKind,
      period === null ? '-' : `${period.start}..${period.end}`,
      place ?? '-',
    ].join(' '),
  );
const keys = (made: TablePlan) => made.keys.map(({ heading, column }) => `${heading} ${column}`);
const march = '2024-03-01..2024-03-31';

describe('the words of metrics and steps', () => {
  it('name metrics that the catalogue answers from figures, or that are listed as free', () => {
    const answered = new Set([...metrics.values()].map(({ figure }) => figure));
    for (const { metric, units, words } of METRIC_WORDS) {
      expect([metric, answered.has(metric) || FREE_METRICS.includes(metric)]).toEqual([metric, true]);
      expect(units.length * words.length).toBeGreaterThan(0);
    }
    for (const free of FREE_METRICS) expect([free, answered.has(free)]).toEqual([free, false]);
  });

  it('give the unit of the catalogue, and dimensions that it knows', () => {
    for (const { metric, units, dims } of METRIC_WORDS) {
      const known = metrics.get(metric);
      if (known) expect([metric, units[0]]).toEqual([metric, known.unit]);
      for (const dimension of Object.keys(dims ?? {}))
        if (known?.dimensions) expect([metric, ...known.dimensions]).toContain(dimension);
    }
  });

  it('name steps of the lifecycles that ship', () => {
    const steps = Object.values(lifecycles).flatMap((lifecycle) => lifecycle.steps.map(({ step }) => step));
    for (const step of Object.keys(STEP_WORDS)) expect(steps).toContain(step);
  });
});

describe('readMetricWords', () => {
  it.each([
    ['志愿者人数(万人)', 'volunteers', {}, 'persons', 4, 'stock'],
    ['注册志愿者', 'volunteers_registered', {}, 'persons', 0, 'stock'],
    ['新增志愿者(人)', 'volunteers_new', {}, 'persons', 0, 'flow'],
    ['本月新增注册志愿者', 'volunteers_new', {}, 'persons', 0, 'flow'],
    ['志愿者/新增', 'volunteers_new', {}, 'persons', 0, 'flow'],
    ['其中:党员志愿者', 'volunteers', { kind: 'party_member' }, 'persons', 0, 'stock'],
    ['志愿者/其中：党员', 'volunteers', { kind: 'party_member' }, 'persons', 0, 'stock'],
    ['志愿者目标数', 'volunteers', {}, 'persons', 0, 'target'],
    ['实践中心', 'sites', { tier: 'center' }, 'sites', 0, 'stock'],
    ['实践所(个)', 'sites', { tier: 'institute' }, 'sites', 0, 'stock'],
    ['新时代文明实践站(个)', 'sites', { tier: 'station' }, 'sites', 0, 'stock'],
    ['新建实践站', 'sites_new', { tier: 'station' }, 'sites', 0, 'flow'],
    ['志愿服务队伍数(支)', 'teams', {}, 'teams', 0, 'stock'],
    ['志愿服务队伍/总队', 'teams', { rank: 'headquarters' }, 'teams', 0, 'stock'],
    ['理论宣讲志愿服务队', 'teams', { kind: '理论宣讲' }, 'teams', 0, 'stock'],
    ['点单数', 'orders_placed', {}, 'orders', 0, 'flow'],
    ['累计点单数', 'orders_placed', {}, 'orders', 0, 'stock'],
    ['实践站/点单数', 'orders_placed', { tier: 'station' }, 'orders', 0, 'flow'],
    ['活动场次', 'activities', {}, 'events', 0, 'flow'],
    ['服务时长(万小时)', 'service_hours', {}, 'hours', 4, 'flow'],
    ['注册率(%)', 'registration_rate', {}, 'ratio', -2, 'stock'],
    ['点单完成率', 'completion_rate', {}, 'ratio', 0, 'flow'],
    ['受益人数', 'beneficiaries', {}, 'person_times', 0, 'flow'],
    ['受益人数(人)', 'beneficiaries', {}, 'persons', 0, 'flow'],
    ['registered_volunteers', 'volunteers_registered', {}, 'persons', 0, 'stock'],
    ['图书馆(个)', '图书馆', {}, 'items', 0, 'stock'],
  ])('reads %s', (heading, metric, dims, unit, power, seriesKind) => {
    expect(readMetricWords(heading)).toMatchObject({ metric, dims, unit, power, seriesKind });
  });

  it.each([
    ['志愿者占比(%)', '志愿者占比', 'ratio'],
    ['人均点单数', '人均点单数', 'items'],
    ['志愿者培训场次', '志愿者培训场次', 'items'],
    ['志愿者(人次)', '志愿者', 'person_times'],
  ])('never takes %s for the metric that it mentions', (heading, metric, unit) => {
    expect(readMetricWords(heading)).toMatchObject({ metric, unit });
  });

  it.each(['备注', '负责人', '联系电话', '序号', '志愿者平均年龄', '志愿者人数排名', ''])(
    'counts nothing in %s',
    (heading) => {
      expect(readMetricWords(heading)).toBeNull();
    },
  );

  it('takes the unit from elsewhere', () => {
    expect(readMetricWords('志愿者人数', '万人')).toMatchObject({ unitWord: '人', power: 4 });
    expect(readMetricWords('注册率', '%')).toMatchObject({ unit: 'ratio', power: -2 });
    expect(readMetricWords('志愿者人数(人)', '万人')).toMatchObject({ power: 0 });
  });

  it('never throws', () => {
    const word = fc.constantFrom(
      '志愿者',
      '新增',
      '其中:',
      '(',
      ')',
      '万人',
      '/',
      '数',
      '__proto__',
      '实践站',
      '率',
      '%',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(word).map((words) => words.join('')),
        ),
        (text) => {
          const read = readMetricWords(text);
          if (read) expect(read.metric).not.toBe('');
        },
      ),
      { seed: 4, numRuns: 1000 },
    );
  });
});

describe('readPeriod', () => {
  it.each([
    ['辽阳市2024年3月统计表', '2024-03-01', '2024-03-31', 'month'],
    ['二〇二四年三月月报', '2024-03-01', '2024-03-31', 'month'],
    ['2024年1-3月', '2024-01-01', '2024-03-31', 'month'],
    ['2023年12月至2024年2月', '2023-12-01', '2024-02-29', 'month'],
    ['2024年第一季度', '2024-01-01', '2024-03-31', 'month'],
    ['2024年上半年', '2024-01-01', '2024-06-30', 'month'],
    ['截至2024年3月5日', null, '2024-03-05', 'day'],
    ['2019.03.05-2019.03.11周报', '2019-03-05', '2019-03-11', 'day'],
    ['2019年3月5日至3月11日', '2019-03-05', '2019-03-11', 'day'],
    ['2019年12月30日—1月5日', '2019-12-30', '2020-01-05', 'day'],
    ['月报202403', '2024-03-01', '2024-03-31', 'month'],
    ['report-2024-03', '2024-03-01', '2024-03-31', 'month'],
    ['2024', '2024-01-01', '2024-12-31', 'year'],
  ])('finds the one in %s', (text, start, end, precision) => {
    expect(readPeriod(text)).toEqual({ start, end, precision });
  });

  it('needs the year for a month, a quarter or a half', () => {
    expect(['3月', '一季度', '上半年', 'Q2', 'Mar'].map((text) => readPeriod(text))).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
    expect(['3月', '一季度', '上半年', 'Q2', 'Mar'].map((text) => readPeriod(text, 2024)?.end)).toEqual([
      '2024-03-31',
      '2024-03-31',
      '2024-06-30',
      '2024-06-30',
      '2024-03-31',
    ]);
    expect(readPeriod('辽阳市统计表', 2024)).toBeNull();
  });
});

describe('a wide report', () => {
  it('has a metric a heading; the title says the period', () => {
    const made = report('地区|志愿者人数(万人)|实践站(个)|点单数|其中：党员志愿者|备注', {
      title: '辽阳市2024年3月统计表',
    });
    expect(keys(made)).toEqual(['地区 region_code']);
    expect(lines(made)).toEqual([
      `volunteers stock ${march} -`,
      `sites tier=station stock ${march} -`,
      `orders_placed flow ${march} -`,
      `volunteers kind=party_member stock ${march} -`,
    ]);
    expect(made.mapping.left.map(({ heading }) => heading)).toEqual(['备注']);
  });

  it('has periods above the metrics', () => {
    const made = report('区县|3月/志愿者|3月/实践站(个)|4月/志愿者', { file: '2024年统计.xlsx' });
    expect(lines(made)).toEqual([
      `volunteers stock ${march} -`,
      `sites tier=station stock ${march} -`,
      'volunteers stock 2024-04-01..2024-04-30 -',
    ]);
  });

  it('has the period in the row', () => {
    const made = report('地区|月份|志愿者|点单数', { title: '2024年月报' });
    expect(keys(made)).toEqual(['地区 region_code', '月份 as_of']);
    expect(lines(made)).toEqual(['volunteers stock - -', 'orders_placed flow - -']);
    expect(made.year).toBe(2024);
  });

  it('is of one metric, which the title says, by period', () => {
    const made = report('地区|1月|2月|合计', { title: '2024年各区志愿者人数统计表' });
    expect(lines(made)).toEqual([
      'volunteers stock 2024-01-01..2024-01-31 -',
      'volunteers stock 2024-02-01..2024-02-29 -',
    ]);
    expect(made.mapping.left).toMatchObject([{ heading: '合计', reason: 'it is the total of other headings' }]);
  });

  it('has places for headings and the metric in the row', () => {
    const made = report('指标|单位|沈阳市|大连市', { title: '2024年一季度' });
    expect(keys(made)).toEqual(['指标 metric', '单位 unit_word']);
    expect(lines(made)).toEqual([
      '(row) stock 2024-01-01..2024-03-31 沈阳市',
      '(row) stock 2024-01-01..2024-03-31 大连市',
    ]);
  });

  it('is of the place that the title begins with when no heading names one', () => {
    const made = report('月份|志愿者|实践站', { title: '宏伟区2024年统计表' });
    expect(lines(made)).toEqual(['volunteers stock - 宏伟区', 'sites tier=station stock - 宏伟区']);
    expect(made.findings).toMatchObject([{ code: 'place_guessed', level: 'notice', value: '宏伟区' }]);
  });

  it('takes the unit of all numbers from the title', () => {
    const made = report('地区|志愿者人数|实践站(个)', { title: '2024年3月统计表 单位：万人' });
    expect(made.figures.map(({ power }) => power)).toEqual([4, 0]);
  });

  it('gives what a mapping file names the period of the title, and the unit and kind of its metric', () => {
    const mapping = readMapping({
      version: 1,
      files: [
        {
          match: '*',
          headings: { '骨干(万人)': { metric: 'volunteers' }, '3月/宣讲': { metric: 'lectures', unit: 'events' } },
        },
      ],
    });
    const made = report('单位|注册志愿者数|骨干(万人)|3月/宣讲', { title: '台安县2019年2月月报', mapping });
    expect(
      made.figures.map(({ heading, unit, seriesKind, period }) => [heading, unit, seriesKind, period?.end]),
    ).toEqual([
      ['骨干(万人)', 'persons', 'stock', '2019-02-28'],
      ['3月/宣讲', 'events', 'flow', '2019-03-31'],
      ['注册志愿者数', 'persons', 'stock', '2019-02-28'],
    ]);
  });

  it.each([
    [
      '注册志愿者|其中:党员志愿者|其中：女性|活动',
      'volunteers_registered|volunteers_registered kind=party_member|volunteers_registered kind=女性|activities',
    ],
    ['志愿者/注册志愿者数|志愿者/其中:党员志愿者', 'volunteers_registered|volunteers_registered kind=party_member'],
    ['队伍|其中:党员志愿者', 'teams|volunteers kind=party_member'],
    ['活动|其中:宣讲', 'activities|lectures'],
    ['注册志愿者(万人)|其中:党员(人)', 'volunteers_registered|volunteers_registered kind=party_member'],
    ['注册志愿者|其中:占比(%)', 'volunteers_registered|占比'],
  ])('takes a part of the heading before for the same metric: %s', (headings, expected) => {
    const made = report(`地区|${headings}`, { title: '2019年3月月报' });
    expect(lines(made).map((line) => line.replace(/ (?:stock|flow) .*/, ''))).toEqual(expected.split('|'));
    expect(made.figures.map(({ index }) => index)).toEqual(expected.split('|').map((_, index) => index + 1));
  });

  it('warns once of periods without a year', () => {
    const made = report('地区|3月/志愿者|4月/志愿者');
    expect(made.findings).toMatchObject([
      { code: 'period_without_year', level: 'warning', value: '3月/志愿者', where: { column: '3月/志愿者' } },
    ]);
    expect(made.figures.map(({ period }) => period)).toEqual([null, null]);
  });

  it('goes after a table whose columns are all there, before one without its key', () => {
    expect(planTable('队伍编号|队伍名称|志愿者人数|地区'.split('|'))?.table).toBe('teams');
    expect(planTable('地区|队伍|志愿者人数|点单数'.split('|'), { title: '队伍统计表' })?.table).toBe('figures');
  });
});
