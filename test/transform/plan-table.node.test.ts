import { columnValue, type TableName, tableNames, tables, tableWords } from '@practice-atlas/dataset';
import {
  createFindingLog,
  createNormalizer,
  type PlanOptions,
  planTable,
  rawTable,
  readMapping,
  type TablePlan,
} from '@practice-atlas/transform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const split = (headings: string) => headings.split('|');
function plan(headings: string, options: PlanOptions = {}): TablePlan {
  const made = planTable(split(headings), options);
  if (!made) throw new Error(`no table fits ${headings}`);
  return made;
}
const columns = ({ mapping }: TablePlan) =>
  Object.fromEntries([...mapping.mapped, ...mapping.guessed].map(({ column, heading }) => [column, heading]));
const codes = (made: TablePlan) => made.findings.map(({ code }) => code);

describe('the table of a file', () => {
  it.each<[headings: string, table: TableName]>([
    ['点单编号|所属区县|服务类别|点单时间|派单时间', 'cases'],
    ['工单号|环节|时间|结果', 'case_steps'],
    ['站点编号|站点名称|阵地类型|经度|纬度', 'sites'],
    ['队伍编号|队伍名称|人数|类别', 'teams'],
    ['志愿者编号|性别|注册时间|所属区县', 'volunteers'],
    ['活动编号|活动名称|活动时间|参与人次', 'activities'],
    ['记录编号|志愿者编号|活动编号|服务时长(小时)|时长类型', 'service_records'],
    ['区划代码|名称|层级|常住人口(万人)', 'regions'],
    ['流水号|台账类型|收支|金额(元)|发生时间', 'ledger'],
    ['站点编号|标准|检查项|是否达标|检查日期', 'site_checks'],
    ['指标|地区|数值|单位|日期', 'figures'],
    ['orderId|area|steps|createdAt|rating', 'cases'],
    ['基本信息/队伍编号|基本信息/队伍\n名称|成员/人数', 'teams'],
    ['＊队伍编号|队 伍 名 称|人数：', 'teams'],
  ])('is told by the headings %s', (headings, table) => {
    expect(plan(headings).table).toBe(table);
  });

  it('is every one of the seventeen from the names of its own columns, in English and in Chinese', () => {
    for (const name of tableNames) {
      const words = Object.entries(tableWords(tables[name]).fields);
      for (const headings of [words.map(([column]) => column), words.map(([, [zh]]) => zh)]) {
        const made = planTable(headings, { file: `${name}.csv` });
        expect([name, made?.table]).toEqual([name, name]);
        expect(made?.mapping).toMatchObject({ guessed: [], left: [], missing: [] });
      }
    }
  });

  it('is helped by the name of the file, and named by the caller', () => {
    expect(planTable(split('编号|地区|名称'))).toBeNull();
    expect(plan('编号|地区|名称', { file: 'export/projects.csv' }).table).toBe('projects');
    expect(plan('编号|地区|名称', { table: 'teams' }).table).toBe('teams');
  });

  it('stays open when nothing fits or two fit alike', () => {
    for (const headings of ['', 'a|b|c', '__proto__|constructor', 'name|value', '备注'])
      expect(planTable(split(headings))).toBeNull();
    expect(planTable([])).toBeNull();
  });
});

describe('the columns of a table', () => {
  it('take a heading such as 编号 for the key when nothing else is', () => {
    const made = plan('编号|站点名称|阵地类型|纬度');
    expect(columns(made).site_id).toBe('编号');
    expect(made.mapping.guessed.map(({ heading }) => heading)).toEqual(['编号']);
  });

  it('keep the unit of the heading, and count money by it', () => {
    const money = plan('流水号|台账类型|收支|金额(元)').mapping.guessed[0];
    expect(money).toMatchObject({ column: 'value_fen', unitWord: '元', power: 0 });
  });

  it('read several headings of one place together, from the top down', () => {
    const made = plan('所属街道|站点编号|阵地类型|所属区县|所属市|坐标');
    expect(made.placeParts.map(({ heading }) => heading)).toEqual(['所属市', '所属区县', '所属街道']);
    expect(columns(made).region_code).toBeUndefined();
    expect(made.coordinates).toEqual({ heading: '坐标', index: 5 });
    expect(made.mapping.left).toEqual([]);
    expect(plan('站点编号|阵地类型|所属市|所属区县|区划代码').placeParts).toEqual([]);
  });

  it('get a tier from the name of the sheet, as a guess', () => {
    const made = plan('站点编号|站点名称|地区', { sheet: '新时代文明实践站名单' });
    expect(made.constants).toEqual({ tier: 'station' });
    expect(codes(made)).toEqual(['tier_guessed']);
    expect(made.mapping.missing).toEqual([]);
  });

  it('number the events of a log that has no numbers', () => {
    expect(plan('工单号|步骤|操作时间').deriveSeq).toBe(true);
    expect(plan('工单号|序号|步骤|操作时间').deriveSeq).toBe(false);
  });

  it('keep what each heading means when the headings change places', () => {
    const headings = split(
      '点单编号|所属区县|服务类别|点单时间|派单时间|接单时间|完成时间|评单时间|评分|备注|受益人数(人)',
    );
    const meaning = (given: readonly string[]) => {
      const made = planTable(given);
      const pairs = [
        ...(made ? [...made.mapping.mapped, ...made.mapping.guessed] : []).map((match) => [match.index, match.column]),
        ...(made?.steps ?? []).map((step) => [step.index, step.step]),
      ];
      return new Map(pairs.map(([index, what]) => [given[Number(index)], what]));
    };
    const expected = meaning(headings);
    expect(expected.size).toBe(10);
    fc.assert(
      fc.property(fc.shuffledSubarray(headings, { minLength: headings.length }), (given) => {
        expect(meaning(given)).toEqual(expected);
      }),
      { seed: 12 },
    );
  });
});

describe('the steps of wide orders', () => {
  it('are headings of moments, in the words of many platforms', () => {
    const made = plan('工单号|区县|下单时间|审单日期|配单时间|抢单时间|办结时间|评价时间');
    expect(made.steps.map(({ heading, step }) => `${heading} ${step}`)).toEqual([
      '下单时间 placed',
      '审单日期 reviewed',
      '配单时间 dispatched',
      '抢单时间 accepted',
      '办结时间 completed',
      '评价时间 rated',
    ]);
    expect(made.constants).toEqual({ lifecycle: 'order' });
    expect(codes(made)).toEqual(['lifecycle_guessed']);
    expect(made.findings[0]).toMatchObject({ level: 'notice', value: 'order' });
  });

  it.each([
    ['case_id|placed_at|dispatched at|acceptedTime|completedAt', 'placed dispatched accepted completed'],
    ['点单编号|点单/时间|派单/时间|派单/人员', 'placed dispatched'],
    ['点单编号|首次派单时间|订单完成时间|取消时间', 'dispatched completed cancelled'],
  ])('are found in %s', (headings, steps) => {
    expect(
      plan(headings)
        .steps.map(({ step }) => step)
        .join(' '),
    ).toBe(steps);
  });

  it.each([
    ['心愿编号|征集时间|认领时间|圆梦时间', 'wish'],
    ['问题编号|发现时间|整改时间|销号时间', 'issue'],
  ])('tell the lifecycle: %s is %s', (headings, lifecycle) => {
    expect(plan(headings).constants).toEqual({ lifecycle });
  });

  it('tell no lifecycle where several fit', () => {
    const made = plan('工单号|地区|提交时间|完成时间');
    expect(made.constants).toEqual({});
    expect(made.mapping.missing).toEqual(['lifecycle']);
  });

  it('may be lists in the cells of one heading', () => {
    for (const heading of ['steps', '流转记录', '办理过程', 'process', 'logs'])
      expect(plan(`订单编号|地区|${heading}`, { file: '点单.json' }).nestedSteps).toEqual({ heading, index: 2 });
  });
});

describe('a mapping file', () => {
  const mapping = readMapping({
    version: 1,
    year: 2024,
    crs: 'gcj02',
    lifecycles: {
      order: {
        zh: '志愿点单',
        en: 'Order',
        steps: [
          { step: 'placed', zh: '点单', en: 'Placed' },
          { step: 'merged', zh: '统筹', en: 'Merged' },
          { step: 'completed', zh: '办结', en: 'Completed' },
        ],
      },
    },
    words: { tier: { 分中心: 'center' }, step: { 打包: 'merged' } },
    files: [
      {
        match: '*.csv',
        table: 'cases',
        headings: { 甲: 'case_id', 乙: { step: 'completed' }, 丙: null },
        constants: { lifecycle: 'order' },
        words: { tier: { 总站: 'center' } },
      },
      { match: '月报*', sheet: '汇总*', headings: { 甲: { metric: 'volunteers', dims: { kind: 'youth' } } } },
    ],
  });

  it('goes before what the headings seem to say', () => {
    const made = plan('甲|乙|丙|统筹时间|打包时间|地区', { mapping, file: 'in/some.csv' });
    expect(made.table).toBe('cases');
    expect(columns(made)).toEqual({ case_id: '甲', region_code: '地区' });
    expect(made.steps.map(({ step }) => step)).toEqual(['completed', 'merged', 'merged']);
    expect(made.mapping.left).toEqual([{ heading: '丙', index: 2, reason: 'left out on request', kind: 'asked' }]);
    expect(made.constants).toEqual({ lifecycle: 'order' });
    expect(made.words.tier).toEqual({ 分中心: 'center', 总站: 'center' });
    expect(made.words.step).toMatchObject({ 统筹: 'merged', 打包: 'merged' });
    expect(made.words.lifecycle).toMatchObject({ 志愿点单: 'order' });
    expect([made.year, codes(made)]).toEqual([2024, []]);
  });

  it('holds for the files and sheets that it matches only', () => {
    expect(planTable(split('甲|乙|丙'), { mapping, file: 'some.xlsx' })).toBeNull();
    const made = plan('地区|甲', { mapping, file: 'x/月报1.xlsx', sheet: '汇总表' });
    expect(made.figures).toMatchObject([{ metric: 'volunteers', dims: { kind: 'youth' }, label: '甲' }]);
    expect(made.keys.map(({ column }) => column)).toEqual(['region_code']);
  });

  it('says where the figures come from', () => {
    const source = { title: '月报', publisher: '宏伟区', published_on: '2024-04-01' };
    const made = plan('地区|志愿者人数|实践站', { mapping: readMapping({ version: 1, source }), title: '2024年3月' });
    const normalizer = createNormalizer(made, { log: createFindingLog() });
    normalizer.add(rawTable({ file: 'a.csv', columns: split('地区|志愿者人数|实践站'), rows: [['210100', 5, 6]] }));
    const [sources] = normalizer.finish().tables.filter(({ name }) => name === 'sources');
    const values = Object.entries(sources?.columns ?? {}).map(([column, value]) => [column, columnValue(value, 0)]);
    expect(Object.fromEntries(values)).toEqual({ source_id: 'a', kind: 'platform', ...source });
  });

  it('gives the coordinate system', () => {
    expect(plan('站点编号|阵地类型|经度|纬度', { mapping })).toMatchObject({
      constants: { crs: 'gcj02' },
      findings: [],
    });
  });
});

describe('hostile headings', () => {
  it('are planned in a time that grows with their number', { timeout: 120_000 }, () => {
    const planned = (headings: readonly string[]): number => {
      const began = performance.now();
      planTable(headings);
      planTable(headings, { table: 'sites' });
      return performance.now() - began;
    };
    const kinds: readonly ((index: number) => string)[] = [
      (index) => `第${index}列名称数量(万人)`,
      (index) => `${index % 300}${'志愿者人数/'.repeat(5)}`,
      () => '名称',
      (index) => `x${index}`,
    ];
    for (const kind of kinds) {
      const [few, many] = [2000, 20_000].map((length) => planned(Array.from({ length }, (_, index) => kind(index))));
      // A plan that compared each with each would take a hundred times as long.
      expect(many! / Math.max(few!, 20)).toBeLessThan(50);
    }
  });

  it('are planned whatever their length: three hundred of ten thousand characters', { timeout: 120_000 }, () => {
    const long = Array.from({ length: 300 }, (_, index) => `${index}${'志愿者人数/'.repeat(2000)}`);
    expect(() => planTable(long)).not.toThrow();
  });

  it('never throw, and each stands in the plan once at most', () => {
    const heading = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '__proto__',
        'constructor',
        '',
        '/',
        '()',
        '点单时间',
        '地区',
        '志愿者(人)',
        '3月',
        '沈阳市',
        'steps',
        '坐标',
      ),
    );
    const table = fc.option(fc.constantFrom(...tableNames), { nil: undefined });
    fc.assert(
      fc.property(fc.array(heading, { maxLength: 12 }), table, (headings, named) => {
        const made = planTable(headings, named ? { table: named } : {});
        if (!made) return;
        const { mapping } = made;
        const indices = [
          ...[mapping.mapped, mapping.guessed, mapping.left, made.steps, made.figures, made.placeParts].flatMap(
            (list) => list.map(({ index }) => index),
          ),
          ...[made.coordinates, made.nestedSteps].flatMap((one) => (one ? [one.index] : [])),
        ];
        expect(new Set(indices).size).toBe(indices.length);
        expect(indices.length).toBe(headings.length);
      }),
      { seed: 21, numRuns: 1000 },
    );
  });
});
