import type { Metric } from '../metric.js';
import type { Plan } from '../plan/query-plan.js';
import { completeParts } from '../plan/region-tree.js';
import { type Choice, chooseFigure, sumChoices } from './figure-choice.js';
import type { FigureRow } from './figure-list.js';
import { answeringFigures, exactKeys, type Key } from './figure-match.js';

/** What figures say of the cell with these keys, one a dimension. */
export interface ReportedCell {
  readonly keys: readonly Key[];
  readonly choice: Choice;
}

interface Group {
  readonly keys: readonly Key[];
  readonly byRegion: Map<string, FigureRow[]>;
}

function groupFigures(plan: Plan, rows: readonly FigureRow[]): Group[] {
  const groups = new Map<string, Group>();
  for (const figure of rows) {
    const keys = exactKeys(plan, figure);
    if (!keys) continue;
    const word = JSON.stringify(keys);
    const group = groups.get(word) ?? { keys, byRegion: new Map<string, FigureRow[]>() };
    groups.set(word, group);
    const code = figure.regionCode!;
    group.byRegion.set(code, [...(group.byRegion.get(code) ?? []), figure]);
  }
  return [...groups.values()];
}

/** Finds the number of a region: its own figure, else the sum of all its parts; real figures before simulated ones. */
function resolverOf(plan: Plan, metric: Metric, { byRegion }: Group): (code: string) => Choice | null {
  const known = new Map<string, Choice | null>();
  const own = (code: string, real: boolean) => {
    const rows = byRegion.get(code);
    if (!rows) return null;
    const own = chooseFigure(
      metric,
      rows.filter(({ simulated }) => !simulated),
      plan.figures,
    );
    return own ?? (real ? null : chooseFigure(metric, rows, plan.figures));
  };
  const resolve = (code: string, real: boolean): Choice | null => {
    const word = `${code} ${real}`;
    const before = known.get(word);
    if (before !== undefined) return before;
    known.set(word, null);
    let choice = own(code, real);
    const node = plan.regions.nodes.get(code);
    const parts = metric.additive && !choice && node ? completeParts(node) : null;
    const choices: Choice[] = [];
    for (const part of parts ?? []) {
      const known = resolve(part.code, real);
      if (!known) break;
      choices.push(known);
    }
    if (parts && choices.length === parts.length) choice = sumChoices(metric, code, choices);
    known.set(word, choice);
    return choice;
  };
  return (code) => resolve(code, true) ?? resolve(code, false);
}

function targetsOf(plan: Plan, { byRegion }: Group): string[] {
  const { regionLevel, regions } = plan;
  if (regionLevel === null) return plan.scope === null ? [] : [plan.scope];
  const units = new Set<string>();
  for (const code of byRegion.keys()) {
    const unit = regions.unitAt(code, regionLevel);
    if (unit !== null && plan.hasRegion(unit)) units.add(unit);
  }
  return [...units];
}

/** Answers a metric from reported figures, cell by cell. */
export function reportedCells(
  plan: Plan,
  metric: Metric,
  asked: string,
): { cells: ReportedCell[]; unit: string; otherUnitCount: number } {
  const { rows, otherUnitCount } = answeringFigures(plan, metric, asked);
  const regionAt = plan.by.findIndex((dimension) => dimension.startsWith('region:'));
  const cells: ReportedCell[] = [];
  for (const group of groupFigures(plan, rows)) {
    const resolve = resolverOf(plan, metric, group);
    for (const code of targetsOf(plan, group)) {
      const choice = resolve(code);
      if (!choice) continue;
      const keys: Key[] = [...group.keys];
      if (regionAt >= 0) keys.splice(regionAt, 0, code);
      cells.push({ keys, choice });
    }
  }
  return { cells, unit: rows[0]?.unit ?? metric.unit, otherUnitCount };
}
