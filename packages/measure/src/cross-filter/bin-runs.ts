import { AtlasError } from '@practice-atlas/dataset';

/** Bins from the first until before the second. */
export type BinRun = readonly [from: number, until: number];

function checkBin(bin: number, last: number, what: string): void {
  if (Number.isInteger(bin) && bin >= 0 && bin <= last) return;
  throw new AtlasError('query_malformed', `${what} ${bin} is no whole number from 0 to ${last}`, {
    hint: 'number the bins by their place among the keys of the view; missing values come after the last key',
    details: { value: String(bin) },
  });
}

/** Reads a brush, half-open, over a view of so many keys. Throws `query_malformed` for ends that are none. */
export function brushRuns(from: number, until: number, keyCount: number): readonly BinRun[] {
  checkBin(from, keyCount, 'the begin of the brush');
  checkBin(until, keyCount, 'the end of the brush');
  if (from > until)
    throw new AtlasError('query_malformed', `a brush cannot run from ${from} until ${until}`, {
      hint: 'give the smaller bin first; `until` is the first bin outside',
    });
  return from < until ? [[from, until]] : [];
}

/** Joins picked bins, in any order, to runs of adjoining ones. Throws `query_malformed` for a bin that is none. */
export function pickedRuns(bins: Iterable<number>, keyCount: number): readonly BinRun[] {
  const sorted = [...new Set(bins)].sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const bin of sorted) {
    checkBin(bin, keyCount, 'the picked bin');
    const last = runs.at(-1);
    if (last?.[1] === bin) last[1]++;
    else runs.push([bin, bin + 1]);
  }
  return runs;
}

/** Marks with 1 the bins that runs hold. */
export function allowedBins(runs: readonly BinRun[], binCount: number): Uint8Array {
  const allowed = new Uint8Array(binCount);
  for (const [from, until] of runs) allowed.fill(1, from, until);
  return allowed;
}
