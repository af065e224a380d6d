import { writeFileSync } from 'node:fs';

/**
 * Prints the table of a bench and its last line; writes the same as JSON where `--json FILE` asks for it; sets exit code 1 on a miss.
 * @param {object} report
 * @param {string} report.title what was measured, with its unit and machine-independent conditions
 * @param {readonly string[]} report.columns
 * @param {readonly (readonly (string | number)[])[]} report.rows one a contender, ours first
 * @param {boolean} report.ok whether the aim was met
 * @param {string} report.result the aim and what came of it, in one line
 */
export function reportBench({ title, columns, rows, ok, result }) {
  const cells = [
    columns,
    ...rows.map((row) => row.map((cell) => (typeof cell === 'number' ? String(Math.round(cell * 100) / 100) : cell))),
  ];
  const widths = columns.map((_, index) => Math.max(...cells.map((row) => (row[index] ?? '').length)));
  console.log(title);
  for (const row of cells)
    console.log(
      row
        .map((cell, index) => (index === 0 ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0)))
        .join('  '),
    );
  const at = process.argv.indexOf('--json');
  const file = at > 0 ? process.argv[at + 1] : undefined;
  if (file) writeFileSync(file, `${JSON.stringify({ title, columns, rows, ok, result }, null, 2)}\n`);
  if (!ok) process.exitCode = 1;
  console.log(`RESULT ${ok ? 'ok' : 'miss'} ${result}`);
}
