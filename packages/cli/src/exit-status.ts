/** What a command gives back to the shell besides 0, 1 and 2 of a report. */
export const EXIT = { fine: 0, error: 2, usage: 64, fault: 70, stopped: 130 } as const;

/** The statuses as the help lists them. */
export const EXIT_HELP: readonly (readonly [string, string])[] = [
  ['0', 'nothing worse than a notice'],
  ['1', 'warnings'],
  ['2', 'errors, or a file that cannot be read'],
  ['64', 'the command was not written right'],
  ['70', 'a fault of the command itself (DEBUG=1 shows where)'],
];
