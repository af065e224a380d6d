import { type Column, columnValue, createDataset, lifecycles, tableRows } from '@practice-atlas/dataset';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const title = { zh: '例', en: 'Example' };
const MINUTE = 60_000;

function dataset(caseIds: readonly string[], steps: readonly object[]) {
  const cases = caseIds.map((case_id) => ({ case_id, lifecycle: 'order' }));
  return createDataset({ name: 'cases', title, tables: { cases, case_steps: steps } });
}

function derived(made: ReturnType<typeof dataset>, name: string) {
  const column: Column = made.tables.cases.columns[name]!;
  return Array.from({ length: made.tables.cases.rowCount }, (_, i) => columnValue(column, i));
}

describe('derived columns of cases', () => {
  const made = dataset(
    ['b', 'a', 'none'],
    [
      { case_id: 'a', seq: 4, step: 'accepted', at: 40 * MINUTE },
      { case_id: 'a', seq: 2, step: 'dispatched', at: 20 * MINUTE, tier: 'center' },
      { case_id: 'b', seq: 1, step: 'placed', at: 5 * MINUTE },
      { case_id: 'a', seq: 3, step: 'dispatched', at: 30 * MINUTE, tier: 'station' },
      { case_id: 'a', seq: 1, step: 'placed', at: 10 * MINUTE },
      { case_id: 'b', seq: 2, step: 'dispatched', at: 6 * MINUTE },
    ],
  );

  it('hold the first and the last time of each step, by sequence, whatever the order of rows', () => {
    expect(derived(made, 'first_placed_at')).toEqual([5 * MINUTE, 10 * MINUTE, null]);
    expect(derived(made, 'first_dispatched_at')).toEqual([6 * MINUTE, 20 * MINUTE, null]);
    expect(derived(made, 'last_dispatched_at')).toEqual([6 * MINUTE, 30 * MINUTE, null]);
    expect(derived(made, 'last_accepted_at')).toEqual([null, 40 * MINUTE, null]);
  });

  it('count dispatches and name the tier of the first one, missing when it is not stated', () => {
    expect(derived(made, 'dispatch_count')).toEqual([2 - 1, 2, 0]);
    expect(derived(made, 'dispatch_tier')).toEqual([null, 'center', null]);
  });

  it('exist for every step of every lifecycle, steps that never happened too', () => {
    const names = new Set(Object.values(lifecycles).flatMap(({ steps }) => steps.map(({ step }) => step)));
    for (const step of names) expect(Object.keys(made.tables.cases.columns)).toContain(`last_${step}_at`);
    expect(derived(made, 'first_rated_at')).toEqual([null, null, null]);
  });

  it('follow the lifecycles that the dataset brings', () => {
    const own = createDataset({
      name: 'own',
      title,
      lifecycles: {
        visit: { lifecycle: 'visit', zh: '走访', en: 'Visit', steps: [{ step: 'knocked', zh: '敲门', en: 'Knocked' }] },
      },
      tables: {
        cases: [{ case_id: 'v', lifecycle: 'visit' }],
        case_steps: [{ case_id: 'v', seq: 1, step: 'knocked', at: 7 }],
      },
    });
    expect(own.findings).toEqual([]);
    expect(derived(own, 'first_knocked_at')).toEqual([7]);
    expect(Object.keys(own.lifecycles)).toContain('order');
  });

  it('agree with a plain look at the step rows of random cases', () => {
    const step = fc.record({
      case_id: fc.constantFrom('a', 'b', 'c', 'd'),
      seq: fc.integer({ min: 1, max: 50 }),
      step: fc.constantFrom('placed', 'dispatched', 'accepted', 'completed'),
      at: fc.integer({ min: 0, max: 2_000_000_000_000 }),
      tier: fc.constantFrom('center', 'station', null),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(step, { selector: ({ case_id, seq }) => `${case_id}${seq}`, maxLength: 40 }),
        (steps) => {
          const random = dataset(['a', 'b', 'c', 'd'], steps);
          const ofCase = tableRows(random.tables.cases).map(({ case_id }) =>
            steps.filter((row) => row.case_id === case_id).sort((x, y) => x.seq - y.seq),
          );
          for (const name of ['placed', 'dispatched', 'accepted', 'completed']) {
            const times = ofCase.map((rows) => rows.filter((row) => row.step === name).map(({ at }) => at));
            expect(derived(random, `first_${name}_at`)).toEqual(times.map((list) => list[0] ?? null));
            expect(derived(random, `last_${name}_at`)).toEqual(times.map((list) => list.at(-1) ?? null));
          }
          const dispatches = ofCase.map((rows) => rows.filter((row) => row.step === 'dispatched'));
          expect(derived(random, 'dispatch_count')).toEqual(dispatches.map((list) => list.length));
          expect(derived(random, 'dispatch_tier')).toEqual(dispatches.map((list) => list[0]?.tier ?? null));
        },
      ),
      { seed: 3 },
    );
  });
});

describe('the order lifecycle that ships', () => {
  it('goes 点单, 审单 (optional), 派单, 接单, 完成, 评单, with limits on what follows placing', () => {
    const main = lifecycles.order?.steps.filter(({ ends }) => !ends) ?? [];
    expect(main.map(({ zh }) => zh)).toEqual(['点单', '审单', '派单', '接单', '完成', '评单']);
    expect(main.filter(({ optional }) => optional).map(({ step }) => step)).toEqual(['reviewed']);
    expect(main.map(({ limitHours }) => limitHours)).toEqual([undefined, 24, 24, 48, 168, 168]);
  });

  it('ends without success by rejection, cancellation and expiry', () => {
    expect(lifecycles.order?.steps.filter(({ ends }) => ends).map(({ step }) => step)).toEqual([
      'rejected',
      'cancelled',
      'expired',
    ]);
  });
});
