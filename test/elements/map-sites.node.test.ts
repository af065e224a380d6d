import { readFileSync } from 'node:fs';
import { AtlasError, createDataset } from '@practice-atlas/dataset';
import { addErrorWords, errorMessage, sourceErrorWords, themes } from '@practice-atlas/elements';
import { coverageTable, regionsModel, type SitePoints } from '@practice-atlas/elements/coverage-map.js';
import { mainView, placeSites, SitesOnMap, siteLayerMarks, sitePoints } from '@practice-atlas/elements/map-sites.js';
import { openOutlineMap } from '@practice-atlas/elements/outline-map.js';
import { readBoundaries } from '@practice-atlas/geo';
import { outlineAt, projectOutlines } from '@practice-atlas/geo/outlines.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverageCases } from './coverage-map-cases.js';

const liaoning = readBoundaries(
  JSON.parse(readFileSync(new URL('../../examples/boundaries/liaoning.json', import.meta.url), 'utf8')),
);
const { crs } = liaoning.attribution;
const model = regionsModel(coverageCases['fill-exact']!.answers, {})!;
const figures = regionsModel(coverageCases.callouts!.answers, {})!;
const indexOf = (code: string): number => model.items.findIndex((item) => item.code === code);

type Row = readonly [lng: number, lat: number, tier: number, over?: { name?: string; code?: string; star?: boolean }];
const TIERS = ['center', 'institute', 'station', '驿站'];

function sitesOf(rows: readonly Row[], over: Partial<SitePoints> = {}): SitePoints {
  const codes = [...new Set(rows.flatMap(([, , , own]) => own?.code ?? []))];
  const coded = {
    region: rows.map(([, , , own]) => (own?.code ? codes.indexOf(own.code) : codes.length)),
    regions: codes,
  };
  return {
    lng: Float64Array.from(rows, ([lng]) => lng),
    lat: Float64Array.from(rows, ([, lat]) => lat),
    tier: Uint8Array.from(rows, ([, , tier]) => tier),
    ...{ tiers: TIERS, crs },
    stars: Uint8Array.from(rows, ([, , , own]) => Number(own?.star ?? false)),
    names: { at: (row) => rows[row]?.[3]?.name },
    ids: { at: (row) => `id-${row}` },
    ...(codes.length > 0 ? coded : {}),
    ...over,
  };
}

const SHENYANG = [123.3, 41.9] as const;
const DALIAN = [122.2, 39.6] as const;
const NOWHERE = [Number.NaN, Number.NaN] as const;

/** A map of its own for some sites, drawn once. */
async function drawn(sites: SitePoints, layers = '', locale: 'zh' | 'en' = 'zh') {
  const map = await openOutlineMap(liaoning, '');
  await map.loadSites();
  const list = map.marks(model, { widthPx: 860, theme: themes.paper, locale, sites, layers }, null);
  return { map, list, reader: map.siteReader! };
}

describe('a site that is pointed at', () => {
  it('is the nearest whose shape is there, wherever others are', async () => {
    const sites = sitesOf(
      Array.from({ length: 120 }, (_, i): Row => [123 + (i % 12) * 0.06, 41.5 + Math.floor(i / 12) * 0.06, i % 3]),
    );
    const { list } = await drawn(sites, 'sites');
    const outlines = projectOutlines(liaoning, { width: list.width, height: 640, padding: 4 });
    expect(outlines.outlines.length).toBeGreaterThan(10);
    const met = new Set<number | null>();
    for (const mark of list.marks.filter(({ role }) => role === 'site')) {
      const [x, y] =
        mark.type === 'rect'
          ? [mark.x + mark.width / 2, mark.y + mark.height / 2]
          : mark.type === 'circle'
            ? [mark.x, mark.y]
            : mark.type === 'path'
              ? mark.d
                  .match(/[\d.]+/g)!
                  .slice(0, 2)
                  .map(Number)
              : [0, 0];
      met.add(list.hits!.at(x!, y! + (mark.type === 'path' ? 5 : 0)));
    }
    // The shapes of the legend are none.
    met.delete(null);
    expect([...met].sort((a, b) => b! - a!)).toEqual(Array.from({ length: 120 }, (_, i) => -1 - i));
  });

  it('leaves everywhere else to the regions', async () => {
    const { list } = await drawn(sitesOf([[...SHENYANG, 0]]));
    const before = await drawn(sitesOf([[...NOWHERE, 0]]));
    let sites = 0;
    for (let x = 0; x < 860; x += 7)
      for (let y = 0; y < 600; y += 7) {
        const datum = list.hits!.at(x, y);
        if (datum !== null && datum < 0) sites += 1;
        else expect(datum).toBe(before.list.hits!.at(x, y));
      }
    expect(sites).toBeGreaterThan(0);
    expect(sites).toBeLessThan(8);
  });

  it('is said with name, tier, region, star and what it lacks, in both languages', async () => {
    const sites = sitesOf(
      [
        [...SHENYANG, 0, { name: '沈阳中心', star: true }],
        [...DALIAN, 3],
        [...NOWHERE, 2, { name: '西岗站' }],
        [100, 30, 9, { name: '远方' }],
        [...DALIAN, 2, { name: '长'.repeat(300) }],
      ],
      { simulated: true },
    );
    const { reader } = await drawn(sites);
    const say = (row: number, locale: 'zh' | 'en') => reader.label(-1 - row, model, locale);
    expect(say(0, 'zh')).toBe('沈阳中心：实践中心，沈阳市，示范点，模拟数据');
    expect(say(0, 'en')).toBe('沈阳中心: practice center, Shenyang, demonstration site, simulated');
    expect(say(1, 'zh')).toBe('id-1：驿站，大连市，模拟数据');
    expect(say(2, 'zh')).toBe('西岗站：实践站，模拟数据，无坐标，未画出');
    expect(say(3, 'en')).toBe('远方: tier unknown, simulated, beyond the map');
    expect(say(4, 'zh')).toBe(`${'长'.repeat(79)}…：实践站，大连市，模拟数据`);
    expect(reader.label(-1 - 99, model, 'zh')).toBe('');
  });

  it('tells the page its row, its id, its tier and its region', async () => {
    const { reader } = await drawn(
      sitesOf([
        [...SHENYANG, 0],
        [...NOWHERE, 2, { code: '220100' }],
        [...DALIAN, 9],
      ]),
    );
    expect(reader.select(-1, model)).toEqual({
      ...{ kind: 'site', regionCode: '210100', key: 'id-0', tier: 'center', datum: 0 },
    });
    expect(reader.select(-2, model)).toEqual({
      ...{ kind: 'site', regionCode: '220100', key: 'id-1', tier: 'station', datum: 1 },
    });
    expect(reader.select(-3, model)).toEqual({ kind: 'site', regionCode: '210200', key: 'id-2', datum: 2 });
    expect(reader.select(-9, model)).toBeNull();
  });

  it('in a disc stands for all of it: their number by tier, and their rows', async () => {
    const rows = Array.from({ length: 40 }, (_, i): Row => [SHENYANG[0] + i * 1e-4, SHENYANG[1], i < 4 ? 0 : 2]);
    const { list, reader } = await drawn(sitesOf(rows), 'clusters');
    const disc = list.marks.find(({ role }) => role === 'cluster')!;
    const datum = disc.type === 'circle' ? list.hits!.at(disc.x, disc.y)! : 0;
    expect(reader.label(datum, model, 'zh')).toBe('40 个阵地：中心 4、站 36');
    expect(reader.label(datum, model, 'en')).toBe('40 sites: Centers 4, Stations 36');
    const detail = reader.select(datum, model)!;
    expect([detail.kind, [...detail.rows!].sort((a, b) => a - b)]).toEqual(['sites', rows.map((_, i) => i)]);
  });
});

describe('the region of a site', () => {
  it('is the one that its code says, of a county or a township too, else the one where it stands', async () => {
    const { reader } = await drawn(
      sitesOf([
        [...SHENYANG, 2, { code: '210202' }],
        [...NOWHERE, 2, { code: '210102001' }],
        [...NOWHERE, 2, { code: '210102001003' }],
        [...DALIAN, 2, { code: '999999' }],
        [...SHENYANG, 2],
      ]),
    );
    const countOf = (code: string) => reader.hint(indexOf(code), model, 'en');
    expect([countOf('210100'), countOf('210200'), countOf('210300')]).toEqual([', 3 sites', ', 2 sites', ', 0 sites']);
  });

  it('is found among many as it is for each', async () => {
    const some = Array.from(
      { length: 3000 },
      (_, i): Row => [119 + ((i * 7919) % 613) / 100, 39 + ((i * 104_729) % 431) / 100, 2],
    );
    const { reader } = await drawn(sitesOf(some));
    const own = some.map((_, row) => reader.select(-1 - row, model)!.regionCode);
    const many = await drawn(sitesOf(some));
    for (const { code } of model.items)
      expect(many.reader.hint(indexOf(code), model, 'en')).toMatch(
        new RegExp(`^, ${own.filter((each) => each === code).length.toLocaleString('en')} sites?$`),
      );
  });

  it('comes from the dataset with the ids', () => {
    const row = { tier: 'station', lng: 123, lat: 41, crs: 'wgs84' as const };
    const rows = [
      { ...row, site_id: 'a', region_code: '210102' },
      { ...row, site_id: 'b', region_code: null },
    ];
    const sites = sitePoints(createDataset({ name: 'd', title: { zh: '', en: '' }, tables: { sites: rows } }))!;
    expect([sites.ids!.at(0), sites.ids!.at(1)]).toEqual(['a', 'b']);
    expect([0, 1].map((each) => sites.regions![sites.region![each]!])).toEqual(['210102', undefined]);
  });
});

describe('the words of sites', () => {
  const rows: Row[] = [
    [...SHENYANG, 0],
    [...SHENYANG, 2],
    [...DALIAN, 2],
    [...NOWHERE, 1],
    [100, 30, 2],
  ];

  it('say how many are drawn, how many have no position and how many lie beyond the map', async () => {
    const { reader } = await drawn(sitesOf(rows));
    expect(reader.summary('zh')).toBe('画出阵地 3 个，另有 1 个无坐标，未画出，1 个在图外。');
    expect(reader.summary('en')).toBe('3 sites are drawn; 1 more has no position and is not; 1 lies beyond the map.');
    const heat = await drawn(sitesOf(rows.slice(0, 3)), 'heat');
    expect(heat.reader.summary('zh')).toBe('以密度画出阵地 3 个。');
    expect(heat.reader.summary('en')).toBe('3 sites are drawn as a density.');
  });

  it('say that none is drawn, and why, where coordinates are of another system', async () => {
    const other = crs === 'gcj02' ? ('wgs84' as const) : ('gcj02' as const);
    const { reader } = await drawn(sitesOf(rows, { crs: other }));
    const words = () => errorMessage(new AtlasError('crs_mixed', 'a'), 'zh');
    const [said, own] = [reader.summary('zh'), words()];
    expect(said).toMatch(/^阵地 5 个：坐标系不同，无法画在一起：.* \/ .*。$/);
    // Whether the words of all errors are loaded makes no difference.
    addErrorWords(sourceErrorWords);
    expect([reader.summary('zh'), words()]).toEqual([said, own]);
  });

  it.each(['zh', 'en'] as const)(
    'are columns of the table by tier (%s), in the first row of each region',
    async (locale) => {
      const { reader } = await drawn(sitesOf(rows));
      const table = reader.table(coverageTable(model, locale), model, locale);
      const labels = table.columns.slice(-5).map(({ label }) => label);
      expect(labels).toEqual(
        locale === 'zh'
          ? ['阵地（个）', '阵地：中心', '阵地：所', '阵地：站', '阵地：无坐标']
          : ['Sites', 'Sites: centers', 'Sites: institutes', 'Sites: stations', 'Sites: no position'],
      );
      const cells = (code: string) => table.rows[indexOf(code)]!.slice(-5).map(({ text }) => text);
      expect([cells('210100'), cells('210200'), cells('210300')]).toEqual([
        ['2', '1', '0', '1', '0'],
        ['1', '0', '0', '1', '0'],
        ['0', '0', '0', '0', '0'],
      ]);
      expect(table.notes.at(-1)).toBe(
        locale === 'zh'
          ? '阵地共 5 个，其中 1 个无坐标；2 个不属于表中任何地区。'
          : '5 sites in all, 1 of them without a position; 2 in no region of the table.',
      );
      const several = reader.table(coverageTable(figures, locale), figures, locale);
      expect(several.rows.every((row) => row.length === several.columns.length)).toBe(true);
    },
  );

  it('lose no site in the table, whatever their codes and places', async () => {
    const code = fc.constantFrom(undefined, '210100', '210202', '210302001', '2102Z1', 'x', '110101');
    const lng = fc.oneof(fc.double({ min: 118, max: 126, noNaN: true }), fc.constant(Number.NaN));
    const some = fc.array(
      fc.record({ lng, lat: fc.double({ min: 38, max: 44, noNaN: true }), tier: fc.nat(4), code }),
      { minLength: 1, maxLength: 60 },
    );
    await fc.assert(
      fc.asyncProperty(some, async (given) => {
        const sites = sitesOf(
          given.map((each): Row => [each.lng, each.lat, each.tier, each.code ? { code: each.code } : {}]),
        );
        const { reader } = await drawn(sites);
        const plain = coverageTable(model, 'en');
        const table = reader.table(plain, model, 'en');
        const at = plain.columns.length;
        const numbers = table.rows.map((row) => row.slice(at).map(({ text }) => Number(text)));
        const hasLost = table.columns.at(-1)!.label === 'Sites: no position';
        for (const [sum, ...parts] of numbers) {
          const byTier = hasLost ? parts.slice(0, -1) : parts;
          expect(byTier.reduce((whole, part) => whole + part, 0)).toBe(sum);
        }
        const elsewhere = Number(/; (\d+) in no region/.exec(table.notes.join(' '))![1]);
        expect(numbers.reduce((whole, [sum]) => whole + sum!, 0) + elsewhere).toBe(given.length);
      }),
      { seed: 20261130, numRuns: 20 },
    );
  });
});

/** Says which points pieces of path data (M, L, H, V, Z) paint, one piece over another or not. */
function painted(paths: readonly string[]): (x: number, y: number) => boolean {
  const rings = paths.flatMap((d) =>
    d.split('Z').flatMap((piece) => {
      const points: [number, number][] = [];
      for (const [, command, numbers] of piece.matchAll(/([MLHV])([-\d. ]+)/g)) {
        const [a = 0, b = 0] = numbers!.trim().split(' ').map(Number);
        const [x, y] = points.at(-1) ?? [0, 0];
        points.push(command === 'H' ? [a, y] : command === 'V' ? [x, a] : [a, b]);
      }
      return points.length > 2 ? [points] : [];
    }),
  );
  const boxed = rings.map((points) => ({
    points,
    left: Math.min(...points.map(([x]) => x)),
    right: Math.max(...points.map(([x]) => x)),
    top: Math.min(...points.map(([, y]) => y)),
    bottom: Math.max(...points.map(([, y]) => y)),
  }));
  return (x, y) =>
    boxed.reduce((isIn, { points, left, right, top, bottom }) => {
      if (x < left || x > right || y < top || y > bottom) return isIn;
      let isOdd = false;
      points.forEach(([bx, by], i) => {
        const [ax, ay] = points.at(i - 1)!;
        if (ay > y !== by > y && x < ax + ((bx - ax) * (y - ay)) / (by - ay)) isOdd = !isOdd;
      });
      return isIn || isOdd;
    }, false);
}

describe('the density of sites', () => {
  const outlines = projectOutlines(liaoning, { width: 800, height: 600 });
  const places: readonly (readonly [number, number])[] = [...[SHENYANG, DALIAN], [121.6, 38.95], [121.2, 40.8]];
  const rows = Array.from({ length: 400 }, (_, i): Row => {
    const [lng, lat] = places[i % 4]!;
    return [lng + ((i * 37) % 61) / 160 - 0.19, lat + ((i * 53) % 59) / 160 - 0.18, 2];
  });
  const heatOf = (view: ReturnType<typeof mainView>) => {
    const { marks } = siteLayerMarks(placeSites(sitesOf(rows), outlines, crs), view, { layers: new Set(['heat']) });
    return painted(marks.flatMap((mark) => (mark.role === 'heat' && mark.type === 'path' ? [mark.d] : [])));
  };

  it.each([1, 5])('ends where the land ends, and nowhere before (enlarged %d times)', (zoom) => {
    const whole = mainView({ outlines, theme: themes.paper, locale: 'zh' });
    const [x, y] = outlines.project(121.6, 39)!;
    const [width, height] = [800 / zoom, 600 / zoom];
    const box = { x: Math.max(0, x - width / 2), y: Math.max(0, y - height / 2), width, height };
    const view = { ...whole, box, zoom };
    const { land, ...plain } = view;
    expect(land!.rings.length).toBeGreaterThan(10);
    const [cut, uncut] = [heatOf(view), heatOf(plain)];
    const tally = { both: 0, sea: 0, wrong: 0 };
    const landAt = (px: number, py: number): boolean =>
      outlineAt(outlines, box.x + px / zoom, box.y + py / zoom) !== null;
    for (let px = 3; px < 797; px += 8)
      for (let py = 3; py < 597; py += 8) {
        const isLand = landAt(px, py);
        // Not within a pixel of the coast, where path data is rounded.
        if ([-1, 1].some((d) => landAt(px + d, py) !== isLand || landAt(px, py + d) !== isLand)) continue;
        const [isCut, isUncut] = [cut(px, py), uncut(px, py)];
        if (isCut !== (isUncut && isLand)) tally.wrong += 1;
        else if (isCut) tally.both += 1;
        else if (isUncut) tally.sea += 1;
      }
    expect(tally.wrong).toBe(0);
    expect(tally.both).toBeGreaterThan(100);
    expect(tally.sea).toBeGreaterThan(50);
  });
});

describe('many sites', () => {
  const spread = (seed: number): SitePoints => {
    const count = 200_000;
    const lng = Float64Array.from({ length: count }, (_, i) => 121 + ((i * 7919 + seed) % 3001) / 1000);
    const lat = Float64Array.from({ length: count }, (_, i) => 40.5 + ((i * 104_729 + seed) % 2003) / 1000);
    return { lng, lat, tier: new Uint8Array(count), tiers: ['station'], crs };
  };

  it('are placed in several tasks, after which the element is told once; others end that', async () => {
    const outlines = projectOutlines(liaoning, { width: 800, height: 600 });
    const on = new SitesOnMap(crs);
    let told = 0;
    const host = {
      requestUpdate: () => {
        told += 1;
      },
    } as Parameters<SitesOnMap['isReady']>[2];
    const gone = new AbortController();
    const [first, second] = [spread(1), spread(2)];
    expect(on.isReady(first, outlines, host, gone.signal)).toBe(false);
    expect(on.isReady(second, outlines, host, gone.signal)).toBe(false);
    expect(on.isReady(second, outlines, host, gone.signal)).toBe(false);
    await expect.poll(() => told, { timeout: 20_000 }).toBe(1);
    expect(on.isReady(second, outlines, host, gone.signal)).toBe(true);
    // Was ended, so it begins again.
    expect(on.isReady(first, outlines, host, gone.signal)).toBe(false);
    gone.abort();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(told).toBe(1);
    expect(on.isReady(first, outlines, host, new AbortController().signal)).toBe(false);
    on.stop();
  });
});
