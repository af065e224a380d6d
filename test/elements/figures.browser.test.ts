import type { AtlasSelectEvent } from '@practice-atlas/elements';
import { AtlasFigures, type FiguresView } from '@practice-atlas/elements/figures.js';
import type { AnswerFigure } from '@practice-atlas/measure';
import axe from 'axe-core';
import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { answer, figure, quantity, source } from './base-answers.js';
import { HandAsker, settled } from './base-probe.js';

const unplaced = {
  regionCode: null,
  regionName: null,
  regionPath: [],
  regionPathNames: [],
  placeName: null,
  placePrecision: 'none',
};

function many(count: number): AnswerFigure[] {
  return Array.from({ length: count }, (_, index) => figure({ figureId: `f${index}`, quantity: quantity(index) }));
}

const box = (group: string, metric: string, n: number, word: string | null = null) =>
  figure({
    ...unplaced,
    figureId: `${group}-${metric}`,
    group,
    metric,
    label: { zh: metric === 'teams' ? '队伍' : '志愿者', en: metric },
    unitWord: metric === 'teams' ? '支' : '人',
    quantity: quantity(n, word ? 'at_least' : 'exact', word),
  });

const boxes = [box('box_1', 'teams', 253), box('box_1', 'volunteers', 25_000), box('box_6', 'teams', 5400, '多')];
const conflict = [
  figure({ figureId: 'ten', quantity: quantity(10), quote: '10个特色队', contradicts: ['hundred'] }),
  figure({ figureId: 'hundred', quantity: quantity(100), quote: '特色队100支', contradicts: ['ten'] }),
];

async function mount(
  figures: readonly AnswerFigure[],
  view: FiguresView = 'all',
  locale = 'zh',
): Promise<AtlasFigures> {
  const element = new AtlasFigures();
  element.locale = locale;
  element.view = view;
  element.data = answer({ figures });
  document.body.append(element);
  await settled(element);
  return element;
}

const texts = (element: Element, selector: string) =>
  [...(element.shadowRoot?.querySelectorAll(selector) ?? [])].map(
    ({ textContent }) => textContent?.replace(/\s+/g, ' ').trim() ?? '',
  );

afterEach(() => {
  document.body.replaceChildren();
});

describe('all', () => {
  test('twenty figures a page; buttons turn pages and say which', async () => {
    const element = await mount(many(45));
    const shown = () => element.shadowRoot?.querySelectorAll('li.figure').length;
    expect(shown()).toBe(20);
    const next = () => element.shadowRoot?.querySelectorAll<HTMLButtonElement>('.picture .pager button')[1];
    next()?.click();
    await settled(element);
    next()?.click();
    await settled(element);
    expect(shown()).toBe(5);
    expect(next()?.disabled).toBe(true);
    expect(texts(element, '.picture .pager [role=status]')).toEqual(['第 3 页\uff0c共 3 页']);
  });

  test('the quote opens by keyboard, and tells the page which figure it is', async () => {
    const element = await mount([figure(), ...conflict]);
    const keys: unknown[] = [];
    element.addEventListener('atlas-select', (event: AtlasSelectEvent) => keys.push(event.detail.key));
    await userEvent.tab();
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    await settled(element);
    const open = element.shadowRoot?.querySelector<HTMLDetailsElement>('li.figure details');
    expect(open?.open).toBe(true);
    expect(open?.querySelector('q')?.textContent).toBe('「志愿者120多万人」');
    expect(keys).toEqual(['volunteers']);
  });

  test('targets, conflicts, repeats and simulated figures are marked', async () => {
    const marked = [
      figure({ figureId: 'a', seriesKind: 'target' }),
      figure({ figureId: 'b', duplicateOf: ['a'] }),
      figure({ figureId: 'c', simulated: true }),
      ...conflict,
    ];
    expect(texts(await mount(marked), '.badge')).toEqual(['目标', '重复', '模拟数据', '数字矛盾', '数字矛盾']);
  });
});

test('the tray has one row a box and one column a metric, with the source’s own words spoken', async () => {
  const element = await mount([...boxes, figure()], 'unplaced');
  expect(texts(element, '.tray tbody th')).toEqual(['图框 1', '图框 6']);
  expect(texts(element, '.tray thead th').slice(1)).toEqual(['队伍 支', '志愿者 人']);
  expect(texts(element, '.tray td [aria-hidden]')).toEqual(['253', '2.5万', '5,400+']);
  expect(texts(element, '.tray td .spoken')).toEqual(['253支', '2.5万人', '5,400多支']);
  expect(getComputedStyle(element.shadowRoot?.querySelector('.tray') as Element).borderTopStyle).toBe('dashed');
});

test('contradictions stand side by side with both quotes; where there is none, it says so', async () => {
  const element = await mount([figure(), ...conflict], 'conflicts');
  expect(texts(element, '.side q')).toEqual(['「10个特色队」', '「特色队100支」']);
  const [left, right] = [...(element.shadowRoot?.querySelectorAll('.side') ?? [])].map((side) =>
    side.getBoundingClientRect(),
  );
  expect(left?.top).toBe(right?.top);
  expect(texts(await mount([figure()], 'conflicts'), '.none')).toEqual(['没有互相矛盾的数字。']);
});

test('a programme names its place and its targets; a standing number is none', async () => {
  const lectures = figure({
    figureId: 'l',
    metric: 'lectures',
    seriesKind: 'flow',
    quantity: quantity(1000, 'at_least', '超'),
    unitWord: '场',
  });
  const element = await mount([figure(), lectures], 'programmes');
  expect(texts(element, 'dt')).toEqual(['辽宁省']);
  expect(texts(element, 'dd .spoken')).toEqual(['超1,000场']);
});

test('each view asks for what it needs', async () => {
  const ask = async (view: FiguresView) => {
    const asker = new HandAsker();
    const element = new AtlasFigures();
    element.view = view;
    element.region = '210000';
    element.source = asker;
    document.body.append(element);
    await settled(element);
    return asker.asked[0]?.query.where;
  };
  expect(await ask('unplaced')).toEqual([{ field: 'region', op: 'missing' }]);
  expect(await ask('all')).toEqual([{ field: 'region', op: 'within', value: '210000' }]);
});

test('table and export list every figure with place, number as printed, date, source and quote', async () => {
  const element = await mount([figure(), ...boxes, ...conflict]);
  const rows = () => element.shadowRoot?.querySelectorAll('details[part=table] tbody tr').length;
  expect(rows()).toBe(0);
  element.shadowRoot?.querySelector<HTMLElement>('details[part=table] > summary')?.click();
  await expect.poll(rows).toBe(6);
  const csv = element.toCsv();
  expect(csv.split('\r\n').filter((line) => line.includes('2019年11月')).length).toBe(6);
  expect(csv).toContain('未落位');
  expect(csv).toContain('志愿者120多万人');
});

test('nothing scrolls sideways on a phone of 320 px, in any view and language', async () => {
  await page.viewport(320, 700);
  try {
    const long = figure({
      figureId: 'long',
      label: { zh: '很长的名称'.repeat(12), en: 'a-very-long-name-without-a-break'.repeat(4) },
    });
    for (const view of ['all', 'unplaced', 'conflicts', 'provenance', 'programmes'] as const)
      for (const locale of ['zh', 'en']) {
        document.body.replaceChildren();
        const element = await mount([long, ...boxes, ...conflict], view, locale);
        const picture = element.shadowRoot?.querySelector('.picture');
        expect([view, locale, (picture?.scrollWidth ?? 0) - (picture?.clientWidth ?? 0)]).toEqual([view, locale, 0]);
      }
  } finally {
    await page.viewport(1280, 900);
  }
});

test('hostile words show as text in every view', async () => {
  const bad = '<img src=x onerror=alert(1)>';
  const hostile = figure({
    label: { zh: bad, en: bad },
    quote: bad,
    placeName: bad,
    group: bad,
    regionCode: null,
    unitWord: bad,
  });
  for (const view of ['all', 'unplaced', 'conflicts', 'provenance', 'programmes'] as const) {
    const element = new AtlasFigures();
    element.view = view;
    element.data = answer({
      figures: [hostile, figure({ figureId: 'z', label: { zh: bad, en: bad } })],
      sources: [source({ title: bad })],
    });
    document.body.append(element);
    await settled(element);
    expect(element.shadowRoot?.querySelector('img')).toBeNull();
    expect(element.state).toBe('ready');
  }
});

test.each(['all', 'unplaced', 'conflicts', 'provenance', 'programmes'] as const)(
  'view %s has no accessibility violation, open or closed',
  async (view) => {
    document.body.style.setProperty('background', '#F6F3EC');
    const element = await mount([figure(), ...boxes, ...conflict], view);
    element.theme = 'paper';
    await settled(element);
    for (const isOpen of [false, true]) {
      for (const details of element.shadowRoot?.querySelectorAll('details') ?? []) details.open = isOpen;
      const { violations } = await axe.run(element);
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    }
  },
);
