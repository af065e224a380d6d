import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { HOSTILE_TEXTS } from './hostile-texts.js';
import { type Random, seededRandom } from './seeded-random.js';

/** A file to damage. */
export interface SeedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A damaged file, and what was done to it. */
export interface Mutation extends SeedFile {
  readonly done: string;
}

interface Damaged {
  readonly bytes: Uint8Array;
  readonly done: string;
}

type Damage = (bytes: Uint8Array, random: Random, seeds: readonly SeedFile[]) => Uint8Array;

const joined = (...parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};
const inserted = (bytes: Uint8Array, at: number, part: Uint8Array) =>
  joined(bytes.subarray(0, at), part, bytes.subarray(at));

function chunkOf(bytes: Uint8Array, random: Random, most = 400): [start: number, end: number] {
  const start = random.below(bytes.length + 1);
  return [start, Math.min(bytes.length, start + 1 + random.below(most))];
}

const HEADERS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
  [0x50, 0x41, 0x52, 0x31],
  [0x41, 0x52, 0x52, 0x4f, 0x57, 0x31],
  [0xff, 0xff, 0xff, 0xff],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x1f, 0x8b, 0x08],
  [0xef, 0xbb, 0xbf],
  [0xff, 0xfe],
  [0xfe, 0xff],
  [0x7b, 0x22],
  [0x5b, 0x5b],
  [0x3c, 0x3f, 0x78, 0x6d, 0x6c],
];

const DAMAGES: readonly (readonly [string, Damage])[] = [
  [
    'flip',
    (bytes, random) => {
      const made = bytes.slice();
      for (let i = 1 + random.below(16); i > 0 && made.length > 0; i -= 1)
        made[random.below(made.length)] = random.below(256);
      return made;
    },
  ],
  [
    'flip-bit',
    (bytes, random) => {
      const made = bytes.slice();
      if (made.length > 0) made[random.below(made.length)]! ^= 1 << random.below(8);
      return made;
    },
  ],
  [
    'flip-near-end',
    (bytes, random) => {
      const made = bytes.slice();
      for (let i = 1 + random.below(4); i > 0 && made.length > 0; i -= 1)
        made[Math.max(0, made.length - 1 - random.below(600))] = random.pick([
          0,
          1,
          0x7f,
          0x80,
          0xff,
          random.below(256),
        ]);
      return made;
    },
  ],
  ['truncate', (bytes, random) => bytes.slice(0, random.below(bytes.length + 1))],
  ['cut-front', (bytes, random) => bytes.slice(random.below(bytes.length + 1))],
  [
    'duplicate',
    (bytes, random) => {
      const [start, end] = chunkOf(bytes, random);
      return inserted(bytes, random.below(bytes.length + 1), bytes.subarray(start, end));
    },
  ],
  [
    'delete',
    (bytes, random) => {
      const [start, end] = chunkOf(bytes, random);
      return joined(bytes.subarray(0, start), bytes.subarray(end));
    },
  ],
  ['nulls', (bytes, random) => inserted(bytes, random.below(bytes.length + 1), new Uint8Array(1 + random.below(64)))],
  [
    'noise',
    (bytes, random) =>
      inserted(
        bytes,
        random.below(bytes.length + 1),
        Uint8Array.from({ length: 1 + random.below(64) }, () => random.below(256)),
      ),
  ],
  [
    'header',
    (bytes, random) => {
      const header = Uint8Array.from(random.pick(HEADERS));
      return random.below(2) === 0 ? joined(header, bytes) : joined(header, bytes.subarray(header.length));
    },
  ],
  [
    'splice',
    (bytes, random, seeds) => {
      const other = random.pick(seeds).bytes;
      return joined(bytes.subarray(0, random.below(bytes.length + 1)), other.subarray(random.below(other.length + 1)));
    },
  ],
  ['append', (bytes, random, seeds) => joined(bytes, random.pick(seeds).bytes)],
  ['mark-inside', (bytes, random) => inserted(bytes, random.below(bytes.length + 1), Uint8Array.of(0xef, 0xbb, 0xbf))],
  [
    'lone-surrogate',
    (bytes, random) =>
      inserted(bytes, random.below(bytes.length + 1), Uint8Array.of(0xed, 0xa0 + random.below(32), 0x80)),
  ],
  ['quote', (bytes, random) => inserted(bytes, random.below(bytes.length + 1), Uint8Array.of(0x22))],
  [
    'line-break',
    (bytes, random) => inserted(bytes, random.below(bytes.length + 1), Uint8Array.of(random.pick([0x0a, 0x0d]))),
  ],
  ['hostile', (bytes, random) => inserted(bytes, random.below(bytes.length + 1), strToU8(random.pick(HOSTILE_TEXTS)))],
  [
    'escape',
    (bytes, random) =>
      inserted(
        bytes,
        random.below(bytes.length + 1),
        strToU8(random.pick(['\\ud800', '&#xD800;', '&amp;lt;', '\\u0000', '&#0;', ']]>'])),
      ),
  ],
];

/** Replaces a cell, a word or a number of a text by a hostile one. */
function replaceToken(bytes: Uint8Array, random: Random): Uint8Array {
  const text = strFromU8(bytes, true);
  const tokens = [...text.matchAll(/"[^"]{1,200}"|>[^<]{1,200}<|(?<=[,\n])[^,\n"<>]{1,200}(?=[,\r\n])|\b\d+\b/g)].slice(
    0,
    20_000,
  );
  if (tokens.length === 0) return bytes;
  const token = random.pick(tokens);
  const [first = '', last = ''] = /^["<>]/.test(token[0]) ? [token[0][0], token[0].at(-1)] : [];
  const given = random.pick(HOSTILE_TEXTS);
  const safe = first === '"' ? JSON.stringify(given).slice(1, -1) : first === '>' ? given.replace(/[<&]/g, '') : given;
  const put = strFromU8(strToU8(`${first}${safe}${last}`), true);
  return strToU8(text.slice(0, token.index) + put + text.slice(token.index + token[0].length), true);
}

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b;
const isText = (bytes: Uint8Array) => !isZip(bytes) && !bytes.subarray(0, 64).includes(0);

function damaged(bytes: Uint8Array, random: Random, seeds: readonly SeedFile[]): Damaged {
  const within = isZip(bytes) && random.below(3) > 0 ? inside(bytes, random, seeds) : null;
  if (within) return within;
  if (isText(bytes) && random.below(2) === 0) return { bytes: replaceToken(bytes, random), done: 'token' };
  const [done, damage] = random.pick(DAMAGES);
  return { bytes: damage(bytes, random, seeds), done };
}

/** Bytes of a file inside an archive; a damaged directory may say anything. */
const LARGEST = 2 ** 24;

/** The files of an archive; null when it is damaged already. */
function unpacked(bytes: Uint8Array): Zippable | null {
  try {
    const files = unzipSync(bytes, { filter: ({ originalSize }) => originalSize <= LARGEST });
    return Object.keys(files).length > 0 ? files : null;
  } catch {
    return null;
  }
}

/** Damages one file inside an archive, and packs it again: the packing itself is whole. Null when it cannot be unpacked. */
function inside(bytes: Uint8Array, random: Random, seeds: readonly SeedFile[]): Damaged | null {
  const files = unpacked(bytes);
  if (files === null) return null;
  const name = random.pick(Object.keys(files));
  const found = damaged(files[name] as Uint8Array, random, seeds);
  files[name] = found.bytes;
  return { bytes: zipSync(files, { level: 1 }), done: `${name}:${found.done}` };
}

const ENDINGS = ['.csv', '.json', '.xlsx', '.parquet', '.zip', '.ndjson', '.txt', '.arrow', '', '.__proto__'];

/** Damages one of the seeds: the same for the same seed and number. */
export function mutationAt(seeds: readonly SeedFile[], seed: number, index: number): Mutation {
  const random = seededRandom(seed, index);
  const file = random.pick(seeds);
  let { bytes } = file;
  const steps: string[] = [];
  for (let times = 1 + random.below(3); times > 0; times -= 1) {
    const found = bytes.length === 0 ? { bytes, done: 'nothing' } : damaged(bytes, random, seeds);
    bytes = found.bytes;
    steps.push(found.done);
  }
  const renamed = random.below(20) === 0;
  const name = renamed ? file.name.replace(/\.\w+$/, '') + random.pick(ENDINGS) : file.name;
  return { name, bytes, done: `${file.name} ${steps.join(' ')}` };
}
