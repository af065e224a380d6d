import { acceptanceRate } from './catalogue/acceptance-rate.js';
import { completionRate } from './catalogue/completion-rate.js';
import { designations } from './catalogue/designations.js';
import { dispatchRate } from './catalogue/dispatch-rate.js';
import { ordersAtStep } from './catalogue/orders-at-step.js';
import { ordersPlaced } from './catalogue/orders-placed.js';
import { overdueRate } from './catalogue/overdue-rate.js';
import { projects } from './catalogue/projects.js';
import { ratingRate } from './catalogue/rating-rate.js';
import { reportedFigures } from './catalogue/reported-figures.js';
import { satisfactionRate } from './catalogue/satisfaction-rate.js';
import { sites } from './catalogue/sites.js';
import { teams } from './catalogue/teams.js';
import { timeToAccept } from './catalogue/time-to-accept.js';
import { timeToComplete } from './catalogue/time-to-complete.js';
import { timeToDispatch } from './catalogue/time-to-dispatch.js';
import { timeToRate } from './catalogue/time-to-rate.js';
import { volunteers } from './catalogue/volunteers.js';
import { volunteersNew } from './catalogue/volunteers-new.js';
import { volunteersRegistered } from './catalogue/volunteers-registered.js';
import type { Catalogue, Metric } from './metric.js';

const AT_ONCE: readonly Metric[] = [
  acceptanceRate,
  completionRate,
  designations,
  dispatchRate,
  ordersAtStep,
  ordersPlaced,
  overdueRate,
  projects,
  ratingRate,
  reportedFigures,
  satisfactionRate,
  sites,
  teams,
  timeToAccept,
  timeToComplete,
  timeToDispatch,
  timeToRate,
  volunteers,
  volunteersNew,
  volunteersRegistered,
];

/** The metrics that the elements of a data map ask for: what a page carries from the beginning. */
export const pageMetrics: Catalogue = /* @__PURE__ */ new Map(
  AT_ONCE.map((metric): [string, Metric] => [metric.id, metric]),
);
