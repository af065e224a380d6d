import { stepTime } from '../case-metric.js';

/** Minutes from acceptance to completion. */
export const timeToComplete = stepTime('time_to_complete', 'completed', { zh: '办结时长', en: 'Time to complete' });
