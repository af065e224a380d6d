import { drawIndex, drawLogNormal, type Random } from './random.js';
import { workingTime } from './working-time.js';

/** One step of a simulated order; `at` in epoch milliseconds, whole minutes. */
export interface SimulatedStep {
  readonly step: string;
  readonly at: number;
  readonly tier: Tier | null;
  readonly outcome: string | null;
  /** Stars, on the step `rated` only. */
  readonly rating?: number;
}

type Tier = 'center' | 'institute' | 'station';

const TIERS: readonly Tier[] = ['center', 'institute', 'station'];
const TIER_WEIGHTS = [14, 31, 55];
const HOUR = 3_600_000;

/** Median hours of each step; a station knows its people, a center has more to distribute. */
const MEDIAN_HOURS = {
  review: { center: 3, institute: 4, station: 3 },
  dispatch: { center: 2.5, institute: 4, station: 5.5 },
  accept: { center: 9, institute: 6, station: 3.5 },
  complete: { center: 64, institute: 46, station: 34 },
  rate: { center: 20, institute: 20, station: 20 },
} as const;
/** Of the logarithm. */
const SIGMA = { review: 0.8, dispatch: 0.9, accept: 0.9, complete: 0.75, rate: 1 } as const;
/** Opening hours in which a step can happen. */
const OPEN = { review: [8, 18], dispatch: [8, 18], accept: [8, 21], complete: [8, 20], rate: [7, 23] } as const;

const CHANCE = { rejected: 0.035, cancelled: 0.03, declined: 0.09, abandoned: 0.02, rated: 0.78 } as const;
const STARS = { inTime: [0.005, 0.01, 0.045, 0.22, 0.72], late: [0.06, 0.1, 0.24, 0.34, 0.26] } as const;

/**
 * Simulates the course of one order from its placing: placed, perhaps reviewed, dispatched (again when nobody takes it),
 * accepted, completed, rated; or rejected, cancelled, expired. Steps are in order of time; no two at the same minute.
 */
export function simulateSteps(
  random: Random,
  order: { placed: number; dueAt: number; reviewed: boolean },
): readonly SimulatedStep[] {
  const tier = TIERS[drawIndex(random, TIER_WEIGHTS)] ?? 'station';
  const steps: SimulatedStep[] = [];
  let now = order.placed;
  const add = (step: string, by: Tier | null, outcome: string | null = null): void => {
    steps.push({ step, at: now, tier: by, outcome });
  };
  const wait = (kind: keyof typeof MEDIAN_HOURS, by: Tier, factor = 1): void => {
    const hours = drawLogNormal(random, MEDIAN_HOURS[kind][by] * factor, SIGMA[kind]);
    const [open, close] = OPEN[kind];
    now = workingTime(now + Math.max(1 / 30, hours) * HOUR, open, close, random() * 50);
  };

  add('placed', null);
  if (order.reviewed) wait('review', tier);
  if (random() < CHANCE.rejected) {
    if (!order.reviewed) wait('dispatch', tier);
    add('rejected', tier, 'out_of_scope');
    return steps;
  }
  if (order.reviewed) add('reviewed', tier, 'approved');
  if (random() < CHANCE.cancelled) {
    wait('accept', tier);
    add('cancelled', null, 'withdrawn');
    return steps;
  }

  let by = tier;
  for (let dispatch = 1; ; dispatch += 1) {
    wait('dispatch', by);
    add('dispatched', by, dispatch === 1 ? null : 'again');
    if (random() >= CHANCE.declined * dispatch) break;
    if (dispatch === 3) {
      now = workingTime(now + 72 * HOUR, 8, 18, random() * 50);
      add('expired', by, 'nobody_took_it');
      return steps;
    }
    wait('accept', by, 3);
    if (by === 'station') by = 'institute';
  }
  wait('accept', by);
  add('accepted', by);
  if (random() < CHANCE.abandoned) return steps;
  wait('complete', by);
  add('completed', by);
  if (random() >= CHANCE.rated) return steps;
  const stars = now <= order.dueAt ? STARS.inTime : STARS.late;
  wait('rate', by);
  steps.push({ step: 'rated', at: now, tier: null, outcome: null, rating: drawIndex(random, stars) + 1 });
  return steps;
}
