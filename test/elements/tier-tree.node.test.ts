import { createDataset } from '@practice-atlas/dataset';
import { hitIndex, marksToSvg, themes } from '@practice-atlas/elements';
import {
  cursorInTree,
  nodeSentence,
  summarizeTree,
  type TierRows,
  tierForest,
  tierModel,
  tierQueries,
  tierRows,
  tierSentence,
  tierTable,
  tierTreeMarks,
} from '@practice-atlas/elements/tier-tree.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutTexts, frozen, overlappingTexts, printed, texts } from './expect-marks.js';
import { expectGolden } from './golden.js';
import { answer, quantity } from './marks-answers.js';
import { byTier, countedBy, madeRows, reported, tierCases, tierMarks, tierModelOf } from './tier-tree-cases.js';

const made = await tierCases();
const cases = Object.entries(made);
const LINE = ['center', 'institute', 'station'];

function rowsOf(...rows: readonly (readonly [key: string, parent: string | null, tier: string])[]): TierRows {
  return { keys: rows.map(([k]) => k), parents: rows.map(([, p]) => p), tiers: rows.map(([, , t]) => t) };
}

describe('the picture of tiers', () => {
  it.each(cases)('equals its golden: %s', (name, one) => {
    frozen(one.answers);
    const desc = summarizeTree(tierModelOf(one), one.locale ?? 'zh');
    expectGolden('tier-tree', name, marksToSvg(frozen(tierMarks(one)), { title: name, desc }));
  });

  it.each([
    ['hongwei', 'tree'],
    ['hongwei', 'pyramid'],
    ['ansai', 'tree'],
    ['ansai', 'pyramid'],
  ] as const)('equals its golden in colors that the reader forces: %s %s', (place, view) => {
    const system = { line: 'GrayText', land: 'Canvas', lit: 'Canvas', outline: 'CanvasText', data1: 'CanvasText' };
    const theme = {
      ...{ ...themes.paper, ...system, ground: 'Canvas', panel: 'Canvas', ink: 'CanvasText', soft: 'CanvasText' },
      ...{ accent: 'Highlight', data2: 'LinkText' },
    };
    const model = frozen(tierModelOf(made[`${place}-${view}`]!));
    const list = tierTreeMarks(model, { widthPx: 640, theme, locale: 'zh', view });
    expectGolden('tier-tree', `${place}-${view}-forced`, marksToSvg(list, { title: 'forced', desc: '' }));
    for (const mark of list.marks)
      if (mark.role === 'unit' && mark.type !== 'text' && mark.type !== 'line')
        expect([mark.fill, mark.stroke].some((color) => color && color !== 'Canvas')).toBe(true);
  });

  it('keeps texts apart and whole from a phone to a wall', () => {
    const views = ['pyramid', 'tree', 'icicle'] as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...cases),
        fc.integer({ min: 320, max: 3840 }),
        fc.constantFrom('zh' as const, 'en' as const),
        fc.constantFrom(...views),
        fc.constantFrom('paper' as const, 'wall' as const),
        ([, one], width, locale, view, theme) => {
          const widthPx = theme === 'wall' ? Math.max(width, 480) : width;
          const list = tierMarks({ ...one, widthPx, locale, view, theme });
          expect(overlappingTexts(list)).toEqual([]);
          expect(cutTexts(list)).toEqual([]);
        },
      ),
      { seed: 20200831, numRuns: 150 },
    );
  });

  it.each(cases)('gives every tier a place under the pointer: %s', (_, one) => {
    const hits = hitIndex(tierMarks(one));
    tierModelOf(one).entries.forEach((_entry, datum) => {
      const box = hits.boxOf(datum)!;
      expect(hits.at(box.x + 1, box.y + box.height / 2)).toBe(datum);
    });
  });

  it('draws as many marks as 宏伟区 reports, and prints the numbers', () => {
    for (const name of ['hongwei-pyramid', 'hongwei-tree', 'hongwei-pyramid-phone']) {
      const list = tierMarks(made[name]!);
      const drawn = [0, 1, 2, 3, 4].map(
        (datum) => list.marks.filter((mark) => mark.role === 'unit' && mark.datum === datum).length,
      );
      expect(drawn).toEqual([1, 4, 47, 13, 8]);
      expect(
        texts(list)
          .filter(({ role }) => role === 'tier-count')
          .map(printed),
      ).toEqual(['1个', '4个', '47个', '13个', '8个']);
    }
  });

  it('draws all five hundred points of 安塞区, and the seventeen that stand apart', () => {
    const count = (name: string, role: string) =>
      tierMarks(made[name]!).marks.filter((mark) => mark.role === role).length;
    expect(count('ansai-pyramid', 'unit')).toBe(11 + 129 + 7 + 500 + 17);
    expect(count('ansai-tree', 'unit')).toBe(11 + 7 + 17);
    expect(count('ansai-tree', 'group')).toBe(2);
    expect(count('ansai-tree', 'missing')).toBe(1);
  });

  it('draws bars in proportion where marks would be too many', () => {
    const bars = tierMarks(made['large-pyramid']!).marks.flatMap((mark) =>
      mark.type === 'rect' && mark.role === 'bar' ? [mark.width] : [],
    );
    expect(bars[2]! / bars[1]!).toBeCloseTo(20000 / 1300, 6);
    expect(bars[2]! / bars[3]!).toBeCloseTo(20000 / 890, 6);
  });

  it('gives every row of an icicle a width in proportion to the ends of its branch, within that of its parent', () => {
    const { forest, entries } = tierModelOf(made['rows-icicle']!);
    const list = tierMarks({ ...made['rows-icicle']!, widthPx: 3000 });
    const boxes = list.marks.flatMap((mark) => (mark.type === 'rect' && mark.role === 'node' ? [mark] : []));
    expect(boxes).toHaveLength(forest!.order.length);
    for (const box of boxes) {
      const parent = forest!.parents[box.datum! - entries.length]!;
      if (parent < 0) continue;
      const over = boxes.find(({ datum }) => datum === entries.length + parent)!;
      expect(box.x).toBeGreaterThanOrEqual(over.x - 0.01);
      expect(box.x + box.width).toBeLessThanOrEqual(over.x + over.width + 2);
    }
  });

  it('says that the totals of a source do not tell who belongs to whom', () => {
    const notes = texts(tierMarks(made['hongwei-tree']!))
      .filter(({ role }) => role === 'note')
      .map(printed);
    expect(notes.join('')).toContain('未报谁属于谁');
    const fallback = texts(tierMarks(made['icicle-without-rows']!)).map(printed).join('');
    expect(fallback).toContain('改画金字塔');
  });
});

describe('the model of tiers', () => {
  it('holds what 宏伟区 reports with quotes, ratios and what stands beside', async () => {
    const model = tierModel(await reported('sites', '211004'))!;
    const said = model.tiers.map(({ key, place, quantity: q, basis, quote, ratio }) => [
      ...[key, place, q?.value, basis, quote, ratio?.value ?? null],
    ]);
    expect(said).toEqual([
      ['center', 'line', 1, 'reported', '新时代文明实践中心1个', null],
      ['institute', 'line', 4, 'reported', '实践所4个', 4],
      ['station', 'line', 47, 'reported', '实践站47个', 11.75],
      ['base', 'beside', 13, 'reported', '实践基地13个', null],
      ['point', 'beside', 8, 'reported', '实践点8个', null],
    ]);
    expect(summarizeTree(model, 'zh')).toBe(
      '宏伟区：实践中心1个、实践所4个、实践站47个；平均每个实践中心 4 个、平均每个实践所 11.8 个；层级之外：实践基地13个、实践点8个。',
    );
  });

  it('shows the missing center of 安塞区 as missing, and keeps the seventeen points apart from the five hundred', async () => {
    const model = tierModel(await reported('sites', '610603'))!;
    expect(model.tiers.map(({ key, quantity: q }) => [key, q?.value ?? null])).toEqual([
      ['center', null],
      ['institute', 11],
      ['station', 129],
      ['base', 7],
      ['point', 500],
    ]);
    expect(model.tiers[1]!.ratio).toBeNull();
    expect(model.tiers[4]!.parts.map(({ label, quantity: q, quote }) => [label.zh, q.value, quote])).toEqual([
      ['区级新时代文明实践点', 17, '17个区级新时代文明实践点'],
    ]);
    expect(tierSentence(model, 5, 'zh')).toBe('区级新时代文明实践点：17个，报告值，2019年3月，另列');
    expect(summarizeTree(model, 'zh')).toContain('实践中心没有数据，未作推算。');
  });

  it('ranks the teams of 安塞区, without the ranks that it does not have', async () => {
    const model = tierModel(await reported('teams', '610603'))!;
    expect(model.tiers.map(({ key, quantity: q, shape }) => [key, q?.value, shape])).toEqual([
      ['headquarters', 1, 'center'],
      ['brigade', 17, 'institute'],
      ['squad', 490, 'station'],
    ]);
    expect(model.tiers[2]!.ratio!.value).toBeCloseTo(490 / 17, 9);
  });

  it('carries intervals: a bound below stays one, and where a bound fails the ratio is unknown', () => {
    const ratioOf = (above: Parameters<typeof quantity>, own: Parameters<typeof quantity>) =>
      tierModel([byTier({ institute: quantity(...above), station: quantity(...own) })])!.tiers[2]!.ratio!;
    expect(ratioOf([4], [100, 'at_least'])).toMatchObject({ qualifier: 'at_least', value: 25 });
    expect(ratioOf([10, 'at_least'], [100])).toMatchObject({ qualifier: 'at_most', value: 10 });
    expect(ratioOf([10, 'at_least'], [100, 'at_least'])).toMatchObject({ qualifier: 'unknown', value: null });
    expect(ratioOf([10, 'approx'], [100])).toMatchObject({ value: null });
    expect(ratioOf([0], [100])).toMatchObject({ value: null });
  });

  it('never has a ratio that excludes what exact numbers within the bounds would give', () => {
    const some = fc.record({
      n: fc.integer({ min: 1, max: 999 }),
      more: fc.integer({ min: 0, max: 50 }),
      open: fc.boolean(),
    });
    fc.assert(
      fc.property(some, some, (a, b) => {
        const q = ({ n, open }: typeof a) => quantity(n, open ? 'at_least' : 'exact');
        const actual = ({ n, more, open }: typeof a) => (open ? n + more : n);
        const { ratio } = tierModel([byTier({ institute: q(a), station: q(b) })])!.tiers[2]!;
        const real = actual(b) / actual(a);
        expect(ratio!.low - 1e-9).toBeLessThanOrEqual(real);
        expect(ratio!.high + 1e-9).toBeGreaterThanOrEqual(real);
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  it('takes another line of tiers, in its order', () => {
    const counts = byTier({ 中队: 3, 总队: 1, 小队: 9, other: 2 }, { id: 'rank' });
    const model = tierModel([counts], { line: ['总队', '中队', '小队'] })!;
    expect(model.tiers.map(({ key, place }) => [key, place])).toEqual([
      ['总队', 'line'],
      ['中队', 'line'],
      ['小队', 'line'],
      ['other', 'beside'],
    ]);
  });

  it('is nothing without a known tier, and refuses other dimensions', () => {
    expect(tierModel([])).toBeNull();
    expect(tierModel([byTier({ center: null })])).toBeNull();
    const byMonth = answer({ dimensions: [{ id: 'month', keys: [], labels: [] }] });
    expect(() => tierModel([byMonth])).toThrow(expect.objectContaining({ code: 'query_unsupported' }));
  });

  it('asks for the figures of the region itself beside the numbers within it', () => {
    expect(tierQueries('sites', null)).toEqual([{ metrics: ['sites'], by: ['tier'] }]);
    expect(tierQueries('teams', '610603').map(({ metrics, by }) => [metrics[0], by])).toEqual([
      ['teams', ['rank']],
      ['reported_figures', undefined],
    ]);
  });
});

describe('rows with parents', () => {
  it('become trees in drawing order, whatever the order of rows', () => {
    const forest = tierForest(
      rowsOf(['s1', 'i2', 'station'], ['i1', 'c', 'institute'], ['c', null, 'center'], ['i2', 'c', 'institute']),
      LINE,
    );
    expect([...forest.order].map((row) => forest.rows.keys[row])).toEqual(['c', 'i1', 'i2', 's1']);
    expect([...forest.parents]).toEqual([-1, 0, 0, 2]);
    expect([...forest.depths]).toEqual([0, 1, 1, 2]);
    expect([...forest.sizes]).toEqual([4, 1, 2, 1]);
    expect([...forest.childCounts]).toEqual([2, 0, 1, 0]);
  });

  it('counts what hangs nowhere: no parent stated, a parent that is not there, a circle', () => {
    const forest = tierForest(
      rowsOf(
        ['c', null, 'center'],
        ['s1', null, 'station'],
        ['b', null, 'base'],
        ['s2', 'x', 'station'],
        ['a', 'b2', 'station'],
        ['b2', 'a', 'station'],
      ),
      LINE,
    );
    expect([forest.orphanCount, forest.lostCount, forest.circularCount]).toEqual([1, 1, 1]);
    expect(forest.order).toHaveLength(6);
    const model = tierModelOf(made['rows-tree']!);
    expect(summarizeTree(model, 'zh')).toContain('3 条没有写明上级。1 条的上级不在数据中。');
    const positionOf = (key: string) =>
      [...model.forest!.order].findIndex((row) => model.forest!.rows.keys[row] === key);
    expect(nodeSentence(model, positionOf('lost'), 'zh')).toBe('lost：实践站，上级不在数据中或成环，没有下级');
    expect(nodeSentence(model, positionOf('i1'), 'en')).toBe(
      '第1街道实践所: Institute, under 示例区新时代文明实践中心, 9 directly below',
    );
  });

  it('keep every row once, sizes that sum up, and parents before children', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 40 }), (parents) => {
        const rows = rowsOf(...parents.map((p, i) => [`${i}`, p === i ? null : `${p}`, LINE[i % 3]!] as const));
        const forest = tierForest(rows, LINE);
        expect([...forest.order].sort((a, b) => a - b)).toEqual(parents.map((_, i) => i));
        forest.parents.forEach((parent, at) => {
          expect(parent).toBeLessThan(at);
        });
        const roots = (forest.levels[0] ?? []).reduce((sum, at) => sum + forest.sizes[at]!, 0);
        expect(roots).toBe(parents.length);
        expect(forest.levels.flat()).toHaveLength(parents.length);
      }),
      { seed: 11, numRuns: 200 },
    );
  });

  it('say where they do not agree with the number', () => {
    const rows = madeRows(2);
    const model = tierModel([byTier({ center: 1, institute: 3, station: quantity(5, 'at_least') })], { rows })!;
    expect(summarizeTree(model, 'zh')).toContain('实践所逐条记录 2 条，数字为 3。');
    expect(summarizeTree(model, 'zh')).not.toContain('实践站逐条记录');
  });

  it('come from the open sites of a dataset, of a region and all below it', () => {
    const dataset = createDataset({
      ...{ name: 'x', title: { zh: 'x', en: 'x' } },
      tables: {
        regions: [
          { code: '211004', name: '宏伟区', level: 'county' },
          { code: '211004001', name: '街道', level: 'township', parent_code: '211004' },
          { code: '210100', name: '沈阳市', level: 'city' },
        ],
        sites: [
          { site_id: 'c', tier: 'center', region_code: '211004' },
          { site_id: 'i', tier: 'institute', region_code: '211004001', parent_site_id: 'c', name: '所' },
          { site_id: 'old', tier: 'station', region_code: '211004001', parent_site_id: 'i', closed_on: '2019-01-01' },
          { site_id: 'far', tier: 'center', region_code: '210100' },
        ],
      },
    });
    expect(tierRows(dataset, { region: '211004' })).toEqual({
      ...{ keys: ['c', 'i'], parents: [null, 'c'], tiers: ['center', 'institute'], names: [null, '所'] },
      simulated: false,
    });
    expect(tierRows(dataset).keys).toEqual(['c', 'i', 'far']);
    expect(tierRows(dataset, { metric: 'teams' }).keys).toEqual([]);
  });

  it('are drawn with few marks and none left out when they are two hundred thousand', () => {
    const rows = madeRows(20_000);
    const model = tierModel([countedBy(rows)], { rows })!;
    const list = tierTreeMarks(model, { widthPx: 1200, theme: themes.paper, locale: 'zh' });
    const tree = tierTreeMarks(model, { widthPx: 1200, theme: themes.paper, locale: 'zh', view: 'tree' });
    const said = texts(tree).map(printed);
    const stationCount = rows.tiers.filter((tier) => tier === 'station').length;
    expect(said).toContain(`× ${(stationCount - 4).toLocaleString('en')}`);
    expect(said).toContain('× 20,000');
    expect(overlappingTexts(tree)).toEqual([]);
    expect(tree.marks.length).toBeLessThan(200);
    expect(list.marks.length).toBeLessThan(5000);
  });
});

describe('the cursor among tiers', () => {
  const walk = (name: string, keys: readonly string[]) => {
    const model = tierModelOf(made[name]!);
    const count = model.entries.length + (model.forest?.order.length ?? 0);
    return keys.reduce<number | null | undefined>((at, key) => cursorInTree(key, at ?? null, model, count), null);
  };

  it('goes up and down between tiers, and sideways to what is listed apart', () => {
    expect(walk('ansai-pyramid', ['ArrowDown', 'ArrowDown'])).toBe(1);
    expect(walk('ansai-pyramid', ['End', 'ArrowUp'])).toBe(3);
    expect(walk('ansai-pyramid', ['End', 'ArrowLeft'])).toBe(4);
    expect(walk('ansai-pyramid', ['End', 'ArrowLeft', 'ArrowRight', 'ArrowRight', 'ArrowDown'])).toBe(5);
    expect(walk('ansai-pyramid', ['Home', 'ArrowUp', 'Escape'])).toBeNull();
  });

  it('goes on from the last tier into the rows, from parent to child and along a depth', () => {
    const first = 4;
    const model = tierModelOf(made['rows-tree']!);
    expect(walk('rows-tree', ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown'])).toBe(first);
    const into = ['Home', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown'];
    expect(walk('rows-tree', [...into, 'ArrowRight'])).toBe(first + model.forest!.levels[1]![1]!);
    expect(walk('rows-tree', [...into, 'ArrowUp', 'ArrowUp'])).toBe(3);
  });

  it('reaches every datum of every picture', () => {
    for (const [name, one] of cases) {
      const model = tierModelOf(one);
      const count = model.entries.length + (model.forest?.order.length ?? 0);
      const reached = new Set<number>();
      const waiting: number[] = [0];
      for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
        if (reached.has(at)) continue;
        reached.add(at);
        for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'])
          waiting.push(cursorInTree(key, at, model, count)!);
      }
      expect([name, reached.size]).toEqual([name, count]);
    }
  });
});

describe('the table of tiers', () => {
  it('has a cell for every column, and what the picture says', () => {
    for (const [, one] of cases) {
      const table = tierTable(tierModelOf(one), one.locale ?? 'zh');
      for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
    }
    const { rows } = tierTable(tierModelOf(made['ansai-pyramid']!), 'zh');
    expect(rows.map((row) => row[1]!.text)).toEqual(['—', '11个', '129个', '7个', '500个', '17个']);
    expect(rows[2]!.map(({ text }) => text).slice(2)).toEqual([
      ...['平均每个实践所 11.7 个', '2019年3月', '报告值', '129个村级文明实践站'],
    ]);
  });
});
