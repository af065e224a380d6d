/** Writes a name of a table, column, database or cluster so that nothing in it is SQL. */
export function quoteName(name: string): string {
  return `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``;
}
