import type { RawTable } from '../../read/raw-table.js';
import type { NormalizeScope, StreamPlace } from '../normalize-scope.js';
import type { NormalizedTable } from '../normalized-table.js';
import { createRowCollector } from './create-row-collector.js';
import { sourceIdOf } from './figure-identity.js';

/** The row of `sources` that stands for a file whose figures name no source. */
export interface FigureSource {
  /** Gives the id for figures of a piece, and remembers that there is one. */
  idFor(raw: RawTable): string;
  /** The row, unless another stream has made it or no figure asked for it. */
  finish(place: StreamPlace): readonly NormalizedTable[];
}

/** Begins the source of a stream: an export of a platform, named after its file, unless the mapping file says more of it. */
export function createFigureSource({ options, plan }: NormalizeScope): FigureSource {
  let id: string | null = null;
  let title: string | null = null;
  return {
    idFor: (raw) => {
      id ??= sourceIdOf(options.sourceName ?? raw.file);
      title ??= raw.title?.split('\n')[0]?.trim() || raw.file.replace(/^.*\//, '') || id;
      return id;
    },
    finish: (place) => {
      if (id === null || options.sources?.has(id)) return [];
      options.sources?.add(id);
      const row = { source_id: id, kind: 'platform', title, ...plan.source };
      const collector = createRowCollector('sources', Object.keys(row));
      collector.add(row, 1, 0);
      return [collector.finish([{ ...place, headings: {} }])];
    },
  };
}
