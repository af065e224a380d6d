import { hitIndex, markBox, marksToSvg, themes } from '@practice-atlas/elements';
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
    expect(items[1]).toMatchObject({ code: '210200', classIndex: 0, rank: 11 });
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
    const model = modelOf(coverageCases.fill!);
    expect(summarizeRegions(model, 'zh')).toContain('14 个地区中 11 个有数据');
    expect(summarizeRegions(model, 'en')).toContain('Most: Panjin 27,500 teams; fewest: Dalian 0 teams');
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
