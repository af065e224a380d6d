import { stepTime, stepTimeTerms } from '../case-metric.js';

/** Minutes from acceptance to completion. */
export const timeToComplete = stepTime('time_to_complete', 'completed', { zh: '办结时长', en: 'Time to complete' });

/** What `time_to_complete` counts. */
export const timeToCompleteTerms = stepTimeTerms('completed');
