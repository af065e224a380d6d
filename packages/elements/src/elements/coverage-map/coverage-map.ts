import type { Answer, Query } from '@practice-atlas/measure';
import { type CSSResultGroup, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { DataTable } from '../../base/data-table.js';
import { defineElement } from '../../base/define-element.js';
import { detailTemplate } from '../../base/detail-template.js';
import { errorTemplate, type Heading } from '../../base/frame-templates.js';
import { CanvasController, type DrawnList } from '../../engine/canvas-controller.js';
import type { AtlasSelectDetail } from '../../events/atlas-select-event.js';
import type { Locale } from '../../format/locale.js';
import type { RegionStar, RegionsModel } from '../../models/regions.js';
import { regionSentence, summarizeRegions } from '../../summaries/regions.js';
import { ARROWS } from './arrow-directions.js';
import { coverageHeading } from './coverage-heading.js';
import { coverageMapMarks, hasCallouts } from './coverage-map-marks.js';
import { coverageMapStyles } from './coverage-map-styles.js';
import { coverageModel } from './coverage-model.js';
import { coverageQueries } from './coverage-queries.js';
import { coverageTable } from './coverage-table.js';
import type { FillParameters } from './fills/fill-choice.js';
import { fillOf, type MapFills } from './fills/fill-of.js';
import { nextTile } from './next-tile.js';
import { hasFigures, placeList } from './place-list.js';
import { StagedElement } from './staged-element.js';

/**
 * Shows what is where: on `boundaries`, or without them as a grid of tiles laid out as on the map.
 *
 * With `metric` the tiles are shaded by that one metric. Without it the land stays neutral, regions with reported figures are lit, and
 * call-outs carry the figures of the city or of a county inside it. Arrows walk to the neighbor on the map. For the order of regions
 * use a ranking, for every figure with its quote `<atlas-figures>`.
 *
 * Whose boundaries they are and their approval number (审图号), or that they have none, is drawn with them; `atlas-error` says why none can be drawn, a list below the map what of them is not.
 *
 * With `drill` it goes down: Enter or a click on a region shows its parts, Escape, Backspace and the way above the picture lead back up. `at` says
 * where it is, `link` keeps that in the page's address. What has no outline or only a name is listed below the map.
 *
 * With `by` it shows periods: a time line under the map, or small maps; `view="list"` ranks regions, `view="ground"` draws sites without boundaries.
 *
 * @fires atlas-select - A region, a period or a site was chosen; `regionCode` is its code, of a `site` that of its region, `key` its id, `tier` its tier; of a disc (`sites`) `rows` are its sites. A box was drawn: kind `regions`, `regionCodes`.
 * @fires atlas-drill - The map is about to show another place; `preventDefault` keeps it where it is.
 * @fires atlas-hover - The cursor or pointer stands on a region, or left.
 * @fires atlas-period - A map over time shows another period; `detail.period` is its key.
 * @fires atlas-view - A reader moved or enlarged the map; the detail is the new `viewport`.
 * @fires atlas-ready - The picture is on screen.
 * @fires atlas-error - No answer is possible; the same error is shown in place.
 * @csspart figure - The whole.
 * @csspart picture - The picture and its cursor.
 * @csspart controls - The buttons of a map with `zoom`.
 * @csspart detail - The words of the region under the cursor.
 * @csspart undrawn - That there is nothing to draw sites on.
 * @csspart faults - What could not be read of the boundaries.
 * @csspart way - Where the map is, as buttons from the root down; `back` is the one that goes up a step, `said` what a reader has to know.
 * @csspart unplaced - What has no outline, as buttons; `boundary-notes` is what is to be said of boundaries of other codes.
 * @csspart time - The time line of a map over time; `previous`, `play` and `next` are its buttons.
 * @csspart list - The ranked list.
 * @csspart places - The list of figures where there is no room for call-outs.
 * @cssprop --atlas-land - Color of regions without figures.
 * @cssprop --atlas-lit - Color of regions with figures.
 * @cssprop --atlas-sequence-1 - Lowest of the five steps of a filled map; `-5` is the highest.
 */
export class AtlasCoverageMap extends StagedElement {
  static override properties: PropertyDeclarations = {
    metric: {},
    classes: {},
    classCount: { attribute: 'class-count', type: Number },
    thresholds: {},
    patterns: { type: Boolean },
    fills: { state: true },
    stars: { attribute: false },
    callouts: { type: Number },
    height: { type: Number },
    stretch: { type: Boolean, reflect: true },
  };
  static override styles: CSSResultGroup = [StagedElement.styles, coverageMapStyles];

  /** The one metric that fills; absent = call-outs of reported figures. */
  declare metric: string | null;
  /** How values are classed: `quantile` (default), `jenks`, `threshold`, or `continuous` = not. */
  declare classes: FillParameters['classes'];
  /** The most classes of `quantile` and `jenks`, 2 to 9. Default 5. */
  declare classCount: FillParameters['classCount'];
  /** The bounds of `threshold`, 1 to 8 ascending numbers in the unit of the metric (a ratio of 50 % is 0.5); the attribute has spaces between them. */
  declare thresholds: FillParameters['thresholds'];
  /** Tells classes by textures besides colors; always where the reader forces colors. */
  declare patterns: boolean | undefined;
  /** @internal */
  declare fills: MapFills | undefined;
  /** Places that carry a star, with the code of the place or of a county around it; absent = the national pilots of the data. */
  declare stars: readonly RegionStar[] | null;
  /** The most call-outs beside the map. Default 6. */
  declare callouts: number | null;
  /** The most the picture may be high, in CSS pixels; absent = as high as its width makes it. */
  declare height: number | null;
  /** Fills the height that the page gives the element, rather than choosing its own. */
  declare stretch: boolean;

  /** No room for call-outs at the width of the last painting. */
  #isNarrow = false;
  #chosen: number | null = null;
  #chosenFrom: readonly Answer[] | null = null;
  readonly #canvas = new CanvasController(this, {
    ...this.drawnBy((widthPx, heightPx) => this.#marks(widthPx, heightPx)),
    fillsHeight: () => this.stretch,
    ring: () => ({ datum: this.drawsRing ? null : this.cursor, color: this.themeTokens.accent }),
    onPainted: () => this.#painted(),
  });

  constructor() {
    super();
    this.metric = null;
    this.stars = null;
    this.callouts = null;
    this.height = null;
    this.stretch = false;
  }

  protected override get paintsLater(): boolean {
    return !this.views?.isList;
  }

  protected override defaultQueries(): readonly Query[] {
    return coverageQueries(this.metric, this.region);
  }

  protected override modelOf(given: readonly Answer[]): RegionsModel | null {
    if (given !== this.#chosenFrom) this.#chosen = null;
    this.#chosenFrom = given;
    const make = (one: readonly Answer[]) => coverageModel(one, this.metric, this.stars);
    const fill = (model: RegionsModel) => this.fills?.fillModel(model, this) ?? model;
    return this.mapOf(this.answersShown(given), make, fill);
  }

  protected override titleOf(model: RegionsModel, locale: Locale): Heading {
    return coverageHeading(model, locale);
  }

  protected override summaryOf(model: RegionsModel, locale: Locale): string {
    const said = this.views?.summary(model, locale) ?? summarizeRegions(model, locale);
    const sites = this.undrawnSites(locale) || this.siteReader?.summary(locale);
    return [said, sites].filter(Boolean).join(locale === 'zh' ? '' : ' ');
  }

  protected override tableOf(model: RegionsModel, locale: Locale): DataTable {
    const table = this.views?.table(locale) ?? coverageTable(this.stage?.whole(model, locale) ?? model, locale);
    return this.siteReader?.table(table, model, locale) ?? table;
  }

  protected override datumCount(model: RegionsModel): number {
    return this.views?.count ?? model.items.length;
  }

  protected override datumLabel(model: RegionsModel, index: number, locale: Locale): string {
    const { siteReader: reader, stage } = this;
    if (index < 0) return reader?.label(index, model, locale) ?? '';
    const hints = [reader?.hint(index, model, locale), stage?.hint(model.items[index]!.code)];
    return this.views?.label(index, locale) ?? [regionSentence(model, index, locale), ...hints].join('');
  }

  protected override datumSelect(model: RegionsModel, index: number): AtlasSelectDetail | null {
    if (index < 0) return this.siteReader?.select(index, model) ?? null;
    const item = model.items[index];
    const metric = model.metric ? { metric: model.metric.id } : {};
    const detail = item ? { kind: 'region', regionCode: item.code, datum: index, ...metric } : null;
    return this.views ? this.views.select(detail, index) : detail;
  }

  protected override cursorAfter(key: string, cursor: number | null, model: RegionsModel): number | null | undefined {
    const site = this.siteReader?.keyed(key, cursor, model);
    if (site !== undefined) return site;
    if (this.stage?.keyed(key)) return cursor;
    const direction = ARROWS.get(key);
    if (!direction || cursor === null || !model.items[cursor] || this.views?.count !== undefined)
      return super.cursorAfter(key, cursor, model);
    return (this.outlines?.next ?? nextTile)(model, cursor, direction);
  }

  protected override selectAt(index: number): void {
    this.#chosen = index;
    this.requestUpdate();
    super.selectAt(index);
  }

  protected override renderPicture(model: RegionsModel): TemplateResult {
    const locale = this.localeResolved;
    const said = this.cursor ?? this.#chosen;
    const words = said === null ? '' : this.datumLabel(model, said, locale);
    const other = this.views?.picture(model, {
      said: words,
      choose: (at) => this.selectAt(at),
    });
    if (other) return other;
    const isListed = this.#isNarrow && model.mode === 'callout' && said === this.#chosen && hasFigures(model, said);
    return html`<div class=${this.#isNarrow ? 'stage' : 'stage wide'}><canvas aria-hidden="true"></canvas></div>
      ${this.stage?.error ? errorTemplate(this.stage.error, locale) : nothing}
      ${said === null || isListed ? nothing : detailTemplate(words)}`;
  }

  protected override renderFooter(model: RegionsModel): TemplateResult {
    const list = this.#isNarrow && model.mode === 'callout' && model.figureCount > 0;
    const locale = this.localeResolved;
    return html`${list ? placeList(model, this.#chosen, locale) : nothing}${this.undrawnNote(locale)}
      ${this.outlines?.faults(locale)}${super.renderFooter(model)}`;
  }

  override toImage(type = 'image/png'): Promise<Blob> {
    return this.imageOf(this.#canvas.list, type);
  }

  #marks(widthPx: number, roomPx: number): DrawnList | null {
    const { model, outlines, height, callouts, sites, layers, themeTokens: theme, localeResolved: locale } = this;
    const fills = model && fillOf(this, model, theme, (error) => this.fail(error));
    // Not tiles or five classes first, where boundaries or another fill are on their way.
    if (!model || outlines === undefined || fills === undefined) return null;
    const fill = fills?.mapFill(model, theme, this.patterns);
    const isStretched = this.stretch && hasCallouts(widthPx, theme.scale);
    const options = {
      ...{ widthPx, theme, locale, isStretched, heightPx: isStretched ? roomPx : height },
      ...(callouts === null ? {} : { calloutLimit: callouts }),
      ...(fill ? { fill, theme: fill.theme } : {}),
    };
    const other = this.views?.marks(options, outlines);
    if (other !== null && this.views) return other ?? null;
    if (!outlines) return coverageMapMarks(model, options);
    const all = { ...options, sites, layers };
    return outlines.isReady(model, all, this) ? outlines.marks(model, all, this.cursor, this) : null;
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
export type { SitePoints } from '../../models/site-points.js';
export { summarizeRegions } from '../../summaries/regions.js';
export { coverageMapMarks } from './coverage-map-marks.js';
export { coverageTable } from './coverage-table.js';
