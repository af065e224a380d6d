import type { PracticeDataset } from '@practice-atlas/dataset';
import type { AnswerFigure, AnswerSource, Label } from '../answer.js';
import type { Catalogue } from '../metric.js';
import { knownDay } from '../plan/calendar.js';
import { type RegionTree, regionPath, textOf } from '../plan/region-tree.js';
import { type FigureRow, simulatedSources } from './figure-list.js';

/** Reads the sources with these ids, in the order of ids; a source that the table lacks has its id for a title. */
export function citedSources(dataset: PracticeDataset, ids: ReadonlySet<string>): AnswerSource[] {
  const table = dataset.tables.sources;
  const simulated = simulatedSources(dataset);
  const rows = new Map<string, number>();
  for (let row = 0; row < table.rowCount; row++) rows.set(textOf(table, 'source_id', row) ?? '', row);
  return [...ids].sort().map((sourceId) => {
    const row = rows.get(sourceId);
    const text = (name: string) => (row === undefined ? null : textOf(table, name, row));
    const precision = text('published_precision') ?? 'day';
    const published = text('published_on');
    const cut = { day: 10, month: 7, year: 4, none: 0 }[precision] ?? 10;
    return {
      sourceId,
      title: text('title') ?? sourceId,
      publisher: text('publisher'),
      publishedOn: published?.slice(0, cut) || null,
      url: text('url'),
      retrievedOn: text('retrieved_on'),
      licence: text('licence'),
      simulated: simulated.has(sourceId),
    };
  });
}

/** Gives the titles of all sources by id. */
export function sourceTitles(dataset: PracticeDataset): Map<string, Label> {
  const table = dataset.tables.sources;
  const titles = new Map<string, Label>();
  for (let row = 0; row < table.rowCount; row++) {
    const title = textOf(table, 'title', row) ?? '';
    titles.set(textOf(table, 'source_id', row) ?? '', { zh: title, en: title });
  }
  return titles;
}

/** Describes a figure with all that stands behind it. */
export function citedFigure(figure: FigureRow, regions: RegionTree, catalogue: Catalogue): AnswerFigure {
  const path = figure.regionCode === null ? [] : regionPath(regions, figure.regionCode);
  const named = catalogue.get(figure.metric)?.label;
  const zh = figure.label ?? named?.zh ?? figure.metric;
  return {
    figureId: figure.id,
    metric: figure.metric,
    label: { zh, en: figure.labelEn ?? named?.en ?? zh },
    dims: Object.fromEntries(figure.dims),
    quantity: figure.quantity,
    unit: figure.unit,
    unitWord: figure.unitWord,
    seriesKind: figure.seriesKind,
    regionCode: figure.regionCode,
    regionName: path.at(-1)?.label ?? null,
    regionPath: path.map(({ code }) => code),
    regionPathNames: path.map(({ label }) => label),
    placeName: figure.placeName,
    placePrecision: figure.placePrecision,
    periodStart: knownDay(figure.periodStart, 'day'),
    asOf: knownDay(figure.asOf, figure.asOfPrecision),
    asOfPrecision: figure.asOfPrecision,
    sourceId: figure.sourceId,
    quote: figure.quote ?? '',
    quoteStart: figure.quoteStart,
    duplicateOf: figure.duplicateOf,
    contradicts: figure.contradicts,
    group: figure.box,
    scope: figure.scope,
    simulated: figure.simulated,
  };
}
