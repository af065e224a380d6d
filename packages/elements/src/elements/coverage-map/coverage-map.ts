import { tileNeighbor } from '@practice-atlas/geo';
import type { Answer, Query } from '@practice-atlas/measure';
import {
  type CSSResultGroup,
  html,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { AtlasElement } from '../../base/atlas-element.js';
import type { DataTable } from '../../base/data-table.js';
import { defineElement } from '../../base/define-element.js';
import { detailTemplate } from '../../base/detail-template.js';
import { errorTemplate, type Heading } from '../../base/frame-templates.js';
import { CanvasController, type DrawnList } from '../../engine/canvas-controller.js';
import { AtlasErrorEvent } from '../../events/atlas-error-event.js';
import type { AtlasSelectDetail } from '../../events/atlas-select-event.js';
import { formatDate } from '../../format/format-date.js';
import type { Locale } from '../../format/locale.js';
import { unitLabel } from '../../format/unit-label.js';
import type { MapView } from '../../marks/map-view.js';
import { placeTiles } from '../../marks/place-tiles.js';
import { isTitles, type RegionStar, type RegionsModel, regionStars, regionsModel } from '../../models/regions.js';
import { regionWords } from '../../summaries/region-words.js';
import { regionSentence, summarizeRegions } from '../../summaries/regions.js';
import { ARROWS } from './arrow-directions.js';
import { type Boundaries, BoundaryLoader } from './boundary-loader.js';
import { coverageMapMarks, hasCallouts } from './coverage-map-marks.js';
import { coverageMapStyles } from './coverage-map-styles.js';
import { coverageQueries } from './coverage-queries.js';
import { coverageTable } from './coverage-table.js';
import { hasFigures, placeList } from './place-list.js';

/**
 * Shows what is where: on `boundaries`, or without them as a grid of tiles laid out as on the map.
 *
 * With `metric` the tiles are shaded by that one metric. Without it the land stays neutral, regions with reported figures are lit, and
 * call-outs carry the figures of the city or of a county inside it. Arrows walk to the neighbor on the map. For the order of regions
 * use a ranking, for every figure with its quote `<atlas-figures>`.
 *
 * Whose boundaries they are and their approval number (审图号), or that they have none, is drawn with them; `atlas-error` says why some cannot be read.
 *
 * @fires atlas-select - A region was chosen; `regionCode` is its code. A box was drawn: kind `regions`, `regionCodes`.
 * @fires atlas-hover - The cursor or pointer stands on a region, or left.
 * @fires atlas-view - A reader moved or enlarged the map; the detail is the new `viewport`.
 * @fires atlas-ready - The picture is on screen.
 * @fires atlas-error - No answer is possible; the same error is shown in place.
 * @csspart figure - The whole.
 * @csspart picture - The picture and its cursor.
 * @csspart controls - The buttons of a map with `zoom`.
 * @csspart detail - The words of the region under the cursor.
 * @csspart places - The list of figures where there is no room for call-outs.
 * @cssprop --atlas-land - Color of regions without figures.
 * @cssprop --atlas-lit - Color of regions with figures.
 * @cssprop --atlas-sequence-1 - Lowest of the five steps of a filled map; `-5` is the highest.
 */
export class AtlasCoverageMap extends AtlasElement<RegionsModel> {
  static override properties: PropertyDeclarations = {
    metric: {},
    boundaries: {},
    stars: { attribute: false },
    callouts: { type: Number },
    height: { type: Number },
    stretch: { type: Boolean, reflect: true },
    zoom: { type: Boolean },
    viewport: { attribute: false },
  };
  static override styles: CSSResultGroup = [AtlasElement.styles, coverageMapStyles];

  /** The one metric that fills; absent = call-outs of reported figures. */
  declare metric: string | null;
  /** A boundary set, or the address of one, as `practice-atlas boundaries import` writes it; absent = tiles. */
  declare boundaries: Boundaries;
  /** Places that carry a star, with the code of the place or of a county around it; absent = the national pilots of the data. */
  declare stars: readonly RegionStar[] | null;
  /** The most call-outs beside the map. Default 6. */
  declare callouts: number | null;
  /** The most the picture may be high, in CSS pixels; absent = as high as its width makes it. */
  declare height: number | null;
  /** Fills the height that the page gives the element, rather than choosing its own. */
  declare stretch: boolean;
  /** Lets readers enlarge and move a map on boundaries: buttons, pinch, ctrl and wheel, + - 0, shift and arrows; a box drawn with shift selects. */
  declare zoom: boolean;
  /** What of a map on boundaries is in sight with `zoom`: the point in the middle in shares of the map, and how much it is enlarged; null = the whole. */
  declare viewport: MapView | null;

  /** No room for call-outs at the width of the last painting. */
  #isNarrow = false;
  #chosen: number | null = null;
  #chosenFrom: readonly Answer[] | null = null;
  readonly #loader = new BoundaryLoader();
  readonly #canvas = new CanvasController(this, {
    canvas: () => this.renderRoot?.querySelector('canvas') ?? null,
    build: (widthPx, heightPx) => this.#marks(widthPx, heightPx),
    fillsHeight: () => this.stretch,
    ring: () => ({ datum: this.#loader.outlines ? null : this.cursor, color: this.themeTokens.accent }),
    fonts: () => this.themeTokens,
    onHover: (datum) => this.hoverAt(datum),
    onPick: (datum) => this.selectAt(datum),
    onPainted: () => this.#painted(),
  });

  constructor() {
    super();
    this.metric = null;
    this.boundaries = null;
    this.stars = null;
    this.callouts = null;
    this.height = null;
    this.stretch = false;
    this.zoom = false;
    this.viewport = null;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('boundaries'))
      void this.#loader.open(this.boundaries, this.baseURI, () => {
        if (this.#loader.error) this.dispatchEvent(new AtlasErrorEvent(this.#loader.error));
        this.requestUpdate();
      });
  }

  protected override get paintsLater(): boolean {
    return true;
  }

  protected override defaultQueries(): readonly Query[] {
    return coverageQueries(this.metric, this.region);
  }

  protected override modelOf(answers: readonly Answer[]): RegionsModel | null {
    if (answers !== this.#chosenFrom) this.#chosen = null;
    this.#chosenFrom = answers;
    const titles = answers.filter(isTitles);
    return regionsModel(titles.length < answers.length ? answers.filter((answer) => !isTitles(answer)) : answers, {
      metric: this.metric,
      stars: this.stars ?? titles.flatMap(regionStars),
    });
  }

  protected override titleOf(model: RegionsModel, locale: Locale): Heading {
    const { metric, asOf } = model;
    const date = asOf ? regionWords(locale).asOf(formatDate(asOf, null, locale)) : '';
    if (!metric) return { title: regionWords(locale).title, note: date };
    const unit = metric.unit === 'minutes' ? '' : unitLabel(metric.unit, locale);
    return { title: metric.label[locale], note: [unit, date].filter(Boolean).join(' · ') };
  }

  protected override summaryOf(model: RegionsModel, locale: Locale): string {
    return summarizeRegions(model, locale);
  }

  protected override tableOf(model: RegionsModel, locale: Locale): DataTable {
    return coverageTable(model, locale);
  }

  protected override datumCount(model: RegionsModel): number {
    return model.items.length;
  }

  protected override datumLabel(model: RegionsModel, index: number, locale: Locale): string {
    return regionSentence(model, index, locale);
  }

  protected override datumSelect(model: RegionsModel, index: number): AtlasSelectDetail | null {
    const item = model.items[index];
    if (!item) return null;
    return {
      ...{ kind: 'region', regionCode: item.code, datum: index },
      ...(model.metric ? { metric: model.metric.id } : {}),
    };
  }

  protected override cursorAfter(key: string, cursor: number | null, model: RegionsModel): number | null | undefined {
    const direction = ARROWS.get(key);
    const item = cursor === null ? undefined : model.items[cursor];
    if (!direction || !item) return super.cursorAfter(key, cursor, model);
    if (this.#loader.outlines && cursor !== null) return this.#loader.outlines.next(model, cursor, direction);
    const codes = model.items.map(({ code }) => code);
    const next = tileNeighbor(placeTiles(codes, model.region).grid, item.code, direction);
    return next ? codes.indexOf(next.code) : cursor;
  }

  protected override selectAt(index: number): void {
    this.#chosen = index;
    this.requestUpdate();
    super.selectAt(index);
  }

  protected override renderPicture(model: RegionsModel): TemplateResult {
    const locale = this.localeResolved;
    const said = this.cursor ?? this.#chosen;
    const isListed = this.#isNarrow && model.mode === 'callout' && said === this.#chosen && hasFigures(model, said);
    return html`<div class=${this.#isNarrow ? 'stage' : 'stage wide'}><canvas aria-hidden="true"></canvas></div>
      ${this.#loader.error ? errorTemplate(this.#loader.error, locale) : nothing}
      ${said === null || isListed ? nothing : detailTemplate(regionSentence(model, said, locale))}`;
  }

  protected override renderFooter(model: RegionsModel): TemplateResult {
    const list = this.#isNarrow && model.mode === 'callout' && model.figureCount > 0;
    return html`${list ? placeList(model, this.#chosen, this.localeResolved) : nothing}${super.renderFooter(model)}`;
  }

  override toImage(type = 'image/png'): Promise<Blob> {
    return this.imageOf(this.#canvas.list, type);
  }

  #marks(widthPx: number, roomPx: number): DrawnList | null {
    const { model, themeTokens: theme, localeResolved: locale } = this;
    const { outlines, isLoading } = this.#loader;
    // Not tiles first, where boundaries are on their way.
    if (!model || isLoading) return null;
    const { height, callouts } = this;
    const isStretched = this.stretch && hasCallouts(widthPx, theme.scale);
    const options = { widthPx, theme, locale, isStretched, heightPx: isStretched ? roomPx : height };
    const limited = { ...options, ...(callouts === null ? {} : { calloutLimit: callouts }) };
    return outlines ? outlines.marks(model, limited, this.cursor, this) : coverageMapMarks(model, limited);
  }

  #painted(): void {
    const widthPx = this.#canvas.list?.width ?? 0;
    const isNarrow = !hasCallouts(widthPx, this.themeTokens.scale);
    if (isNarrow === this.#isNarrow) this.pictureReady();
    else queueMicrotask(() => this.requestUpdate());
    this.#isNarrow = isNarrow;
  }
}

defineElement('atlas-coverage-map', AtlasCoverageMap);

declare global {
  interface HTMLElementTagNameMap {
    'atlas-coverage-map': AtlasCoverageMap;
  }
}

export { type RegionStar, regionsModel } from '../../models/regions.js';
export { summarizeRegions } from '../../summaries/regions.js';
export { coverageMapMarks } from './coverage-map-marks.js';
export { coverageTable } from './coverage-table.js';
