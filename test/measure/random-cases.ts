import { createDataset, lifecycles, type PracticeDataset } from '@practice-atlas/dataset';
import { REGIONS } from './example-dataset.js';

type Words = Readonly<Record<string, string | null>>;
/** An order as plain objects. */
export interface NaiveCase {
  words: Words;
  region: string | null;
  rating: number | null;
  volunteers: number | null;
  beneficiaries: number | null;
  dueAt: number | null;
  steps: { step: string; at: number; tier: string | null }[];
}

function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The order lifecycle, as it ships. */
export const STEPS = lifecycles.order!.steps;
/** Its steps that do not end an order. */
export const MAIN = STEPS.filter(({ ends }) => !ends).map(({ step }) => step);
/** Codes of all example regions. */
export const CODES = REGIONS.map(({ code }) => code);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** Makes orders of every kind, from a seed: re-dispatched, rejected, skipped, undated, out of order. */
export function randomCases(seed: number, count: number): NaiveCase[] {
  const next = random(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  return Array.from({ length: count }, () => {
    const steps: NaiveCase['steps'] = [];
    let at = Date.UTC(2019, 10, 1) + Math.floor(next() * 150 * 24 * 60) * MINUTE;
    for (const step of MAIN) {
      if (step === 'placed' ? next() < 0.03 : step === 'reviewed' ? next() < 0.6 : next() < 0.12) {
        if (next() < 0.5) continue;
        if (next() < 0.7)
          steps.push({ step: pick(['rejected', 'cancelled', 'expired']), at: at + 30 * MINUTE, tier: null });
        break;
      }
      steps.push({ step, at, tier: pick(['center', 'station', 'point', null]) });
      if (step === 'dispatched' && next() < 0.2) {
        at += HOUR;
        steps.push({ step, at, tier: pick(['center', 'base']) });
      }
      at += Math.floor((next() < 0.03 ? -1 : 1) * next() * next() * 9 * 24 * 60) * MINUTE;
    }
    return {
      words: { category: pick(['养老', '助学', '<img src=x>', null]), origin: pick(['routine', 'individual', null]) },
      region: pick([...CODES, null]),
      rating: next() < 0.5 ? 1 + Math.floor(next() * 5) : null,
      volunteers: next() < 0.6 ? Math.floor(next() * 4) : null,
      beneficiaries: next() < 0.3 ? Math.floor(next() * 90) : null,
      dueAt: next() < 0.5 ? at + Math.floor((next() - 0.5) * 60 * 24 * 60) * MINUTE : null,
      steps,
    };
  });
}

/** Puts them into a dataset. */
export function datasetOf(cases: readonly NaiveCase[]): PracticeDataset {
  return createDataset({
    name: 'random',
    title: { zh: '随机', en: 'Random' },
    tables: {
      regions: REGIONS,
      cases: cases.map((each, i) => ({
        case_id: `c${i}`,
        lifecycle: 'order',
        region_code: each.region,
        ...each.words,
        rating: each.rating,
        volunteers: each.volunteers,
        beneficiaries: each.beneficiaries,
        due_at: each.dueAt,
      })),
      case_steps: cases.flatMap((each, i) => each.steps.map((step, j) => ({ case_id: `c${i}`, seq: j + 1, ...step }))),
    },
  });
}
