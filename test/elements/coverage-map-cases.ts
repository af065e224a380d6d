import { type MarkList, themes } from '@practice-atlas/elements';
import { coverageMapMarks, type RegionStar, regionsModel } from '@practice-atlas/elements/coverage-map.js';
import type { Answer } from '@practice-atlas/measure';
import { CITIES, placed, quantity, regional, value } from './marks-answers.js';

/** One picture to be compared with its golden. All numbers here are made up for the test. */
export interface CoverageCase {
  readonly answers: readonly Answer[];
  readonly widthPx: number;
  readonly heightPx?: number;
  readonly theme?: 'paper' | 'night' | 'wall';
  readonly locale?: 'zh' | 'en';
  readonly stars?: readonly RegionStar[];
}

const label = (zh: string, en: string) => ({ label: { zh, en } });
const more = (n: number) => quantity(n, 'at_least', '多');

const figures = [
  placed('a1', ['211004', '辽阳市', '宏伟区'], ['teams', quantity(52), 'teams'], {
    asOf: '2020-08-31',
    ...label('志愿服务队伍数', 'Volunteer teams'),
  }),
  placed('a2', ['211004', '辽阳市', '宏伟区'], ['teams', quantity(24), 'teams'], {
    asOf: null,
    asOfPrecision: 'none',
    ...label('志愿服务队伍数(成立时)', 'Volunteer teams (at first)'),
  }),
  placed('a3', ['211004', '辽阳市', '宏伟区'], ['volunteers_registered', quantity(27_500), 'persons'], {
    asOf: '2020-08-31',
    ...label('实名注册志愿者数', 'Registered volunteers'),
  }),
  placed('a4', ['211004', '辽阳市', '宏伟区'], ['party', quantity(27), 'persons'], {
    placePrecision: 'village',
    placeName: '天井园社区',
    ...label('党员', 'Party members'),
  }),
  placed(
    'b1',
    ['210522', '本溪市', '桓仁满族自治县'],
    ['team_members', more(150), 'persons'],
    label('志愿服务队人数', 'Members of the team'),
  ),
  placed(
    'c1',
    ['211100', '盘锦市'],
    ['teams', quantity(791), 'teams'],
    label('县、镇、村三级志愿服务队伍数', 'Volunteer teams of counties, towns and villages'),
  ),
  placed('c2', ['211100', '盘锦市'], ['teams', quantity(12), 'teams'], {
    dims: { rank: 'headquarters' },
    ...label('市级志愿服务总队数', 'City-level volunteer headquarters'),
  }),
  placed('c3', ['211100', '盘锦市'], ['activities', more(2000), 'events'], {
    seriesKind: 'flow',
    ...label('文明实践活动次数', 'Practice activities'),
  }),
  placed('d1', ['210600', '丹东市'], ['beneficiaries', more(54_000), 'person_times'], {
    seriesKind: 'flow',
    unitWord: '人次',
    ...label('受益人次', 'Attendances'),
  }),
  placed('e1', ['211381', '朝阳市', '北票市'], ['problems_solved', quantity(5345), 'cases'], {
    seriesKind: 'flow',
    ...label('为群众解决实际问题件次', 'Practical problems solved'),
  }),
  placed(
    'e2',
    ['211381', '朝阳市', '北票市'],
    ['party_members_paired', quantity(34_000), 'persons'],
    label('与贫困户结对的党员干部数', 'Party cadres paired with poor households'),
  ),
  placed('f1', ['210882', '营口市', '大石桥市'], ['teams', quantity(7), 'teams'], {
    dims: { rank: 'detachment' },
    ...label('总队下设分队数', 'Detachments'),
  }),
  placed('g1', ['210104', '沈阳市', '大东区'], ['volunteers', more(200), 'persons'], {
    contradicts: ['g2'],
    ...label('青年志愿者数', 'Young volunteers'),
  }),
];
const callouts = [regional(CITIES, { figures })];
const stars = ['210123', '2102Z1', '210381', '210421', '211381', '211302', '211122', '211102', '211103', '211104'].map(
  (code) => ({ code, name: `试点 ${code}` }),
);

const values = [
  ...[quantity(1200), quantity(0), more(350), null, quantity(88), quantity(791), more(12), quantity(150)],
  ...[
    more(20_000),
    quantity(52),
    quantity(27_500),
    null,
    quantity(8970, 'nearly', '近'),
    value(null, { suppressed: true }),
  ],
];
const filled = [regional(CITIES, { values })];

/** Only exact numbers: every region has its rank. */
const exactValues = [1200, 0, 350, null, 88, 791, 12, 150, 20_000, 52, 27_500, null, 8970, 52].map((n) =>
  n === null ? null : quantity(n),
);
const withEstimate = [
  ...[quantity(840, 'approx', '约'), quantity(0), quantity(3, 'at_most'), null, quantity(88), more(90)],
  ...Array.from({ length: 8 }, () => quantity(7)),
];
const severalBases = exactValues.map((q, i) =>
  q ? value(q, { basis: i === 0 ? 'reported' : i === 1 ? 'simulated' : 'counted' }) : null,
);

const HOSTILE = [
  '__proto__',
  'constructor',
  '<img src=x onerror=alert(1)>',
  '\u202e\u0627\u0644عربي\u202d',
  '&amp;"\'',
  '长'.repeat(80),
];
const hostileRegions = HOSTILE.map((name, i): [string, string, string] => [CITIES[i]![0], name, name]);
const hostile = [
  regional(hostileRegions, {
    figures: hostileRegions.map(([code, name], i) =>
      placed(name, [code, name], [name, quantity(i + 1), name], {
        ...label(name, name),
        placeName: name,
        dims: { [name]: name },
      }),
    ),
  }),
];

export const coverageCases: Readonly<Record<string, CoverageCase>> = {
  fill: { answers: filled, widthPx: 960 },
  'fill-exact': { answers: [regional(CITIES, { values: exactValues })], widthPx: 500 },
  'fill-estimates': { answers: [regional(CITIES, { values: withEstimate })], widthPx: 500 },
  'fill-bases': { answers: [regional(CITIES, { values: severalBases })], widthPx: 500 },
  'fill-night': { answers: filled, widthPx: 700, theme: 'night' },
  'fill-wall': { answers: filled, widthPx: 1500, theme: 'wall' },
  'fill-phone': { answers: filled, widthPx: 358, stars },
  'fill-phone-en': { answers: filled, widthPx: 320, locale: 'en' },
  'fill-ratio': {
    answers: [regional(CITIES, { values: CITIES.map((_, i) => quantity(i / 13)), unit: 'ratio' })],
    widthPx: 500,
  },
  'fill-all-equal': { answers: [regional(CITIES, { values: CITIES.map(() => quantity(0)) })], widthPx: 500 },
  'fill-nothing-known': { answers: [regional(CITIES, { values: CITIES.map(() => null) })], widthPx: 500 },
  'fill-low': { answers: filled, widthPx: 960, heightPx: 420 },
  callouts: { answers: callouts, widthPx: 960, stars },
  'callouts-night-en': { answers: callouts, widthPx: 960, theme: 'night', locale: 'en', stars },
  'callouts-wall': { answers: callouts, widthPx: 1920, theme: 'wall', stars },
  'callouts-one-side': { answers: callouts, widthPx: 640, stars },
  'callouts-one-side-en': { answers: callouts, widthPx: 700, locale: 'en' },
  'callouts-low': { answers: callouts, widthPx: 960, heightPx: 360, stars },
  'callouts-phone': { answers: callouts, widthPx: 358, stars },
  'callouts-phone-en': { answers: callouts, widthPx: 320, locale: 'en', stars },
  'no-figures': { answers: [regional(CITIES, {})], widthPx: 960 },
  'one-region': {
    answers: [regional([CITIES[10]!], { figures: figures.filter(({ figureId }) => figureId.startsWith('c')) })],
    widthPx: 700,
  },
  'unknown-layout': {
    answers: [
      regional(
        [
          ['610603', '安塞区', 'Ansai'],
          ['610621', '延长县', 'Yanchang'],
          ['610622', '延川县', 'Yanchuan'],
        ],
        { values: [quantity(17), null, quantity(3)], region: '610600' },
      ),
    ],
    widthPx: 500,
  },
  'code-off-the-map': {
    answers: [regional([...CITIES, ['2199Z1', '某新区', 'A new district']], { values: [...values, quantity(4)] })],
    widthPx: 600,
  },
  hostile: { answers: hostile, widthPx: 960 },
  'hostile-phone': { answers: hostile, widthPx: 358, locale: 'en' },
};

/** Builds the marks of a case. */
export function coverageMarks(one: CoverageCase): MarkList {
  const theme = themes[one.theme ?? 'paper'];
  const model = regionsModel(one.answers, { stars: one.stars ?? [] });
  if (!model) throw new Error('the case has no model');
  return coverageMapMarks(model, {
    ...{ widthPx: one.widthPx, theme, locale: one.locale ?? 'zh', background: theme.ground },
    ...(one.heightPx === undefined ? {} : { heightPx: one.heightPx }),
  });
}
