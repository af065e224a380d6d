import { join } from 'node:path';
import { bundlePage } from './bundle.mjs';
import { ROOT } from './packages.mjs';

/**
 * Bundles the worker of the memory engine into one self-contained module, `worker.js`: a page takes its address as an option.
 * @param {string} outDir
 * @returns {Promise<{ file: string, bytes: number }>} what was written
 */
export async function buildWorker(outDir) {
  const source = join(ROOT, 'packages', 'measure', 'src', 'worker', 'measure-worker.ts');
  const { output } = await bundlePage({ entries: { worker: source }, outDir });
  const [file, ...others] = output;
  if (file?.type !== 'chunk' || others.length > 0)
    throw new Error(`the worker is not self-contained: ${output.map(({ fileName }) => fileName).join(', ')}`);
  return { file: file.fileName, bytes: Buffer.byteLength(file.code) };
}
