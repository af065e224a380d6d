import type { Register } from '@practice-atlas/geo';
import type { Query } from '@practice-atlas/measure';
import { html, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { AtlasElement } from '../../base/atlas-element.js';
import type { MapView } from '../../marks/map-view.js';
import type { RegionsModel } from '../../models/regions.js';
import type { SitePoints } from '../../models/site-points.js';
import type { Boundaries } from './boundaries-at.js';
import type { MapStage } from './map-stage.js';
import type { OutlineMap } from './outline-map.js';

/** The lower half of a map: where it is, and what it has beyond tiles, which is a file of its own that is loaded when it is needed. */
export abstract class StagedElement extends AtlasElement<RegionsModel> {
  static override properties: PropertyDeclarations = {
    boundaries: {},
    at: { reflect: true },
    drill: { type: Boolean },
    link: {},
    register: { attribute: false },
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

  /** The one metric that fills; absent = call-outs of reported figures. */
  abstract metric: string | null;
  /** Places of practice to draw on boundaries. */
  abstract sites: SitePoints | null;
  /** Fills the height that the page gives the element. */
  abstract stretch: boolean;
  /** What of a map on boundaries is in sight; null = the whole. */
  abstract viewport: MapView | null;
  /** Null until it is needed and there. */
  protected stage: MapStage | null = null;

  constructor() {
    super();
    this.boundaries = null;
    this.at = null;
    this.drill = false;
    this.link = null;
    this.register = null;
  }

  /** @internal Undefined = on their way, null = tiles. */
  get outlines(): OutlineMap | null | undefined {
    const found = this.stage ? this.stage.outlines(this.model) : this.boundaries ? undefined : null;
    const sites = this.sites && found?.loadSites();
    if (!sites) return found;
    sites.then(
      () => this.requestUpdate(),
      (error) => this.fail(error),
    );
    return undefined;
  }

  protected override get queries(): readonly Query[] {
    return this.stage?.queries ?? super.queries;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!this.stage && (this.boundaries || this.drill || this.at || this.link))
      import('./map-stage.js').then(
        ({ MapStage }) => {
          this.stage ??= new MapStage(this);
          this.requestUpdate('at');
        },
        (error) => this.fail(error),
      );
    this.stage?.follow(this.asker);
    super.willUpdate(changed);
  }

  protected override selectAt(index: number): void {
    super.selectAt(index);
    this.stage?.chosen(this.model?.items[index]?.code);
  }

  protected override render(): TemplateResult {
    const { model, stage } = this;
    return html`${stage?.head(model)}${super.render()}${stage?.foot(model)}`;
  }
}
