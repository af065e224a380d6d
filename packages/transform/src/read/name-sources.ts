import type { RawStream } from './raw-table.js';

/** Gives each file the name by which it is a source: without the folder that was given, unless another file has that name too. */
export function nameSources(): (stream: RawStream) => string {
  const files = new Map<string, string>();
  return ({ file, ownName = file }) => {
    const holder = files.get(ownName) ?? file;
    files.set(ownName, holder);
    return holder === file ? ownName : file;
  };
}
