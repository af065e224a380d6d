import type { Answer, Query } from '@practice-atlas/measure';
import { type CSSResultGroup, css, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { AtlasElement } from '../../base/atlas-element.js';
import type { DataTable } from '../../base/data-table.js';
import { defineElement } from '../../base/define-element.js';
import { detailTemplate } from '../../base/detail-template.js';
import type { Heading } from '../../base/frame-templates.js';
import { CanvasController } from '../../engine/canvas-controller.js';
import type { AtlasSelectDetail } from '../../events/atlas-select-event.js';
import type { Locale } from '../../format/locale.js';
import type { MarkList } from '../../marks/mark.js';
import { type LifecycleModel, lifecycleModel } from '../../models/lifecycle.js';
import { stepSentence, summarizeLifecycle } from '../../summaries/lifecycle.js';
import { lifecycleWords, periodWords } from '../../summaries/lifecycle-words.js';
import { fulfillmentQueries } from './fulfillment-queries.js';
import { fulfillmentTable } from './fulfillment-table.js';
import { orderFulfillmentMarks } from './order-fulfillment-marks.js';

/**
 * Shows what becomes of orders: how many reached each step from 点单 to 评单, what share that is and of how many, what each step
 * took (median and P90), what is overdue, how satisfied people are, and which tier dispatched.
 *
 * A place that reports only its number of orders gets that number, and a sentence saying that the rest is not known. For how the number
 * of orders changes use a series.
 *
 * @fires atlas-select - A step was chosen; `key` is its word.
 * @fires atlas-hover - The cursor or pointer stands on a step, or left.
 * @fires atlas-ready - The picture is on screen.
 * @fires atlas-error - No answer is possible; the same error is shown in place.
 * @csspart figure - The whole.
 * @csspart picture - The picture and its cursor.
 * @csspart detail - The words of the step under the cursor, with the parts of its rate.
 * @cssprop --atlas-data-1 - Color of the bars.
 */
export class AtlasOrderFulfillment extends AtlasElement<LifecycleModel> {
  static override properties: PropertyDeclarations = { period: {} };
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

  /** The orders placed in this year, month or day: `2019`, `2019-03`, `2019-03-05`; absent = all. */
  declare period: string | null;

  readonly #canvas = new CanvasController(
    this,
    this.drawnBy((widthPx) => this.#marks(widthPx)),
  );

  constructor() {
    super();
    this.period = null;
  }

  protected override get paintsLater(): boolean {
    return true;
  }

  protected override defaultQueries(): readonly Query[] {
    return fulfillmentQueries(this.region, this.period);
  }

  protected override modelOf(answers: readonly Answer[]): LifecycleModel | null {
    return lifecycleModel(answers);
  }

  protected override titleOf(model: LifecycleModel, locale: Locale): Heading {
    return { title: lifecycleWords(locale).title, note: periodWords(model, locale) };
  }

  protected override summaryOf(model: LifecycleModel, locale: Locale): string {
    return summarizeLifecycle(model, locale);
  }

  protected override tableOf(model: LifecycleModel, locale: Locale): DataTable {
    return fulfillmentTable(model, locale);
  }

  protected override datumCount(model: LifecycleModel): number {
    return model.onlyPlaced ? 1 : model.steps.length;
  }

  protected override datumLabel(model: LifecycleModel, index: number, locale: Locale): string {
    return stepSentence(model, index, locale);
  }

  protected override datumSelect(model: LifecycleModel, index: number): AtlasSelectDetail | null {
    const item = model.steps[index];
    return item ? { kind: 'step', key: item.step, metric: 'orders_at_step', datum: index } : null;
  }

  protected override renderPicture(model: LifecycleModel): TemplateResult {
    const { cursor } = this;
    return html`<div class="stage"><canvas aria-hidden="true"></canvas></div>
      ${cursor === null ? nothing : detailTemplate(stepSentence(model, cursor, this.localeResolved))}`;
  }

  /** Makes an image of the picture with its title and sources: a bitmap, or vectors for `image/svg+xml`. */
  override toImage(type = 'image/png'): Promise<Blob> {
    return this.imageOf(this.#canvas.list, type);
  }

  #marks(widthPx: number): MarkList | null {
    const { model, themeTokens: theme, localeResolved: locale } = this;
    return model && orderFulfillmentMarks(model, { widthPx, theme, locale });
  }
}

defineElement('atlas-order-fulfillment', AtlasOrderFulfillment);

declare global {
  interface HTMLElementTagNameMap {
    'atlas-order-fulfillment': AtlasOrderFulfillment;
  }
}

export { lifecycleModel } from '../../models/lifecycle.js';
export { summarizeLifecycle } from '../../summaries/lifecycle.js';
export { fulfillmentQueries } from './fulfillment-queries.js';
export { fulfillmentTable } from './fulfillment-table.js';
export { orderFulfillmentMarks } from './order-fulfillment-marks.js';
