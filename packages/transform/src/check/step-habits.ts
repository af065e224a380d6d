import type { CaseCourses } from './case-courses.js';
import type { StepRules } from './step-rules.js';

/** From how many cases on, and in which share of them, a deviation is the habit of a place and no fault of a case. */
const HABIT_CASES = 20;
const HABIT_SHARE = 0.5;

/** What the cases of one lifecycle have in common; sets of steps are bits. */
export interface StepHabits {
  /** Steps that some case has. */
  present: number;
  /** Steps that most cases leave out that get beyond them. */
  leftOut: number;
  /** Steps that most cases take after a later one. */
  late: number;
}

/** Reads the steps of each case as bits into `masks`, and what most cases of each lifecycle do. */
export function readStepHabits(
  { starts, words, times }: CaseCourses,
  rulesOf: readonly (StepRules | null)[],
  lifecycles: ArrayLike<number>,
  masks: Int32Array,
): StepHabits[] {
  const tallies = rulesOf.map(() => ({
    present: 0,
    beyond: new Uint32Array(32),
    lacking: new Uint32Array(32),
    inTime: new Uint32Array(32),
    late: new Uint32Array(32),
  }));
  for (let one = 0; one < masks.length; one += 1) {
    const rules = rulesOf[lifecycles[one]!] ?? null;
    if (rules === null) continue;
    const { positions, ends } = rules;
    const tally = tallies[lifecycles[one]!]!;
    let mask = 0;
    let highest = -1;
    let highestAt = 0;
    for (let i = starts[one]!, end = starts[one + 1]!; i < end; i += 1) {
      const position = positions[words[i]!]!;
      if (position < 0) continue;
      const bit = 1 << position;
      if ((mask & bit) === 0) {
        mask |= bit;
        if ((ends & bit) === 0) {
          if (position < highest && times[i]! > highestAt) tally.late[position]! += 1;
          else tally.inTime[position]! += 1;
        }
      }
      if (position > highest && (ends & bit) === 0) {
        highest = position;
        highestAt = times[i]!;
      }
    }
    masks[one] = mask;
    tally.present |= mask;
    for (let position = 0; position < highest; position += 1) {
      tally.beyond[position]! += 1;
      if (((mask >> position) & 1) === 0) tally.lacking[position]! += 1;
    }
  }
  const habit = (part: Uint32Array, whole: (position: number) => number): number => {
    let set = 0;
    for (let position = 0; position < 31; position += 1)
      if (whole(position) >= HABIT_CASES && part[position]! > whole(position) * HABIT_SHARE) set |= 1 << position;
    return set;
  };
  return tallies.map(({ present, beyond, lacking, inTime, late }) => ({
    present,
    leftOut: habit(lacking, (position) => beyond[position]!),
    late: habit(late, (position) => inTime[position]! + late[position]!),
  }));
}
