/** What reading needs of `node:fs`. */
export interface NodeFiles {
  createReadStream(path: string | URL, options: { readonly highWaterMark: number }): AsyncIterable<Uint8Array>;
  readonly promises: {
    stat(path: string | URL): Promise<{ readonly size: number; isDirectory(): boolean }>;
    readdir(path: string | URL): Promise<string[]>;
  };
}

interface NodeProcess {
  getBuiltinModule?(name: 'node:fs'): NodeFiles;
}

/** Finds Node's files; null in a page, where nothing of Node may be imported. */
export function nodeFiles(): NodeFiles | null {
  const { process } = globalThis as { process?: NodeProcess };
  return process?.getBuiltinModule?.('node:fs') ?? null;
}
