import { stepTime, stepTimeTerms } from '../case-metric.js';

/** Minutes from the first dispatch to the first acceptance. */
export const timeToAccept = stepTime('time_to_accept', 'accepted', { zh: '接单时长', en: 'Time to accept' });

/** What `time_to_accept` counts. */
export const timeToAcceptTerms = stepTimeTerms('accepted');
