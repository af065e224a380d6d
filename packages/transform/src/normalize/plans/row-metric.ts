import { type Finding, headingKey } from '@practice-atlas/dataset';
import { findingOf } from '../../finding-of.js';
import { METRIC_WORDS, UNITS_BY_WORD } from './metric-words.js';
import type { MetricWords } from './table-plan.js';

const SERIES_NAMES: Readonly<Record<MetricWords['seriesKind'], string>> = {
  stock: 'a state on a date',
  flow: 'a total over a period',
  target: 'a target',
};

/** An indicator that the catalogue does not have, in its own words. */
export function unknownMetric(text: string, unitWord: string | null): MetricWords {
  const label = headingKey(text);
  const unit = (unitWord === null ? undefined : UNITS_BY_WORD.get(unitWord)) ?? 'items';
  const seriesKind = /^[本当]|新增/.test(label) ? 'flow' : 'stock';
  return { metric: label, label, dims: {}, unit, unitWord, power: 0, seriesKind };
}

/** Says which kind of number the words of an indicator were taken for. */
export function seriesTaken({ metric, seriesKind }: MetricWords, written: string | null): Finding {
  const isKnown = METRIC_WORDS.some((entry) => entry.metric === metric) || metric.endsWith('_new');
  const reason = `no column says what kind of number this is; by its words it was taken for ${SERIES_NAMES[seriesKind]}`;
  const remedy = 'confirm it with a column 序列类型: 存量, 流量 or 目标';
  return findingOf('series_kind_guessed', isKnown ? 'notice' : 'warning', written, reason, remedy);
}

/** Says that lengths of service without a unit were taken for hours. */
export function hoursTaken(label: string): Finding {
  const reason = 'nothing names the unit of these lengths of service; they were taken for hours';
  const remedy = `write ${label}(小时) or ${label}(分钟), or give it in the mapping file: {"metric": "service_hours", "unit": "hours"}`;
  return findingOf('duration_unit_guessed', 'warning', label, reason, remedy);
}
