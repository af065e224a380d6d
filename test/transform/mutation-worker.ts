import { parentPort, workerData } from 'node:worker_threads';
import { AtlasError } from '@practice-atlas/dataset';
import { readRegister } from '@practice-atlas/geo/register.js';
import { formatReportText, reportHtml, reportJson, reportSarif, transformFiles } from '@practice-atlas/transform';
import { monsterAt } from './monstrous-files.js';
import { type Mutation, mutationAt, type SeedFile } from './mutations.js';
import type { MutationOrder, MutationReply } from './run-mutations.js';

const { seeds, divisions, aliases } = workerData as { seeds: SeedFile[]; divisions: string; aliases: string };
const register = readRegister(divisions, aliases);

const shared: readonly object[] = [
  Object.prototype,
  Array.prototype,
  Function.prototype,
  String.prototype,
  Map.prototype,
];
const keysOf = () => shared.map((one) => Reflect.ownKeys(one).map(String).join()).join('|');
const before = keysOf();
let printed = '';
for (const stream of [process.stdout, process.stderr])
  stream.write = (chunk: string | Uint8Array) => {
    printed += String(chunk);
    return true;
  };

async function faultOf(
  { name, bytes }: Mutation,
  isReported: boolean,
): Promise<{ outcome: string; fault: string | null }> {
  try {
    const made = await transformFiles(new File([new Uint8Array(bytes)], name), {
      register,
      within: '210000',
      today: '2024-06-30',
    });
    const { report } = made;
    for (const { rowsIn, rowsKept, rowsSetAside, file } of report.files)
      if (rowsIn !== rowsKept + rowsSetAside) return { outcome: 'made', fault: `rows of ${file} are lost` };
    for (const { code, where } of made.dataset.findings)
      if (!/^[a-z][a-z_]*$/.test(code) || where.row === 0)
        return { outcome: 'made', fault: `finding ${code} at row ${where.row}` };
    if (isReported)
      JSON.stringify([formatReportText(report), reportHtml(report), reportJson(report), reportSarif(report)]);
    return { outcome: 'made', fault: null };
  } catch (error) {
    if (error instanceof AtlasError)
      return { outcome: error.code, fault: error.hint === '' ? `${error.code} has no hint` : null };
    return { outcome: 'error', fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

parentPort?.on('message', async ({ seed, index, isMonster }: MutationOrder) => {
  const mutation = isMonster ? monsterAt(seeds, index) : mutationAt(seeds, seed, index);
  const start = performance.now();
  const { outcome, fault } = await faultOf(mutation, isMonster || index % 10 === 0);
  const milliseconds = performance.now() - start;
  const side =
    keysOf() !== before ? 'a prototype was changed' : printed !== '' ? `it printed ${printed.slice(0, 200)}` : null;
  printed = '';
  parentPort?.postMessage({ outcome, fault: fault ?? side, done: mutation.done, milliseconds } satisfies MutationReply);
});
