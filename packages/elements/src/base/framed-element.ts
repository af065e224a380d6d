import { type CSSResultGroup, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { AtlasReadyEvent } from '../events/atlas-ready-event.js';
import type { Locale } from '../format/locale.js';
import { themeStyles } from '../theme/theme-styles.js';
import { AskingElement } from './asking-element.js';
import { baseStyles } from './base-styles.js';
import { emptyTemplate, errorTemplate, type Heading, headerTemplate, loadingTemplate } from './frame-templates.js';
import { quantityStyles } from './quantity-template.js';

/** The frame around what an element shows: a figure with heading, states, words. Enough for a picture that is text. */
export abstract class FramedElement<Model> extends AskingElement<Model> {
  static override styles: CSSResultGroup = [themeStyles, baseStyles, quantityStyles];

  #readyFor: Model | null = null;

  /** What is measured, and its unit and period. */
  protected abstract titleOf(model: Model, locale: Locale): Heading;
  /** Says in a sentence or two what the picture shows. */
  protected abstract summaryOf(model: Model, locale: Locale): string;
  /** Draws the picture, inside the figure. */
  protected abstract renderPicture(model: Model): TemplateResult;
  /** Draws what stands under the picture. */
  protected renderFooter(_model: Model): TemplateResult | typeof nothing {
    return nothing;
  }
  /** Draws what stands at the end of the heading: disclosures. */
  protected renderTools(_model: Model): TemplateResult | typeof nothing {
    return nothing;
  }
  /** Puts the picture into its place. */
  protected frameOf(picture: TemplateResult, _model: Model, _title: string): TemplateResult {
    return html`<div class="picture" part="picture">${picture}</div>`;
  }
  /** Which text names the figure: its title, or (a headline number) the sentence that says it. */
  protected get namedBy(): 'title' | 'summary' {
    return 'title';
  }
  /** True in a subclass whose picture is finished later (a canvas, a chart): it then calls `pictureReady` itself. */
  protected get paintsLater(): boolean {
    return false;
  }

  /** Tells that the picture is on screen: fires `atlas-ready`, once a picture. */
  protected pictureReady(): void {
    const { model } = this;
    if (model === null || model === this.#readyFor || this.error || this.state === 'loading') return;
    this.#readyFor = model;
    this.dispatchEvent(new AtlasReadyEvent());
  }

  #heading(): Heading {
    const { model, label } = this;
    const heading = model === null || this.error ? { title: '', note: '' } : this.titleOf(model, this.localeResolved);
    return label ? { ...heading, title: label } : heading;
  }

  #body(title: string): TemplateResult {
    const { model, error, localeResolved: locale } = this;
    if (error) return errorTemplate(error, locale);
    if (model === null) return this.state === 'loading' ? loadingTemplate(locale) : emptyTemplate(locale);
    return html`${this.frameOf(this.renderPicture(model), model, title)}
      <p id="summary" class="spoken">${this.summaryOf(model, locale)}</p>
      ${this.renderFooter(model)}`;
  }

  protected override render(): TemplateResult {
    const { model } = this;
    const heading = this.#heading();
    const marks = {
      isSimulated: model !== null && (this.answers ?? []).some((answer) => answer.simulated),
      staleSince: this.state === 'stale' ? (this.asker?.about?.loadedAt ?? Date.now()) : null,
      isUpdating: this.state === 'loading' && model !== null,
    };
    return html`<figure part="figure" aria-labelledby=${model === null || this.error ? 'title' : this.namedBy}>
      ${headerTemplate(heading, marks, this.localeResolved, model === null || this.error ? nothing : this.renderTools(model))}
      ${this.#body(heading.title)}
    </figure>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (!this.paintsLater) this.pictureReady();
  }
}
