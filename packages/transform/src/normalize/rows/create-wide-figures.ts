import { type Field, type Finding, tables } from '@practice-atlas/dataset';
import { findingOf } from '../../finding-of.js';
import { isTotal } from '../../read/layout/total-words.js';
import type { RawCell, RawTable } from '../../read/raw-table.js';
import { createCellReader } from '../cells/create-cell-reader.js';
import { joinedCells } from '../cells/joined-cells.js';
import type { CellReading, CellValue } from '../cells/normalize-cell.js';
import { createPeriodCells } from '../cells/period-cells.js';
import { createHeadingTwins } from '../headings/heading-twins.js';
import type { HeadingMatch } from '../headings/map-headings.js';
import { constantOf, type NormalizeScope, type RowNormalizer } from '../normalize-scope.js';
import { readMetricWords } from '../plans/read-metric-words.js';
import { hoursTaken, seriesTaken, unknownMetric } from '../plans/row-metric.js';
import type { FigureHeading, MetricWords, PlanPeriod } from '../plans/table-plan.js';
import { durationUnit } from '../values/duration-unit.js';
import { unitFit } from '../values/unit-fit.js';
import { createRowCollector } from './create-row-collector.js';
import { figureIdOf } from './figure-identity.js';
import { createFigureSource } from './figure-source.js';
import { fillFigure } from './fill-figure.js';

type ReadCell = (given: RawCell) => CellReading;

/** What all figures of a row have in common. */
interface RowKeys {
  readonly place: CellReading | null;
  readonly placeName: string | null;
  /** The site or the neighborhood that the row is about, which no division is. */
  readonly siteName: string | null;
  readonly period: PlanPeriod | null;
  readonly metric: string | null;
  readonly unitWord: string | null;
  /** What a column says; null when its cell, or the file, says nothing. */
  readonly seriesKind: MetricWords['seriesKind'] | null;
}

const fields: Readonly<Record<string, Field>> = tables.figures.fields;
/** Metrics that are counted in persons or in person-times. */
const BOTH_COUNTS = /^(?:participants|beneficiaries)$/;
/** Columns that are read for each row as a whole; others of a long report are read as they are. */
const KEYS_OF_ROWS: ReadonlySet<string> = new Set(
  'region_code as_of place_name metric unit_word series_kind'.split(' '),
);
const SERIES = ['stock', 'flow', 'target'] as const;
const RATIO_WORDS: ReadonlySet<string> = new Set(['%', '‰', '成', '倍']);

function placeMissing(): Finding {
  const reason = 'the row names no place; its figures stand on no map';
  return findingOf('place_missing', 'warning', null, reason, 'write the place, or 全市 where it is the whole city');
}

function textOf(cell: RawCell): string | null {
  const text = cell === null ? '' : String(cell).trim();
  return text === '' ? null : text;
}

/** Turns each filled cell of a wide report into a figure of its own, keyed by the place and the period of the row or of the heading. */
export function createWideFigures(scope: NormalizeScope): RowNormalizer {
  const { plan, cells, report } = scope;
  const keysOf = (column: string) => plan.keys.filter((key) => key.column === column);
  const reader = (match: HeadingMatch): ReadCell =>
    createCellReader(match, fields[match.column]!, tables.figures, plan.words, cells);
  const placeKeys = keysOf('region_code');
  const periodKeys = keysOf('as_of');
  const [siteKey] = keysOf('place_name');
  const [metricKey] = keysOf('metric');
  const [unitKey] = keysOf('unit_word');
  const [seriesKey] = keysOf('series_kind');
  const others = plan.keys
    .filter(({ column }) => !KEYS_OF_ROWS.has(column))
    .map((match) => ({ ...match, read: reader(match) }));
  const readPlace = reader({ heading: '', index: -1, column: 'region_code', unitWord: null, power: 0 });
  const readDate = reader({ heading: '', index: -1, column: 'as_of', unitWord: null, power: 0 });
  const readSeries = reader({ heading: '', index: -1, column: 'series_kind', unitWord: null, power: 0 });
  const periods = createPeriodCells(scope, periodKeys, readDate);
  const metrics = new Map<string, MetricWords | null>();
  const metricOf = (words: string, unitWord: string | null): MetricWords | null => {
    const key = `${words}\n${unitWord ?? ''}`;
    const known = metrics.get(key);
    if (known !== undefined || metrics.size > 10_000) return known ?? readMetricWords(words, unitWord);
    const read = readMetricWords(words, unitWord);
    metrics.set(key, read);
    return read;
  };
  const readers = new Map<string, ReadCell>();
  const readValue = (
    { heading, index }: FigureHeading,
    { metric, unit, unitWord, power }: MetricWords,
    given: RawCell,
  ): CellReading => {
    const measured = BOTH_COUNTS.test(metric) ? 'person_times' : unit;
    const isJudged = measured !== null && (unitWord === null || unitFit(measured, unitWord) === 'same');
    const key = `${index}\n${unitWord ?? ''}\n${power}\n${measured}`;
    const field = isJudged ? { ...tables.figures.fields.value, unit: measured } : tables.figures.fields.value;
    const match = { heading, index, column: 'value', unitWord, power };
    const known = readers.get(key) ?? createCellReader(match, field, tables.figures, plan.words, cells);
    readers.set(key, known);
    return known(given);
  };
  const fixed = Object.keys(plan.constants).flatMap((column): [string, CellValue][] => {
    const field = Object.hasOwn(fields, column) ? fields[column] : undefined;
    return field ? [[column, constantOf(scope, column, field)]] : [];
  });
  const collector = createRowCollector('figures', Object.keys(fields));
  const source = createFigureSource(scope);

  const rowKeys = (raw: RawTable, row: number): RowKeys => {
    const placeName = placeKeys.length === 0 ? null : textOf(joinedCells(raw, row, placeKeys));
    const isPlace = placeName !== null && !isTotal(placeName);
    const place = isPlace ? readPlace(placeName) : null;
    const { period, findings } = periods.read(raw, row);
    for (const finding of place?.findings ?? []) report(finding, 'figures', raw, row, placeKeys.at(-1)?.heading ?? '');
    for (const finding of findings) report(finding, 'figures', raw, row, periodKeys.at(-1)?.heading ?? '');
    const metric = metricKey ? textOf(raw.cell(row, metricKey.index)) : null;
    const unitWord = unitKey ? textOf(raw.cell(row, unitKey.index)) : null;
    const siteName = siteKey ? textOf(raw.cell(row, siteKey.index)) : null;
    const series = seriesKey ? readSeries(raw.cell(row, seriesKey.index)) : null;
    for (const finding of series?.findings ?? []) report(finding, 'figures', raw, row, seriesKey?.heading ?? '');
    const seriesKind = SERIES.find((kind) => kind === series?.value) ?? null;
    return { place, placeName, siteName, period, metric, unitWord, seriesKind };
  };

  const twins = createHeadingTwins(scope);

  /** What a row says that it counts; the words of a long report count something whatever they are. */
  const wordsOfRow = ({ isLong, unitWord, power }: FigureHeading, keys: RowKeys): MetricWords | null => {
    const { metric, seriesKind } = keys;
    if (metric === null) return null;
    const own = metricOf(metric, keys.unitWord) ?? (isLong ? unknownMetric(metric, keys.unitWord) : null);
    if (own === null) return null;
    const isOpen = own.unitWord === null && own.power === 0 && own.unit !== 'ratio' && keys.unitWord === null;
    const fits = unitWord === null || own.unit === null || unitFit(own.unit, unitWord) === 'same';
    return { ...own, ...(isOpen && fits ? { unitWord, power } : {}), ...(seriesKind === null ? {} : { seriesKind }) };
  };

  const seriesTold = new Set<string>();
  /** Says once of the words of an indicator which kind of number they were taken for, where no column says it. */
  const tellSeries = (words: MetricWords, raw: RawTable, row: number, keys: RowKeys): void => {
    if (keys.seriesKind !== null || Object.hasOwn(plan.constants, 'series_kind') || seriesTold.has(words.label)) return;
    seriesTold.add(words.label);
    report(seriesTaken(words, keys.metric), 'figures', raw, row, metricKey?.heading ?? '');
  };

  const told = new Set<string>();
  /** Says whether nothing tells the unit of lengths of service, and nobody was told so yet. */
  const isUnitOpen = ({ metric, label, unit, unitWord }: MetricWords): boolean => {
    if (metric !== 'service_hours' || unit !== 'hours' || unitWord !== null || told.has(label)) return false;
    if (durationUnit({ exact: [label] }) !== null) return false;
    told.add(label);
    return true;
  };

  const addFigure = (raw: RawTable, row: number, position: number, heading: FigureHeading, keys: RowKeys): boolean => {
    const given = raw.cell(row, heading.index);
    if (textOf(given) === null) return false;
    const words = heading.metricInRow ? wordsOfRow(heading, keys) : heading;
    if (words === null) {
      const reason = 'the row does not say what this number counts';
      const finding = findingOf('metric_unknown', 'error', keys.metric, reason, 'name what is counted in the row');
      report(finding, 'figures', raw, row, metricKey?.heading ?? heading.heading);
      return true;
    }
    const reading = readValue(heading, words, given);
    const isBound = reading.quantity !== undefined;
    for (const finding of reading.findings)
      if (!(isBound && finding.code === 'bound_lost')) report(finding, 'figures', raw, row, heading.heading);
    if (!isBound) return true;
    if (reading.unitWord === null && isUnitOpen(words))
      report(hoursTaken(words.label), 'figures', raw, row, heading.heading);
    const place = heading.place === null ? keys.place : readPlace(heading.place);
    if (heading.isLong) tellSeries(words, raw, row, keys);
    const said = words.seriesKind === 'flow' && keys.period ? periods.ofFlow(raw, row, keys.period) : keys.period;
    const period = heading.period ?? said;
    const made: Record<string, CellValue> = {
      region_code: place?.value ?? null,
      place_name: keys.siteName ?? heading.place ?? keys.placeName,
      place_precision: keys.siteName === null ? null : 'place',
      metric: words.metric,
      label: words.label,
      dims: Object.keys(words.dims).length > 0 ? words.dims : null,
      value: reading.value,
      unit: RATIO_WORDS.has(reading.unitWord ?? '') ? 'ratio' : (words.unit ?? 'items'),
      series_kind: words.seriesKind,
      period_start: words.seriesKind === 'flow' && period ? period.start : null,
      as_of: period?.end ?? null,
      as_of_precision: period?.precision ?? 'none',
    };
    for (const { column, heading: own, index, read } of others) {
      const { value, findings } = read(raw.cell(row, index));
      for (const finding of findings) report(finding, 'figures', raw, row, own);
      if (value !== null) made[column] = value;
    }
    for (const [column, value] of fixed) made[column] ??= value;
    fillFigure(made, new Map([['value', reading], ...(place ? ([['region_code', place]] as const) : [])]));
    made.source_id ??= source.idFor(raw);
    made.figure_id ??= figureIdOf(made);
    if (twins.isSaid(position, made)) return true;
    collector.add(made, raw.rowNumber(row), position);
    return true;
  };

  return {
    add: (raw) => {
      periods.begin(raw);
      for (let row = 0; row < raw.rowCount; row += 1) {
        const keys = rowKeys(raw, row);
        if (isTotal(keys.placeName)) {
          const reason = 'the row is a total, not a record; it was set aside';
          const total = findingOf('row_total', 'notice', keys.placeName, reason, 'nothing need be done');
          report(total, 'figures', raw, row, placeKeys.at(-1)?.heading ?? '');
          continue;
        }
        twins.beginRow();
        let isUsed = false;
        for (const [position, heading] of plan.figures.entries())
          isUsed = addFigure(raw, row, position, heading, keys) || isUsed;
        if (isUsed && placeKeys.length > 0 && keys.placeName === null && keys.siteName === null)
          report(placeMissing(), 'figures', raw, row, placeKeys.at(-1)?.heading ?? '');
        if (isUsed) continue;
        const finding = findingOf(
          'row_without_value',
          'notice',
          keys.siteName ?? keys.placeName,
          'no cell of the row holds a number',
          '',
        );
        report(
          { ...finding, remedy: 'leave the row out, or fill it in' },
          'figures',
          raw,
          row,
          plan.figures[0]?.heading ?? '',
        );
      }
    },
    finish: (place) => {
      twins.finish(place);
      const shared = Object.fromEntries(plan.keys.map(({ column, heading }) => [column, heading]));
      const places = plan.figures.map(({ heading }) => ({ ...place, headings: { ...shared, value: heading } }));
      return [collector.finish(places), ...source.finish(place)];
    },
  };
}
