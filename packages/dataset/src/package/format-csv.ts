function formatCell(cell: string, alone: boolean): string {
  if (/[",\r\n]/.test(cell)) return `"${cell.replaceAll('"', '""')}"`;
  return alone && cell.trim() === '' ? `"${cell}"` : cell;
}

/**
 * Prints CSV as RFC 4180 has it, with `\n` after every row: commas, quotes only where needed, missing cells empty.
 * `parseCsv` reads back the same texts. It does not guard against spreadsheets that run formulas.
 */
export function formatCsv(
  columns: readonly string[],
  rows: Iterable<readonly (string | number | boolean | null)[]>,
): string {
  const alone = columns.length === 1;
  const lines = [columns.map((column) => formatCell(column, alone)).join(',')];
  for (const row of rows) lines.push(row.map((cell) => formatCell(cell === null ? '' : String(cell), alone)).join(','));
  return `${lines.join('\n')}\n`;
}
