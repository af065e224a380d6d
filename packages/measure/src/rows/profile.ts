import { type PracticeDataset, type TableName, tables } from '@practice-atlas/dataset';
import type { RowAnswer, RowQuestion } from './row-question.js';
import { column } from './row-values.js';

/** First and last of some days or moments; `last` is less than `first` when none is known. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

const NONE: Span = { first: Infinity, last: -Infinity };

/** What has to be known of the rows of a dataset before a question can be planned: how many there are, and the spans of their clocks. */
export interface Profile {
  rowCount(table: TableName): number;
  /** The span of a date or time column over all rows. */
  span(table: TableName, name: string): Span;
  /** The same, over the cases of one lifecycle. */
  caseSpan(lifecycle: string, name: string): Span;
}

/** Names the date and time columns of a table, with those that `cases` derive from their steps. */
function clocksOf(dataset: PracticeDataset, table: TableName): string[] {
  const own = Object.entries(tables[table].fields).filter(([, { type }]) => type === 'date' || type === 'time');
  const steps = new Set(Object.values(dataset.lifecycles).flatMap((each) => each.steps.map(({ step }) => step)));
  const derived = table === 'cases' ? [...steps].flatMap((step) => [`first_${step}_at`, `last_${step}_at`]) : [];
  return [...own.map(([name]) => name), ...derived];
}

/** What to ask of the rows for their profile: one question a table. */
export function profileQuestions(dataset: PracticeDataset): RowQuestion[] {
  return (Object.keys(tables) as TableName[]).map((table) => ({
    table,
    where: null,
    by: table === 'cases' ? [{ kind: 'word', column: 'lifecycle', names: null }] : [],
    measures: [
      { kind: 'count', test: null },
      ...clocksOf(dataset, table).flatMap((name) =>
        (['least', 'greatest'] as const).map((kind) => ({ kind, value: column(name), test: null })),
      ),
    ],
  }));
}

/** Reads a profile off the answers to `profileQuestions`. */
export function profileOf(dataset: PracticeDataset, answers: readonly RowAnswer[]): Profile {
  const counts = new Map<string, number>();
  const spans = new Map<string, Span>();
  const widen = (word: string, first: number, last: number) => {
    const before = spans.get(word) ?? NONE;
    if (last >= first) spans.set(word, { first: Math.min(before.first, first), last: Math.max(before.last, last) });
  };
  (Object.keys(tables) as TableName[]).forEach((table, t) => {
    const { groupCount, keys, values } = answers[t]!;
    for (let group = 0; group < groupCount; group++) {
      counts.set(table, (counts.get(table) ?? 0) + values[0]![group]!);
      clocksOf(dataset, table).forEach((name, i) => {
        const [first, last] = [values[1 + 2 * i]![group]!, values[2 + 2 * i]![group]!];
        widen(`${table} ${name}`, first, last);
        if (table === 'cases') widen(JSON.stringify([keys[0]![group]!, name]), first, last);
      });
    }
  });
  return {
    rowCount: (table) => counts.get(table) ?? 0,
    span: (table, name) => spans.get(`${table} ${name}`) ?? NONE,
    caseSpan: (lifecycle, name) => spans.get(JSON.stringify([lifecycle, name])) ?? NONE,
  };
}
