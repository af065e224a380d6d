import type { SitePoints } from '../../../models/site-points.js';
import { tierRank } from './site-marks.js';

/** Puts rows in order, from the highest tier down. */
export function rowsByTier(rows: Uint32Array, { tier, tiers }: SitePoints): Uint32Array {
  const ranked = Array.from({ length: tierRank('') + 1 }, (): number[] => []);
  for (const row of rows) ranked[tierRank(tiers[tier[row]!])]!.push(row);
  return Uint32Array.from(ranked.flat());
}
