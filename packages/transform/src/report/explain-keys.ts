import { type Finding, tables } from '@practice-atlas/dataset';
import type { TablePlan } from '../normalize/plans/table-plan.js';
import type { FindingLog } from './finding-log.js';

/** What a sheet was taken for; null when that is not known. */
export type PlanOf = (file: string, sheet: string | null, row?: number) => TablePlan | null;

const KEY_NAMES: Readonly<Record<string, string>> = {
  sites: '阵地编号',
  teams: '队伍编号',
  volunteers: '志愿者编号',
  activities: '活动编号',
  projects: '项目编号',
  cases: '订单编号',
};

/** The column of the finding `required_missing`. */
const requiredColumn = ({ reason }: Finding) => /^[a-z_]+\.([a-z_]+) may not be empty/.exec(reason)?.[1] ?? null;

/** Says in the words of the file what is wrong with ids that were made of other columns. */
function ofMadeId(finding: Finding, plan: TablePlan): Finding {
  const headings = plan.findings.find(({ code }) => code === 'id_derived')?.value ?? plan.derived.id?.prefix ?? '';
  const key = `add a column ${KEY_NAMES[plan.table] ?? '编号'}`;
  if (finding.code === 'required_missing') {
    const reason = `${headings} do not tell the row apart, and no heading holds ids; the row is set aside`;
    return { ...finding, reason, remedy: `fill them in, or ${key}` };
  }
  const reason = finding.reason.replace(/ has the same .*?; /, ` has the same ${headings}, of which the id was made; `);
  return { ...finding, reason, remedy: `${key}, or make these cells differ; remove the row if it is a repetition` };
}

/**
 * Makes a log that tells what `createDataset` finds of keys and required columns in the words of the file: by its headings, by the columns of
 * which an id was made, and not at all where `column_missing` has named all rows of the file.
 */
export function explainKeys(log: Pick<FindingLog, 'add'>, planOf: PlanOf): Pick<FindingLog, 'add'> {
  const explained = (finding: Finding): Finding | null => {
    const { file, sheet = null, table, column: heading, row } = finding.where;
    const plan = file === undefined ? null : planOf(file, sheet, row);
    if (!plan || plan.table !== table) return finding;
    const column = finding.code === 'required_missing' ? requiredColumn(finding) : (tables[plan.table].key[0] ?? null);
    if (column === null) return finding;
    if (finding.code === 'required_missing' && plan.mapping.missing.includes(column) && heading === undefined)
      return null;
    if (plan.derived.id !== null && column === tables[plan.table].key[0]) return ofMadeId(finding, plan);
    if (finding.code === 'key_duplicate' || heading === undefined) return finding;
    return { ...finding, reason: `"${heading}" may not be empty; the row is set aside` };
  };
  return {
    add: (finding) => {
      const isOfKeys = finding.code === 'required_missing' || finding.code === 'key_duplicate';
      const told = isOfKeys ? explained(finding) : finding;
      if (told !== null) log.add(told);
    },
  };
}
