import { stepTime, stepTimeTerms } from '../case-metric.js';

/** Minutes from completion to rating. */
export const timeToRate = stepTime('time_to_rate', 'rated', { zh: '评单时长', en: 'Time to rate' });

/** What `time_to_rate` counts. */
export const timeToRateTerms = stepTimeTerms('rated');
