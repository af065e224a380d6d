import { strToU8, zipSync } from 'fflate';
import type { SeedFile } from './mutations.js';

/** Says a size that is not that of the entry, everywhere in the directory. */
function lying(bytes: Uint8Array, size: number): Uint8Array {
  const made = bytes.slice();
  const view = new DataView(made.buffer);
  for (let at = 0; at + 46 < made.length; at += 1) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true);
    if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, size, true);
  }
  return made;
}

/** Lets every entry of the directory begin where the first one does. */
function overlapping(bytes: Uint8Array): Uint8Array {
  const made = bytes.slice();
  const view = new DataView(made.buffer);
  for (let at = 0; at + 46 < made.length; at += 1)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 42, 0, true);
  return made;
}

function nested(depth: number, innermost: Uint8Array): Uint8Array {
  let bytes = innermost;
  for (let i = 0; i < depth; i += 1)
    bytes = zipSync({ [`${i}.zip`]: bytes, [`${i}.csv`]: strToU8('阵地编号,阵地类型\nS1,站') });
  return bytes;
}

const zeros = (megabytes: number) => new Uint8Array(megabytes * 2 ** 20);
const text = (...lines: readonly string[]) => strToU8(lines.join('\n'));
const HEAD = '阵地编号,阵地名称,阵地类型';

/** Archives that are nested, pressed to burst, of too many entries, or that lie. */
export const BURST_ARCHIVES: Readonly<Record<string, (seeds: readonly SeedFile[]) => SeedFile>> = {
  'nested.zip': (seeds) => ({ name: 'nested.zip', bytes: nested(8, seeds[0]?.bytes ?? new Uint8Array()) }),
  'ratio.zip': () => ({ name: 'ratio.zip', bytes: zipSync({ 'a.csv': zeros(80) }, { level: 1 }) }),
  'bombs-in-bomb.zip': () => {
    const bomb = zipSync({ 'a.csv': zeros(70) }, { level: 6 });
    return {
      name: 'bombs.zip',
      bytes: zipSync(Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`${i}.zip`, bomb]))),
    };
  },
  'many-entries.zip': () => ({
    name: 'many.zip',
    bytes: zipSync(Object.fromEntries(Array.from({ length: 20_500 }, (_, i) => [`${i}.csv`, new Uint8Array()])), {
      level: 0,
    }),
  }),
  'some-entries.zip': () => ({
    name: 'some.zip',
    bytes: zipSync(
      Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`${i}.csv`, text('阵地编号,阵地类型', `s${i},站`)])),
      { level: 0 },
    ),
  }),
  'lying-small.zip': (seeds) => ({
    name: 'lying.zip',
    bytes: lying(zipSync({ 'a.csv': zeros(2), 'b.csv': seeds[1]?.bytes ?? zeros(1) }), 1),
  }),
  'lying-large.zip': () => ({
    name: 'lying.zip',
    bytes: lying(zipSync({ 'a.csv': text(HEAD, 'S1,一,站') }), 0xfffffffe),
  }),
  'overlapping.zip': () => ({
    name: 'overlap.zip',
    bytes: overlapping(
      zipSync(Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`${i}.csv`, text(HEAD, 'S1,一,站')]))),
    ),
  }),
  'paths.zip': () => ({
    name: 'paths.zip',
    bytes: zipSync({
      '../../a.csv': text(HEAD, 'S1,一,站'),
      '/etc/b.csv': text(HEAD, 'S2,一,站'),
      __proto__: text(HEAD, 'S3,一,站'),
      'constructor/c.csv': text(HEAD, 'S4,一,站'),
    }),
  }),
};
