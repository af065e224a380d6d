import type { Quantity } from '@practice-atlas/dataset';
import type { Answer, AnswerFigure, AnswerSource, AnswerValue, Basis, Label } from '@practice-atlas/measure';

/** How a value differs from an earlier one of the same metric. */
export interface ValueChange {
  readonly quantity: Quantity;
  /** What the earlier value was, and the date it held for. */
  readonly from: Quantity;
  readonly since: string | null;
  /** That of the metric; `percentage_points` for a ratio. */
  readonly unit: string;
}

/** One headline number with what stands behind it. */
export interface ValueModel {
  readonly metric: string;
  readonly label: Label;
  readonly definition: Label;
  readonly unit: string;
  readonly unitWord: string | null;
  readonly quantity: Quantity | null;
  readonly parts: AnswerValue['parts'];
  readonly basis: Basis | null;
  readonly asOf: string | null;
  readonly suppressed: boolean;
  /** The reported figure that was chosen, and its source. */
  readonly figure: AnswerFigure | null;
  readonly source: AnswerSource | null;
  /** Figures for the same thing that contradict it. */
  readonly conflicts: readonly AnswerFigure[];
  readonly change: ValueChange | null;
}

function firstValue(answer: Answer, metric: string | null) {
  const found = metric === null ? answer.metrics[0] : answer.metrics.find(({ id }) => id === metric);
  const value = found?.values[0];
  return found && value ? { metric: found, value } : null;
}

function interval(from: number, until: number): Quantity | null {
  const [low, high] = [Number(from.toFixed(6)), Number(until.toFixed(6))];
  const rest = { valueMax: null, low, high, word: null };
  if (low === high) return { ...rest, qualifier: 'exact', value: low };
  if (Number.isFinite(low) && high === Infinity) return { ...rest, qualifier: 'at_least', value: low };
  if (low === -Infinity && Number.isFinite(high)) return { ...rest, qualifier: 'at_most', value: high };
  return null;
}

function changeSince(now: Quantity | null, before: AnswerValue | null, unit: string): ValueChange | null {
  const from = before?.quantity ?? null;
  if (now === null || from === null) return null;
  const isRatio = unit === 'ratio';
  const factor = isRatio ? 100 : 1;
  const quantity = interval((now.low - from.high) * factor, (now.high - from.low) * factor);
  return quantity && { quantity, from, since: before?.asOf ?? null, unit: isRatio ? 'percentage_points' : unit };
}

/**
 * Reads one headline number: the metric asked for (default: the first) in the first row of the first answer. A second answer of the
 * same metric is what it is compared with; a change that has no useful bound is left out. Null when the metric is not there.
 */
export function valueModel(
  answers: readonly Answer[],
  { metric = null }: { metric?: string | null } = {},
): ValueModel | null {
  const [answer, earlier] = answers;
  const found = answer ? firstValue(answer, metric) : null;
  if (!answer || !found) return null;
  const { value } = found;
  const byId = new Map(answer.figures.map((figure) => [figure.figureId, figure]));
  const figure = byId.get(value.figureIds[0] ?? '') ?? null;
  const before = earlier ? firstValue(earlier, found.metric.id) : null;
  return {
    metric: found.metric.id,
    label: found.metric.label,
    definition: found.metric.definition,
    unit: found.metric.unit,
    unitWord: figure?.unitWord ?? null,
    quantity: value.quantity,
    parts: value.parts,
    basis: value.basis,
    asOf: value.asOf,
    suppressed: value.suppressed,
    figure,
    source: answer.sources.find(({ sourceId }) => sourceId === figure?.sourceId) ?? null,
    conflicts: value.conflicts.flatMap((id) => byId.get(id) ?? []),
    change: changeSince(value.quantity, before?.value ?? null, found.metric.unit),
  };
}
