import type { Answer } from '../answer.js';
import type { Plan } from '../plan/query-plan.js';
import type { Top } from '../query.js';
import type { Profile } from '../rows/profile.js';
import type { Steps } from './answer-steps.js';
import { UNKNOWN } from './dated-value.js';

type AnswerOnce = (plan: Plan, profile: Profile) => Steps<Answer>;

/** Finds the keys that have the most, by asking for them alone. */
function* keepTop(
  plan: Plan,
  profile: Profile,
  answerOnce: AnswerOnce,
  { dimension, metric, count, other }: Required<Top>,
): Steps<Plan> {
  const by = plan.by.filter((each) => each === dimension);
  const metrics = plan.metrics.filter(({ asked }) => asked === metric);
  const { dimensions, metrics: answered } = yield* answerOnce({ ...plan, by, metrics, grain: null }, profile);
  const values = answered[0]!.values.map(({ quantity }) => quantity?.value ?? null);
  const found = dimensions[0]!.keys
    .map((key, row) => ({ key, value: values[row] ?? null, row }))
    .filter((each): each is typeof each & { value: number } => each.value !== null)
    .sort((a, b) => b.value - a.value || a.row - b.row);
  return {
    ...plan,
    kept: { dimension: dimension!, keys: new Set(found.slice(0, count).map(({ key }) => key)), other },
  };
}

/** Answers a question about the top, or with totals: by asking more than once. */
export function* answerWhole(plan: Plan, profile: Profile, answerOnce: AnswerOnce): Steps<Answer> {
  const { top, totals } = plan.query;
  const kept = top ? yield* keepTop(plan, profile, answerOnce, top as Required<Top>) : plan;
  const answer = yield* answerOnce(kept, profile);
  if (!totals) return answer;
  const whole = yield* answerOnce({ ...plan, by: [], grain: null, regionLevel: null }, profile);
  return { ...answer, totals: whole.metrics.map(({ values }) => values[0] ?? UNKNOWN.value) };
}
