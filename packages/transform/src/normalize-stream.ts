import { isTableName } from '@practice-atlas/dataset';
import { createNormalizer, type Normalizer } from './normalize/create-normalizer.js';
import { examineUnread } from './normalize/examine-unread.js';
import type { MappingFile } from './normalize/mapping/mapping-file.js';
import type { NormalizeOptions } from './normalize/normalize-scope.js';
import type { NormalizedTable } from './normalize/normalized-table.js';
import { planTable } from './normalize/plans/plan-table.js';
import type { TablePlan } from './normalize/plans/table-plan.js';
import { normalizePlace } from './normalize/values/normalize-place.js';
import type { RawStream } from './read/raw-table.js';
import type { RowLedger } from './report/row-ledger.js';
import { isNoteSheet, noRows, noteSheet, unreadRows } from './report/unread-rows.js';

/** What to know of a stream besides its content. */
interface StreamOptions {
  readonly mapping?: MappingFile;
  readonly signal?: AbortSignal | undefined;
  readonly year?: number;
}

/** What the rows of a stream became. */
export interface NormalizedStream {
  readonly tables: readonly NormalizedTable[];
  readonly isTable: boolean;
  /** Says of a sheet that seems to explain others what it is, once it is known whether its file holds tables besides; null for any other. */
  readonly tellNote: ((isBesideTables: boolean) => void) | null;
}

/** Finds out what a stream holds, normalizes its rows and accounts for them; says of what is not read why. */
export async function normalizeStream(
  stream: RawStream,
  { log, open }: RowLedger,
  options: NormalizeOptions,
  { mapping, signal, year }: StreamOptions,
): Promise<NormalizedStream> {
  const { file, sheet, table } = stream;
  const account = open(file, sheet);
  let headings: readonly string[] | null = null;
  let plan: TablePlan | null = null;
  let normalizer: Normalizer | null = null;
  let unreadCount = 0;
  let isProse = false;
  /** A hidden list of one column, from which cells of other sheets are chosen. */
  let isOfChoices = false;
  for await (const piece of stream.pieces) {
    signal?.throwIfAborted();
    if (headings === null) {
      headings = piece.columns;
      isProse = piece.isProse === true;
      isOfChoices = headings.length === 1 && piece.findings.some(({ code }) => code === 'sheet_hidden');
      if (!isProse)
        plan = planTable(headings, {
          file,
          sheet,
          title: piece.title ?? null,
          unitLine: piece.unitLine ?? null,
          isFurther: (stream.part ?? 1) > 1,
          ...(table !== null && isTableName(table) ? { table } : {}),
          isPlace: (name) =>
            options.register !== undefined && 'place' in normalizePlace(name, options.register, options),
          ...(mapping ? { mapping } : {}),
          ...(year === undefined ? {} : { year }),
        });
      normalizer = plan && plan.refused === null ? createNormalizer(plan, options) : null;
    }
    account.add(piece);
    normalizer?.add(piece);
    if (normalizer) continue;
    log.addAll(piece.findings);
    examineUnread(
      piece,
      piece.columns.map((heading, index) => ({ heading, index })),
      log.add,
    );
    unreadCount += piece.rowCount + piece.setAsideCount;
  }
  const normalization = normalizer?.finish();
  account.close(plan, normalization?.rowsIn ?? unreadCount);
  if (normalization?.rowsIn === 0) log.add(noRows(stream));
  const tellUnread = (columns: readonly string[]) =>
    log.add(unreadRows(stream, columns, plan?.refused ?? null, account.rows));
  const isNote = isProse || (plan === null && (isOfChoices || isNoteSheet(sheet)) && account.rows.size > 0);
  if (!normalization && headings && !isNote) tellUnread(headings);
  return {
    tables: normalization?.tables ?? [],
    isTable: plan !== null,
    tellNote: isNote
      ? (isBesideTables) => (isBesideTables ? log.add(noteSheet(stream, account.rows)) : tellUnread(headings ?? []))
      : null,
  };
}
