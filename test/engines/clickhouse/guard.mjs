import { rmSync } from 'node:fs';

/**
 * Outlives whoever starts servers, and cleans up after it: lines of standard input name processes and folders; when the input ends,
 * for whatever reason, the processes are killed and the folders removed.
 */
/** @type {Set<number>} */
const processes = new Set();
/** @type {Set<string>} */
const folders = new Set();
let rest = '';
process.stdin.setEncoding('utf8');
process.stdin.on('data', (text) => {
  const lines = (rest + text).split('\n');
  rest = lines.pop() ?? '';
  for (const line of lines) {
    const [word = '', value = ''] = line.split('\t');
    if (word === 'started') processes.add(Number(value));
    else if (word === 'ended') processes.delete(Number(value));
    else if (word === 'folder') folders.add(value);
  }
});
process.stdin.on('end', () => {
  for (const pid of processes)
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
    }
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});
