#!/usr/bin/env node
import { runCommand } from './run-command.js';

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());

/** A reader that has seen enough (`| head`) is no fault. */
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });

process.exitCode = await runCommand(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  isInteractive: process.stderr.isTTY === true,
  isOutInteractive: process.stdout.isTTY === true,
  columns: process.stderr.columns || process.stdout.columns || 80,
  env: process.env,
  signal: stop.signal,
});
