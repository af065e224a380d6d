import { readdirSync, readFileSync } from 'node:fs';
import {
  type Designation,
  type Figure,
  type FrameworkItem,
  type PracticeDataset,
  personalData,
  type Region,
  readDataPackage,
  type Source,
  tableRows,
} from '@practice-atlas/dataset';
import { beforeAll, describe, expect, test } from 'vitest';
import { knownDate } from '../../examples/press/known-date.js';
import { pressPackage, type SourceTexts, sourceFiles } from '../../examples/press/press-package.js';
import { printedNumber } from '../../examples/press/printed-number.js';
import { numbersIn, qualifyingWordsIn } from './press-numbers.js';

const folder = new URL('../../examples/press/', import.meta.url);
const text = (file: string) => readFileSync(new URL(file, folder), 'utf8');
const sourceTexts = Object.fromEntries(sourceFiles.map((file) => [file, text(file)])) as SourceTexts;
const made = readdirSync(folder).filter((file) => /\.(?:csv|json)$/.test(file) && !file.endsWith('.source.csv'));

let dataset: PracticeDataset;
let figures: Figure[];
let regions: Map<string, Region>;
beforeAll(async () => {
  dataset = await readDataPackage({ files: Object.fromEntries(made.map((file) => [file, text(file)])) });
  figures = rows<Figure>('figures');
  regions = new Map(rows<Region>('regions').map((region) => [region.code, region]));
});
const rows = <T>(table: keyof PracticeDataset['tables']) => [...tableRows(dataset.tables[table])] as T[];
const figure = (id: string) => figures.find(({ figure_id }) => figure_id === id)!;
const countBy = <T>(items: Iterable<T>, key: (item: T) => string) => {
  const counts: Record<string, number> = {};
  for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1;
  return counts;
};

describe('the press data package', () => {
  test('equals, byte for byte, what the script makes of the committed tables', () => {
    const built = pressPackage(sourceTexts);
    expect(Object.keys(built).sort()).toEqual(made.sort());
    for (const file of made) expect(built[file], file).toBe(text(file));
  });

  test('is read back without a finding and weighs less than 150,000 bytes', () => {
    expect(dataset.findings).toEqual([]);
    expect(made.reduce((bytes, file) => bytes + Buffer.byteLength(text(file)), 0)).toBeLessThan(150_000);
  });

  test('holds 157 figures of five sources', () => {
    expect(figures).toHaveLength(157);
    expect(countBy(figures, ({ source_id }) => source_id)).toEqual({
      'hongwei-2020': 45,
      'gonghe-2022': 14,
      'liaoning-2019': 38,
      'ansai-2019': 46,
      'dadong-2020': 14,
    });
    expect(rows<Source>('sources').every(({ kind, url }) => kind === 'press' && url === null)).toBe(true);
  });

  test('holds no personal data', () => {
    for (const file of made) for (const line of text(file).split('\n')) expect(personalData(line), line).toBeNull();
    for (const { label, quote } of figures.filter(({ metric }) => metric === 'person_age')) {
      expect(label).toMatch(/^(?:宣讲员|社区党委书记)年龄$/);
      expect(quote).toMatch(/^\d+岁(?:高龄)?$/);
    }
  });
});

describe('each figure', () => {
  test('has a value that stands in its quote, and no neighboring number passes for it', () => {
    for (const { figure_id, quote, value } of figures) {
      const numbers = numbersIn(quote!);
      expect(numbers, figure_id).toContain(value);
      expect(numbers, figure_id).not.toContain(value! + 1);
      expect(numbers, figure_id).not.toContain(value! * 10);
    }
  });

  test('repeats the qualifying word of its quote, and says what the word means', () => {
    const meaning: Record<string, string> = {
      ...{ 多: 'at_least', 余: 'at_least', 超: 'at_least', 还多: 'at_least' },
      ...{ 近: 'nearly', 不到: 'nearly', 约: 'approx' },
    };
    for (const { figure_id, quote, qualifier, qualifier_word: word } of figures) {
      expect(qualifyingWordsIn(quote!), figure_id).toEqual(word === null ? [] : [word]);
      if (word !== null) expect(qualifier, figure_id).toBe(meaning[word]);
    }
    const roundNumbers = figures.filter((row) => row.qualifier === 'approx' && row.qualifier_word === null);
    expect(roundNumbers.map(({ quote }) => quote!.slice(0, 2))).toEqual(['百部', '百首', '百部', '百场', '万张']);
  });

  test('has a measure word that follows its number', () => {
    for (const { figure_id, quote, unit_word: word } of figures)
      if (word !== null)
        expect(quote!, figure_id).toMatch(new RegExp(`[\\d.百千万一二两三四五六七八九](?:\\s|[余多])*${word}`));
  });

  test('has one unit per metric, a label in both languages and a short quote', () => {
    const units = new Map<string, string>();
    for (const row of figures) {
      expect(units.get(row.metric) ?? row.unit, row.figure_id).toBe(row.unit);
      units.set(row.metric, row.unit);
      expect(row.label, row.figure_id).toMatch(/\p{Script=Han}/u);
      expect(row.label_en, row.figure_id).toMatch(/^[\p{ASCII}]+$/u);
      expect(row.quote!.length, row.figure_id).toBeLessThanOrEqual(40);
      expect(row.quote_start, row.figure_id).not.toBeNull();
    }
  });

  test('is the only one of its metric, dimensions, place and date, contradictions aside', () => {
    const seen = countBy(
      figures.filter(({ relation }) => !relation?.contradicts),
      (row) => JSON.stringify([row.metric, row.dims, row.region_code, row.place_name, row.as_of, row.box]),
    );
    expect(Object.entries(seen).filter(([, count]) => count > 1)).toEqual([]);
  });

  test('stands for a division only at that division’s own level', () => {
    for (const { figure_id, region_code: code, place_precision: precision, place_name: place } of figures) {
      if (code === null) expect(precision, figure_id).toBe('none');
      else if (['province', 'city', 'county', 'zone'].includes(precision))
        expect(regions.get(code)?.level, figure_id).toBe(precision);
      else {
        expect(['village', 'place', 'part'], figure_id).toContain(precision);
        expect(place, figure_id).not.toBe(regions.get(code)!.name);
      }
    }
  });

  test('ends on the last day of its month when only the month is known', () => {
    for (const { figure_id, as_of: day, as_of_precision: precision, period_start: start } of figures) {
      if (precision === 'month') expect(knownDate(day!.slice(0, 7)).day, figure_id).toBe(day);
      expect(day === null, figure_id).toBe(precision === 'none');
      if (start !== null) expect(start < day!, figure_id).toBe(true);
    }
    expect(figures.filter(({ period_start }) => period_start === '2019-03-13')).toHaveLength(4);
    expect(figure('hongwei-undated-teams')).toMatchObject({ value: 24, as_of: null, as_of_precision: 'none' });
  });
});

describe('what the pages leave open', () => {
  test('five unlabelled boxes hold three figures each, without a place', () => {
    const boxed = figures.filter(({ box }) => box !== null);
    expect(countBy(boxed, ({ box }) => box!)).toEqual({ box_1: 3, box_3: 3, box_4: 3, box_5: 3, box_6: 3 });
    for (const row of boxed) expect([row.region_code, row.place_name]).toEqual([null, null]);
    expect(countBy(boxed, ({ metric }) => metric)).toEqual({ teams: 5, volunteers: 5, projects: 5 });
    const repeated = boxed.filter(({ relation }) => relation?.repeats === '1').map(({ box }) => box);
    expect(new Set(repeated)).toEqual(new Set(['box_1', 'box_5']));
    expect(figures.filter(({ region_code }) => region_code === null)).toEqual(boxed);
  });

  test('a contradiction is named by both of its sides', () => {
    const contradicting = figures.filter(({ relation }) => relation?.contradicts);
    expect(contradicting.map(({ value }) => value)).toEqual([10, 100]);
    for (const row of contradicting)
      expect(figure(row.relation!.contradicts!).relation!.contradicts).toBe(row.figure_id);
  });

  test('the provincial figures count the times the page repeats them', () => {
    const repeats = (metric: string) => figure(`liaoning-2019-11-${metric}`).relation?.repeats;
    expect(['sites', 'teams', 'volunteers', 'projects'].map(repeats)).toEqual(['2', '1', '1', '1']);
    expect(figure('hongwei-2020-08-orders-placed').relation).toEqual({ repeats: '5' });
  });

  test('contest and inspection teams are no volunteer teams, plans are targets', () => {
    const teams = figures.filter(({ metric }) => metric === 'teams');
    expect(teams.filter(({ label }) => !/队/.test(label!) || /赛|督查/.test(label!))).toEqual([]);
    expect(figures.filter(({ series_kind }) => series_kind === 'target').map(({ metric }) => metric)).toEqual([
      ...['plant_capacity', 'students_planned', 'dispatch_minutes_target', 'arrival_minutes_target'],
      ...['activities_per_month', 'role_models_per_year', 'lectures_per_year', 'moral_stories', 'smile_photos'],
    ]);
  });
});

describe('titles and frameworks', () => {
  test('as many pilots are listed as the page counts; the national ones are all named', () => {
    const pilots = rows<Designation>('designations').filter(({ kind }) => kind === 'pilot');
    const of = (level: string) => pilots.filter((pilot) => pilot.level === level);
    expect(of('national')).toHaveLength(figure('liaoning-2019-10-pilots-national').value!);
    expect(of('provincial')).toHaveLength(figure('liaoning-2019-10-pilots-provincial').value!);
    for (const pilot of of('national')) {
      const name = regions.get(pilot.region_code!)!.name;
      expect(pilot.place_name!.endsWith(name), pilot.designation_id).toBe(true);
      expect(pilot.subject_id).toBe(pilot.region_code);
    }
    expect(of('provincial').filter(({ region_code }) => region_code !== null)).toHaveLength(1);
  });

  test('a framework has as many items as the figure that counts them', () => {
    const items = rows<FrameworkItem>('frameworks');
    const counted: [figure: string, framework: string, digit: string | null][] = [
      ['hongwei-2020-08-framework-forms', '45678', '4'],
      ['hongwei-2020-08-framework-tiers', '45678', '5'],
      ['hongwei-2020-08-framework-platforms', '45678', '6'],
      ['hongwei-2020-08-framework-standards', '45678', '7'],
      ['hongwei-2020-08-team-categories', '45678', '8'],
      ['hongwei-2020-08-team-levels', '四级志愿服务队伍', null],
      ['hongwei-2020-08-campaign-aspects', '创城五个方面', null],
      ['gonghe-2022-10-mechanisms', '三项机制', null],
      ['liaoning-pilots-2019-11-framework-tiers-3', '三级架构', null],
      ['liaoning-pilots-2019-11-framework-tiers-4', '四级网络', null],
      ['ansai-2019-03-networks', '三张网', null],
      ['ansai-2019-03-site-org-tiers', '三级组织体系', null],
      ['ansai-2019-03-service-platforms', '6大服务平台', null],
      ['ansai-2019-03-approval-modes', '三种方式', null],
      ['ligeta-2019-03-village-councils', '一约四会', '四会'],
    ];
    for (const [id, framework, digit] of counted) {
      const its = items.filter((item) => item.framework === framework && item.digit === digit);
      expect(its, id).toHaveLength(figure(id).value!);
      expect(its.map(({ order }) => order)).toEqual(its.map((_, i) => i + 1));
      expect(its.every(({ region_code }) => region_code === figure(id).region_code)).toBe(true);
    }
  });

  test('Liaoning has every city and county, and every parent is there', () => {
    const inLiaoning = [...regions.values()].filter(({ code }) => code.startsWith('21'));
    expect(countBy(inLiaoning, ({ level }) => level)).toEqual({ province: 1, city: 14, county: 100, zone: 2 });
    for (const { code, parent_code: parent } of regions.values())
      expect(parent === null ? code : regions.has(parent)).toBe(parent === null ? '100000' : true);
  });
});

describe('a mistake in the committed tables', () => {
  const changed = (from: string, to: string): SourceTexts => {
    const table = sourceTexts['figures.source.csv'];
    expect(table.split(from)).toHaveLength(2);
    return { ...sourceTexts, 'figures.source.csv': table.replace(from, to) };
  };

  test.each([
    ['a value that is not the printed one', ',2.75万,27500,', ',2.75万,27501,', /row 9: "2.75万" is 27500/],
    ['a printed number that is not in the quote', ',2.75万,27500,', ',2.76万,27600,', /does not hold "2.76万"/],
    ['a qualifier that the word does not mean', ',120多万,1200000,at_least,', ',120多万,1200000,exact,', /is at_least/],
    ['a date that is no date', ',stock,,2020-08-13,', ',stock,,2020-8-13,', /is no date/],
    [
      'a region that is not in the register',
      'box-1-2019-11-teams,liaoning-2019,',
      'box-1-2019-11-teams,nowhere,',
      /no row/,
    ],
  ])('%s stops the build', (_, from, to, message) => {
    expect(() => pressPackage(changed(from, to))).toThrow(message);
  });

  test('a number changed together with its value is caught by the quote check of this file', () => {
    const row = figure('hongwei-2020-08-sites-station');
    expect(numbersIn(row.quote!)).toEqual([47]);
    expect(numbersIn(row.quote!.replace('47', '48'))).not.toContain(row.value);
  });
});

test.each([
  ['2.75万', null, 27500, 'exact'],
  ['120多万', '多', 1200000, 'at_least'],
  ['5400 多', '多', 5400, 'at_least'],
  ['千余', '余', 1000, 'at_least'],
  ['超千', '超', 1000, 'at_least'],
  ['近8970', '近', 8970, 'nearly'],
  ['约840', '约', 840, 'approx'],
  ['81.2%', null, 0.812, 'exact'],
  ['一倍还多', '还多', 1, 'at_least'],
  ['万', null, 10000, 'approx'],
  ['两', null, 2, 'exact'],
  ['6+1', null, 7, 'exact'],
])('reads "%s" with the word %s as %d, %s', (printed, word, value, qualifier) => {
  expect(printedNumber(printed, word)).toEqual({ value, qualifier });
});
