import type { RowKey, RowQuestion, RowValue } from '@practice-atlas/measure/rows.js';
import { firstDay, periodOf, timeZoneOf } from '@practice-atlas/measure/rows.js';
import type { SqlDialect } from '@practice-atlas/measure/sql.js';
import { clickHouseDialect, compileQuestion, duckDbDialect, readAnswer } from '@practice-atlas/measure/sql.js';
import { describe, expect, it } from 'vitest';
import { HOSTILE_WORDS } from './row-questions/hostile-words.js';
import { SQL_CASES } from './sql-cases.js';

const DIALECTS = [duckDbDialect, clickHouseDialect];
const COUNT: RowQuestion = { table: 'cases', where: null, by: [], measures: [{ kind: 'count', test: null }] };
const column = (name: string): RowValue => ({ kind: 'column', column: name });

describe('the statement of a question', () => {
  for (const [name, question] of Object.entries(SQL_CASES))
    for (const dialect of DIALECTS)
      it(`asks ${name} of ${dialect.name}`, async () => {
        const { sql, params } = compileQuestion(question, dialect);
        const lines = params.map((param) => `-- ${param.name} ${param.type} ${JSON.stringify(param.value)}\n`);
        await expect(`${lines.join('')}${sql}\n`).toMatchFileSnapshot(`../goldens/sql/${name}.${dialect.name}.sql`);
      });

  it('holds no word from outside, but a parameter or what the encoder writes', () => {
    const word: RowQuestion = {
      ...COUNT,
      where: { kind: 'word', column: 'category', words: HOSTILE_WORDS.slice(0, 9) },
    };
    const key: RowKey = { kind: 'word', column: 'origin', names: new Map(HOSTILE_WORDS.map((each) => [each, each])) };
    for (const dialect of DIALECTS)
      for (const question of [word, { ...COUNT, by: [key] }]) {
        const { sql, params } = compileQuestion(question, dialect);
        for (const each of ['DROP TABLE', '養老', 'img', '%_']) expect(sql).not.toContain(each);
        expect(params.length).toBeGreaterThan(0);
        const encoded = compileQuestion(question, dialect, { encode: () => 'HERE' });
        expect(encoded.params).toEqual([]);
        expect(encoded.sql).toContain('HERE');
      }
  });

  it('quotes the names of steps, which come from outside', () => {
    const step = 'a"b`c\\d';
    const question: RowQuestion = {
      ...COUNT,
      measures: [{ kind: 'sum', value: column(`first_${step}_at`), test: null }],
    };
    const [duckDb, clickHouse] = DIALECTS.map((dialect) => compileQuestion(question, dialect, { steps: [step] }).sql);
    expect(duckDb).toContain('t0."first_a""b`c\\d_at"');
    expect(clickHouse).toContain('`first_a"b\\`c\\\\d_at`');
  });

  it('refuses what is no number although its type says so', () => {
    const value = '0) OR (1=1' as unknown as number;
    const question: RowQuestion = {
      ...COUNT,
      where: { kind: 'below', value: column('rating'), than: { kind: 'constant', value } },
    };
    for (const dialect of DIALECTS) expect(() => compileQuestion(question, dialect)).toThrow(TypeError);
  });

  it('names an unknown column and the nearest one', () => {
    const question: RowQuestion = { ...COUNT, measures: [{ kind: 'distinct', column: 'site_id.teir', test: null }] };
    expect(() => compileQuestion(question, duckDbDialect)).toThrow(
      expect.objectContaining({ code: 'column_unknown', hint: 'did you mean "tier"?' }),
    );
  });

  it.each([
    ['words where numbers are asked', { kind: 'sum', value: column('category'), test: null }],
    ['numbers where words are asked', { kind: 'distinct', column: 'rating', test: null }],
    ['a sum of fractions', { kind: 'sum', value: column('site_id.lng'), test: null }],
    ['a quantile of 0 percent', { kind: 'quantile', value: column('rating'), percent: 0, test: null }],
  ] as const)('refuses %s', (_, measure) => {
    expect(() => compileQuestion({ ...COUNT, measures: [measure] }, duckDbDialect)).toThrow(
      expect.objectContaining({ code: 'query_malformed' }),
    );
  });

  it('refuses edges of bins that do not ascend', () => {
    const by: RowKey[] = [{ kind: 'bin', value: column('rating'), edges: [3, 1] }];
    expect(() => compileQuestion({ ...COUNT, by }, duckDbDialect)).toThrow('the edges of bins must ascend');
  });

  it('writes a percentage as an exact decimal', () => {
    const shares = [100, 90, 5, 99.9, 0.1].map((percent) => {
      const measures = [{ kind: 'quantile', value: column('rating'), percent, test: null }] as const;
      return / (\d[.\d]*)\)/.exec(compileQuestion({ ...COUNT, measures }, duckDbDialect).sql)![1];
    });
    expect(shares).toEqual(['1.00', '0.90', '0.05', '0.999', '0.001']);
  });
});

describe('the answer of a statement', () => {
  it('reads names by their numbers, texts of digits, and what is missing', () => {
    const question = SQL_CASES['few-names']!;
    const compiled = compileQuestion(question, clickHouseDialect);
    expect(
      readAnswer(compiled, 2, [
        [1, '2'],
        ['12', 3n],
      ]),
    ).toEqual({
      groupCount: 2,
      keys: [['甲', '乙']],
      values: [Float64Array.of(12, 3)],
    });
    const least = compileQuestion(
      { ...COUNT, measures: [{ kind: 'least', value: column('rating'), test: null }] },
      duckDbDialect,
    );
    expect(readAnswer(least, 1, [[null]]).values).toEqual([Float64Array.of(Number.NaN)]);
    expect(readAnswer(least, 1, [['-inf']]).values).toEqual([Float64Array.of(-Infinity)]);
  });
});

/** Writes the period of `x` as an expression that JavaScript can compute; whole numbers stay below 2^53. */
function computedPeriod(key: Partial<RowKey>): (x: number) => number {
  const computed: SqlDialect = {
    ...duckDbDialect,
    column: () => 'x',
    number: String,
    cast: (value) => value,
    quotient: (value, by) => `Math.trunc(${value} / ${by})`,
    choose: (test, yes, no) => `(${test} ? ${yes} : ${no})`,
  };
  const by = [
    { kind: 'period', value: column('due_at'), clock: 'day', grain: 'day', timeZone: 'UTC', ...key } as RowKey,
  ];
  const { sql } = compileQuestion({ ...COUNT, by, measures: [] }, computed);
  const [, expression] = /^SELECT (.*) AS k0$/m.exec(sql)!;
  return new Function('x', `return ${expression}`) as (x: number) => number;
}

describe('calendars in whole numbers', () => {
  it.each(['day', 'month', 'quarter', 'year'] as const)(
    'number each %s from 1600 to 2400 as periodOf does',
    (grain) => {
      const period = computedPeriod({ grain });
      for (let day = firstDay('year', 1600); day < firstDay('year', 2400); day++)
        if (period(day) !== periodOf(grain, day))
          expect(`${day}: ${period(day)}`).toBe(`${day}: ${periodOf(grain, day)}`);
      expect(period(firstDay('year', 1) - 400)).toBe(periodOf(grain, firstDay('year', 1) - 400));
    },
  );

  it.each([
    'Asia/Shanghai',
    'America/New_York',
    'Europe/Berlin',
    'America/Sao_Paulo',
    'America/St_Johns',
    'Africa/Casablanca',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'Pacific/Kwajalein',
  ])(
    'begin the days of %s when timeZoneOf does',
    (timeZone) => {
      const zone = timeZoneOf(timeZone);
      const dayOf = computedPeriod({ clock: 'time', timeZone });
      // Every day of six years, and one of each month.
      for (let day = 0; day < firstDay('year', 2099); day += day > 16_500 && day < 18_500 ? 1 : 29) {
        const start = zone.startOf(day);
        for (const time of [start - 1, start, start + 43_200_000])
          if (dayOf(time) !== zone.dayOf(time)) expect(`${time}: ${dayOf(time)}`).toBe(`${time}: ${zone.dayOf(time)}`);
      }
      expect(dayOf(Date.UTC(1960, 5, 15, 12))).toBe(zone.dayOf(Date.UTC(1960, 5, 15, 12)));
    },
    60_000,
  );
});
