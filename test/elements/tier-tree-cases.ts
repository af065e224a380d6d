import { type MarkList, themes } from '@practice-atlas/elements';
import {
  type TierRows,
  type TierView,
  type TreeModel,
  tierModel,
  tierQueries,
  tierTreeMarks,
} from '@practice-atlas/elements/tier-tree.js';
import { type Answer, measure } from '@practice-atlas/measure';
import { press } from '../data/datasets.js';
import { answer, metric, placed, quantity, value } from './marks-answers.js';

/** One picture to be compared with its golden. */
export interface TierCase {
  readonly answers: readonly Answer[];
  readonly widthPx: number;
  readonly view?: TierView;
  readonly rows?: TierRows;
  readonly theme?: 'paper' | 'night' | 'wall';
  readonly locale?: 'zh' | 'en';
}

const LABELS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  center: ['实践中心', 'Center'],
  institute: ['实践所', 'Institute'],
  station: ['实践站', 'Station'],
  base: ['实践基地', 'Base'],
  point: ['实践点', 'Point'],
  headquarters: ['总队', 'Headquarters'],
  brigade: ['大队', 'Brigade'],
  squad: ['小分队', 'Squad'],
};

/** An answer divided by tier or rank; numbers are exact and counted unless a value says otherwise. */
export function byTier(
  counts: Readonly<Record<string, number | null | Parameters<typeof value>[0]>>,
  { id = 'tier', simulated = false }: { id?: 'tier' | 'rank'; simulated?: boolean } = {},
): Answer {
  const keys = Object.keys(counts);
  const [name, unit] = id === 'tier' ? ['sites', 'sites'] : ['teams', 'teams'];
  return answer({
    simulated,
    dimensions: [
      { id, keys, labels: keys.map((key) => ({ zh: LABELS[key]?.[0] ?? key, en: LABELS[key]?.[1] ?? key })) },
    ],
    metrics: [
      metric(
        name!,
        unit!,
        Object.values(counts).map((one) =>
          value(typeof one === 'number' ? quantity(one) : one, simulated && one !== null ? { basis: 'simulated' } : {}),
        ),
      ),
    ],
  });
}

/** What the element asks by default, of the figures of the press. */
export async function reported(metricId: 'sites' | 'teams', region: string): Promise<Answer[]> {
  const dataset = await press();
  return tierQueries(metricId, region).map((query) => measure(dataset, query));
}

/** Made-up rows: a center, institutes with ever more stations, bases under the center; then some that hang nowhere. */
export function madeRows(instituteCount = 9): TierRows {
  const keys = ['c'];
  const parents: (string | null)[] = [null];
  const tiers = ['center'];
  const names: (string | null)[] = ['示例区新时代文明实践中心'];
  const add = (key: string, parent: string | null, tier: string, name: string | null) => {
    keys.push(key);
    parents.push(parent);
    tiers.push(tier);
    names.push(name);
  };
  for (let i = 1; i <= instituteCount; i++) {
    add(`i${i}`, 'c', 'institute', `第${i}街道实践所`);
    for (let k = 1; k <= ((i * 7) % 16) + 2; k++) add(`i${i}s${k}`, `i${i}`, 'station', `第${i}街道第${k}社区实践站`);
  }
  for (let i = 1; i <= 3; i++) add(`b${i}`, 'c', 'base', `实践基地${i}`);
  for (let i = 1; i <= 3; i++) add(`o${i}`, null, 'station', null);
  add('lost', 'nobody', 'station', null);
  return { keys, parents, tiers, names, simulated: true };
}

/** The numbers that go with rows. */
export function countedBy(rows: TierRows): Answer {
  const counts: Record<string, number> = {};
  for (const tier of rows.tiers) counts[tier ?? ''] = (counts[tier ?? ''] ?? 0) + 1;
  return byTier(counts, { simulated: rows.simulated ?? false });
}

const rows = madeRows();
const hostile = byTier({
  '<img src=x onerror=alert(1)>': 3,
  '\u202eevil': 12,
  ['长'.repeat(60)]: 40,
  center: 1,
  __proto__x: 7,
});
const large = byTier({
  center: 12,
  institute: quantity(1300, 'at_least', '多'),
  station: quantity(20000, 'at_least', '余'),
  base: quantity(890, 'nearly', '近'),
});
const bounds = byTier({
  center: 1,
  institute: quantity(12, 'approx', '约'),
  station: quantity(100, 'at_least', '多'),
  point: null,
});
const apart: readonly Answer[] = [
  byTier({ institute: 5, point: 30 }),
  answer({
    figures: [
      placed('above', ['211004', '辽阳市', '宏伟区'], ['sites', quantity(4), 'sites'], {
        ...{ dims: { tier: 'point', level: 'county' }, label: { zh: '区级点', en: 'District points' } },
      }),
    ],
  }),
];

/** Cases made up for the test, and those of the press, whose numbers are real. */
export async function tierCases(): Promise<Readonly<Record<string, TierCase>>> {
  const [hongwei, ansai, teams] = await Promise.all([
    reported('sites', '211004'),
    reported('sites', '610603'),
    reported('teams', '610603'),
  ]);
  return {
    'hongwei-pyramid': { answers: hongwei, widthPx: 560 },
    'hongwei-pyramid-night-en': { answers: hongwei, widthPx: 640, theme: 'night', locale: 'en' },
    'hongwei-pyramid-phone': { answers: hongwei, widthPx: 320 },
    'hongwei-pyramid-wall': { answers: hongwei, widthPx: 1200, theme: 'wall' },
    'hongwei-tree': { answers: hongwei, widthPx: 640, view: 'tree' },
    'hongwei-tree-night': { answers: hongwei, widthPx: 640, view: 'tree', theme: 'night' },
    'hongwei-tree-phone-en': { answers: hongwei, widthPx: 340, view: 'tree', locale: 'en' },
    'hongwei-tree-wall': { answers: hongwei, widthPx: 1600, view: 'tree', theme: 'wall' },
    'ansai-pyramid': { answers: ansai, widthPx: 640 },
    'ansai-pyramid-night-en': { answers: ansai, widthPx: 640, theme: 'night', locale: 'en' },
    'ansai-pyramid-wall': { answers: ansai, widthPx: 1200, theme: 'wall' },
    'ansai-tree': { answers: ansai, widthPx: 560, view: 'tree' },
    'ansai-tree-wall': { answers: ansai, widthPx: 1600, view: 'tree', theme: 'wall' },
    'ansai-tree-phone': { answers: ansai, widthPx: 320, view: 'tree', theme: 'night' },
    'ansai-tree-en': { answers: ansai, widthPx: 720, view: 'tree', locale: 'en' },
    'ansai-teams-tree': { answers: teams, widthPx: 560, view: 'tree' },
    'ansai-teams-pyramid-en': { answers: teams, widthPx: 480, locale: 'en', theme: 'night' },
    'rows-tree': { answers: [countedBy(rows)], rows, widthPx: 640, view: 'tree' },
    'rows-tree-phone': { answers: [countedBy(rows)], rows, widthPx: 320, view: 'tree', theme: 'night' },
    'rows-icicle': { answers: [countedBy(rows)], rows, widthPx: 960 },
    'rows-icicle-en': { answers: [countedBy(rows)], rows, widthPx: 420, locale: 'en', theme: 'night' },
    'large-pyramid': { answers: [large], widthPx: 560 },
    'bounds-tree': { answers: [bounds], widthPx: 480, view: 'tree' },
    'bounds-pyramid-en': { answers: [bounds], widthPx: 480, locale: 'en' },
    apart: { answers: apart, widthPx: 420 },
    'icicle-without-rows': { answers: [byTier({ center: 1, institute: 0 })], widthPx: 420, view: 'icicle' },
    hostile: { answers: [hostile], widthPx: 500 },
  };
}

/** The model of a case. */
export function tierModelOf({ answers, rows: own = undefined }: TierCase): TreeModel {
  const model = tierModel(answers, own ? { rows: own } : {});
  if (!model) throw new Error('the case has no model');
  return model;
}

/** Builds the marks of a case. */
export function tierMarks(one: TierCase): MarkList {
  const theme = themes[one.theme ?? 'paper'];
  return tierTreeMarks(tierModelOf(one), {
    ...{ widthPx: one.widthPx, theme, locale: one.locale ?? 'zh', view: one.view ?? null, background: theme.ground },
  });
}
