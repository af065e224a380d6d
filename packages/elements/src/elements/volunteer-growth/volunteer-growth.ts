import { AtlasError } from '@practice-atlas/dataset';
import type { Answer, Query } from '@practice-atlas/measure';
import { type CSSResultGroup, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { AtlasElement } from '../../base/atlas-element.js';
import type { DataTable } from '../../base/data-table.js';
import { defineElement } from '../../base/define-element.js';
import type { Heading } from '../../base/frame-templates.js';
import { type ChartSize, EChartsController } from '../../engine/echarts-controller.js';
import type { AtlasSelectDetail } from '../../events/atlas-select-event.js';
import type { Locale } from '../../format/locale.js';
import { slotKey } from '../../models/calendar-slot.js';
import { type SeriesModel, seriesModel } from '../../models/series.js';
import { seriesData, seriesPanels } from '../../models/series-panels.js';
import { summarizeSeries } from '../../summaries/series.js';
import { seriesTable } from '../../summaries/series-table.js';
import { datumWords, readoutWords, seriesHeading } from '../../summaries/series-words.js';
import { datumAt } from './datum-at.js';
import { type GrowthMarks, growthMarks } from './growth-marks.js';
import { type GrowthOption, growthOption } from './growth-option.js';
import { growthQueries } from './growth-queries.js';
import { growthStyles } from './growth-styles.js';

/**
 * Shows how volunteers grew: registered in total, new by month, teams in steps. What sources report stands among the counted or
 * simulated curve as open rings, never joined to it; "at least" carries an upward tick. Use `atlas-kpi` for one number.
 *
 * @fires atlas-select A point was chosen; `key` is its calendar key or figure id.
 * @fires atlas-hover The cursor or pointer stands on a point, or left.
 * @fires atlas-ready The picture is on screen.
 * @fires atlas-error Nothing can be shown; the reason is in place too.
 * @csspart picture The picture and its cursor.
 * @csspart readout The words at the cursor.
 * @cssprop --atlas-growth-height Height of the picture; 240px times the theme's scale.
 */
export class AtlasVolunteerGrowth extends AtlasElement<SeriesModel> {
  static override properties: PropertyDeclarations = { show: {} };
  static override styles: CSSResultGroup = [AtlasElement.styles, growthStyles];

  /** What is asked by default: any of `total`, `new` and `teams`, separated by spaces; absent = `total new`. */
  declare show: string | null;

  #marks: GrowthMarks | null = null;
  #option: GrowthOption | null = null;
  #madeFor: readonly unknown[] = [];
  readonly #chart = new EChartsController(this, {
    root: () => this.renderRoot.querySelector<HTMLElement>('.chart'),
    option: (size) => this.#optionFor(size),
    painted: () => this.pictureReady(),
    failed: (error) => this.fail(error),
  });

  constructor() {
    super();
    this.show = null;
  }

  protected override defaultQueries(): readonly Query[] {
    const words = (this.show ?? 'total new').split(/\s+/).filter(Boolean);
    const unknown = words.find((word) => !['total', 'new', 'teams'].includes(word));
    if (unknown)
      throw new AtlasError('query_malformed', `cannot show "${unknown}"`, {
        hint: 'show is any of total, new, teams',
        where: { property: 'show' },
        details: { query: unknown },
      });
    return growthQueries(this.region, new Set(words));
  }

  protected override get paintsLater(): boolean {
    return true;
  }

  protected override modelOf(answers: readonly Answer[]): SeriesModel | null {
    return seriesModel(answers, { region: this.region });
  }

  protected override titleOf(model: SeriesModel, locale: Locale): Heading {
    return seriesHeading(model, locale);
  }

  protected override summaryOf(model: SeriesModel, locale: Locale): string {
    return summarizeSeries(model, locale);
  }

  protected override tableOf(model: SeriesModel, locale: Locale): DataTable {
    return seriesTable(model, locale);
  }

  protected override datumCount(model: SeriesModel): number {
    return this.#marks?.data.length ?? seriesData(seriesPanels(model)).length;
  }

  protected override datumLabel(model: SeriesModel, index: number, locale: Locale): string {
    const datum = seriesData(seriesPanels(model))[index];
    return datum ? datumWords(datum.series, datum.point, locale) : '';
  }

  protected override datumSelect(model: SeriesModel, index: number): AtlasSelectDetail | null {
    const datum = seriesData(seriesPanels(model))[index];
    if (!datum) return null;
    const { point, series } = datum;
    const key = point.figure?.figureId ?? (point.slot === null ? null : slotKey(point.slot, model.grain));
    const regionCode = point.figure?.regionCode ?? this.region;
    return {
      kind: 'point',
      metric: series.metric,
      datum: index,
      ...(key === null ? {} : { key }),
      ...(regionCode === null ? {} : { regionCode }),
    };
  }

  protected override renderPicture(_model: SeriesModel): TemplateResult {
    return html`<div
      class="stage"
      @pointermove=${this.#pointed}
      @pointerleave=${() => this.hoverAt(null)}
      @click=${this.#clicked}
    >
      <div class="chart"></div>
      ${this.#cursorTemplate()}
    </div>`;
  }

  override async toImage(type = 'image/png'): Promise<Blob> {
    const { chartImage } = await import('../../engine/chart-image.js');
    const pixelRatio = 2;
    const picture = this.#chart.toCanvas(pixelRatio);
    const words = this.imageWords(picture);
    const canvas = chartImage(picture!, words, this.themeTokens, pixelRatio);
    return new Promise((resolve, reject) => {
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new AtlasError('render_failed', `no image of type ${type}`))),
        type,
      );
    });
  }

  #optionFor(size: ChartSize): GrowthOption {
    const { model, themeTokens: theme, localeResolved: locale } = this;
    const key = [model, theme, locale, size.width, size.height];
    if (this.#option && key.every((part, index) => part === this.#madeFor[index])) return this.#option;
    if (!model) throw new AtlasError('render_failed', 'there is nothing to draw');
    this.#marks = growthMarks(model, size, theme, locale);
    this.#option = growthOption(this.#marks, theme, locale);
    this.#madeFor = key;
    this.requestUpdate();
    return this.#option;
  }

  #cursorTemplate(): TemplateResult | typeof nothing {
    const marks = this.#marks;
    const datum = this.cursor === null ? undefined : marks?.data[this.cursor];
    if (!datum || !marks) return nothing;
    const isLeft = datum.x < marks.size.width / 2;
    const beside = isLeft
      ? `left: ${datum.x + 14}px; right: auto`
      : `left: auto; right: ${marks.size.width - datum.x + 14}px`;
    const top = Math.max(0, Math.min(datum.y - 10, marks.size.height - 24));
    // The property, not the attribute, which a strict policy refuses.
    return html`<span class="ring" .style=${`left: ${datum.x}px; top: ${datum.y}px`}></span>
      <p class="readout" part="readout" aria-hidden="true" .style=${`${beside}; top: ${top}px`}>
        ${readoutWords(datum.series, datum.point, this.localeResolved)}
      </p>`;
  }

  /** Undoes every scaling of an ancestor by comparing the box on screen with the box in layout. */
  #datumUnder(event: MouseEvent): number | null {
    const stage = event.currentTarget;
    if (!(stage instanceof HTMLElement) || !this.#marks) return null;
    const box = stage.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) return null;
    const x = ((event.clientX - box.left) * stage.offsetWidth) / box.width;
    const y = ((event.clientY - box.top) * stage.offsetHeight) / box.height;
    return datumAt(this.#marks, x, y);
  }

  #pointed(event: PointerEvent): void {
    this.hoverAt(this.#datumUnder(event));
  }

  #clicked(event: MouseEvent): void {
    const index = this.#datumUnder(event);
    this.hoverAt(index);
    if (index !== null) this.selectAt(index);
  }
}

defineElement('atlas-volunteer-growth', AtlasVolunteerGrowth);

declare global {
  interface HTMLElementTagNameMap {
    'atlas-volunteer-growth': AtlasVolunteerGrowth;
  }
}

export { seriesModel } from '../../models/series.js';
export { summarizeSeries } from '../../summaries/series.js';
export { seriesTable } from '../../summaries/series-table.js';
export { datumAt } from './datum-at.js';
export { growthMarks } from './growth-marks.js';
export { growthOption } from './growth-option.js';
