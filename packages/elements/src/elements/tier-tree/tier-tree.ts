import { AtlasError } from '@practice-atlas/dataset';
import type { Answer, Query } from '@practice-atlas/measure';
import { type CSSResultGroup, css, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { AtlasElement } from '../../base/atlas-element.js';
import type { DataTable } from '../../base/data-table.js';
import { defineElement } from '../../base/define-element.js';
import { detailTemplate } from '../../base/detail-template.js';
import type { Heading } from '../../base/frame-templates.js';
import { CanvasController } from '../../engine/canvas-controller.js';
import type { AtlasSelectDetail } from '../../events/atlas-select-event.js';
import { formatDate } from '../../format/format-date.js';
import type { Locale } from '../../format/locale.js';
import type { MarkList } from '../../marks/mark.js';
import type { TierRows } from '../../models/tier-forest.js';
import { type TierMetric, type TreeModel, tierModel } from '../../models/tree.js';
import { chainPrint, nodeSentence, summarizeTree, tierSentence } from '../../summaries/tree.js';
import { treeWords } from '../../summaries/tree-words.js';
import { cursorInTree } from './cursor-in-tree.js';
import { tierQueries } from './tier-queries.js';
import { tierTable } from './tier-table.js';
import { drawsRows, type TierView, tierTreeMarks } from './tier-tree-marks.js';

const METRICS: readonly TierMetric[] = ['sites', 'teams'];
const VIEWS: readonly TierView[] = ['pyramid', 'tree', 'icicle'];

function chosen<T extends string>(value: string | null, among: readonly T[], property: string): T | null {
  if (!value) return null;
  const found = among.find((one) => one === value);
  if (found) return found;
  throw new AtlasError('query_malformed', `"${value}" is no ${property}`, {
    hint: `Write ${among.join(', ')}, or leave it out.`,
    where: { property },
    details: { value },
  });
}

/**
 * Shows how many sites of each tier a place has, center to station with bases and points beside, or its teams by rank: as a pyramid of
 * numbers, a tree, or an icicle of rows.
 *
 * Sources report totals far more often than who belongs to whom; a picture of totals never guesses at that. With `rows` (see `tierRows`)
 * it draws the real tree and counts what hangs nowhere. For where the sites are use a coverage map.
 *
 * @fires atlas-select - A tier was chosen; `key` is its word, or the id of a figure listed apart. Of a row, `kind` is `node` and `key` its key.
 * @fires atlas-hover - The cursor or pointer stands on a tier or row, or left.
 * @fires atlas-ready - The picture is on screen.
 * @fires atlas-error - No answer is possible; the same error is shown in place.
 * @csspart figure - The whole.
 * @csspart picture - The picture and its cursor.
 * @csspart detail - The words of the tier or row under the cursor.
 * @cssprop --atlas-data-1 - Color of centers.
 * @cssprop --atlas-data-2 - Color of institutes.
 */
export class AtlasTierTree extends AtlasElement<TreeModel> {
  static override properties: PropertyDeclarations = {
    metric: {},
    view: {},
    line: {},
    rows: { attribute: false },
  };
  static override styles: CSSResultGroup = [
    AtlasElement.styles,
    css`
      .stage {
        min-width: 0;
        overflow: hidden;
      }
      canvas {
        display: block;
        touch-action: manipulation;
      }
    `,
  ];

  /** What is asked by default: `sites` by tier, or `teams` by rank; absent = sites. */
  declare metric: TierMetric | null;
  /** `pyramid`, `tree` or `icicle`; absent = an icicle where there are rows, else a pyramid. */
  declare view: TierView | null;
  /** Tiers that stand under each other from the top, separated by spaces; the others stand beside. Absent = center, institute, station; of teams headquarters, brigade, detachment, squad. */
  declare line: string | null;
  /** Rows with the row above each, for a tree of sites and not only of tiers; see `tierRows`. */
  declare rows: TierRows | null;

  readonly #canvas = new CanvasController(
    this,
    this.drawnBy((widthPx) => this.#marks(widthPx)),
  );

  constructor() {
    super();
    this.metric = null;
    this.view = null;
    this.line = null;
    this.rows = null;
  }

  protected override get paintsLater(): boolean {
    return true;
  }

  protected override defaultQueries(): readonly Query[] {
    return tierQueries(chosen(this.metric, METRICS, 'metric') ?? 'sites', this.region);
  }

  protected override modelOf(answers: readonly Answer[]): TreeModel | null {
    chosen(this.view, VIEWS, 'view');
    const line = this.line?.split(/\s+/).filter(Boolean);
    return tierModel(answers, {
      rows: this.rows,
      line: line?.length ? line : null,
    });
  }

  protected override titleOf(model: TreeModel, locale: Locale): Heading {
    const { metric, regionName, asOf } = model;
    const note = [regionName?.[locale], chainPrint(model, locale), asOf && formatDate(asOf, null, locale)];
    return { title: treeWords(locale).title[metric], note: note.filter(Boolean).join(' · ') };
  }

  protected override summaryOf(model: TreeModel, locale: Locale): string {
    return summarizeTree(model, locale);
  }

  protected override tableOf(model: TreeModel, locale: Locale): DataTable {
    return tierTable(model, locale);
  }

  protected override datumCount(model: TreeModel): number {
    return model.entries.length + (drawsRows(model, this.view) ? model.forest!.order.length : 0);
  }

  protected override datumLabel(model: TreeModel, index: number, locale: Locale): string {
    const { length } = model.entries;
    return index < length ? tierSentence(model, index, locale) : nodeSentence(model, index - length, locale);
  }

  protected override datumSelect(model: TreeModel, index: number): AtlasSelectDetail | null {
    const { entries, tiers, forest, metric } = model;
    const entry = entries[index];
    if (!entry) {
      const row = forest?.order[index - entries.length];
      return row === undefined ? null : { kind: 'node', key: forest!.rows.keys[row]!, metric, datum: index };
    }
    const tier = tiers[entry.tier]!;
    const key = entry.part === null ? tier.key : tier.parts[entry.part]!.figureId;
    return {
      kind: 'tier',
      metric,
      datum: index,
      ...(key === null ? {} : { key }),
    };
  }

  protected override cursorAfter(key: string, cursor: number | null, model: TreeModel): number | null | undefined {
    return cursorInTree(key, cursor, model, this.datumCount(model));
  }

  protected override renderPicture(model: TreeModel): TemplateResult {
    const { cursor } = this;
    return html`<div class="stage"><canvas aria-hidden="true"></canvas></div>
      ${cursor === null ? nothing : detailTemplate(this.datumLabel(model, cursor, this.localeResolved))}`;
  }

  /** Makes an image of the picture with its title and sources: a bitmap, or vectors for `image/svg+xml`. */
  override toImage(type = 'image/png'): Promise<Blob> {
    return this.imageOf(this.#canvas.list, type);
  }

  #marks(widthPx: number): MarkList | null {
    const { model, themeTokens: theme, localeResolved: locale, view } = this;
    return model && tierTreeMarks(model, { widthPx, theme, locale, view });
  }
}

defineElement('atlas-tier-tree', AtlasTierTree);

declare global {
  interface HTMLElementTagNameMap {
    'atlas-tier-tree': AtlasTierTree;
  }
}

export {
  type TierForest,
  type TierRows,
  tierForest,
} from '../../models/tier-forest.js';
export {
  TIER_LINES,
  type TierEntry,
  type TierItem,
  type TierMetric,
  type TierPart,
  type TreeModel,
  type TreeOptions,
  tierModel,
} from '../../models/tree.js';
export {
  nodeSentence,
  summarizeTree,
  tierSentence,
} from '../../summaries/tree.js';
export { cursorInTree } from './cursor-in-tree.js';
export { tierQueries } from './tier-queries.js';
export { tierRows } from './tier-rows.js';
export { tierTable } from './tier-table.js';
export {
  type TierTreeOptions,
  type TierView,
  tierTreeMarks,
} from './tier-tree-marks.js';
