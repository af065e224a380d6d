/** Writes a text as a literal of DuckDB, for statements that take no parameters; a backslash means nothing there. */
export function textSql(text: string): string {
  if (text.includes('\0')) throw new TypeError('a statement cannot hold the character U+0000');
  return `'${text.replaceAll("'", "''")}'`;
}
