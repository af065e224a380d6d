import { CASE_PLACE, caseMetric, testOf } from '../case-metric.js';

const SATISFIED = 4;

/** Orders rated four stars or more among those with stars. */
export const satisfactionRate = caseMetric({
  id: 'satisfaction_rate',
  label: { zh: '满意率', en: 'Satisfaction rate' },
  cohort: { zh: '按点单时间计的已评星工单', en: 'Orders with a star rating, by the time of placing' },
  definition: {
    zh: '四星及以上 ÷ 已评星（不以完成数为分母）。平台通行口径，尚无国家标准。',
    en: 'Rated four stars or more ÷ rated, not ÷ completed. As platforms use it; there is no national standard.',
  },
  numerator: 'Cases rated 4 or 5.',
  denominator: 'Cases with a rating.',
  exclusions: 'Orders that were not rated, or without stars.',
  missing: 'No order in the cohort was rated.',
  rows: {
    ...CASE_PLACE,
    shape: 'share',
    parts(cases) {
      const [rating, rated] = [cases.number('rating'), cases.everAt('rated')];
      const { now, rowCount } = cases;
      const [satisfied, known] = [new Uint8Array(rowCount), new Uint8Array(rowCount)];
      for (let row = 0; row < rowCount; row++) {
        if (rating[row]! >= SATISFIED) satisfied[row] = 1;
        if (rating[row]! > -Infinity && !(rated[row]! > now)) known[row] = 1;
      }
      return { numerator: testOf(satisfied), denominator: testOf(known) };
    },
  },
});
