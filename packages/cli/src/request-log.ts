import { createWriteStream } from 'node:fs';
import type { GatewayLogLine } from '@practice-atlas/measure/gateway.js';

/** Where a gateway writes what was asked of it. */
export interface RequestLog {
  readonly write: (line: GatewayLogLine) => void;
  readonly close: () => Promise<void>;
}

/** Opens the log: lines of JSON, added to a file, or to `err` when no file is named. Rejects when the file cannot be written; says so once later on. */
export async function openRequestLog(file: string | null, err: (text: string) => void): Promise<RequestLog> {
  if (file === null) return { write: (line) => err(`${JSON.stringify(line)}\n`), close: async () => undefined };
  const stream = createWriteStream(file, { flags: 'a' });
  await new Promise<void>((done, failed) => {
    stream.once('error', failed);
    stream.once('open', () => {
      stream.off('error', failed);
      done();
    });
  });
  let isBroken = false;
  stream.on('error', ({ message }) => {
    if (!isBroken) err(`the log can no longer be written: ${message}\n`);
    isBroken = true;
  });
  return {
    write: (line) => {
      if (!isBroken) stream.write(`${JSON.stringify(line)}\n`);
    },
    close: () =>
      new Promise((done) => {
        if (isBroken) done();
        else stream.end(done);
      }),
  };
}
