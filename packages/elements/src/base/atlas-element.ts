import { AtlasError } from '@practice-atlas/dataset';
import { type CSSResultGroup, html, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { CanvasUse } from '../engine/canvas-controller.js';
import type { ImageWords } from '../engine/chart-image.js';
import { AtlasHoverEvent } from '../events/atlas-hover-event.js';
import { type AtlasSelectDetail, AtlasSelectEvent } from '../events/atlas-select-event.js';
import type { Locale } from '../format/locale.js';
import { text } from '../format/messages.js';
import { tableText } from '../format/table-messages.js';
import type { MarkList } from '../marks/mark.js';
import { drawStyles } from '../theme/draw-styles.js';
import type { Theme } from '../theme/theme.js';
import { cursorAfter } from './cursor-after.js';
import type { DataTable } from './data-table.js';
import { FramedElement } from './framed-element.js';
import { provenanceNotes } from './provenance-template.js';
import { tableCsv } from './table-csv.js';
import { tableStyles } from './table-styles.js';
import { ThemeController } from './theme-controller.js';
import { toolsTemplate } from './tools-template.js';

const LIVE_DELAY_MS = 150;

/**
 * What every drawn element has above its frame: theme tokens for the picture, a keyboard cursor over its data, a live region, a
 * table, sources and exports. A subclass turns answers into a model, and the model into a picture, a sentence and a table.
 */
export abstract class AtlasElement<Model> extends FramedElement<Model> {
  static override properties: PropertyDeclarations = {
    cursor: { attribute: false },
    tablePage: { state: true },
    announced: { state: true },
  };
  static override styles: CSSResultGroup = [FramedElement.styles, drawStyles, tableStyles];

  /** The datum under the ring; null = none. */
  declare cursor: number | null;
  declare protected tablePage: number;
  declare protected announced: string;

  readonly #theme = new ThemeController(this);
  readonly #opened = new Set<string>();
  #liveTimer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.cursor = null;
    this.tablePage = 0;
    this.announced = '';
  }

  /** Lists the numbers of the picture; sources and basis are added to its notes. */
  protected abstract tableOf(model: Model, locale: Locale): DataTable;
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

  /** False in an element that shows the sources itself. */
  protected get hasProvenance(): boolean {
    return true;
  }

  /** The tokens of the theme in force. */
  protected get themeTokens(): Theme {
    return this.#theme.theme;
  }

  /** Reads the theme again, after custom properties around the element changed. */
  refreshTheme(): void {
    this.#theme.refresh();
  }

  protected override renderTools(model: Model): TemplateResult {
    return toolsTemplate({
      answers: this.hasProvenance ? (this.answers ?? []) : null,
      table: () => this.#table(model),
      locale: this.localeResolved,
      page: this.tablePage,
      turnTo: (page) => {
        this.tablePage = page;
      },
      opened: this.#opened,
      toggled: (name, isOpen) => {
        if (isOpen) this.#opened.add(name);
        else this.#opened.delete(name);
        this.requestUpdate();
      },
    });
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

  /** How a canvas of this element is used: `build` draws the marks, the cursor carries the ring, pointers hover and choose. */
  protected drawnBy(build: CanvasUse['build']): CanvasUse {
    return {
      canvas: () => this.renderRoot?.querySelector('canvas') ?? null,
      build,
      ring: () => ({ datum: this.cursor, color: this.themeTokens.accent }),
      fonts: () => this.themeTokens,
      onHover: (datum) => this.hoverAt(datum),
      onPick: (datum) => this.selectAt(datum),
      onPainted: () => this.pictureReady(),
    };
  }

  /** Makes an image of a picture made of marks, with its title and sources: a bitmap, or vectors for `image/svg+xml`. */
  protected async imageOf(list: MarkList | null, type: string): Promise<Blob> {
    const { marksImage } = await import('../engine/marks-image.js');
    const words = this.imageWords(list);
    return marksImage(list!, words, this.themeTokens, type);
  }

  /** Says what is printed on an image of the picture. Throws `render_failed` where there is no picture yet. */
  protected imageWords(picture: unknown): ImageWords {
    const { model, localeResolved: locale } = this;
    const answers = this.answers ?? [];
    if (model === null || !picture)
      throw new AtlasError('render_failed', 'there is no picture to export yet', { hint: 'wait for atlas-ready' });
    const { title, note } = this.titleOf(model, locale);
    return {
      title: this.label ?? title,
      note,
      badge: answers.some(({ simulated }) => simulated) ? text(locale).simulated : '',
      notes: [this.summaryOf(model, locale), ...provenanceNotes(answers, locale)],
    };
  }

  #table(model: Model): DataTable {
    const table = this.tableOf(model, this.localeResolved);
    return { ...table, notes: [...table.notes, ...provenanceNotes(this.answers ?? [], this.localeResolved)] };
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

  protected override frameOf(picture: TemplateResult, model: Model, title: string): TemplateResult {
    if (this.datumCount(model) === 0) return super.frameOf(picture, model, title);
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
      <p id="keys" class="spoken">${tableText(this.localeResolved).keys}</p>
      <p class="spoken" role="status">${this.announced}</p>`;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { model } = this;
    if (this.cursor !== null && (model === null || this.cursor >= this.datumCount(model))) this.cursor = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#liveTimer);
  }
}
