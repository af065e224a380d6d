import {
  createDataset,
  type Designation,
  type Figure,
  type FrameworkItem,
  parseCsv,
  type Region,
  type Source,
  writeDataPackage,
} from '@practice-atlas/dataset';
import { knownDate } from './known-date.js';
import { printedNumber } from './printed-number.js';

/** The committed tables that people edit, by file name. */
export const sourceFiles = [
  'sources.source.csv',
  'regions.source.csv',
  'figures.source.csv',
  'designations.source.csv',
  'frameworks.source.csv',
] as const;

/** The texts of the committed tables, by file name. */
export type SourceTexts = Readonly<Record<(typeof sourceFiles)[number], string>>;

type Row = (column: string) => string | null;

/** Reads `tier=point;level=county`. */
function words(text: string | null): Record<string, string> | null {
  if (text === null) return null;
  return Object.fromEntries(
    text.split(';').map((pair) => {
      const at = pair.indexOf('=');
      if (at < 1 || at === pair.length - 1) throw new Error(`"${pair}" is no word=value`);
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

function required(row: Row, column: string): string {
  const text = row(column);
  if (text === null) throw new Error(`${column} is empty`);
  return text;
}

function toFigure(row: Row): Figure {
  const quote = required(row, 'quote');
  const printed = required(row, 'printed');
  const word = row('qualifier_word');
  const { value, qualifier } = printedNumber(printed, word);
  if (!quote.includes(printed)) throw new Error(`the quote "${quote}" does not hold "${printed}"`);
  if (String(value) !== row('value')) throw new Error(`"${printed}" is ${value}, the table says ${row('value')}`);
  if (qualifier !== row('qualifier'))
    throw new Error(`"${printed}" is ${qualifier}, the table says ${row('qualifier')}`);
  const { day, precision } = knownDate(row('as_of') ?? '');
  return {
    figure_id: required(row, 'figure_id'),
    region_code: row('region_code'),
    place_name: row('place_name'),
    place_precision: required(row, 'place_precision'),
    metric: required(row, 'metric'),
    label: required(row, 'label'),
    label_en: required(row, 'label_en'),
    dims: words(row('dims')),
    value,
    value_max: null,
    qualifier,
    qualifier_word: word,
    unit: required(row, 'unit'),
    unit_word: row('unit_word'),
    series_kind: required(row, 'series_kind'),
    period_start: row('period_start'),
    as_of: day,
    as_of_precision: precision,
    source_id: required(row, 'source_id'),
    quote,
    quote_start: Number(required(row, 'quote_start')),
    relation: words(row('relation')),
    box: row('box'),
    scope: row('scope'),
    note: row('note'),
  };
}

function toSource(row: Row): Source {
  const { day, precision } = knownDate(row('published') ?? '');
  return {
    source_id: required(row, 'source_id'),
    kind: required(row, 'kind'),
    title: required(row, 'title'),
    publisher: row('publisher'),
    published_on: day,
    published_precision: precision,
    url: null,
    retrieved_on: null,
    licence: row('licence'),
  };
}

function toRegion(row: Row): Region {
  return {
    code: required(row, 'code'),
    name: required(row, 'name'),
    name_en: row('name_en'),
    level: required(row, 'level'),
    parent_code: row('parent_code'),
    population: null,
    valid_from: null,
    valid_to: null,
    successor_code: null,
  };
}

function toDesignation(row: Row): Designation {
  return {
    designation_id: required(row, 'designation_id'),
    subject_kind: required(row, 'subject_kind'),
    subject_id: row('subject_id'),
    kind: required(row, 'kind'),
    level: row('level'),
    batch: row('batch'),
    region_code: row('region_code'),
    place_name: row('place_name'),
    from: null,
    until: null,
    source_id: required(row, 'source_id'),
    quote: required(row, 'quote'),
    note: row('note'),
  };
}

function toFrameworkItem(row: Row): FrameworkItem {
  return {
    framework: required(row, 'framework'),
    digit: row('digit'),
    item: required(row, 'item'),
    order: Number(required(row, 'order')),
    region_code: row('region_code'),
    source_id: required(row, 'source_id'),
    quote: required(row, 'quote'),
    note: row('note'),
  };
}

/**
 * Makes the files of the press data package from the committed tables: path -> text. Every figure's value and qualifier are read
 * from its printed words; throws with file and row when they disagree with the table, when a cell is missing or malformed, or
 * when the dataset has any finding. Nothing is read from disk.
 */
export function pressPackage(texts: SourceTexts): Record<string, string> {
  const read = <T>(file: keyof SourceTexts, make: (row: Row) => T): T[] => {
    const { columns, cells, rowNumbers, findings } = parseCsv(texts[file], { file });
    if (findings[0]) throw new Error(`${file}, row ${findings[0].where.row}: ${findings[0].reason}`);
    return rowNumbers.map((rowNumber, i) => {
      try {
        return make((column) => {
          const at = columns.indexOf(column);
          if (at < 0) throw new Error(`there is no column ${column}`);
          return cells[i * columns.length + at] || null;
        });
      } catch (error) {
        throw new Error(`${file}, row ${rowNumber}: ${error instanceof Error ? error.message : error}`);
      }
    });
  };
  const dataset = createDataset({
    name: 'press',
    title: { zh: '报刊报道的新时代文明实践数字', en: 'Figures that the press reported' },
    tables: {
      sources: read('sources.source.csv', toSource),
      regions: read('regions.source.csv', toRegion),
      figures: read('figures.source.csv', toFigure),
      designations: read('designations.source.csv', toDesignation),
      frameworks: read('frameworks.source.csv', toFrameworkItem),
    },
  });
  const [finding] = dataset.findings;
  if (finding) throw new Error(`${finding.where.table}, row ${finding.where.row}: ${finding.reason}`);
  return writeDataPackage(dataset, { format: 'csv' });
}
