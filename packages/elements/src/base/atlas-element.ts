import { AtlasError } from '@practice-atlas/dataset';
import {
  type CSSResultGroup,
  html,
  type nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { AtlasHoverEvent } from '../events/atlas-hover-event.js';
import { AtlasReadyEvent } from '../events/atlas-ready-event.js';
import { type AtlasSelectDetail, AtlasSelectEvent } from '../events/atlas-select-event.js';
import type { Locale } from '../format/locale.js';
import { text } from '../format/messages.js';
import { themeStyles } from '../theme/theme-styles.js';
import { AskingElement } from './asking-element.js';
import { baseStyles } from './base-styles.js';
import { cursorAfter } from './cursor-after.js';
import type { DataTable } from './data-table.js';
import {
  emptyTemplate,
  errorTemplate,
  footerTemplate,
  type Heading,
  headerTemplate,
  loadingTemplate,
} from './frame-templates.js';
import { provenanceNotes } from './provenance-template.js';
import { quantityStyles } from './quantity-template.js';
import { tableCsv } from './table-csv.js';

const LIVE_DELAY_MS = 150;

/**
 * What every element has above its answers: a figure with heading, picture, words, disclosures, a keyboard cursor and events.
 * A subclass turns answers into a model, and the model into a picture, a sentence and a table.
 */
export abstract class AtlasElement<Model> extends AskingElement<Model> {
  static override properties: PropertyDeclarations = {
    cursor: { attribute: false },
    tablePage: { state: true },
    announced: { state: true },
  };
  static override styles: CSSResultGroup = [themeStyles, baseStyles, quantityStyles];

  /** The datum under the ring; null = none. */
  declare cursor: number | null;
  declare protected tablePage: number;
  declare protected announced: string;

  #readyFor: Model | null = null;
  #liveTimer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.cursor = null;
    this.tablePage = 0;
    this.announced = '';
  }

  /** What is measured, and its unit and period. */
  protected abstract titleOf(model: Model, locale: Locale): Heading;
  /** Says in a sentence or two what the picture shows. */
  protected abstract summaryOf(model: Model, locale: Locale): string;
  /** Lists the numbers of the picture; sources and basis are added to its notes. */
  protected abstract tableOf(model: Model, locale: Locale): DataTable;
  /** Draws the picture, inside the figure. */
  protected abstract renderPicture(model: Model): TemplateResult;
  /** Draws what stands under the picture. */
  protected renderFooter(model: Model): TemplateResult | typeof nothing {
    return footerTemplate(this.answers ?? [], this.#table(model), this.localeResolved, this.tablePage, (page) => {
      this.tablePage = page;
    });
  }
  /** Which text names the figure: its title, or (a headline number) the sentence that says it. */
  protected get namedBy(): 'title' | 'summary' {
    return 'title';
  }
  /** How many data the cursor walks through; 0 = the picture takes no focus. */
  protected datumCount(_model: Model): number {
    return 0;
  }
  /** Says one datum, for the live region. */
  protected datumLabel(_model: Model, _index: number, _locale: Locale): string {
    return '';
  }
  /** What the choice of a datum tells the page; null = it cannot be chosen. */
  protected datumSelect(_model: Model, _index: number): AtlasSelectDetail | null {
    return null;
  }
  /** Moves the cursor; overridden where arrows follow a map rather than the order. Undefined = not a key of ours. */
  protected cursorAfter(key: string, cursor: number | null, model: Model): number | null | undefined {
    return cursorAfter(key, cursor, this.datumCount(model));
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

  /** Puts the ring where the pointer is and fires `atlas-hover`; null = nowhere. */
  protected hoverAt(index: number | null): void {
    const { model } = this;
    if (model === null || this.cursor === index) return;
    this.cursor = index;
    this.dispatchEvent(new AtlasHoverEvent(index === null ? null : this.datumSelect(model, index)));
  }

  /** Chooses a datum: fires `atlas-select`. */
  protected selectAt(index: number): void {
    const detail = this.model === null ? null : this.datumSelect(this.model, index);
    if (detail) this.dispatchEvent(new AtlasSelectEvent(detail));
  }

  /** Writes the table as CSV, with qualifiers, sources and basis; empty when there is nothing to show. */
  toCsv(): string {
    return this.model === null ? '' : tableCsv(this.#table(this.model));
  }

  /** Makes an image of the picture. Throws `query_unsupported` in an element that is text and not a picture. */
  toImage(_type = 'image/png'): Promise<Blob> {
    return Promise.reject(
      new AtlasError('query_unsupported', `<${this.localName}> is text and makes no image`, {
        hint: 'Use toCsv(), or an element that draws.',
        details: { element: this.localName },
      }),
    );
  }

  #table(model: Model): DataTable {
    const table = this.tableOf(model, this.localeResolved);
    return { ...table, notes: [...table.notes, ...provenanceNotes(this.answers ?? [], this.localeResolved)] };
  }

  #heading(): Heading {
    const { model, label } = this;
    const heading = model === null || this.error ? { title: '', note: '' } : this.titleOf(model, this.localeResolved);
    return label ? { ...heading, title: label } : heading;
  }

  #announce(index: number | null): void {
    clearTimeout(this.#liveTimer);
    this.#liveTimer = setTimeout(() => {
      const { model } = this;
      this.announced = model === null || index === null ? '' : this.datumLabel(model, index, this.localeResolved);
    }, LIVE_DELAY_MS);
  }

  #keyed(event: KeyboardEvent): void {
    const { model } = this;
    if (model === null || event.target !== event.currentTarget) return;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if ((event.key === 'Enter' || event.key === ' ') && this.cursor !== null) {
      event.preventDefault();
      this.selectAt(this.cursor);
      return;
    }
    const next = this.cursorAfter(event.key, this.cursor, model);
    if (next === undefined) return;
    event.preventDefault();
    this.hoverAt(next);
    this.#announce(next);
  }

  #left(event: FocusEvent): void {
    if (event.target !== event.currentTarget) return;
    this.hoverAt(null);
    this.#announce(null);
  }

  #picture(model: Model, title: string): TemplateResult {
    const picture = this.renderPicture(model);
    if (this.datumCount(model) === 0) return html`<div class="picture" part="picture">${picture}</div>`;
    return html`<div
        id="picture"
        class="picture"
        part="picture"
        role="group"
        tabindex="0"
        aria-label=${title}
        aria-describedby="summary keys"
        @keydown=${this.#keyed}
        @focusout=${this.#left}
      >
        ${picture}
      </div>
      <p id="keys" class="spoken">${text(this.localeResolved).keys}</p>`;
  }

  #body(title: string): TemplateResult {
    const { model, error, localeResolved: locale } = this;
    if (error) return errorTemplate(error, locale);
    if (model === null) return this.state === 'loading' ? loadingTemplate(locale) : emptyTemplate(locale);
    try {
      return html`${this.#picture(model, title)}
        <p id="summary" class="spoken">${this.summaryOf(model, locale)}</p>
        <p class="spoken" role="status">${this.announced}</p>
        ${this.renderFooter(model)}`;
    } catch (fault) {
      this.fail(fault);
      return this.error ? errorTemplate(this.error, locale) : emptyTemplate(locale);
    }
  }

  protected override render(): TemplateResult {
    const heading = this.#heading();
    const marks = {
      isSimulated: this.model !== null && (this.answers ?? []).some((answer) => answer.simulated),
      staleSince: this.state === 'stale' ? (this.asker?.about?.loadedAt ?? Date.now()) : null,
      isUpdating: this.state === 'loading' && this.model !== null,
    };
    return html`<figure part="figure" aria-labelledby=${this.model === null || this.error ? 'title' : this.namedBy}>
      ${headerTemplate(heading, marks, this.localeResolved)} ${this.#body(heading.title)}
    </figure>`;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { model } = this;
    if (this.cursor !== null && (model === null || this.cursor >= this.datumCount(model))) this.cursor = null;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (!this.paintsLater) this.pictureReady();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#liveTimer);
  }
}
