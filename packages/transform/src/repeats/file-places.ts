import type { Where } from '@practice-atlas/dataset';
import { createRowSet, type RowSet } from '../report/row-set.js';
import { Fate, type JudgedTable } from './judged-table.js';
import { placeNames } from './place-names.js';

/** What became of a file, or of a sheet of one, over all tables that it gave rows to. */
export interface FilePlace {
  /** Numbers of the rows of which something is kept. */
  readonly keptRows: RowSet;
  /** All its rows are in earlier files. */
  isResent: boolean;
}

/** The files and sheets that tables came from. */
export interface FilePlaces {
  /** The file or sheet of a place of a table. */
  of(judged: JudgedTable, place: number): FilePlace;
  /** Those of which nothing is left, because all of it was in earlier ones. */
  readonly resent: readonly {
    readonly where: Where;
    readonly rowCount: number;
    /** Some of its other rows lack what no row may lack. */
    readonly isPartial: boolean;
    readonly source: string;
  }[];
}

interface Counts extends FilePlace {
  readonly file: string;
  readonly sheet: string | null;
  readonly table: string;
  readonly rows: RowSet;
  /** Rows set aside because an earlier file has them; no others were. */
  resentCount: number;
  otherCount: number;
  incompleteCount: number;
  source: string;
}

/** Counts what became of the rows of each file and sheet. */
export function filePlaces(some: readonly JudgedTable[]): FilePlaces {
  const places = new Map<string, Counts>();
  const byTable = new Map<JudgedTable, readonly Counts[]>();
  for (const judged of some)
    byTable.set(
      judged,
      placeNames(judged.table.origin).map((key, place) => {
        const { file, sheet } = judged.table.origin.places[place]!;
        const known = places.get(key) ?? {
          file,
          sheet,
          table: judged.table.name,
          keptRows: createRowSet(),
          rows: createRowSet(),
          isResent: false,
          resentCount: 0,
          otherCount: 0,
          incompleteCount: 0,
          source: '',
        };
        places.set(key, known);
        return known;
      }),
    );
  for (const [judged, own] of byTable) {
    const { table } = judged;
    const { placeIndices, rowNumbers } = table.origin;
    for (let row = 0; row < table.rowCount; row++) {
      const place = own[placeIndices[row]!];
      if (!place) continue;
      const fate = judged.fateOf(row);
      if (fate === Fate.kept) {
        place.keptRows.add(rowNumbers[row]!);
        if (judged.isComplete(row)) place.otherCount += 1;
        else place.incompleteCount += 1;
      } else if (fate !== Fate.follows) place.rows.add(rowNumbers[row]!);
      if (fate === Fate.kept) continue;
      if (fate === Fate.superseded || fate === Fate.figure) place.otherCount += 1;
      else if (fate === Fate.resent) {
        place.resentCount += 1;
        if (place.source === '') place.source = own[placeIndices[judged.causeOf(row)]!]?.file ?? '';
      }
    }
  }
  const resent = [...places.values()].filter(({ resentCount, otherCount }) => resentCount > 0 && otherCount === 0);
  for (const place of resent) place.isResent = true;
  return {
    of: (judged, place) => byTable.get(judged)![place]!,
    resent: resent.map(({ file, sheet, table, rows, incompleteCount, source }) => {
      const [first, last] = [rows.lowest(), rows.highest];
      return {
        where: {
          file,
          ...(sheet === null ? {} : { sheet }),
          table,
          row: first,
          ...(last > first ? { rowEnd: last } : {}),
        },
        rowCount: rows.size,
        isPartial: incompleteCount > 0,
        source,
      };
    }),
  };
}
