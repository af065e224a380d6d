import { buildColumn, type Column, type Quantity } from '@practice-atlas/dataset';
import type { Answer, AnswerValue } from '@practice-atlas/measure';
import { encodeJson } from '@practice-atlas/measure/gateway.js';
import { writeArrowStream } from '@practice-atlas/transform';

type Values = readonly AnswerValue[];

function numbers(values: readonly (number | null | undefined)[]): Column {
  const cells = values.map((value) => value ?? null);
  const bits = new Uint8Array(Math.ceil(cells.length / 8));
  cells.forEach((cell, i) => {
    if (cell !== null) bits[i >> 3]! |= 1 << (i & 7);
  });
  // Bounds may be infinite, which a column of a table may not.
  return { kind: 'number', values: Float64Array.from(cells, (cell) => cell ?? 0), validity: bits };
}

const words = (values: readonly (string | null | undefined)[]): Column =>
  buildColumn(
    { type: 'category' },
    values.map((value) => value ?? null),
  );

function quantityColumns(name: string, quantities: readonly (Quantity | null | undefined)[]): [string, Column][] {
  return [
    [name, numbers(quantities.map((each) => each?.value))],
    [`${name}.value_max`, numbers(quantities.map((each) => each?.valueMax))],
    [`${name}.low`, numbers(quantities.map((each) => each?.low))],
    [`${name}.high`, numbers(quantities.map((each) => each?.high))],
    [`${name}.qualifier`, words(quantities.map((each) => each?.qualifier))],
    [`${name}.word`, words(quantities.map((each) => each?.word))],
  ];
}

function metricColumns(name: string, values: Values): [string, Column][] {
  const idsOf = (ids: readonly string[]) => (ids.length === 0 ? null : JSON.stringify(ids));
  return [
    ...quantityColumns(
      name,
      values.map(({ quantity }) => quantity),
    ),
    [`${name}.basis`, words(values.map(({ basis }) => basis))],
    [`${name}.as_of`, words(values.map(({ asOf }) => asOf))],
    [
      `${name}.suppressed`,
      buildColumn(
        { type: 'boolean' },
        values.map(({ suppressed }) => suppressed),
      ),
    ],
    [`${name}.figure_ids`, words(values.map(({ figureIds }) => idsOf(figureIds)))],
    [`${name}.conflicts`, words(values.map(({ conflicts }) => idsOf(conflicts)))],
    ...(values.some(({ parts }) => parts !== null)
      ? [
          ...quantityColumns(
            `${name}.numerator`,
            values.map(({ parts }) => parts?.numerator),
          ),
          ...quantityColumns(
            `${name}.denominator`,
            values.map(({ parts }) => parts?.denominator),
          ),
        ]
      : []),
  ];
}

/**
 * Writes an answer as an Arrow IPC stream: one row a row of the answer. A dimension is three columns, its keys under its id, `.label_zh` and
 * `.label_en`. A metric has its value under its id, null where nothing is known, and beside it `.value_max`, `.low`, `.high` (infinite where the source
 * gave no bound), `.qualifier`, `.word`, `.basis`, `.as_of`, `.suppressed`, `.figure_ids` and `.conflicts` (lists as JSON), for ratios also
 * `.numerator` and `.denominator` with their bounds. All else of the answer is JSON in the metadata `practice_atlas_answer` of the schema.
 */
export function answerArrow({ dimensions, metrics, ...rest }: Answer): Uint8Array<ArrayBuffer> {
  const columns = Object.fromEntries([
    ...dimensions.flatMap(({ id, keys, labels }): [string, Column][] => [
      [id, words(keys)],
      [`${id}.label_zh`, words(labels.map(({ zh }) => zh))],
      [`${id}.label_en`, words(labels.map(({ en }) => en))],
    ]),
    ...metrics.flatMap(({ id, values }) => metricColumns(id, values)),
  ]);
  const about = {
    ...rest,
    dimensions: dimensions.map(({ id }) => id),
    metrics: metrics.map(({ values: _values, ...terms }) => terms),
  };
  return writeArrowStream({
    rowCount: rest.rowCount,
    columns,
    metadata: { practice_atlas_answer: encodeJson(about) },
  });
}
