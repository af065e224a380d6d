import { AtlasError } from '@practice-atlas/dataset';
import type { Answer, AnswerDimension, AnswerValue, Grain, Label } from '@practice-atlas/measure';
import { nextPeriodKey, periodDays } from './period-days.js';

/** One calendar period of a map over time. */
export interface MapPeriod {
  /** `2019`, `2019-Q1`, `2019-03`, `2019-W12` or `2019-03-05`. */
  readonly key: string;
  /** Nothing is known of any region: a gap, which is not zero. */
  readonly isGap: boolean;
  /** The data end before the period does; then as of when they are, `2019-11-12`. Null = whole. */
  readonly partialAsOf: string | null;
}

/** Answers by region and calendar period, cut into answers by region. */
export interface MapPeriods {
  readonly grain: Grain;
  /** In order of time, every period from the first to the last that is known. */
  readonly periods: readonly MapPeriod[];
  /** The answers of one period: every region of all periods, null where nothing is known. The same array for the same index. */
  readonly answersAt: (index: number) => readonly Answer[];
}

const GRAINS: ReadonlySet<string> = new Set<Grain>(['year', 'quarter', 'month', 'week', 'day']);
/** Gaps are filled up to so many periods; 30 years of days. */
const MOST = 11_000;
const UNKNOWN: AnswerValue = {
  ...{
    quantity: null,
    basis: null,
    parts: null,
    figureIds: [],
    asOf: null,
    suppressed: false,
    conflicts: [],
  },
};

interface TimedAnswer {
  readonly answer: Answer;
  readonly region: AnswerDimension;
  readonly calendar: AnswerDimension;
  readonly codes: ReadonlyMap<string, Label>;
  readonly rows: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

function timed(answer: Answer): TimedAnswer | null {
  const calendar = answer.dimensions.find(({ id }) => GRAINS.has(id));
  const region = answer.dimensions.find(({ id }) => id.startsWith('region:'));
  if (!calendar || !region) return null;
  if (answer.dimensions.length > 2)
    throw new AtlasError('query_unsupported', 'a map over time takes a region and one calendar unit', {
      hint: 'ask by one region level and one calendar unit only',
      where: { property: 'by' },
      details: {
        dimensions: answer.dimensions.map(({ id }) => id).join(', '),
      },
    });
  const codes = new Map<string, Label>();
  const rows = new Map<string, Map<string, number>>();
  region.keys.forEach((code, row) => {
    const key = calendar.keys[row];
    if (code === null) return;
    codes.set(code, region.labels[row] ?? { zh: code, en: code });
    if (!key || periodDays(key)?.grain !== calendar.id) return;
    const at = rows.get(key) ?? new Map<string, number>();
    rows.set(key, at.set(code, row));
  });
  return { answer, region, calendar, codes, rows };
}

/** Says whether an answer knows anything in rows. */
function isKnown({ answer }: TimedAnswer, rows: Iterable<number>): boolean {
  for (const row of rows)
    for (const { values } of answer.metrics) if (values[row]?.quantity || values[row]?.suppressed) return true;
  return false;
}

function slice({ answer, region, calendar, codes, rows }: TimedAnswer, key: string): Answer {
  const at = rows.get(key);
  const keys = [...codes.keys()];
  const metrics = answer.metrics.map((metric) => ({
    ...metric,
    values: keys.map((code) => metric.values[at?.get(code) ?? -1] ?? UNKNOWN),
  }));
  const cited = new Set(metrics.flatMap(({ values }) => values.flatMap(({ figureIds }) => figureIds)));
  const { totals: _all, ...rest } = answer;
  return {
    ...rest,
    query: {
      ...answer.query,
      by: (answer.query.by ?? []).filter((one) => one !== calendar.id),
    },
    rowCount: keys.length,
    dimensions: [{ id: region.id, keys, labels: keys.map((code) => codes.get(code)!) }],
    metrics,
    figures: answer.figures.filter(({ figureId }) => cited.has(figureId)),
  };
}

/** The last day of a date as precise as it is known: of `2019-11` the 30th. */
const lastDay = (date: string): string => periodDays(date)?.last ?? date;

function between(known: readonly string[]): string[] {
  const keys: string[] = [];
  let next: string | null = known[0] ?? null;
  for (const key of known) {
    while (next !== null && next < key && keys.length < MOST) {
      keys.push(next);
      next = nextPeriodKey(periodDays(next)!);
    }
    if (keys.at(-1) !== key) keys.push(key);
    next = nextPeriodKey(periodDays(key)!);
  }
  return keys;
}

/**
 * Cuts answers by region and calendar period into answers by region, one set a period. Periods without a row between the first and the last are there as
 * gaps. Answers without a calendar unit belong to every period. Null when no answer has one; `query_unsupported` for several units, or a third dimension.
 */
export function mapPeriods(answers: readonly Answer[]): MapPeriods | null {
  const cut = answers.map((answer) => ({ answer, over: timed(answer) }));
  const over = cut.flatMap(({ over: one }) => one ?? []);
  const grains = [...new Set(over.map(({ calendar }) => calendar.id as Grain))];
  const [grain] = grains;
  if (!grain) return null;
  if (grains.length > 1)
    throw new AtlasError('query_unsupported', `a map cannot mix the calendar units ${grains.join(' and ')}`, {
      hint: 'ask every query of one map by the same calendar unit',
      where: { property: 'by' },
      details: { asked: grains.join(', ') },
    });
  const known = [
    ...new Set(
      over.flatMap((one) => [...one.rows].flatMap(([key, rows]) => (isKnown(one, rows.values()) ? [key] : []))),
    ),
  ].sort();
  const asOf = over
    .flatMap(({ answer }) => answer.asOf ?? [])
    .sort((a, b) => (lastDay(a) < lastDay(b) ? -1 : 1))
    .at(-1);
  const made = new Map<number, readonly Answer[]>();
  const keys = between(known);
  const knownKeys = new Set(known);
  return {
    grain,
    periods: keys.map((key) => {
      const { first, last } = periodDays(key)!;
      const isPartial = asOf !== undefined && lastDay(asOf) < last && lastDay(asOf) >= first;
      return {
        key,
        isGap: !knownKeys.has(key),
        partialAsOf: isPartial ? asOf : null,
      };
    }),
    answersAt(index) {
      const key = keys[index]!;
      const kept = made.get(index) ?? cut.map(({ answer, over: one }) => (one ? slice(one, key) : answer));
      made.set(index, kept);
      return kept;
    },
  };
}
