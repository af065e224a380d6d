import { loadRegister } from '@practice-atlas/geo/register.js';
import { createMemoryRows } from '@practice-atlas/measure/rows.js';
import { ENGINE_OPTION, packageForDuckDb } from '../choose-engine.js';
import type { Command, CommandCall } from '../command.js';
import { type DatasetDescriptionReport, describeDataset } from '../describe-dataset.js';
import { openDuckDbPackage, unreadable } from '../duckdb-package.js';
import { EXIT } from '../exit-status.js';
import type { FoundPackage } from '../find-package.js';
import { findingCounts } from '../findings-summary.js';
import { formatDescription } from '../format-description.js';
import { divisionOf, TRANSFORM_OPTIONS, transformPaths } from '../transform-paths.js';

async function describeInDuckDb({ options, terminal }: CommandCall, found: FoundPackage) {
  const register = await loadRegister();
  const written = options.text('within');
  const within = written === null ? null : divisionOf('within', written, register);
  const { signal } = terminal;
  const { outline, rows, close } = await openDuckDbPackage(found, { register, within, terminal });
  try {
    const described = { ...outline, regions: outline.tables.regions };
    return await describeDataset(described, rows, 'duckdb', null, signal ? { signal } : {});
  } catch (error) {
    signal?.throwIfAborted();
    throw unreadable(error);
  } finally {
    await close();
  }
}

async function describeInMemory(call: CommandCall): Promise<DatasetDescriptionReport> {
  const { dataset, report } = await transformPaths(call);
  const described = { ...dataset, regions: dataset.tables.regions };
  return describeDataset(described, createMemoryRows(dataset), 'memory', findingCounts(report));
}

async function run(call: CommandCall): Promise<number> {
  const { options, terminal } = call;
  const found = await packageForDuckDb(call);
  const description = found ? await describeInDuckDb(call, found) : await describeInMemory(call);
  terminal.out(options.has('json') ? `${JSON.stringify(description, null, 2)}\n` : formatDescription(description));
  return description.tables.length === 0 ? EXIT.error : EXIT.fine;
}

/** `practice-atlas describe`: says what a dataset holds. */
export const describe: Command = {
  name: 'describe',
  summary: 'say what a dataset holds: tables, periods, coverage, figures, sources',
  usage: 'PATH... [options]',
  about: [
    'Reads a data package, or files as "check" does, and says what they hold: rows and period of each table, regions with',
    'a site of all regions of each level, figures by metric, lifecycles, sources, and whether rows are simulated.',
    'The exit status is 0 unless there is no row; "check" judges the findings.',
    'A data package of CSV or Parquet may be larger than the memory: DuckDB then reads its files where they lie, and rows are',
    'neither checked nor set aside; the output says so. DuckDB is not part of the command: npm install @duckdb/node-api.',
  ],
  options: { ...TRANSFORM_OPTIONS, ...ENGINE_OPTION, json: { about: 'print it as JSON' } },
  examples: [
    ['practice-atlas describe dataset', 'a data package'],
    ['practice-atlas describe records --json', 'for another program'],
    ['practice-atlas describe dataset --engine duckdb', 'without reading its rows into memory'],
  ],
  run,
};
