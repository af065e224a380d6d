import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, defaultServerConditions } from 'vite';
import { listEntries, listPackages, ROOT, SOURCE } from '../config/packages.mjs';

/** A deliberate fault: a file below `packages/measure/src`, a text that stands in it once, and what stands there instead. */
export type Mutant = readonly [file: string, right: string, wrong: string];

/** One fault in so many is put in; the index keeps its name. */
const EVERY = Number(process.env.ATLAS_EVERY ?? 1);

/** Gives each fault with its number; with `ATLAS_EVERY=12`, one in twelve. */
export function numbered(mutants: readonly Mutant[]): [file: string, right: string, wrong: string, index: number][] {
  return mutants.flatMap(([file, right, wrong], index) => (index % EVERY === 0 ? [[file, right, wrong, index]] : []));
}

const entries = listPackages().flatMap(listEntries);

/** Finds the source of a public entry. */
export function sourceOf(specifier: string): string {
  const entry = entries.find((each) => each.specifier === specifier);
  if (!entry) throw new Error(`there is no entry ${specifier}`);
  return entry.source;
}

interface MutantOptions {
  /** Names that stand for other files in the bundle. */
  readonly alias?: Readonly<Record<string, string>>;
  /** Packages that the bundle does not hold. */
  readonly external?: readonly string[];
}

/**
 * Bundles a source file with all that it imports of this repository, one text of it replaced, and imports the bundle; null replaces nothing. `name` is that
 * of a folder of its own. Rejects when the text does not stand in the file exactly once: whoever changed the file has to choose another one.
 */
export async function importMutant<M>(
  source: string,
  mutant: Mutant | null,
  name: string,
  { alias = {}, external = [] }: MutantOptions = {},
): Promise<M> {
  const outDir = join(ROOT, 'node_modules', '.cache', 'mutants', name);
  const [file, right, wrong] = mutant ?? ['', '', ''];
  let found = -1;
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    publicDir: false,
    plugins: [
      {
        name: 'mutant',
        enforce: 'pre',
        transform(code, id) {
          if (!mutant || !id.replaceAll('\\', '/').endsWith(`/packages/measure/src/${file}`)) return null;
          found = code.split(right).length - 1;
          return code.replace(right, () => wrong);
        },
      },
    ],
    resolve: { conditions: [SOURCE, ...defaultServerConditions], alias },
    ssr: {
      noExternal: [/^@practice-atlas\//],
      external: [...external],
      resolve: { conditions: [SOURCE, ...defaultServerConditions] },
    },
    build: {
      ssr: source,
      outDir,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'mutant.mjs', codeSplitting: false } },
    },
  });
  if (mutant && found !== 1)
    throw new Error(
      found < 0
        ? `${file} is not part of ${source}: it was moved, or nothing imports it; name the file that does its work now`
        : `${file} holds \`${right}\` ${found} times, not once: choose a text of it for this fault anew`,
    );
  return import(pathToFileURL(join(outDir, 'mutant.mjs')).href) as Promise<M>;
}
