import type { RowAnswer, RowMeasure, RowQuestion } from '../rows/row-question.js';

/** Questions of several metrics, those about the same rows and groups joined into one pass. */
export interface MergedQuestions {
  readonly questions: RowQuestion[];
  /** Picks the answers to the questions of one metric, in its order, out of the answers to all. */
  answersOf(metric: number, answers: readonly RowAnswer[]): RowAnswer[];
}

interface Place {
  readonly question: number;
  readonly measures: readonly number[];
}

type Names = ReadonlyMap<unknown, unknown>;

function isSameTable(one: Names, two: Names): boolean {
  if (one === two) return true;
  if (one.size !== two.size) return false;
  for (const [word, name] of one) if (two.get(word) !== name || !two.has(word)) return false;
  return true;
}

/** Writes what two questions must have in common; name tables, which are long, are numbered by their content. */
function questionWords(): (what: unknown) => string {
  const tables: Names[] = [];
  const numberOf = (table: Names): number => {
    const known = tables.findIndex((each) => isSameTable(each, table));
    return known < 0 ? tables.push(table) - 1 : known;
  };
  return (what) => JSON.stringify(what, (_, value: unknown) => (value instanceof Map ? numberOf(value) : value));
}

/** Joins questions that read the same rows in the same groups, and asks what several of them ask only once. */
export function mergeQuestions(asked: readonly (readonly RowQuestion[])[]): MergedQuestions {
  const merged: { question: RowQuestion; measures: RowMeasure[]; words: Map<string, number> }[] = [];
  const numbers = new Map<string, number>();
  const wordOf = questionWords();
  const places = asked.map((questions) =>
    questions.map((question): Place => {
      const word = wordOf([question.table, question.where, question.by]);
      const number = numbers.get(word) ?? merged.push({ question, measures: [], words: new Map() }) - 1;
      numbers.set(word, number);
      const { measures, words } = merged[number]!;
      return {
        question: number,
        measures: question.measures.map((measure) => {
          const own = wordOf(measure);
          const at = words.get(own) ?? measures.push(measure) - 1;
          words.set(own, at);
          return at;
        }),
      };
    }),
  );
  return {
    questions: merged.map(({ question, measures }) => ({ ...question, measures })),
    answersOf: (metric, answers) =>
      places[metric]!.map(({ question, measures }) => {
        const answer = answers[question]!;
        return { ...answer, values: measures.map((at) => answer.values[at]!) };
      }),
  };
}
