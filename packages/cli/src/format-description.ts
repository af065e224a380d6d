import { cutText, padText, plainText, textWidth } from '@practice-atlas/transform';
import type { DatasetDescriptionReport, Period } from './describe-dataset.js';

const MOST_ROWS = 40;
const CELLS = 80;

const digits = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
const span = (period: Period | null): string =>
  period === null ? '' : period.from === period.until ? period.from : `${period.from} to ${period.until}`;

/** Lines of cells under a title; nothing when there are none. */
function section(title: string, rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const cells = rows.slice(0, MOST_ROWS).map((row) => row.map((cell) => cutText(plainText(cell), CELLS)));
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => textWidth(row[column] ?? ''))));
  const lines = cells.map((row) => `  ${row.map((cell, column) => padText(cell, widths[column] ?? 0)).join('  ')}`);
  const more = rows.length - cells.length;
  return ['', title, ...lines.map((line) => line.trimEnd()), ...(more > 0 ? [`  ${digits(more)} more`] : [])];
}

/** Writes what a dataset holds for a terminal. Ends with a line end. */
export function formatDescription(description: DatasetDescriptionReport): string {
  const { name, title, schemaVersion, simulation, findings } = description;
  const titles = title.zh === title.en ? title.zh : `${title.zh} ${title.en}`;
  return [
    `${plainText(titles)} (${plainText(name)}, schema ${schemaVersion})`,
    simulation === null
      ? 'no row is simulated'
      : `simulated: ${simulation.tables.join(', ')}; seed ${simulation.seed}, scale ${simulation.scale}`,
    ...section(
      'Tables',
      description.tables.map(({ name: table, rowCount, period }) => [table, `${digits(rowCount)} rows`, span(period)]),
    ),
    ...section(
      'Regions with a site',
      description.coverage.some(({ withSite }) => withSite > 0)
        ? description.coverage.map(({ level, regions, withSite }) => [
            level,
            `${digits(withSite)} of ${digits(regions)}`,
          ])
        : [],
    ),
    ...section(
      'Reported figures',
      description.figures.map(({ metric, count, period }) => [metric, digits(count), span(period)]),
    ),
    ...section(
      'Cases',
      description.lifecycles.map(({ lifecycle, zh, cases, steps }) => [
        `${lifecycle} ${zh}`,
        digits(cases),
        steps.join(' > '),
      ]),
    ),
    ...section(
      'Sources',
      description.sources.map(({ id, title: source, publisher, publishedOn }) => [
        id,
        source ?? '',
        publisher ?? '',
        publishedOn ?? '',
      ]),
    ),
    '',
    findings === null
      ? 'rows were not checked, and repeated ones not set aside: DuckDB read the files as they are; run "practice-atlas check"'
      : `findings: errors ${findings.error}, warnings ${findings.warning}, notices ${findings.notice}`,
    '',
  ].join('\n');
}
