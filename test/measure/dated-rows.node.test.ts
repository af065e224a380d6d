import { createDataset } from '@practice-atlas/dataset';
import { measure } from '@practice-atlas/measure';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REGIONS } from './example-dataset.js';
import { CODES } from './random-cases.js';

describe('stocks and flows of dated rows', () => {
  const day = fc.integer({ min: 17_897, max: 18_300 });
  const row = fc.record({
    from: fc.option(day),
    days: fc.option(fc.integer({ min: 0, max: 200 })),
    region: fc.option(fc.constantFrom(...CODES)),
    kind: fc.option(fc.constantFrom('a', 'b', '__proto__')),
  });
  const text = (days: number | null) => (days === null ? null : new Date(days * 86_400_000).toISOString().slice(0, 10));
  const until = (each: { from: number | null; days: number | null }) =>
    each.days === null ? null : (each.from ?? 18_000) + each.days;

  it('equal a count over rows, at the end of every month and kind', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), (rows) => {
        const data = createDataset({
          name: 'random',
          title: { zh: '随机', en: 'Random' },
          tables: {
            regions: REGIONS,
            sources: [{ source_id: 's', kind: 'platform', title: 'An export', retrieved_on: '2020-12-31' }],
            teams: rows.map((each, i) => ({
              team_id: `t${i}`,
              kind: each.kind,
              region_code: each.region,
              founded_on: text(each.from),
              disbanded_on: text(until(each)),
            })),
            volunteers: rows.map((each, i) => ({
              volunteer_id: `v${i}`,
              region_code: each.region,
              registered_on: text(each.from),
            })),
          },
        });
        const answer = measure(data, { metrics: ['teams'], by: ['month', 'kind'] });
        for (let i = 0; i < answer.rowCount; i++) {
          const [month, kind] = answer.dimensions.map(({ keys }) => keys[i]!);
          const [year, number] = month!.split('-').map(Number) as [number, number];
          const last = Date.UTC(year, number, 0) / 86_400_000;
          const expected = rows.filter(
            (each) => each.kind === kind && (each.from ?? 0) <= last && (until(each) ?? Infinity) >= last,
          ).length;
          expect([month, kind, answer.metrics[0]!.values[i]!.quantity?.value]).toEqual([month, kind, expected]);
        }
        const flow = measure(data, { metrics: ['volunteers_new'], by: ['region:city', 'month'] }, { minimumGroup: 1 });
        const dated = rows.filter(({ from }) => from !== null).length;
        expect(flow.metrics[0]!.values.reduce((sum, { quantity }) => sum + (quantity?.value ?? 0), 0)).toBe(dated);
      }),
      { seed: 7, numRuns: 60 },
    );
  });
});
