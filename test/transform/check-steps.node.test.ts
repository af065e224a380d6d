import { describe, expect, it } from 'vitest';
import { foundIn } from './check-rows.js';

type Event = string;

/** Writes cases of one line each, `placed 08:00, dispatched 09:00`: all on one day in China, unless an event has a day of its own. */
function courses(...lines: readonly string[]) {
  const cases = lines.map((_, index) => ({ case_id: `c${index}`, lifecycle: 'order' }));
  const case_steps = lines.flatMap((line, index) =>
    line
      .split(', ')
      .filter((event) => event !== '')
      .map((event: Event, seq) => {
        const [step, time, day = '2019-03-05'] = event.split(' ');
        return { case_id: `c${index}`, seq: seq + 1, step, at: `${day}T${time}:00+08:00` };
      }),
  );
  return { cases, case_steps };
}
const WHOLE = 'placed 08:00, dispatched 09:00, accepted 10:00, completed 11:00, rated 12:00';
/** Findings in the steps of lines; the first line is a whole case, so that the rows of the second begin at 7. */
const foundAfter = (...lines: readonly string[]) => foundIn(courses(WHOLE, ...lines));

describe('checkSteps', () => {
  it.each([
    ['dispatched again before anybody accepts', 'placed 08:00, dispatched 09:00, dispatched 10:00, accepted 11:00'],
    [
      'dispatched again after it was accepted',
      'placed 08:00, dispatched 09:00, accepted 10:00, dispatched 11:00, accepted 12:00, completed 13:00',
    ],
    [
      'rejected by a team and dispatched to another',
      'placed 08:00, dispatched 09:00, rejected 10:00, dispatched 11:00, accepted 12:00, completed 13:00',
    ],
    [
      'cancelled back to the queue',
      'placed 08:00, dispatched 09:00, accepted 10:00, cancelled 11:00, dispatched 12:00',
    ],
    ['expired, then cancelled', 'placed 08:00, dispatched 09:00, expired 10:00, cancelled 11:00'],
    ['rejected at review, placed again', 'placed 08:00, rejected 09:00, placed 10:00, dispatched 11:00'],
    [
      'dispatched again after completion and completed anew',
      'placed 08:00, dispatched 09:00, accepted 10:00, completed 11:00, rated 12:00, dispatched 13:00, accepted 14:00, completed 15:00',
    ],
    ['rated twice', `${WHOLE}, rated 13:00`],
    ['two steps in one minute, numbered the other way round', 'dispatched 08:00, placed 08:00, accepted 09:00'],
    ['cancelled at once', 'placed 08:00, cancelled 08:30'],
    ['placed, and nothing more yet', 'placed 08:00'],
  ])('finds nothing in an order that was %s', (_, line) => {
    expect(foundAfter(line)).toEqual([]);
  });

  it.each([
    ['placed 08:00, dispatched 07:00, accepted 09:00', 'error step_out_of_order case_steps 8 at'],
    ['dispatched 07:00, placed 08:00, accepted 09:00', 'error step_out_of_order case_steps 7 at'],
    ['placed 08:00, completed 09:00, dispatched 10:00, accepted 11:00', 'error step_out_of_order case_steps 8 at'],
    ['dispatched 10:00, placed 09:00, accepted 11:00', 'error step_out_of_order case_steps 7 at'],
    ['placed 08:00, completed 09:00', 'warning step_missing case_steps 8 step'],
    ['placed 08:00, accepted 09:00, completed 10:00', 'warning step_missing case_steps 8 step'],
    ['placed 08:00, dispatched 09:00, cancelled 10:00, completed 11:00', 'warning step_after_end case_steps 10 step'],
    ['placed 08:00, rejected 09:00, dispatched 10:00', 'warning step_after_end case_steps 9 step'],
    [`${WHOLE.replace(', rated 12:00', '')}, completed 13:00`, 'notice step_again case_steps 11 step'],
    ['placed 08:00, dispatched 09:00, dispatched 09:00', 'warning step_at_same_time case_steps 9 at'],
    ['placed 08:00, found 09:00', 'warning step_not_in_lifecycle case_steps 8 step'],
    ['placed 08:00 2013-03-05, dispatched 09:00', 'notice lead_time_long case_steps 8 at'],
    ['', 'warning case_without_steps cases 3 case_id'],
  ])('finds the fault of "%s", and it alone', (line, expected) => {
    expect(foundAfter(line)).toEqual([expected]);
  });

  it('finds one fault once in each of several cases', () => {
    expect(foundAfter('placed 08:00, dispatched 07:00', WHOLE, 'placed 08:00, completed 09:00')).toEqual([
      'error step_out_of_order case_steps 8 at',
      'warning step_missing case_steps 15 step',
    ]);
  });

  it('does not ask for steps that no case has: a place may have fewer', () => {
    expect(foundIn(courses('placed 08:00, completed 09:00', 'placed 08:00, completed 10:00'))).toEqual([]);
    expect(foundIn({ cases: [{ case_id: 'c', lifecycle: 'order' }] })).toEqual([]);
  });

  it('finds the habit of most of twenty cases once, and not each of them', () => {
    const short = 'placed 08:00, accepted 09:00, completed 10:00';
    expect(foundIn(courses(...Array<string>(30).fill(short), WHOLE))).toEqual([
      'warning lifecycle_differs cases 2 lifecycle',
    ]);
    const ratedFirst = 'placed 08:00, dispatched 09:00, accepted 10:00, rated 11:00, completed 12:00';
    expect(foundIn(courses(...Array<string>(30).fill(ratedFirst)))).toEqual([
      'warning lifecycle_differs cases 2 lifecycle',
    ]);
    expect(foundIn(courses(...Array<string>(29).fill(WHOLE), short))).toEqual([
      'warning step_missing case_steps 148 step',
    ]);
  });

  it('reads steps by sequence wherever they stand', () => {
    const { cases, case_steps } = courses(WHOLE, 'placed 08:00, dispatched 07:00, accepted 09:00');
    expect(foundIn({ cases, case_steps: [...case_steps].reverse() })).toEqual([
      'error step_out_of_order case_steps 3 at',
    ]);
  });

  it('tells apart a dispatch to two tiers in one minute from a repeated one', () => {
    const { cases, case_steps } = courses('placed 08:00, dispatched 09:00, dispatched 09:00');
    const tiers = [null, 'institute', 'station'];
    expect(foundIn({ cases, case_steps: case_steps.map((step, i) => ({ ...step, tier: tiers[i] })) })).toEqual([]);
  });

  it('lets a year that is wrong be found once, as what it is', () => {
    expect(foundAfter('placed 08:00, dispatched 09:00 2092-03-05')).toEqual(['warning date_in_future case_steps 8 at']);
    expect(foundAfter('placed 08:00 1900-01-01, dispatched 09:00')).toEqual([
      'warning date_implausible case_steps 7 at',
    ]);
  });

  it('follows a lifecycle of the place', () => {
    const steps = [
      { step: 'placed', zh: '点单', en: 'Placed' },
      { step: 'completed', zh: '完成', en: 'Completed' },
    ];
    const lifecycles = { order: { lifecycle: 'order', zh: '点单', en: 'Order', steps } };
    const rows = courses('placed 08:00, completed 09:00', 'completed 09:00');
    expect(foundIn(rows, {}, { lifecycles })).toEqual(['warning step_missing case_steps 4 step']);
  });
});

describe('checkLeadTimes', () => {
  const atOnce = 'placed 08:30, dispatched 08:30, accepted 08:30, completed 08:30';

  it('finds ten cases that were all completed in the minute of their placing', () => {
    expect(foundIn(courses(...Array<string>(10).fill(atOnce)))).toEqual(['notice steps_at_once cases 2 region_code']);
    expect(foundIn(courses(...Array<string>(9).fill(atOnce)))).toEqual([]);
    expect(foundIn(courses(...Array<string>(10).fill(atOnce), WHOLE))).toEqual([]);
  });

  it('takes times at midnight for days', () => {
    expect(foundIn(courses(...Array<string>(10).fill(atOnce.replaceAll('08:30', '00:00'))))).toEqual([]);
  });
});
