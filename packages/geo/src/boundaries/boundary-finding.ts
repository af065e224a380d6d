import type { Finding, FindingLevel } from '@practice-atlas/dataset';

/** Makes a finding about feature `index` of a set, or about the set; features are counted from 1. */
export function boundaryFinding(
  code: string,
  level: FindingLevel,
  index: number | null,
  value: string | null,
  reason: string,
  remedy: string,
): Finding {
  const where = index === null ? {} : { row: index + 1, property: `features[${index}]` };
  return { code, level, where, value: value === null ? null : value.slice(0, 120), reason, remedy };
}
