import type { Answer, AnswerValue } from '@practice-atlas/measure';
import { answer, CITIES, metric, quantity, value } from './marks-answers.js';

/** An answer by city and period; a period that is left out has no rows. Numbers made up for the tests. */
export function overTime(
  grain: 'year' | 'quarter' | 'month' | 'week' | 'day',
  keys: readonly string[],
  {
    cellOf = (city, at) => (city === 3 ? null : value(quantity((city + 1) * 10 * (at + 1)))),
    asOf = null,
    cities = CITIES,
  }: {
    cellOf?: (city: number, at: number) => AnswerValue | null;
    asOf?: string | null;
    cities?: typeof CITIES;
  } = {},
): Answer {
  const cells = keys.flatMap((key, at) => cities.map((city, i) => ({ key, city, value: cellOf(i, at) })));
  const rows = cells.filter((cell) => cell.value !== null);
  return answer({
    query: {
      metrics: ['orders_placed'],
      by: ['region:city', grain],
      where: [{ field: 'region', op: 'within', value: '210000' }],
    },
    rowCount: rows.length,
    dimensions: [
      {
        id: 'region:city',
        keys: rows.map(({ city: [code] }) => code),
        labels: rows.map(({ city: [, zh, en] }) => ({ zh, en })),
      },
      { id: grain, keys: rows.map(({ key }) => key), labels: rows.map(({ key }) => ({ zh: key, en: key })) },
    ],
    metrics: [
      {
        ...metric(
          'orders_placed',
          'orders',
          rows.map((row) => row.value!),
          { zh: '点单数', en: 'Orders placed' },
        ),
        kind: 'flow',
      },
    ],
    asOf,
  });
}

/** Months of 2019: each number grows, one month is missing, and the last is not over. */
export const months = overTime('month', ['2019-01', '2019-02', '2019-04', '2019-05'], { asOf: '2019-05-12' });
