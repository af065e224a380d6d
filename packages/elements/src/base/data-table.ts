/** One cell: the printed text and, where speech differs (`120多万人`), what is said. */
export interface DataCell {
  readonly text: string;
  readonly spoken?: string;
}

export interface DataColumn {
  readonly label: string;
  readonly unit?: string;
  readonly align?: 'start' | 'end';
}

/** The numbers of a picture as a table; the first column names the row. */
export interface DataTable {
  readonly caption: string;
  readonly columns: readonly DataColumn[];
  readonly rows: readonly (readonly DataCell[])[];
  /** Sources, basis, what is simulated: one sentence each; exports carry them too. */
  readonly notes: readonly string[];
}

/** Names a column with its unit: `志愿者（人）`, `Volunteers (persons)`. */
export function columnTitle({ label, unit }: DataColumn): string {
  if (!unit) return label;
  return unit > '\u2e80' ? `${label}（${unit}）` : `${label} (${unit})`;
}
