import type { Register } from '@practice-atlas/geo';
import type { Answer, Query } from '@practice-atlas/measure';
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { AtlasElement } from '../../base/atlas-element.js';
import { formatNumber } from '../../format/format-number.js';
import type { Locale } from '../../format/locale.js';
import type { MapView } from '../../marks/map-view.js';
import type { RegionsModel } from '../../models/regions.js';
import type { SitePoints } from '../../models/site-points.js';
import type { MapStage } from './drill/map-stage.js';
import type * as EnglishLabels from './english-labels.js';
import type { FillParameters } from './fills/fill-choice.js';
import type { Boundaries } from './outlines/boundaries-at.js';
import type { OutlineMap } from './outlines/outline-map.js';
import type { SiteReader } from './sites/site-reader.js';
import type { MapViews } from './views/map-views.js';

/** The lower half of a map: where it is, and what it has beyond tiles, which is a file of its own that is loaded when it is needed. */
export abstract class StagedElement extends AtlasElement<RegionsModel> {
  static override properties: PropertyDeclarations = {
    boundaries: {},
    at: { reflect: true },
    drill: { type: Boolean },
    link: {},
    register: { attribute: false },
    by: {},
    show: {},
    period: { reflect: true },
    autoplay: { type: Boolean },
    view: {},
    sites: { attribute: false },
    layers: {},
    zoom: { type: Boolean },
    viewport: { attribute: false },
    english: { state: true },
  };

  /**
   * A boundary set, or the address of one, as `practice-atlas boundaries import` writes it; absent = tiles. For a map that goes down also an address
   * with `{code}` or `{level}` in it, sets or addresses by code, or a function of code and level.
   */
  declare boundaries: Boundaries;
  /** The code of the place shown, within `region`; absent = `region` itself. */
  declare at: string | null;
  /** Offers the way down into regions that have parts, and back. */
  declare drill: boolean;
  /** The name of a search parameter of the page's address that says where the map is; several maps have several names. */
  declare link: string | null;
  /** The division register: regions of former codes are drawn on the outlines of their successors. */
  declare register: Register | null;

  /** The calendar unit of a map over time: `year`, `quarter`, `month`, `week` or `day`; absent = one picture of the latest. */
  declare by: string | null;
  /** How periods are shown: `slider` (default) under one map, or `multiples`, up to twelve small maps. */
  declare show: 'slider' | 'multiples' | null;
  /** The period shown, by its key: `2019`, `2019-Q1`, `2019-03`, `2019-W12` or `2019-03-05`; absent = the latest. */
  declare period: string | null;
  /** Plays the periods round and round, one a second, as on a wall; not where the reader prefers reduced motion. */
  declare autoplay: boolean;
  /**
   * `fill` shades regions, `bubbles` draws circles with areas proportional to values on plain land, `list` ranks regions without a map, `ground` draws
   * `sites` without any boundary. Default `fill`.
   */
  declare view: FillParameters['view'];
  /** Places of practice to draw on `boundaries` or plain ground: columns of positions in their coordinate system, with tiers. */
  declare sites: SitePoints | null;
  /** How: `sites`, `clusters`, `heat`, `lines`, `circles`, separated by spaces; absent = sites where they are few, else clusters. */
  declare layers: string | null;
  /** Lets readers enlarge and move a map on boundaries: buttons, pinch, ctrl and wheel, + - 0, shift and arrows; a box drawn with shift selects. */
  declare zoom: boolean;
  /** What of a map on boundaries is in sight with `zoom`: the point in the middle in shares of the map, and how much it is enlarged; null = the whole. */
  declare viewport: MapView | null;

  /** The one metric that fills; absent = call-outs of reported figures. */
  abstract metric: string | null;
  /** Fills the height that the page gives the element. */
  abstract stretch: boolean;
  /** @internal */
  abstract fills: unknown;
  abstract stars: unknown;
  /** @internal Names places that data name in Chinese only; undefined until it is needed and there. */
  declare english: typeof EnglishLabels | undefined;
  /** Null until it is needed and there. */
  protected stage: MapStage | null = null;
  protected views: MapViews | null = null;
  #viewsFault: unknown = null;
  #isNaming = false;

  constructor() {
    super();
    this.boundaries = null;
    this.at = null;
    this.drill = false;
    this.link = null;
    this.register = null;
    this.by = null;
    this.show = null;
    this.period = null;
    this.autoplay = false;
    this.sites = null;
    this.layers = null;
    this.zoom = false;
    this.viewport = null;
  }

  /** @internal Undefined = on their way, null = tiles. */
  get outlines(): OutlineMap | null | undefined {
    if (this.#isNaming) return undefined;
    const found = this.stage ? this.stage.outlines(this.model) : this.boundaries ? undefined : null;
    const sites = this.sites && found?.loadSites();
    if (!sites) return found;
    sites.then(
      () => this.requestUpdate(),
      (error) => this.fail(error),
    );
    return undefined;
  }

  /** Reads the sites that are drawn; null = none. */
  protected get siteReader(): SiteReader | null {
    if (!this.sites) return null;
    const other = this.views?.siteReader;
    return other === undefined ? (this.stage?.outlines(this.model)?.siteReader ?? null) : other;
  }

  /** Says of sites that there is nothing to draw them on: tiles and lists are no positions. Empty where they are drawn, or are none. */
  protected undrawnSites(locale: Locale): string {
    const count = this.sites?.lng.length ?? 0;
    if (count === 0 || this.outlines !== null || this.view === 'ground') return '';
    const said = formatNumber(count, locale);
    return locale === 'zh' ? `没有边界，阵地未画出：${said} 个。` : `Sites not drawn, for want of boundaries: ${said}.`;
  }

  protected undrawnNote(locale: Locale): TemplateResult | typeof nothing {
    const said = this.undrawnSites(locale);
    return said ? html`<p class="note" part="undrawn">${said}</p>` : nothing;
  }

  protected override get queries(): readonly Query[] {
    const asked = this.stage?.queries ?? super.queries;
    return this.views?.queries(asked) ?? asked;
  }

  /** Waits for what a map over time, a list and plain ground are made of, so that no other picture is asked for and drawn first. */
  protected override scheduleUpdate(): Promise<unknown> | undefined {
    const isOther = this.by || this.view === 'list' || this.view === 'ground';
    if (this.views || this.#viewsFault || !isOther) {
      super.scheduleUpdate();
      return undefined;
    }
    return import('./views/map-views.js')
      .then(
        ({ MapViews }) => {
          this.views ??= new MapViews(this, (error) => this.fail(error));
        },
        (error) => {
          this.#viewsFault = error;
        },
      )
      .then(() => super.scheduleUpdate());
  }

  /** The answers of the period and the place that are shown. Throws what kept the other views from being loaded. */
  protected answersShown(given: readonly Answer[]): readonly Answer[] {
    if (this.#viewsFault) throw this.#viewsFault;
    const named = this.english?.englishAnswers(given) ?? given;
    const own = this.stage?.ownRows(named) ?? named;
    const answers = this.views?.answersOf(own) ?? own;
    this.stage?.learn(answers, given);
    return answers;
  }

  protected mapOf(...[answers, make, fill]: Parameters<MapViews['modelOf']>): RegionsModel | null {
    if (this.views) return this.views.modelOf(answers, make, fill);
    const model = make(answers);
    return model && fill(model);
  }

  /** @internal The cursor stands on regions, not on periods. */
  get walksRegions(): boolean {
    return this.views?.count === undefined;
  }

  /** The map draws the ring around a region itself. */
  protected get drawsRing(): boolean {
    return Boolean(this.outlines) && !this.views?.count;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!this.stage && (this.boundaries || this.drill || this.at || this.link))
      import('./drill/map-stage.js').then(
        ({ MapStage }) => {
          this.stage ??= new MapStage(this);
          this.requestUpdate('at');
        },
        (error) => this.fail(error),
      );
    this.stage?.follow(this.asker);
    super.willUpdate(changed);
    this.#meet(this.siteReader?.arrived());
    if (!this.english && !this.#isNaming && this.localeResolved === 'en') this.#nameInEnglish();
  }

  /** Puts the cursor on a site that a choice has led to, and says it. */
  #meet(datum: number | null | undefined): void {
    if (!this.model || !datum) return;
    this.cursor = datum;
    this.announced = this.datumLabel(this.model, datum, this.localeResolved);
  }

  /** Loads the English names of places where the data lack some; the picture waits for them. */
  #nameInEnglish(): void {
    this.#isNaming = this.model?.items.some(({ name }) => name.en === name.zh) ?? false;
    if (this.#isNaming)
      import('./english-labels.js').then(
        (labels) => {
          this.#isNaming = false;
          this.english = labels;
        },
        (error) => this.fail(error),
      );
  }

  protected override selectAt(index: number): void {
    super.selectAt(index);
    if (index < 0) this.#meet(this.siteReader?.opened(index));
    if (!this.views?.chosen(index)) this.stage?.chosen(this.model?.items[index]?.code);
  }

  protected override render(): TemplateResult {
    const { model, stage } = this;
    return html`${stage?.head(model)}${super.render()}${this.views?.foot()}${stage?.foot(model)}`;
  }
}
