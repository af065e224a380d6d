import type { Finding } from '@practice-atlas/dataset';
import type { FindingGroup } from './finding-log.js';

/** Says of a group that has more findings than were kept how many more there are: a finding `findings_more`; null when all were kept. */
export function findingsMore({
  level,
  code,
  file,
  sheet,
  table,
  column,
  count,
  findings,
}: FindingGroup): Finding | null {
  if (count <= findings.length) return null;
  return {
    code: 'findings_more',
    level,
    where: {
      ...(file === '' ? {} : { file }),
      ...(sheet === null ? {} : { sheet }),
      ...(table === null ? {} : { table }),
      ...(column === null ? {} : { column }),
    },
    value: null,
    reason: `there are ${count - findings.length} more of the kind ${code} here`,
    remedy: findings[0]?.remedy ?? '',
  };
}
