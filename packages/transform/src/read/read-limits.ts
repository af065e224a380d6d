/** How much a file may unfold to before it is refused as `file_too_large`. */
export interface ReadLimits {
  /** Bytes that the entries of an archive or workbook may inflate to in all; default 512 MiB. */
  readonly inflatedBytes: number;
  /** Entries of an archive; default 20,000. */
  readonly entryCount: number;
  /** How many times its packed size an archive may inflate to, once more than `ratioFrom` bytes are out; default 200. */
  readonly ratio: number;
  /** Default: 64 MiB. */
  readonly ratioFrom: number;
  /** Cells of a sheet, from the first to the last used one; default 32 million. */
  readonly cellCount: number;
  /** Files of a folder; default 20,000. */
  readonly fileCount: number;
}

/** The limits that hold where nothing else is said. */
export const READ_LIMITS: ReadLimits = {
  inflatedBytes: 512 * 2 ** 20,
  entryCount: 20_000,
  ratio: 200,
  ratioFrom: 64 * 2 ** 20,
  cellCount: 32_000_000,
  fileCount: 20_000,
};
