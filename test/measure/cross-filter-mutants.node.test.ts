import type { createCrossFilter } from '@practice-atlas/measure/cross-filter.js';
import { describe, expect, it } from 'vitest';
import { importMutant, type Mutant, sourceOf } from './import-mutant.js';
import { checkRandomSteps } from './linked-views.js';

/** Deliberate faults, one a kernel or more: the file of the cross-filter, its right text, a wrong one. */
const MUTANTS = [
  ['tile-kernels.ts', 'states[row] === 0 ? own : many', 'own'],
  ['tile-kernels.ts', 'state === 0 || state === own ? (active', 'state === 0 ? (active'],
  ['tile-kernels.ts', '(active[row]! + 1) * width', 'active[row]! * width'],
  ['tile-kernels.ts', 'active[row]! + 1 : -1', 'active[row]! : -1'],
  ['tile-kernels.ts', '&& allowed[active[row]!] === 1', ''],
  ['tile-kernels.ts', 'if (cell >= 0) tile[cell]!++', 'if (cell > 0) tile[cell]!++'],
  ['tile-kernels.ts', 'tile[cell]! += weights[i]!', 'tile[cell]! += Math.abs(weights[i]!)'],
  ['tile-kernels.ts', 'tile[cell]! += tile[cell - width]!', 'tile[cell]! += tile[cell - width + 1]!'],
  ['tile-kernels.ts', '[from * width, until * width]', '[from * width, (until - 1) * width]'],
  [
    'tile-kernels.ts',
    'else for (let i = 0; i < width; i++) sums[i]! +=',
    'else for (let i = 0; i < width; i++) sums[i]! =',
  ],
  ['tile-kernels.ts', 'Int32Array) for (let i = 0; i < width', 'Int32Array) for (let i = 0; i < width - 1'],
  ['tile-kernels.ts', 'tile[bin + 1]! - tile[bin]!', 'tile[bin + 1]!'],
  ['tiles.ts', 'accumulate(tile, width, from, until), width', 'accumulate(tile, width, from, until), 3 * width'],
  ['tiles.ts', 'k === active) continue;\n    const', 'false) continue;\n    const'],
  ['measure-rows.ts', 'tile.fill(0, from, until)', 'tile.fill(0, from, from)'],
  ['tile-room.ts', 'this.#used = [];', 'this.#used.pop();'],
  ['bin-runs.ts', 'allowed.fill(1, from, until)', 'allowed.fill(1, from, until + 1)'],
  ['bin-runs.ts', 'last[1]++', 'last[1] += 2'],
  ['step-queue.ts', 'runs === step.filters[k]', 'true'],
  ['step-queue.ts', 'if (!tiles || !fits(tiles, step)) {', 'if (!tiles) {'],
  ['additive-column.ts', 'into[row - from] = 0', 'into[row - from] = 1'],
  ['number-bins.ts', 'value < thresholds', 'value <= thresholds'],
  ['calendar-bins.ts', 'bins[values[row]! - first]!', 'bins[values[row]! - first + 1]!'],
  ['calendar-bins.ts', 'timeMs >= starts[day + 1]!', 'timeMs > starts[day + 1]!'],
  ['category-bins.ts', 'validityBit(validity, row) === 1 ?', 'true ?'],
  ['tile-kernels.ts', 'tile[cell]! += validityBit(validity, row)', 'tile[cell]!++'],
  ['validity-bit.ts', 'row & 7', 'row & 6'],
] as const;

async function importFaulty(mutant: Mutant | null, name: string): Promise<typeof createCrossFilter> {
  const source = sourceOf('@practice-atlas/measure/cross-filter.js');
  const entry = await importMutant<{ createCrossFilter: typeof createCrossFilter }>(source, mutant, `cross-${name}`);
  return entry.createCrossFilter;
}

describe('the comparison with a count from scratch', () => {
  it('passes the cross-filter as it is, bundled in the same way', async () => {
    const create = await importFaulty(null, 'none');
    await checkRandomSteps(create, { seed: 7, numRuns: 20 });
  }, 60_000);

  it.each(MUTANTS)(
    'catches in %s, instead of `%s`: `%s`',
    async (file, right, wrong) => {
      const name = `${MUTANTS.findIndex((mutant) => mutant[1] === right)}`;
      const create = await importFaulty([`cross-filter/${file}`, right, wrong], name);
      await expect(checkRandomSteps(create, { seed: 7, numRuns: 200, endOnFailure: true })).rejects.toThrow(
        'Property failed',
      );
    },
    60_000,
  );
});
