import { describe, expect, it } from 'vitest';
import { figureOf, foundIn } from './check-rows.js';

describe('checkSpans', () => {
  it('finds what ended before it began, in every table with a beginning and an end', () => {
    const site = { tier: 'station', opened_on: '2019-03-05' };
    expect(
      foundIn({
        sites: [
          { ...site, site_id: 'a', closed_on: '2019-03-04' },
          { ...site, site_id: 'b', closed_on: '2019-03-05' },
          { ...site, site_id: 'c' },
        ],
        teams: [{ team_id: 't', founded_on: '2020-01-02', disbanded_on: '2020-01-01' }],
        volunteers: [{ volunteer_id: 'v', registered_on: '2020-01-02', left_on: '2020-01-01' }],
        projects: [{ project_id: 'p', started_on: '2020-01-02', ended_on: '2020-01-01' }],
        designations: [
          { designation_id: 'd', subject_kind: 'region', kind: 'pilot', from: '2020-01-02', until: '2019-01-01' },
        ],
        figures: [figureOf('f', '210100', 1, { series_kind: 'flow', period_start: '2019-12-01' })],
      }),
    ).toEqual([
      'error closed_before_opened figures 2 as_of',
      'error closed_before_opened sites 2 closed_on',
      'error closed_before_opened teams 2 disbanded_on',
      'error closed_before_opened projects 2 ended_on',
      'error closed_before_opened volunteers 2 left_on',
      'error closed_before_opened designations 2 until',
    ]);
  });

  it('finds a demonstration point before its opening or after its closing', () => {
    const site = { tier: 'station', opened_on: '2019-03-05', closed_on: '2021-03-05' };
    const sites = ['2019-03-04', '2019-03-05', '2021-03-05', '2021-03-06'].map((demo_since, i) => ({
      ...site,
      site_id: `${i}`,
      demo_since,
    }));
    expect(foundIn({ sites })).toEqual([
      'warning demo_outside_opening sites 2 demo_since',
      'warning demo_outside_opening sites 5 demo_since',
    ]);
  });

  it('finds limits before the placing; a limit at midnight lasts the day', () => {
    const due = [
      '2019-03-05T07:59+08:00',
      '2019-03-05T08:00+08:00',
      '2019-03-05T00:00+08:00',
      '2019-03-04T00:00+08:00',
    ];
    const cases = due.map((due_at, i) => ({ case_id: `c${i}`, lifecycle: 'order', due_at }));
    const case_steps = cases.map(({ case_id }) => ({ case_id, seq: 1, step: 'placed', at: '2019-03-05T08:00+08:00' }));
    expect(foundIn({ cases, case_steps })).toEqual([
      'warning due_before_placed cases 2 due_at',
      'warning due_before_placed cases 5 due_at',
    ]);
  });

  it('finds registrations before the year of birth, and volunteers too young or too old to be', () => {
    const years = [2020, 2019, 2017, 2016, 1950, 1909, 1908];
    const volunteers = years.map((birth_year, i) => ({
      volunteer_id: `v${i}`,
      registered_on: '2019-03-05',
      birth_year,
    }));
    expect(foundIn({ volunteers })).toEqual([
      'error registered_before_birth volunteers 2 birth_year',
      'warning age_implausible volunteers 3 birth_year',
      'warning age_implausible volunteers 4 birth_year',
      'warning age_implausible volunteers 8 birth_year',
    ]);
    expect(foundIn({ volunteers: [{ volunteer_id: 'v', birth_year: 2023 }] })).toEqual([]);
    expect(foundIn({ volunteers: [{ volunteer_id: 'v', birth_year: 2025 }] })).toEqual([
      'error registered_before_birth volunteers 2 birth_year',
    ]);
  });
});
