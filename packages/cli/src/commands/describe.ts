import type { Command, CommandCall } from '../command.js';
import { describeDataset } from '../describe-dataset.js';
import { EXIT } from '../exit-status.js';
import { formatDescription } from '../format-description.js';
import { TRANSFORM_OPTIONS, transformPaths } from '../transform-paths.js';

async function run(call: CommandCall): Promise<number> {
  const { options, terminal } = call;
  const { dataset, report } = await transformPaths(call);
  const description = describeDataset(dataset, report);
  terminal.out(options.has('json') ? `${JSON.stringify(description, null, 2)}\n` : formatDescription(description));
  return report.tables.length === 0 ? EXIT.error : EXIT.fine;
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
  ],
  options: { ...TRANSFORM_OPTIONS, json: { about: 'print it as JSON' } },
  examples: [
    ['practice-atlas describe dataset', 'a data package'],
    ['practice-atlas describe records --json', 'for another program'],
  ],
  run,
};
