import { mergeDatasets } from '@practice-atlas/dataset';
import { hitIndex, markBox, marksToSvg, themes } from '@practice-atlas/elements';
import {
  fulfillmentQueries,
  fulfillmentTable,
  lifecycleModel,
  orderFulfillmentMarks,
  summarizeLifecycle,
} from '@practice-atlas/elements/order-fulfillment.js';
import { measure } from '@practice-atlas/measure';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { press, simulated } from '../data/datasets.js';
import { cutTexts, frozen, overlappingTexts, printed, texts } from './expect-marks.js';
import { expectGolden } from './golden.js';
import { answer, metric, quantity, value } from './marks-answers.js';
import { byStep, type FulfillmentCase, fulfillmentCases, fulfillmentMarks } from './order-fulfillment-cases.js';

const cases = Object.entries(fulfillmentCases);

function modelOf(one: FulfillmentCase) {
  const model = lifecycleModel(frozen(one.answers));
  if (!model) throw new Error('the case has no model');
  return frozen(model);
}

describe('the picture of an order board', () => {
  it.each(cases)('equals its golden: %s', (name, one) => {
    const desc = summarizeLifecycle(modelOf(one), one.locale ?? 'zh');
    expectGolden('order-fulfillment', name, marksToSvg(frozen(fulfillmentMarks(one)), { title: name, desc }));
  });

  it.each(cases)('has no two texts over each other and none cut: %s', (_, one) => {
    const list = fulfillmentMarks(one);
    expect(overlappingTexts(list)).toEqual([]);
    expect(cutTexts(list)).toEqual([]);
  });

  it.each(cases)('finds every step under the middle of its row: %s', (_, one) => {
    const list = fulfillmentMarks(one);
    const hits = hitIndex(list);
    for (const row of list.marks.filter(({ role }) => role === 'step')) {
      const box = markBox(row);
      expect(hits.at(box.x + box.width / 2, box.y + box.height / 2)).toBe(row.datum);
    }
  });

  it('draws bars as long as their counts', () => {
    const bars = fulfillmentMarks(fulfillmentCases.whole!)
      .marks.filter(({ role }) => role === 'bar')
      .map(markBox);
    const counts = [2480, 900, 2406, 2232, 2058, 1513];
    bars.forEach(({ width }, i) => {
      expect(width / bars[0]!.width).toBeCloseTo(counts[i]! / 2480, 6);
    });
  });

  it('prints counts, rates, parts, times and what is overdue', () => {
    const said = texts(fulfillmentMarks(fulfillmentCases.whole!)).map(printed);
    for (const words of ['2,058', '92.2%', '98.1%', '1,484/1,513', 'P90 2.1\u2009时', '超时 9.8%', '已取消 74'])
      expect(said).toContain(words);
  });

  it('prints and lists a reported bound of a time as a bound, with its own basis', () => {
    const one = fulfillmentCases['bounded-times']!;
    const model = modelOf(one);
    const said = texts(fulfillmentMarks(one))
      .map(printed)
      .join('|')
      .replace(/[\s\u2009]/g, '');
    expect(said).toContain('不超过30分|报告值|P901.6+时·报告值|超时1.2%');
    const dispatched = fulfillmentTable(model, 'zh').rows[2]!;
    expect(dispatched.slice(3, 5)).toEqual([
      { text: '不超过 30分 · 报告值', spoken: '不超过30分，报告值' },
      { text: '1.6+时 · 报告值', spoken: '1.6时以上，报告值' },
    ]);
    expect(dispatched.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['2,406 · 计数', '97.0% · 2,406/2,480 · 计数', '混合']),
    );
    expect(fulfillmentTable(model, 'en').rows[3]!.at(-1)).toEqual({ text: 'counted' });
  });

  it('stays free of overlap at any width', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 320, max: 1600 }),
        fc.constantFrom('zh' as const, 'en' as const),
        fc.constantFrom('whole', 'hostile', 'reported-only', 'step-unknown', 'bounded-times', 'beside-reported'),
        (widthPx, locale, name) => {
          const list = fulfillmentMarks({ ...fulfillmentCases[name]!, widthPx, locale });
          expect(overlappingTexts(list)).toEqual([]);
          expect(cutTexts(list)).toEqual([]);
        },
      ),
      { seed: 20191130, numRuns: 100 },
    );
  });
});

describe('the model of a lifecycle', () => {
  it('puts steps in the order of the lifecycle whatever the order of rows, and endings apart', () => {
    const { keys } = byStep().dimensions[0]!;
    expect(modelOf(fulfillmentCases.whole!).steps.map(({ step }) => step)).toEqual(keys.slice(0, 6));
    expect(modelOf(fulfillmentCases.whole!).ended.map(({ step }) => step)).toEqual(['cancelled']);
    const one = byStep();
    const back = {
      ...one,
      dimensions: one.dimensions.map((d) => ({ ...d, keys: [...d.keys].reverse(), labels: [...d.labels].reverse() })),
      metrics: one.metrics.map((m) => ({ ...m, values: [...m.values].reverse() })),
    };
    expect(JSON.stringify(lifecycleModel([back]))).toBe(JSON.stringify(lifecycleModel([one])));
  });

  it('leaves out a review step that no order used', () => {
    const unused = answer({
      dimensions: [
        {
          id: 'step',
          keys: ['placed', 'reviewed'],
          labels: [
            { zh: '点单', en: 'Placed' },
            { zh: '审单', en: 'Reviewed' },
          ],
        },
      ],
      metrics: [metric('orders_at_step', 'orders', [value(quantity(3)), value(quantity(0))])],
    });
    expect(lifecycleModel([unused])!.steps.map(({ step }) => step)).toEqual(['placed']);
  });

  it('knows a place that reports orders and nothing more', () => {
    const model = modelOf(fulfillmentCases['reported-only']!);
    expect(model.onlyPlaced).toBe(true);
    expect(summarizeLifecycle(model, 'zh')).toBe('点单 72单。只有点单数；其余环节没有数据。');
    expect(texts(fulfillmentMarks(fulfillmentCases['reported-only']!)).map(printed)).toContain(
      '只有点单数；其余环节没有数据。',
    );
  });

  it('is nothing where no step is known, and refuses other dimensions', () => {
    expect(lifecycleModel([])).toBeNull();
    expect(lifecycleModel([answer({ metrics: [metric('orders_placed', 'orders', [value(null)])] })])).toBeNull();
    const byMonth = answer({ dimensions: [{ id: 'month', keys: [], labels: [] }] });
    expect(() => lifecycleModel([byMonth])).toThrow(expect.objectContaining({ code: 'query_unsupported' }));
  });
});

describe('an order board of real questions', () => {
  it('shows the simulated orders of 2019 with parts that agree with the counts', async () => {
    const dataset = await simulated();
    const answers = fulfillmentQueries('210000', '2019').map((query) => measure(dataset, query));
    const model = lifecycleModel(answers)!;
    expect(model.simulated).toBe(true);
    expect(model.period).toEqual({ from: '2019', until: '2020' });
    for (const { step, rate, count } of model.steps) {
      if (!rate?.parts) continue;
      const { value } = rate.parts.numerator;
      if (step === 'completed') expect(value).toBeLessThanOrEqual(count!.value!);
      else expect(value).toBe(count!.value);
    }
    expect(model.tiers.reduce((sum, { count }) => sum + count.value!, 0)).toBe(model.steps[0]!.count!.value);
    const list = orderFulfillmentMarks(model, { widthPx: 480, theme: themes.paper, locale: 'zh' });
    expect(overlappingTexts(list)).toEqual([]);
    const { rows, columns } = fulfillmentTable(model, 'zh');
    for (const row of rows) expect(row).toHaveLength(columns.length);
  });

  it('shows just the 72 orders that 宏伟区 reports', async () => {
    const dataset = await press();
    const model = lifecycleModel(fulfillmentQueries('211004', null).map((query) => measure(dataset, query)))!;
    expect(model).toMatchObject({ onlyPlaced: true, simulated: false });
    expect(model.steps[0]).toMatchObject({ step: 'placed', basis: 'reported', count: { value: 72 } });
  });

  it('shows the 72 orders that 宏伟区 reports above its simulated ones', async () => {
    const dataset = mergeDatasets(await press(), await simulated());
    const ask = (region: string) =>
      lifecycleModel(fulfillmentQueries(region, null).map((query) => measure(dataset, query)))!;
    const model = ask('211004');
    expect(model.steps[0]).toMatchObject({ step: 'placed', basis: 'simulated' });
    expect(model.reportedPlaced).toMatchObject({ quantity: { value: 72 }, unitWord: '次', asOf: '2020-08' });
    const list = orderFulfillmentMarks(model, { widthPx: 480, theme: themes.paper, locale: 'zh' });
    expect(overlappingTexts(list)).toEqual([]);
    expect(
      texts(list)
        .filter(({ role }) => role === 'reported-orders')
        .map(printed),
    ).toEqual(['报告值：点单 72 次（2020年8月）']);
    expect(summarizeLifecycle(model, 'zh')).toMatch(/^报告值：点单 72次（2020年8月）。点单 /);
    expect(summarizeLifecycle(model, 'en')).toMatch(/^Reported: 72 orders placed \(Aug 2020\)\. Placed /);
    const [first, second] = fulfillmentTable(model, 'zh').rows.map((row) => row.map(({ text }) => text));
    expect(first).toEqual(['点单 · 2020年8月', '72', '—', '—', '—', '—', '报告值']);
    expect(second!.at(-1)).toBe('模拟');
    expect(ask('210100').reportedPlaced).toBeNull();
  });

  it('says a reported number once where the steps are reported too', () => {
    expect(modelOf(fulfillmentCases['reported-only']!).reportedPlaced).toBeNull();
    expect(modelOf(fulfillmentCases.whole!).reportedPlaced).toBeNull();
  });

  it('asks for a year, a month or a day as a half-open period', () => {
    const untils = ['2019', '2019-12', '2019-12-31', '2020-02-28'].map((period) => {
      const [condition] = fulfillmentQueries(null, period)[0]!.where ?? [];
      return condition?.op === 'in_period' ? condition.until : null;
    });
    expect(untils).toEqual(['2020', '2020-01', '2020-01-01', '2020-02-29']);
  });
});
