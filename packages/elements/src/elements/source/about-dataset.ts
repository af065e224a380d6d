import { columnValue, type PracticeDataset } from '@practice-atlas/dataset';
import type { AnswerSource } from '@practice-atlas/measure';
import type { AskerAbout } from '../../base/asker.js';

const LENGTHS: Readonly<Record<string, number>> = { day: 10, month: 7, year: 4 };

function sourcesOf({ tables: { sources } }: PracticeDataset): AnswerSource[] {
  return Array.from({ length: sources.rowCount }, (_, row) => {
    const word = (name: string) => {
      const column = sources.columns[name];
      const value = column ? columnValue(column, row) : null;
      return value === null ? null : String(value);
    };
    return {
      sourceId: word('source_id') ?? '',
      title: word('title') ?? '',
      publisher: word('publisher'),
      publishedOn: word('published_on')?.slice(0, LENGTHS[word('published_precision') ?? 'day']) ?? null,
      url: word('url'),
      retrievedOn: word('retrieved_on'),
      licence: word('licence'),
      simulated: word('kind') === 'simulated',
    };
  });
}

/** Finds the newest date a real reported result holds for, as precise as it is known. */
function newestDate({ tables: { figures } }: PracticeDataset, simulated: ReadonlySet<string>): string | null {
  const { as_of, as_of_precision, series_kind, source_id } = figures.columns;
  if (!as_of || !as_of_precision || !series_kind || !source_id) return null;
  let newest: { day: string; precision: string } | null = null;
  for (let row = 0; row < figures.rowCount; row++) {
    const day = columnValue(as_of, row);
    if (typeof day !== 'string' || (newest && day <= newest.day)) continue;
    if (columnValue(series_kind, row) === 'target' || simulated.has(String(columnValue(source_id, row)))) continue;
    newest = { day, precision: String(columnValue(as_of_precision, row)) };
  }
  return newest?.day.slice(0, LENGTHS[newest.precision] ?? 10) ?? null;
}

/** Gathers the facts about a dataset that headers and footers show. */
export function aboutDataset(dataset: PracticeDataset, loadedAt: number): AskerAbout {
  const sources = sourcesOf(dataset);
  const simulated = new Set(sources.filter((source) => source.simulated).map(({ sourceId }) => sourceId));
  return {
    title: dataset.title,
    asOf: newestDate(dataset, simulated),
    figureCount: dataset.tables.figures.rowCount,
    sources,
    simulated: dataset.simulation !== null || simulated.size > 0,
    loadedAt,
    findingCount: dataset.findings.filter(({ level }) => level !== 'notice').length,
  };
}
