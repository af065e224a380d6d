import { stepTime, stepTimeTerms } from '../case-metric.js';

/** Minutes from placing (or review) to the first dispatch. */
export const timeToDispatch = stepTime('time_to_dispatch', 'dispatched', { zh: '派单时长', en: 'Time to dispatch' });

/** What `time_to_dispatch` counts. */
export const timeToDispatchTerms = stepTimeTerms('dispatched');
