import type { FileMapping, MappingFile, WordsByColumn } from '../mapping/mapping-file.js';

function mergedWords(...lists: readonly (WordsByColumn | undefined)[]): WordsByColumn {
  const merged: Record<string, Readonly<Record<string, string>>> = Object.create(null);
  for (const list of lists)
    for (const [column, words] of Object.entries(list ?? {}))
      merged[column] = Object.assign(Object.create(null), merged[column], words) as Record<string, string>;
  return merged;
}

/** The words of the lifecycles of a mapping file, which `normalizeCategory` does not know. */
function lifecycleWords(mapping: MappingFile | undefined): WordsByColumn {
  const step: Record<string, string> = Object.create(null);
  const lifecycle: Record<string, string> = Object.create(null);
  for (const { lifecycle: name, zh, en, steps } of Object.values(mapping?.lifecycles ?? {})) {
    Object.assign(lifecycle, { [zh]: name, [en]: name });
    for (const one of steps) Object.assign(step, { [one.zh]: one.step, [one.en]: one.step });
  }
  return Object.keys(lifecycle).length === 0 ? {} : { step, lifecycle };
}

/** Joins the words of a mapping file: those for one file go before those for all. */
export function planWords(mapping: MappingFile | undefined, entry: FileMapping | null): WordsByColumn {
  return mergedWords(lifecycleWords(mapping), mapping?.words, entry?.words);
}
