/** What a command reads and writes, so that a test can stand in for the terminal. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether colors and a progress bar may be printed. */
  readonly isInteractive: boolean;
}

/** Runs `practice-atlas` with arguments; resolves to the exit status. */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  terminal.err(`unknown command "${args[0] ?? ''}"\n`);
  return 2;
}
