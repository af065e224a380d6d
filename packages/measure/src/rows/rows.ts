export { createMemoryRows } from '../memory/memory-rows.js';
export { firstDay, periodOf } from '../plan/calendar.js';
export { type TimeZone, timeZoneOf } from '../plan/time-zone.js';
export type * from './row-question.js';
export type * from './row-source.js';
