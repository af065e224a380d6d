import { type Finding, type FindingLevel, personalData, type Where } from '@practice-atlas/dataset';

/** Makes a finding about a value as it was written: cut to 120 characters, left out when it holds personal data. */
export function findingOf(
  code: string,
  level: FindingLevel,
  written: string | number | null,
  reason: string,
  remedy: string,
  where: Where = {},
): Finding {
  const text = written === null ? null : String(written);
  const value = text === null || personalData(text) !== null ? null : text.slice(0, 120);
  return { code, level, where, value, reason, remedy };
}
