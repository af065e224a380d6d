/** Units of things that come whole and can be counted together; a share, a rank or a length of time is none. */
const COUNTS: ReadonlySet<string> = new Set([
  'persons',
  'person_times',
  'teams',
  'sites',
  'projects',
  'orders',
  'events',
  'cases',
  'households',
  'visits',
  'copies',
  'pilots',
  'enterprises',
  'residential_compounds',
  'branches',
  'alliances',
  'villages',
  'townships',
]);
const MEAN = /(?:^|_)(?:per|average|avg|mean|median|rate|ratio|share|age)(?:_|$)|人均|平均|户均|率$/i;

/** Says whether a unit counts things that come whole: persons, teams, orders. */
export function isCountUnit(unit: string): boolean {
  return COUNTS.has(unit);
}

/** Says whether a metric is a mean or a share by its name, so that it neither is whole nor adds up. */
export function isMean(metric: string): boolean {
  return MEAN.test(metric);
}
