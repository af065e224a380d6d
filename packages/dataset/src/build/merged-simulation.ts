import { AtlasError } from '../atlas-error.js';
import { columnValue } from '../columns/column-value.js';
import type { PracticeDataset, Simulation } from '../practice-dataset.js';
import { type TableName, tableNames } from '../tables/index.js';
import { quotedValue } from './personal-data.js';

/** Tables in which the same row may come from several datasets: facts about the world, not counts. */
export const REFERENCE: ReadonlySet<TableName> = new Set(['regions', 'sources']);

function mixed(
  table: string,
  message: string,
  hint = 'ask each dataset on its own, or leave the simulated rows out',
): AtlasError {
  return new AtlasError('dataset_mixed', message, {
    hint,
    where: { table },
    details: { table },
  });
}

function refuseMixture(datasets: readonly PracticeDataset[]): void {
  for (const name of tableNames) {
    if (REFERENCE.has(name) || name === 'figures') continue;
    const kinds = new Set(
      datasets
        .filter((dataset) => dataset.tables[name].rowCount > 0)
        .map((dataset) => dataset.simulation?.tables.includes(name) ?? false),
    );
    if (kinds.size > 1) throw mixed(name, `simulated and real rows of ${name} cannot stand in one dataset`);
  }
}

/** Ids of the sources that a dataset knows, and whether a generator made them. */
function sourceKinds({ tables: { sources } }: PracticeDataset): Map<string, boolean> {
  const kinds = new Map<string, boolean>();
  for (let row = 0; row < sources.rowCount; row++)
    kinds.set(
      String(columnValue(sources.columns.source_id!, row)),
      columnValue(sources.columns.kind!, row) === 'simulated',
    );
  return kinds;
}

/** Refuses a merger after which a figure's source alone would tell another origin than its dataset told. */
function refuseChangedOrigin(datasets: readonly PracticeDataset[]): void {
  const merged = new Map<string, boolean>();
  const own = datasets.map(sourceKinds);
  for (const kinds of own) for (const [id, simulated] of kinds) if (!merged.has(id)) merged.set(id, simulated);
  for (const [
    i,
    {
      tables: { figures },
      simulation,
    },
  ] of datasets.entries()) {
    const isListed = simulation?.tables.includes('figures') ?? false;
    for (let row = 0; row < figures.rowCount; row++) {
      const source = String(columnValue(figures.columns.source_id!, row));
      const before = isListed || own[i]!.get(source);
      const after = merged.get(source) ?? false;
      if (before === undefined || before === after) continue;
      const named = quotedValue(source) ?? '';
      throw mixed(
        'figures',
        `${before ? 'simulated' : 'real'} figures name the source "${named}", which is ${after ? '' : 'not '}of kind simulated once merged`,
        'give simulated figures a source of their own, of kind simulated',
      );
    }
  }
}

/** Tells how the rows of merged datasets were simulated; throws `dataset_mixed` where that could no longer be told of each row. */
export function mergedSimulation(datasets: readonly PracticeDataset[]): Simulation | null {
  refuseMixture(datasets);
  const simulations = datasets.map(({ simulation }) => simulation).filter((simulation) => simulation !== null);
  const first = simulations[0];
  if (!first) return null;
  const same = simulations.every(
    ({ seed, scale, scaleMeaning }) =>
      seed === first.seed && scale === first.scale && scaleMeaning === first.scaleMeaning,
  );
  if (!same) throw mixed('', 'datasets of two different simulations cannot be merged');
  const real = datasets.some(
    (dataset) => dataset.tables.figures.rowCount > 0 && !dataset.simulation?.tables.includes('figures'),
  );
  const names = new Set(simulations.flatMap((simulation) => simulation.tables));
  if (real) {
    refuseChangedOrigin(datasets);
    names.delete('figures');
  }
  return { ...first, tables: tableNames.filter((name) => names.has(name)) };
}
