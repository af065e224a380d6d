const DELIMITERS = [',', '\t', ';', '|'] as const;
const FULL_WIDTH = '，';
const LINES = 40;

/** Counts how many lines a delimiter cuts into the most usual number of cells above one, and how many cells that is. */
function agreement(lines: readonly string[], delimiter: string): { lineCount: number; cuts: number } {
  const lineCounts = new Map<number, number>();
  for (const line of lines) {
    const cuts = line.split(delimiter).length - 1;
    if (cuts > 0) lineCounts.set(cuts, (lineCounts.get(cuts) ?? 0) + 1);
  }
  let best = { lineCount: 0, cuts: 0 };
  for (const [cuts, lineCount] of lineCounts)
    if (lineCount > best.lineCount || (lineCount === best.lineCount && cuts > best.cuts)) best = { lineCount, cuts };
  return best;
}

/**
 * Finds the character that cuts the most of the first forty lines into the same number of cells: comma, tab, semicolon or bar; the
 * Chinese full-width comma when none of them cuts and it cuts every line alike; a comma when nothing does. Quoted cells do not count.
 */
export function sniffDelimiter(text: string): string {
  const lines = text
    .slice(0, 65_536)
    .replace(/"[^"]*"/g, '')
    .split(/\r\n|\r|\n/, LINES)
    .filter((line) => line.trim() !== '');
  let best = { delimiter: ',' as string, lineCount: 0, cuts: 0 };
  for (const delimiter of DELIMITERS) {
    const { lineCount, cuts } = agreement(lines, delimiter);
    if (lineCount > best.lineCount || (lineCount === best.lineCount && cuts > best.cuts))
      best = { delimiter, lineCount, cuts };
  }
  if (best.lineCount * 2 >= lines.length) return best.delimiter;
  const wide = agreement(lines, FULL_WIDTH);
  return wide.lineCount > 1 && wide.lineCount > best.lineCount ? FULL_WIDTH : best.delimiter;
}
