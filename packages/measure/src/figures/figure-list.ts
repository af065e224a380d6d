import {
  type ColumnTable,
  columnValue,
  type PracticeDataset,
  parseDay,
  parseWords,
  type Qualifier,
  type Quantity,
  quantityOf,
} from '@practice-atlas/dataset';
import { textOf } from '../plan/region-tree.js';

/** A row of `figures` as the engine reads it. */
export interface FigureRow {
  readonly id: string;
  /** Place in the table. */
  readonly order: number;
  readonly metric: string;
  readonly label: string | null;
  readonly labelEn: string | null;
  readonly dims: ReadonlyMap<string, string>;
  readonly quantity: Quantity | null;
  readonly unit: string;
  readonly unitWord: string | null;
  readonly seriesKind: 'stock' | 'flow' | 'target';
  readonly regionCode: string | null;
  readonly placeName: string | null;
  readonly placePrecision: string;
  /** Days since 1970-01-01. */
  readonly periodStart: number | null;
  readonly asOf: number | null;
  readonly asOfPrecision: 'day' | 'month' | 'year' | 'none';
  readonly sourceId: string;
  readonly quote: string | null;
  readonly quoteStart: number | null;
  readonly duplicateOf: readonly string[];
  readonly contradicts: readonly string[];
  readonly box: string | null;
  readonly scope: string | null;
  readonly simulated: boolean;
}

function numberOf(table: ColumnTable, name: string, row: number): number | null {
  const column = table.columns[name];
  const value = column ? columnValue(column, row) : null;
  return typeof value === 'number' ? value : null;
}

/** Lists the ids of sources that a generator made. */
export function simulatedSources(dataset: PracticeDataset): Set<string> {
  const table = dataset.tables.sources;
  const ids = new Set<string>();
  for (let row = 0; row < table.rowCount; row++)
    if (textOf(table, 'kind', row) === 'simulated') ids.add(textOf(table, 'source_id', row) ?? '');
  return ids;
}

const wordsOf = (text: string | null) => new Map(Object.entries((text && parseWords(text)) || {}));
const idsOf = (text: string | undefined) => (text ?? '').split(/\s+/).filter((id) => id !== '');
const dayOf = (text: string | null) => (text === null ? null : parseDay(text));

function readFigures(dataset: PracticeDataset): FigureRow[] {
  const table = dataset.tables.figures;
  const simulated = simulatedSources(dataset);
  const allSimulated = dataset.simulation?.tables.includes('figures') ?? false;
  return Array.from({ length: table.rowCount }, (_, order) => {
    const text = (name: string) => textOf(table, name, order);
    const number = (name: string) => numberOf(table, name, order);
    const relation = wordsOf(text('relation'));
    const [value, sourceId] = [number('value'), text('source_id') ?? ''];
    const asOfPrecision = (text('as_of_precision') ?? 'none') as FigureRow['asOfPrecision'];
    return {
      id: text('figure_id') ?? '',
      order,
      metric: text('metric') ?? '',
      label: text('label'),
      labelEn: text('label_en'),
      dims: wordsOf(text('dims')),
      quantity:
        value === null
          ? null
          : quantityOf({
              value,
              valueMax: number('value_max'),
              qualifier: (text('qualifier') ?? 'exact') as Qualifier,
              word: text('qualifier_word'),
            }),
      unit: text('unit') ?? '',
      unitWord: text('unit_word'),
      seriesKind: (text('series_kind') ?? 'stock') as FigureRow['seriesKind'],
      regionCode: text('region_code'),
      placeName: text('place_name'),
      placePrecision: text('place_precision') ?? 'none',
      periodStart: dayOf(text('period_start')),
      asOf: asOfPrecision === 'none' ? null : dayOf(text('as_of')),
      asOfPrecision,
      sourceId,
      quote: text('quote'),
      quoteStart: number('quote_start'),
      duplicateOf: idsOf(relation.get('duplicate_of')),
      contradicts: idsOf(relation.get('contradicts')),
      box: text('box'),
      scope: text('scope'),
      simulated: allSimulated || simulated.has(sourceId),
    };
  });
}

const lists = new WeakMap<ColumnTable, readonly FigureRow[]>();

/** Reads the `figures` table as rows, once a dataset: there are hundreds of them, not millions. */
export function figureList(dataset: PracticeDataset): readonly FigureRow[] {
  const table = dataset.tables.figures;
  let list = lists.get(table);
  if (!list) {
    list = readFigures(dataset);
    lists.set(table, list);
  }
  return list;
}
