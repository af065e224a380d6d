import { type PracticeDataset, readDataPackage } from '@practice-atlas/dataset';

const here = import.meta.url;

/** Reads a file of this repository as a server would send it; Node's own fetch reads no files. */
const fromDisk: typeof fetch = async (input) => {
  const { readFile } = await import('node:fs/promises');
  return new Response(await readFile(new URL(String(input))));
};

function read(example: string): Promise<PracticeDataset> {
  const folder = new URL(`../../examples/${example}/`, here);
  return readDataPackage(folder, folder.protocol === 'file:' ? { fetch: fromDisk } : {});
}

let pressOnce: Promise<PracticeDataset> | undefined;
let simulatedOnce: Promise<PracticeDataset> | undefined;

/** The figures of the five press articles, in Node and in the browser; read once a test file, frozen by nobody: do not write to it. */
export function press(): Promise<PracticeDataset> {
  pressOnce ??= read('press');
  return pressOnce;
}

/** The simulated orders and volunteers of Liaoning in 2019, labelled as such. */
export function simulated(): Promise<PracticeDataset> {
  simulatedOnce ??= read('simulated');
  return simulatedOnce;
}
