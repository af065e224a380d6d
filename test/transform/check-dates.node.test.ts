import { checkDataset } from '@practice-atlas/transform';
import { describe, expect, it } from 'vitest';
import { datasetOf, figureOf, foundIn } from './check-rows.js';

const today = '2019-12-31';

describe('checkDates', () => {
  it('finds days and moments after today in China', () => {
    const times = ['2019-12-31T23:59+08:00', '2020-01-01T00:00+08:00'];
    expect(
      foundIn(
        {
          sites: [
            { site_id: 'a', tier: 'station', opened_on: '2019-12-31' },
            { site_id: 'b', tier: 'station', opened_on: '2020-01-01' },
          ],
          cases: [{ case_id: 'c', lifecycle: 'order' }],
          case_steps: times.map((at, i) => ({ case_id: 'c', seq: i + 1, step: ['placed', 'dispatched'][i], at })),
        },
        { today },
      ),
    ).toEqual(['warning date_in_future case_steps 3 at', 'warning date_in_future sites 3 opened_on']);
  });

  it('lets limits, ends, plans and targets lie ahead, and announcements for a year', () => {
    expect(
      foundIn(
        {
          cases: [{ case_id: 'c', lifecycle: 'order', due_at: '2020-01-09T00:00+08:00' }],
          projects: [{ project_id: 'p', started_on: '2020-03-01', ended_on: '2030-01-01' }],
          activities: [
            { activity_id: 'a', started_at: '2020-03-05T09:00+08:00' },
            { activity_id: 'b', started_at: '2021-03-05T09:00+08:00' },
          ],
          designations: [{ designation_id: 'd', subject_kind: 'site', kind: 'pilot', until: '2030-01-01' }],
          figures: [figureOf('f', '210000', 1, { as_of: '2020-12-31', series_kind: 'target' })],
        },
        { today },
      ),
    ).toEqual(['warning date_in_future activities 3 started_at']);
  });

  it('counts a month or a year from its first day', () => {
    const precise = (as_of_precision: string) => ({
      figures: [figureOf('f', '210000', 1, { as_of: '2020-12-31', as_of_precision })],
    });
    expect(foundIn(precise('year'), { today: '2020-01-01' })).toEqual([]);
    expect(foundIn(precise('year'), { today: '2019-12-31' })).toEqual(['warning date_in_future figures 2 as_of']);
    expect(foundIn(precise('month'), { today: '2020-12-01' })).toEqual([]);
    expect(foundIn(precise('month'), { today: '2020-11-30' })).toEqual(['warning date_in_future figures 2 as_of']);
    expect(foundIn(precise('day'), { today: '2020-12-30' })).toEqual(['warning date_in_future figures 2 as_of']);
  });

  it('finds dates before 1949-10-01 and the zero of computer clocks, but not in the history of regions', () => {
    const opened = ['1949-09-30', '1949-10-01', '1970-01-01', '1970-01-02', '1900-01-01'];
    const sites = opened.map((opened_on, i) => ({ site_id: `${i}`, tier: 'point', opened_on }));
    expect(foundIn({ sites })).toEqual([
      'warning date_implausible sites 2 opened_on',
      'warning date_implausible sites 4 opened_on',
      'warning date_implausible sites 6 opened_on',
    ]);
    const activities = [{ activity_id: 'a', started_at: '1970-01-01T08:00+08:00' }];
    expect(foundIn({ activities })).toEqual(['warning date_implausible activities 2 started_at']);
    expect(foundIn({ regions: [{ code: '210000', name: '省', level: 'province', valid_from: '1945-01-01' }] })).toEqual(
      [],
    );
  });

  it('refuses a day that is none', () => {
    expect(() => foundIn({}, { today: '2019-02-30' })).toThrow('"2019-02-30" is no day');
  });

  it('takes the current day when none is given', () => {
    const sites = ['2018-08-01', '2999-01-01'].map((opened_on) => ({ site_id: opened_on, tier: 'point', opened_on }));
    const found = checkDataset(datasetOf({ sites }));
    expect(found.map(({ code, where }) => `${code} ${where.row}`)).toEqual(['date_in_future 3']);
  });
});
