import { findingOf } from '../../finding-of.js';
import type { CellValue } from '../cells/normalize-cell.js';
import type { NormalizeScope, StreamPlace } from '../normalize-scope.js';
import type { FigureHeading } from '../plans/table-plan.js';

/** Two headings of a wide report that count the same, and how often both were filled. */
interface Twins {
  readonly first: string;
  readonly second: string;
  sameCount: number;
  otherCount: number;
}

/** Watches for headings of one row that mean the same metric, dimensions, place and period: 志愿者人数 beside 志愿者总数. */
export interface HeadingTwins {
  beginRow(): void;
  /** Says whether an earlier heading of the row gave this very figure; notes when it gave another. */
  isSaid(position: number, figure: Readonly<Record<string, CellValue>>): boolean;
  /** Names each two headings that mean one thing. */
  finish(place: StreamPlace): void;
}

const SAID = ['value', 'value_max', 'qualifier', 'unit'];
const NOBODY: HeadingTwins = { beginRow: () => undefined, isSaid: () => false, finish: () => undefined };

function meaningOf({ metric, dims, seriesKind, period, place }: FigureHeading): string {
  const words = Object.entries(dims).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([metric, words, seriesKind, period, place]);
}

/** Begins to watch the headings of a plan; headings that each mean something else cost nothing. */
export function createHeadingTwins({ plan, options }: NormalizeScope): HeadingTwins {
  const meanings = plan.figures.map(meaningOf);
  const counts = new Map<string, number>();
  for (const meaning of meanings) counts.set(meaning, (counts.get(meaning) ?? 0) + 1);
  const isShared = plan.figures.map(
    ({ metricInRow }, position) => !metricInRow && counts.get(meanings[position]!)! > 1,
  );
  if (!isShared.includes(true)) return NOBODY;
  const said = new Map<string, { position: number; words: string }[]>();
  const twins = new Map<string, Twins>();
  return {
    beginRow: () => said.clear(),
    isSaid: (position, figure) => {
      if (isShared[position] !== true) return false;
      const words = JSON.stringify(SAID.map((name) => figure[name] ?? null));
      const before = said.get(meanings[position]!) ?? [];
      said.set(meanings[position]!, [...before, { position, words }]);
      const same = before.find((one) => one.words === words);
      const other = same ?? before[0];
      if (!other) return false;
      const key = `${other.position} ${position}`;
      const [first, second] = [plan.figures[other.position]!.heading, plan.figures[position]!.heading];
      const pair = twins.get(key) ?? { first, second, sameCount: 0, otherCount: 0 };
      twins.set(key, pair);
      if (same) pair.sameCount += 1;
      else pair.otherCount += 1;
      return same !== undefined;
    },
    finish: ({ file, sheet }) => {
      for (const { first, second, sameCount, otherCount } of twins.values()) {
        const where = { ...(file === '' ? {} : { file }), ...(sheet === null ? {} : { sheet }), table: 'figures' };
        const filled = sameCount + otherCount;
        const rows = `${filled} ${filled === 1 ? 'row' : 'rows'}`;
        const what = `"${first}" and "${second}" are read as the same figure`;
        const finding =
          otherCount === 0
            ? findingOf(
                'heading_duplicate',
                'notice',
                second,
                `${what}; they agree in ${rows}, and each figure was kept once`,
                'leave one of the two columns out, or name what each counts in the mapping file',
              )
            : findingOf(
                'heading_duplicate',
                'warning',
                second,
                `${what}; of ${rows} they differ in ${otherCount}, where both figures were kept`,
                'leave one of the two columns out, or name what each counts in the mapping file',
              );
        options.log.add({ ...finding, where: { ...where, column: second } });
      }
    },
  };
}
