import { AtlasError, type Figure, type Source } from '@practice-atlas/dataset';
import { createRandom } from './random.js';

/** A reported bound that the simulated stock must not contradict. */
export interface VolunteerAnchor {
  /** Month of the report, `2019-11`. */
  readonly month: string;
  /** The stock at the end of that month is not below this number of persons. */
  readonly atLeast: number;
}

export interface VolunteerSimulation {
  readonly seed: number;
  /** A province. */
  readonly regionCode: string;
  readonly placeName: string;
  /** Months in order, `2019-01` to `2019-12`; the anchor's month is one of them. */
  readonly months: readonly string[];
  readonly anchor: VolunteerAnchor;
  /** A source of kind `simulated`. */
  readonly source: Source;
}

/** Share of the year's new volunteers by month of the year: March and the autumn lead. */
const RHYTHM = [5, 4, 13, 9, 8, 7, 7, 7, 10, 12, 11, 7];
/** Share of the anchor month's stock that was there before the first month. */
const START_SHARE = 0.46;

function lastDay(month: string): string {
  const [year = 0, index = 1] = month.split('-').map(Number);
  return `${month}-${new Date(Date.UTC(year, index, 0)).getUTCDate()}`;
}

/**
 * Simulates the registered volunteers of a province month by month: the stock at each month's end (`volunteers_registered`)
 * and the new ones of each month (`volunteers_new`); each stock is the one before it plus the new ones. Nothing was measured.
 * Throws AtlasError `source_missing` when the source is not of kind simulated, `query_malformed` when the anchor's month is not simulated.
 */
export function simulateVolunteers(simulation: VolunteerSimulation): Figure[] {
  const { months, anchor, source } = simulation;
  if (source.kind !== 'simulated')
    throw new AtlasError('source_missing', `the source "${source.source_id}" is of kind "${source.kind}"`, {
      hint: 'simulated figures need a source of kind "simulated"',
    });
  const anchorIndex = months.indexOf(anchor.month);
  if (anchorIndex < 0)
    throw new AtlasError('query_malformed', `the anchor's month ${anchor.month} is not among the simulated months`, {
      hint: 'simulate a span that holds the month of the report',
    });
  const random = createRandom(simulation.seed);
  const margin = 1.01 + 0.03 * random();
  const target = Math.ceil(anchor.atLeast * margin);
  const weights = months.map((month) => (RHYTHM[Number(month.slice(5)) - 1] ?? 1) * (0.85 + 0.3 * random()));
  const untilAnchor = weights.slice(0, anchorIndex + 1).reduce((sum, weight) => sum + weight, 0);
  const start = Math.round(target * START_SHARE);
  const added = weights.map((weight) => Math.ceil(((target - start) * weight) / untilAnchor));
  let stock = start;
  return months.flatMap((month, index) => {
    const fresh = added[index] ?? 0;
    stock += fresh;
    return [
      figure(simulation, month, 'volunteers_registered', '实名注册志愿者', 'Registered volunteers', 'stock', stock),
      figure(simulation, month, 'volunteers_new', '新增注册志愿者', 'New volunteers', 'flow', fresh),
    ];
  });
}

function figure(
  simulation: VolunteerSimulation,
  month: string,
  metric: string,
  label: string,
  labelEn: string,
  kind: 'stock' | 'flow',
  value: number,
): Figure {
  return {
    figure_id: `sim-${metric.replace('_', '-')}-${month}`,
    region_code: simulation.regionCode,
    place_name: simulation.placeName,
    place_precision: 'province',
    metric,
    label,
    label_en: labelEn,
    dims: null,
    value,
    value_max: null,
    qualifier: 'exact',
    qualifier_word: null,
    unit: 'persons',
    unit_word: '人',
    series_kind: kind,
    period_start: kind === 'flow' ? `${month}-01` : null,
    as_of: lastDay(month),
    as_of_precision: 'day',
    source_id: simulation.source.source_id,
    quote: null,
    quote_start: null,
    relation: null,
    box: null,
    scope: 'core',
    note: null,
  };
}
