const LONGEST = 80;

/** Counts the edits (insert, delete, replace, swap neighbors) between two words, case ignored; cut to 80 characters. */
function edits(a: string, b: string): number {
  const [from, to] = [[...a.slice(0, LONGEST).toLowerCase()], [...b.slice(0, LONGEST).toLowerCase()]];
  let before: number[] = [];
  let above = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1];
      let least = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1])
        least = Math.min(least, before[j - 2]! + 1);
      row.push(least);
    }
    [before, above] = [above, row];
  }
  return above[to.length]!;
}

/**
 * Finds the candidate that a mistyped name most likely meant; null when none is near.
 * Near is: at most a third of the longer word is edited, or one word begins with the other (four characters or more).
 */
export function nearestName(name: string, candidates: Iterable<string>): string | null {
  let best: string | null = null;
  let least = Infinity;
  for (const candidate of candidates) {
    const [a, b] = [name.toLowerCase(), candidate.toLowerCase()];
    const begins = Math.min(a.length, b.length) >= 4 && (a.startsWith(b) || b.startsWith(a));
    const distance = edits(name, candidate) / Math.max(1, Math.min(LONGEST, Math.max(a.length, b.length)));
    const score = begins ? Math.min(distance, 0.34) : distance;
    if (score < least) [best, least] = [candidate, score];
  }
  return least <= 0.34 ? best : null;
}
