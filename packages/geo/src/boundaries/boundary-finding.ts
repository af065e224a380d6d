import type { Finding, FindingLevel } from '@practice-atlas/dataset';

/** What is wrong, and what to do about it; the latter may be empty. */
export type FindingText = readonly [reason: string, remedy: string];

/** A finding about boundaries, said in English (`reason`, `remedy`) and in Chinese. */
export interface BoundaryFinding extends Finding {
  readonly zh: { readonly reason: string; readonly remedy: string };
}

/** Makes a finding about feature `index` of a set, or about the set; features are counted from 1. */
export function boundaryFinding(
  code: string,
  level: FindingLevel,
  index: number | null,
  value: string | null,
  [reason, remedy]: FindingText,
  [reasonZh, remedyZh]: FindingText,
): BoundaryFinding {
  return {
    code,
    level,
    where: index === null ? {} : { row: index + 1, property: `features[${index}]` },
    value: value === null ? null : value.slice(0, 120),
    reason,
    remedy,
    zh: { reason: reasonZh, remedy: remedyZh },
  };
}
