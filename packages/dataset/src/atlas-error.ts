/** Where a fault was met: a file, a sheet of it, a table, a row (1-based, the heading is row 1), a column, or a property of a query. */
export interface Where {
  file?: string;
  sheet?: string;
  table?: string;
  row?: number;
  /** The last row, when all from `row` to it are meant. */
  rowEnd?: number;
  column?: string;
  property?: string;
}

/** The closed list of reasons for which an answer is impossible. */
export type AtlasErrorCode =
  | 'file_missing'
  | 'file_malformed'
  | 'schema_newer'
  | 'schema_unknown'
  | 'table_unknown'
  | 'table_wrong'
  | 'column_unknown'
  | 'dataset_empty'
  | 'dataset_mixed'
  | 'file_unsupported'
  | 'file_too_large'
  | 'mapping_malformed'
  | 'boundaries_malformed'
  | 'boundaries_incomplete'
  | 'crs_unknown'
  | 'crs_mixed'
  | 'quantity_malformed'
  | 'query_malformed'
  | 'query_unsupported'
  | 'answer_too_large'
  | 'metric_unknown'
  | 'dimension_unknown'
  | 'region_unknown'
  | 'source_missing'
  | 'engine_missing'
  | 'render_failed'
  | 'parameter_malformed'
  | 'request_refused'
  | 'server_unreachable'
  | 'server_denied'
  | 'server_busy'
  | 'server_timeout'
  | 'server_failed'
  | 'shard_lost'
  | 'answer_truncated'
  | 'schema_conflict'
  | 'batch_changed';

/**
 * Says that an answer is impossible: what is wrong with which value, where, and what to do about it.
 *
 * @example
 * throw new AtlasError('metric_unknown', 'unknown metric "volunteer"', {
 *   hint: 'did you mean "volunteers_registered"?', where: { property: 'metrics[0]' } });
 */
export class AtlasError extends Error {
  override readonly name = 'AtlasError';
  readonly code: AtlasErrorCode;
  /** What to do about it; a sentence in English. */
  readonly hint: string;
  readonly where: Readonly<Where>;
  /** The values named in the message, so that an element can say it in another language. */
  readonly details: Readonly<Record<string, string>>;

  constructor(
    code: AtlasErrorCode,
    message: string,
    {
      hint = '',
      where = {},
      details = {},
      cause,
    }: { hint?: string; where?: Where; details?: Record<string, string>; cause?: unknown } = {},
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.hint = hint;
    this.where = where;
    this.details = details;
  }
}
