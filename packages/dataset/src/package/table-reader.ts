import { AtlasError } from '../atlas-error.js';
import type { DraftTable, FindingSink } from '../build/draft-table.js';
import { takeColumns } from '../build/take-columns.js';
import type { TableColumns } from '../practice-dataset.js';
import type { TableName } from '../tables/index.js';
import type { FileContent } from './package-files.js';

/** A file of a data package that is neither CSV nor JSON. */
export interface TableFile {
  readonly name: TableName;
  readonly file: string;
  readonly content: FileContent;
  readonly found: FindingSink;
  /** Refuses columns that are not those of the table. */
  check(columns: Iterable<string>): void;
}

/** Reads files of a data package that are neither CSV nor JSON; made by `tableReader`. */
export interface TableReader {
  read(file: TableFile): Promise<DraftTable>;
}

/** Readers for `readDataPackage`, by the format of a resource. */
export interface PackageReaders {
  readonly parquet?: TableReader;
  readonly arrow?: TableReader;
}

/**
 * Makes a reader for `readDataPackage` from what reads bytes as columns, named as the fields of the table are. What that throws
 * becomes an AtlasError `file_malformed`, unless it is an AtlasError itself.
 *
 * @example
 * await readDataPackage(address, { readers: { parquet: tableReader(readParquetColumns) } });
 */
export function tableReader(readColumns: (bytes: Uint8Array) => Promise<TableColumns>): TableReader {
  return {
    async read({ name, file, content, check, found }) {
      try {
        if (typeof content === 'string') throw new TypeError('give its bytes, not a text');
        const columns = await readColumns(content);
        check(Object.keys(columns.columns));
        return takeColumns(name, columns, found, file);
      } catch (cause) {
        if (cause instanceof AtlasError) throw cause;
        throw new AtlasError('file_malformed', `${file} cannot be read as ${name}`, {
          hint: cause instanceof Error ? cause.message : 'write the file anew',
          where: { file, table: name },
          details: { file },
          cause,
        });
      }
    },
  };
}
