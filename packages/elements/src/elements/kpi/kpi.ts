import type { Answer, Query } from '@practice-atlas/measure';
import { type CSSResultGroup, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { defineElement } from '../../base/define-element.js';
import type { Heading } from '../../base/frame-templates.js';
import { FramedElement } from '../../base/framed-element.js';
import { quantityTemplate } from '../../base/quantity-template.js';
import { figureFacts, sourceTemplate } from '../../base/source-template.js';
import { tableCsv } from '../../base/table-csv.js';
import { formatDate } from '../../format/format-date.js';
import { formatQuantity } from '../../format/format-quantity.js';
import type { Locale } from '../../format/locale.js';
import { text } from '../../format/messages.js';
import { type ValueModel, valueModel } from '../../models/value.js';
import { summarizeValue } from '../../summaries/value.js';
import { kpiStyles } from './kpi-styles.js';

/**
 * One headline number with its qualifier, change, date and source.
 *
 * Use it for a single number that a reader should take away. For several numbers of one metric use a ranking or a map; for every
 * number that a source reports use `<atlas-figures>`.
 *
 * @fires atlas-ready - The number is on screen.
 * @fires atlas-error - No answer is possible; the same error is shown in place.
 * @csspart figure - The whole.
 * @csspart title - What is measured.
 * @csspart quantity - The number with its qualifier and unit.
 * @csspart source - The button that opens the source.
 * @csspart provenance - The source: quote, title, date, basis.
 * @cssprop --atlas-accent - Color of the qualifier.
 */
export class AtlasKpi extends FramedElement<ValueModel> {
  static override properties: PropertyDeclarations = {
    metric: {},
    compare: {},
    open: { type: Boolean, reflect: true },
  };
  static override styles: CSSResultGroup = [FramedElement.styles, kpiStyles];

  /** A metric of the catalogue, or any word that the dataset's figures report. */
  declare metric: string | null;
  /** A day, `2018-12-31`: the change since its end is shown, where both numbers bound it. */
  declare compare: string | null;
  /** Whether the source is shown. */
  declare open: boolean;

  constructor() {
    super();
    this.metric = null;
    this.compare = null;
    this.open = false;
  }

  protected override get namedBy(): 'title' | 'summary' {
    return 'summary';
  }

  protected override defaultQueries(): readonly Query[] {
    const { metric, region, compare } = this;
    if (!metric) return [];
    const query: Query = {
      metrics: [metric],
      ...(region ? { where: [{ field: 'region', op: 'within', value: region }] } : {}),
    };
    return compare ? [query, { ...query, asOf: compare }] : [query];
  }

  protected override modelOf(answers: readonly Answer[]): ValueModel | null {
    return valueModel(answers, { metric: this.metric });
  }

  protected override titleOf(model: ValueModel, locale: Locale): Heading {
    return { title: model.label[locale], note: '' };
  }

  protected override summaryOf(model: ValueModel, locale: Locale): string {
    return summarizeValue(model, locale, this.label ?? undefined);
  }

  /** Writes the number as CSV, with the sentence that says it, its quote and its source. */
  toCsv(): string {
    const { model, localeResolved: locale } = this;
    if (model === null) return '';
    const { figure, source } = model;
    return tableCsv({
      caption: '',
      columns: [{ label: this.label ?? model.label[locale] }],
      rows: [[{ text: formatQuantity(model.quantity, { locale, unit: model.unit, unitWord: model.unitWord }) }]],
      notes: [this.summaryOf(model, locale), figure?.quote, source?.title].filter((note) => typeof note === 'string'),
    });
  }

  #change({ change, unitWord }: ValueModel, locale: Locale): TemplateResult | typeof nothing {
    if (!change) return nothing;
    const messages = text(locale);
    const { value } = change.quantity;
    const sign = value !== null && value > 0 ? '+' : '';
    return html`<p class="small" part="change">
      ${messages.since(formatDate(change.since ?? this.compare, null, locale))}
      ${sign}${quantityTemplate(change.quantity, { locale, unit: change.unit, unitWord })}
    </p>`;
  }

  protected override renderPicture(model: ValueModel): TemplateResult {
    const locale = this.localeResolved;
    const { parts } = model;
    const number = model.suppressed
      ? html`<span class="quantity"><span class="word">${text(locale).suppressed}</span></span>`
      : quantityTemplate(model.quantity, {
          locale,
          // "Volunteers" are persons; the other English labels leave room for their unit.
          unit: locale === 'en' && model.unit === 'persons' ? undefined : model.unit,
          unitWord: model.unitWord,
        });
    return html`<p class="number" aria-hidden="true">${number}</p>
      ${
        parts
          ? html`<p class="small" part="parts">
              ${formatQuantity(parts.numerator, { locale })} / ${formatQuantity(parts.denominator, { locale })}
            </p>`
          : nothing
      }
      ${this.#change(model, locale)}`;
  }

  protected override renderFooter(model: ValueModel): TemplateResult {
    const locale = this.localeResolved;
    const messages = text(locale);
    const basis = model.basis ? messages.basis[model.basis] : messages.noData;
    const date = model.asOf && formatDate(model.asOf, null, locale);
    return html`<button
        type="button"
        part="source"
        aria-expanded=${this.open ? 'true' : 'false'}
        aria-controls="panel"
        @click=${() => {
          this.open = !this.open;
        }}
      >
        ${date || basis}<span class="spoken">${['', ...(date ? [basis] : []), messages.provenance].join(messages.comma)}</span>
      </button>
      ${model.conflicts.length > 0 ? html`<span class="badge conflict">${messages.conflict}</span>` : nothing}
      <div id="panel" class="small" part="provenance" ?hidden=${!this.open}>${this.#source(model, locale)}</div>`;
  }

  #source(model: ValueModel, locale: Locale): TemplateResult {
    const messages = text(locale);
    const cited = [...(model.figure ? [model.figure] : []), ...model.conflicts];
    return html`${cited.map(
      (figure) => html`<p><q>${messages.quote(figure.quote)}</q></p>
          <p>${figureFacts(figure, locale)}</p>`,
    )}
      ${model.source ? html`<p>${sourceTemplate(model.source, locale)}</p>` : nothing}
      ${model.basis === 'counted' ? html`<p>${messages.countedFrom}</p>` : nothing}
      ${model.basis === 'simulated' ? html`<p>${messages.simulatedMeaning}</p>` : nothing}
      ${model.figure ? nothing : html`<p>${model.definition[locale]}</p>`}`;
  }
}

defineElement('atlas-kpi', AtlasKpi);

declare global {
  interface HTMLElementTagNameMap {
    'atlas-kpi': AtlasKpi;
  }
}
