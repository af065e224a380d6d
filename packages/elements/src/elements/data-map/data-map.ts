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
import { emptyTemplate, errorTemplate, type Heading, loadingTemplate } from '../../base/frame-templates.js';
import type { Locale } from '../../format/locale.js';
import { type BoardModel, boardModel } from '../../models/board.js';
import { summarizeBoard } from '../../summaries/board.js';
import '../coverage-map/coverage-map.js';
import '../figures/figures.js';
import '../kpi/kpi.js';
import '../order-fulfillment/order-fulfillment.js';
import '../volunteer-growth/volunteer-growth.js';
import { boardTable } from './board-table.js';
import { dataMapStyles } from './data-map-styles.js';
import { dataMapWords } from './data-map-words.js';

const HEADLINES = 'sites teams volunteers projects';
/** States in which a panel has nothing to paint. */
const BARE: ReadonlySet<string> = new Set(['empty', 'error']);

/**
 * A whole data map on one page: masthead, headline numbers, map with call-outs, figures that have no place, where the numbers come from,
 * volunteer growth and order fulfillment.
 *
 * Use it inside an `<atlas-source>` for a page or a wall; compose the single elements yourself where the plan of the page is your own.
 * It is laid out by its own width: one column on a phone, two on a laptop, three on an ultra-wide wall; give it a `min-height` to fill a screen.
 *
 * @fires atlas-ready - Every panel is on screen, or has said why it is not.
 * @fires atlas-error - The map as a whole cannot be shown; a panel's own error stays in the panel.
 * @csspart masthead - Title, period, freshness.
 * @csspart headlines - The headline numbers.
 * @csspart map - The coverage map.
 * @csspart side - Unplaced figures and provenance.
 * @csspart foot - Growth, orders, programmes.
 */
export class AtlasDataMap extends AtlasElement<BoardModel> {
  static override properties: PropertyDeclarations = {
    headlines: {},
    boundaries: {},
    drill: { type: Boolean },
    zoom: { type: Boolean },
  };
  static override styles: CSSResultGroup = [AtlasElement.styles, dataMapStyles];

  /** The metrics of the headline numbers, separated by spaces; absent = sites, teams, volunteers, projects. */
  declare headlines: string | null;
  /** A boundary set for the map, or its address; absent = tiles. */
  declare boundaries: HTMLElementTagNameMap['atlas-coverage-map']['boundaries'];

  /** Lets readers go down on the map; set after `atlas-ready`, it keeps nothing from the first picture. */
  declare drill: boolean;
  /** Lets readers enlarge and move a map on boundaries. */
  declare zoom: boolean;

  constructor() {
    super();
    this.headlines = null;
    this.boundaries = null;
    this.drill = false;
    this.zoom = false;
  }

  protected override get paintsLater(): boolean {
    return true;
  }

  #metrics(): string[] {
    return (this.headlines ?? HEADLINES).split(/\s+/).filter(Boolean);
  }

  protected override defaultQueries(): readonly Query[] {
    const { region } = this;
    const here = region ? { where: [{ field: 'region', op: 'within', value: region } as const] } : {};
    return [
      { metrics: ['reported_figures'], by: ['source'], ...here },
      { metrics: this.#metrics(), ...here },
    ];
  }

  protected override modelOf(answers: readonly Answer[]): BoardModel | null {
    return boardModel(answers, this.region);
  }

  protected override titleOf(model: BoardModel, locale: Locale): Heading {
    const words = dataMapWords(locale);
    return { title: words.title(model.region), note: words.dateline(model) };
  }

  protected override summaryOf(model: BoardModel, locale: Locale): string {
    return summarizeBoard(model, locale);
  }

  protected override tableOf(model: BoardModel, locale: Locale): DataTable {
    return boardTable(model, this.titleOf(model, locale).title, locale);
  }

  /** Figures without a place, of the sources that speak of this region. */
  #unplacedQuery(model: BoardModel): Query {
    const sources = { field: 'source', op: 'in', values: model.sourceIds } as const;
    return { metrics: ['reported_figures'], by: ['source'], where: [{ field: 'region', op: 'missing' }, sources] };
  }

  /** What fills the map where nobody reported a figure: the first headline number there is. */
  #mapMetric({ figureCount, headlines }: BoardModel): string | null {
    return figureCount > 0 ? null : (headlines.find(({ quantity }) => quantity !== null)?.metric ?? null);
  }

  #unplaced(model: BoardModel): TemplateResult {
    return html`<atlas-figures
      view="unplaced"
      .query=${this.#unplacedQuery(model)}
      .theme=${this.theme}
      .locale=${this.locale}
    ></atlas-figures>`;
  }

  protected override renderPicture(model: BoardModel): TemplateResult {
    const { region, theme, locale } = this;
    const words = dataMapWords(this.localeResolved);
    return html`<section class="headlines" part="headlines" aria-label=${words.headlines}>
        ${this.#metrics().map(
          (metric) =>
            html`<atlas-kpi
              .metric=${metric}
              .region=${region}
              .theme=${theme}
              .locale=${locale}
            ></atlas-kpi>`,
        )}
      </section>
      <atlas-coverage-map
        class="map"
        part="map"
        stretch
        .metric=${this.#mapMetric(model)}
        .boundaries=${this.boundaries}
        .drill=${this.drill}
        .zoom=${this.zoom}
        .region=${region}
        .theme=${theme}
        .locale=${locale}
      ></atlas-coverage-map>
      <div class="side" part="side">
        ${model.sourceIds.length > 0 ? this.#unplaced(model) : nothing}
        <atlas-figures view="provenance" .region=${region} .theme=${theme} .locale=${locale}></atlas-figures>
      </div>
      <div class="foot" part="foot">
        <atlas-volunteer-growth
          class="growth"
          .region=${region}
          .theme=${theme}
          .locale=${locale}
        ></atlas-volunteer-growth>
        <atlas-order-fulfillment
          class="orders"
          .region=${region}
          .theme=${theme}
          .locale=${locale}
        ></atlas-order-fulfillment>
        <atlas-figures
          class="programmes"
          view="programmes"
          .region=${region}
          .theme=${theme}
          .locale=${locale}
        ></atlas-figures>
      </div>`;
  }

  #masthead(model: BoardModel): TemplateResult {
    const words = dataMapWords(this.localeResolved);
    const { title, note } = this.titleOf(model, this.localeResolved);
    const isStale = this.state === 'stale';
    const findings = this.asker?.about?.findingCount ?? 0;
    return html`<header class="masthead" part="masthead">
      <h1 id="title" class="headline">${this.label ?? title}</h1>
      <p class="dateline">
        ${note}${findings > 0 ? html` · <strong>${words.findings(findings)}</strong>` : nothing}
      </p>
      ${this.renderTools(model)}
      <p class=${isStale ? 'freshness stale' : 'freshness'} role="status">
        ${isStale ? words.stale : words.still(model.until)}
      </p>
    </header>`;
  }

  protected override render(): TemplateResult {
    const { model, error, localeResolved: locale } = this;
    if (error) return errorTemplate(error, locale);
    if (model === null) return this.state === 'loading' ? loadingTemplate(locale) : emptyTemplate(locale);
    return html`<div
      class="board"
      part="figure"
      role="group"
      aria-labelledby="title"
      aria-describedby="summary"
      @atlas-ready=${this.#panelSettled}
      @atlas-error=${this.#panelSettled}
    >
      ${this.#masthead(model)} ${this.renderPicture(model)}
      <p id="summary" class="spoken">${this.summaryOf(model, locale)}</p>
    </div>`;
  }

  readonly #painted = new WeakSet<EventTarget>();

  /** Keeps the panels' own events inside: the page hears one `atlas-ready` for the whole. */
  readonly #panelSettled = (event: Event): void => {
    event.stopPropagation();
    if (event.target) this.#painted.add(event.target);
    this.#tellWhenSettled();
  };

  #tellWhenSettled(): void {
    const panels = [
      ...this.renderRoot.querySelectorAll<AtlasElement<unknown>>('.board :is(atlas-kpi, .map, .side > *, .foot > *)'),
    ];
    const isSettled = (panel: AtlasElement<unknown>) =>
      this.#painted.has(panel) || (panel.hasUpdated && BARE.has(panel.state));
    if (panels.length > 0 && panels.every(isSettled)) this.pictureReady();
  }

  protected override firstUpdated(changed: PropertyValues): void {
    super.firstUpdated(changed);
    // A panel that turns out to be empty fires nothing.
    const states = new MutationObserver(() => this.#tellWhenSettled());
    states.observe(this.renderRoot, { subtree: true, attributeFilter: ['state'] });
  }
}

defineElement('atlas-data-map', AtlasDataMap);

declare global {
  interface HTMLElementTagNameMap {
    'atlas-data-map': AtlasDataMap;
  }
}
