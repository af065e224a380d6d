export { firstDay, periodOf } from '../memory/calendar.js';
export { type TimeZone, timeZoneOf } from '../memory/time-zone.js';
export type { RowEngine } from './row-engine.js';
export type * from './row-question.js';
