import { type Case, type CaseStep, parseDay } from '@practice-atlas/dataset';
import { placingTimes } from './placing-times.js';
import { createRandom, drawIndex, drawLogNormal, type Random } from './random.js';
import { simulateSteps } from './simulate-steps.js';

/** A division that orders come from, and its share. */
export interface OrderPlace {
  readonly code: string;
  readonly weight: number;
}

export interface OrderSimulation {
  /** A whole number; the same seed gives the same rows in every engine. */
  readonly seed: number;
  /** Number of orders placed. */
  readonly count: number;
  /** First day, `2019-01-01`. */
  readonly from: string;
  /** The day after the last; nothing that would happen later is in the rows. */
  readonly until: string;
  readonly places: readonly OrderPlace[];
}

const CATEGORIES = [
  '理论政策宣讲',
  '文化文艺服务',
  '助学支教',
  '医疗健身',
  '科学普及',
  '法律服务',
  '卫生环保',
  '扶贫帮困',
];
const CATEGORY_WEIGHTS = [10, 16, 13, 17, 7, 6, 15, 16];
const DAY = 86_400_000;
const OFFSET = 28_800_000;
/** Of the counties: how many review orders before they dispatch them. */
const REVIEWING_SHARE = 0.45;

function people(random: Random, median: number): number {
  return Math.max(1, Math.round(drawLogNormal(random, median, 0.6)));
}

/**
 * Simulates orders (点单) with all their steps, for demonstrations and tests; nothing in the result was measured anywhere.
 * Orders are placed with a weekly and seasonal rhythm; step times are log-normal and differ by tier; some orders are reviewed,
 * rejected, cancelled, dispatched again, never taken, overdue or still open at the end.
 * Rows are in the order of placing. Ids are short: `o1`, `o2`...
 */
export function simulateOrders(simulation: OrderSimulation): { cases: Case[]; steps: CaseStep[] } {
  const random = createRandom(simulation.seed);
  const weights = simulation.places.map((place) => place.weight);
  const reviewing = new Set(simulation.places.filter(() => random() < REVIEWING_SHARE).map((place) => place.code));
  const end = (parseDay(simulation.until) ?? 0) * DAY - OFFSET;
  const cases: Case[] = [];
  const steps: CaseStep[] = [];
  for (const [index, placed] of placingTimes(random, simulation.count, simulation.from, simulation.until).entries()) {
    const id = `o${index + 1}`;
    const code = simulation.places[drawIndex(random, weights)]?.code ?? null;
    const category = CATEGORIES[drawIndex(random, CATEGORY_WEIGHTS)] ?? null;
    const individual = random() < 0.38;
    const dueAt = placed + (individual ? 5 : 7) * DAY;
    const course = simulateSteps(random, { placed, dueAt, reviewed: code !== null && reviewing.has(code) });
    const [volunteers, beneficiaries] = [people(random, 3), people(random, individual ? 2 : 18)];
    const seen = course.filter((step) => step.at < end);
    const completed = seen.some((step) => step.step === 'completed');
    cases.push({
      case_id: id,
      lifecycle: 'order',
      region_code: code,
      site_id: null,
      team_id: null,
      category,
      origin: individual ? 'individual' : 'routine',
      volunteers: completed ? volunteers : null,
      beneficiaries: completed ? beneficiaries : null,
      rating: seen.find((step) => step.step === 'rated')?.rating ?? null,
      due_at: dueAt,
    });
    for (const [position, { step, at, tier, outcome }] of seen.entries())
      steps.push({ case_id: id, seq: position + 1, step, at, tier, outcome });
  }
  return { cases, steps };
}
