import { hitIndex, markBox, marksToSvg, tableCsv, themes } from '@practice-atlas/elements';
import {
  coverageMapMarks,
  coverageTable,
  regionsModel,
  summarizeRegions,
} from '@practice-atlas/elements/coverage-map.js';
import { measure } from '@practice-atlas/measure';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { press } from '../data/datasets.js';
import { type CoverageCase, coverageCases, coverageMarks } from './coverage-map-cases.js';
import { cutTexts, frozen, overlappingTexts, printed, texts } from './expect-marks.js';
import { expectGolden } from './golden.js';
import { CITIES, placed, quantity, regional, value } from './marks-answers.js';

const cases = Object.entries(coverageCases);

function modelOf(one: CoverageCase) {
  const model = regionsModel(frozen(one.answers), { stars: one.stars ?? [] });
  if (!model) throw new Error('the case has no model');
  return frozen(model);
}

describe('the picture of a coverage map', () => {
  it.each(cases)('equals its golden: %s', (name, one) => {
    const model = modelOf(one);
    const desc = summarizeRegions(model, one.locale ?? 'zh');
    expectGolden('coverage-map', name, marksToSvg(frozen(coverageMarks(one)), { title: name, desc }));
  });

  it.each(cases)('has no two texts over each other and none cut: %s', (_, one) => {
    const list = coverageMarks(one);
    expect(overlappingTexts(list)).toEqual([]);
    expect(cutTexts(list)).toEqual([]);
  });

  it.each(cases)('finds every region under the middle of its tile: %s', (_, one) => {
    const list = coverageMarks(one);
    const hits = hitIndex(list);
    const tiles = list.marks.filter(({ role }) => role === 'tile');
    expect(tiles).toHaveLength(modelOf(one).items.length);
    for (const tile of tiles) {
      const box = markBox(tile);
      expect(hits.at(box.x + box.width / 2, box.y + 4)).toBe(tile.datum);
      expect(hits.boxOf(tile.datum!)).toEqual(box);
    }
  });

  it.each(cases)('ends every leader on a lit tile and crosses no other: %s', (_, one) => {
    const { marks } = coverageMarks(one);
    const tiles = marks.filter(({ role }) => role === 'tile').map(markBox);
    const inside = (x: number, y: number, edge: number) =>
      tiles.filter(
        (box) => x > box.x + edge && x < box.x + box.width - edge && y > box.y + edge && y < box.y + box.height - edge,
      );
    for (const leader of marks) {
      if (leader.type !== 'line' || leader.role !== 'leader') continue;
      const [endX, endY] = leader.points.at(-1)!;
      expect(inside(endX, endY, -0.5)).toHaveLength(1);
      for (let i = 1; i < leader.points.length; i++) {
        const [[ax, ay], [bx, by]] = [leader.points[i - 1]!, leader.points[i]!];
        for (let t = 0; t <= 1; t += 0.02) expect(inside(ax + (bx - ax) * t, ay + (by - ay) * t, 0.5)).toEqual([]);
      }
    }
  });

  it('says that it is schematic, and counts the figures that no call-out shows', () => {
    const list = coverageMarks(coverageCases.callouts!);
    const said = texts(list).map(printed);
    expect(said).toContain('示意网格，非地图边界');
    const shown = texts(list).filter(({ role }) => role === 'call-out-number' || role === 'call-out-figure').length;
    const all = modelOf(coverageCases.callouts!).figureCount;
    expect(said).toContain(`另有 ${all - shown} 条`);
  });

  it('fits the height it is given, where tiles can shrink that far', () => {
    for (const name of ['fill-low', 'callouts-low']) {
      const one = coverageCases[name]!;
      expect(coverageMarks(one).height).toBeLessThanOrEqual(one.heightPx!);
    }
  });

  it('stays free of overlap at any width, in every theme and language', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 320, max: 2000 }),
        fc.constantFrom('paper' as const, 'wall' as const),
        fc.constantFrom('zh' as const, 'en' as const),
        fc.constantFrom('callouts', 'fill', 'hostile'),
        (widthPx, theme, locale, name) => {
          fc.pre(theme === 'paper' || widthPx >= 700);
          const list = coverageMarks({ ...coverageCases[name]!, widthPx, theme, locale });
          expect(overlappingTexts(list)).toEqual([]);
          expect(cutTexts(list)).toEqual([]);
        },
      ),
      { seed: 20191130, numRuns: 150 },
    );
  });
});

describe('the model of a coverage map', () => {
  it('keeps zero and no data apart', () => {
    const { items } = modelOf(coverageCases.fill!);
    expect(items[1]).toMatchObject({ code: '210200', classIndex: 0 });
    expect(modelOf(coverageCases['fill-exact']!).items[1]).toMatchObject({ quantity: { value: 0 }, rank: 12 });
    expect(items[3]).toMatchObject({ code: '210400', quantity: null, classIndex: null, rank: null });
    expect(items[13]).toMatchObject({ suppressed: true, quantity: null, classIndex: null, rank: null });
  });

  it('sorts values into classes that hold every known region once', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat(50)), { minLength: 14, maxLength: 14 }), (numbers) => {
        const values = numbers.map((n) => (n === null ? null : quantity(n)));
        const model = regionsModel([regional(CITIES, { values })])!;
        const known = numbers.filter((n) => n !== null);
        expect(model.classes.reduce((sum, { count }) => sum + count, 0)).toBe(known.length);
        expect(model.classes.length).toBe(Math.min(5, new Set(known).size));
        model.items.forEach(({ classIndex }, i) => {
          const n = numbers[i] ?? null;
          if (n === null) expect(classIndex).toBeNull();
          else {
            const one = model.classes[classIndex!]!;
            expect(n >= one.from && n <= one.to).toBe(true);
          }
        });
      }),
      { seed: 1 },
    );
  });

  it('ranks exact numbers, equal ones alike', () => {
    const { items } = modelOf(coverageCases['fill-exact']!);
    expect(items.map(({ rank }) => rank)).toEqual([4, 12, 6, null, 8, 5, 11, 7, 2, 9, 1, null, 3, 9]);
  });

  it('ranks only where bounds decide against every other known value', () => {
    const ranked = (values: Parameters<typeof regional>[1]['values']) =>
      regionsModel([regional(CITIES.slice(0, values!.length), { values: values! })])!.items.map(({ rank }) => rank);
    expect(ranked([quantity(3000, 'at_least'), quantity(3100)])).toEqual([null, null]);
    expect(ranked([quantity(3000, 'at_least'), quantity(2999), quantity(10)])).toEqual([1, 2, 3]);
    expect(ranked([quantity(3000, 'at_least'), quantity(3100), quantity(10), quantity(10)])).toEqual([
      ...[null, null, 3, 3],
    ]);
    expect(ranked([quantity(10, 'nearly'), quantity(30), quantity(9)])).toEqual([null, 1, null]);
    expect(ranked([quantity(840, 'approx'), quantity(1), null])).toEqual([null, null, null]);
    expect(ranked([quantity(840, 'approx')])).toEqual([1]);
  });

  it('never gives a rank that a number within the bounds would deny', () => {
    const bounded = fc.tuple(
      fc.nat(20),
      fc.constantFrom('exact' as const, 'exact' as const, 'at_least' as const, 'at_most' as const, 'approx' as const),
    );
    const draw = (seed: number, low: number, high: number) =>
      Math.max(low, 0) + Math.round(seed * (Math.min(high, 25) - Math.max(low, 0)));
    fc.assert(
      fc.property(
        fc.array(bounded, { minLength: 1, maxLength: 14 }),
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (drawn, real) => {
          const values = drawn.map(([n, qualifier]) => quantity(n, qualifier));
          const truth = values.map(({ low, high }) => draw(real.next().value, low, high));
          regionsModel([regional(CITIES.slice(0, values.length), { values })])!.items.forEach(({ rank }, i) => {
            if (rank !== null) expect(rank).toBe(1 + truth.filter((n) => n > truth[i]!).length);
          });
        },
      ),
      { seed: 6 },
    );
  });

  it('ranks nothing where bases differ', () => {
    const model = modelOf(coverageCases['fill-bases']!);
    expect(model.bases).toEqual(['counted', 'reported', 'simulated']);
    expect(model.items.every(({ rank }) => rank === null)).toBe(true);
  });

  it('does not depend on the order of rows or figures', () => {
    const { answers } = coverageCases.callouts!;
    const { figures } = answers[0]!;
    const plain = JSON.stringify(regionsModel(answers));
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...CITIES], { minLength: CITIES.length }),
        fc.shuffledSubarray([...figures], { minLength: figures.length }),
        (cities, shuffled) => {
          expect(JSON.stringify(regionsModel([regional(cities, { figures: shuffled })]))).toBe(plain);
        },
      ),
      { seed: 2, numRuns: 40 },
    );
  });

  it('lets only whole cities, counties and zones speak in call-outs: core figures, no targets, the latest', () => {
    const place = ['211004', '辽阳市', '宏伟区'] as const;
    const one = (id: string, over: Parameters<typeof placed>[3]) => placed(id, place, [id, quantity(5), 'teams'], over);
    const model = regionsModel([
      regional(CITIES, {
        figures: [
          one('village', { placePrecision: 'village' }),
          one('part', { placePrecision: 'part' }),
          one('civil', { scope: 'civil' }),
          one('target', { seriesKind: 'target' }),
          one('duplicate', { duplicateOf: ['kept'] }),
          one('worded', { quantity: null }),
          one('old', { metric: 'teams', asOf: null }),
          one('kept', { metric: 'teams', asOf: '2020-08-31' }),
        ],
      }),
    ])!;
    expect(model.figureCount).toBe(8);
    expect(model.callouts.map(({ code, figures }) => [code, figures.map(({ figureId }) => figureId)])).toEqual([
      ['211004', ['kept']],
    ]);
  });

  it('gives every region a first call-out before any has a second, itself before its counties', () => {
    const figures = [
      placed('county', ['211381', '朝阳市', '北票市'], ['teams', quantity(900), 'teams']),
      placed('city', ['211300', '朝阳市'], ['other', quantity(1), 'items']),
      placed('elsewhere', ['210600', '丹东市'], ['zzz', quantity(1), 'items']),
    ];
    const { callouts } = regionsModel([regional(CITIES, { figures })])!;
    expect(callouts.map(({ code }) => code)).toEqual(['211300', '210600', '211381']);
    expect(callouts[2]!.names.map(({ zh }) => zh)).toEqual(['朝阳市', '北票市']);
  });

  it('puts a star of a county or zone on the tile of its city', () => {
    const model = regionsModel([regional(CITIES, {})], {
      stars: [
        { code: '2102Z1', name: '金普新区' },
        { code: '211381', name: '北票市' },
        { code: '999999', name: 'elsewhere' },
      ],
    })!;
    expect(model.starCount).toBe(2);
    expect(model.items.filter(({ stars }) => stars.length > 0).map(({ code }) => code)).toEqual(['210200', '211300']);
  });

  it('is nothing where no answer has a region, and refuses a second dimension', () => {
    const [one] = coverageCases.fill!.answers;
    expect(regionsModel([])).toBeNull();
    expect(regionsModel([{ ...one!, dimensions: [] }])).toBeNull();
    const twice = { ...one!, dimensions: [...one!.dimensions, { id: 'month', keys: [], labels: [] }] };
    expect(() => regionsModel([twice])).toThrow(expect.objectContaining({ code: 'query_unsupported' }));
  });
});

describe('the words of a coverage map', () => {
  it('speak the source’s own qualifier and say who leads', () => {
    const model = modelOf(coverageCases['fill-exact']!);
    expect(summarizeRegions(model, 'zh')).toBe(
      '志愿服务队伍：14 个地区中 12 个有数据。最多的是盘锦市 2.75万支，最少的是大连市 0支。',
    );
    expect(summarizeRegions(model, 'en')).toContain('Most: Panjin 27,500 teams; fewest: Dalian 0 teams');
  });

  it('name no most or fewest where a bound, an estimate or another basis leaves it open', () => {
    const said = (name: string) => summarizeRegions(modelOf(coverageCases[name]!), 'zh');
    expect(said('fill')).toBe('志愿服务队伍：14 个地区中 11 个有数据。');
    expect(said('fill-estimates')).not.toMatch(/最多|最少|相同/);
    expect(said('fill-bases')).toBe(
      '志愿服务队伍：14 个地区中 12 个有数据。依据不一（计数、报告值、模拟），不排位次。',
    );
    const onlyMost = regional(CITIES.slice(0, 3), {
      values: [quantity(3000, 'at_least'), quantity(10), quantity(12, 'at_most')],
    });
    expect(summarizeRegions(regionsModel([onlyMost])!, 'en')).toContain('Most: Shenyang at least 3,000 teams.');
    const onlyFewest = regional(CITIES.slice(0, 3), {
      values: [quantity(3000, 'at_least'), quantity(3100), quantity(12)],
    });
    expect(summarizeRegions(regionsModel([onlyFewest])!, 'en')).toContain('. Fewest: Anshan 12 teams.');
  });

  it('mark in the legend the classes whose numbers are not all exact', () => {
    const ranges = (name: string) =>
      texts(coverageMarks(coverageCases[name]!))
        .filter(({ role }) => role === 'legend-range')
        .map((mark) => printed(mark).replace(/\s/g, ''));
    expect(ranges('fill')).toEqual(['0–12+', '52–88', '150–350+', '791–1,200', '~8,970–27,500+']);
    expect(ranges('fill-exact').join()).not.toMatch(/[~+]/);
    expect(ranges('fill-estimates')).toEqual(['~0–3', '7', '88', '90+', '~840']);
  });

  it('list in the table what the picture shows, number for number', () => {
    const model = modelOf(coverageCases.fill!);
    const table = coverageTable(model, 'zh');
    expect(table.rows).toHaveLength(14);
    const shown = texts(coverageMapMarks(model, { widthPx: 960, theme: themes.paper, locale: 'zh' }))
      .filter(({ role }) => role === 'tile-value')
      .map((mark) => printed(mark).replace(/\s/g, ''));
    expect(
      table.rows.map((row) => row[1]!.text.replace(/[\s\u2009]/g, '')).map((cell) => (/显示/.test(cell) ? '·' : cell)),
    ).toEqual(shown);
  });

  it('name the column with its unit in the punctuation of the language', () => {
    const model = modelOf(coverageCases.fill!);
    expect(tableCsv(coverageTable(model, 'zh'))).toContain('志愿服务队伍（支）');
    expect(tableCsv(coverageTable(model, 'en'))).toContain('Volunteer teams (teams)');
  });

  it('list every reported figure, and regions that have none', () => {
    const model = modelOf(coverageCases.callouts!);
    const { rows, columns } = coverageTable(model, 'en');
    expect(rows).toHaveLength(model.figureCount + model.items.filter(({ figures }) => figures.length === 0).length);
    for (const row of rows) expect(row).toHaveLength(columns.length);
  });
});

describe('a coverage map of the press figures', () => {
  it('draws their call-outs under exact names, without overlap', async () => {
    const answer = measure(await press(), {
      metrics: ['reported_figures'],
      by: ['region:city'],
      where: [{ field: 'region', op: 'within', value: '210000' }],
    });
    const model = regionsModel([answer])!;
    expect(model.items).toHaveLength(14);
    for (const widthPx of [620, 940, 1180]) {
      const list = coverageMapMarks(model, { widthPx, theme: themes.paper, locale: 'zh' });
      expect(overlappingTexts(list)).toEqual([]);
      expect(cutTexts(list)).toEqual([]);
    }
    const names = texts(coverageMapMarks(model, { widthPx: 940, theme: themes.paper, locale: 'zh' }))
      .filter(({ role }) => role === 'call-out-name')
      .map(printed);
    expect(names).toEqual(expect.arrayContaining(['朝阳 · 北票市', '辽阳 · 宏伟区', '盘锦市', '丹东市']));
  });
});

describe('a value of an answer', () => {
  it('that conflicts says so in its sentence and table', () => {
    const model = regionsModel([regional([CITIES[0]!], { values: [value(quantity(10), { conflicts: ['x'] })] })])!;
    expect(coverageTable(model, 'zh').rows[0]![1]!.text).toContain('数字矛盾');
  });
});
