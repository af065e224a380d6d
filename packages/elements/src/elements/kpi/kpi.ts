import type { Answer, Query } from '@practice-atlas/measure';
import { type CSSResultGroup, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { AtlasElement } from '../../base/atlas-element.js';
import type { DataTable } from '../../base/data-table.js';
import { defineElement } from '../../base/define-element.js';
import type { Heading } from '../../base/frame-templates.js';
import { figureFacts, sourceTemplate } from '../../base/provenance-template.js';
import { quantityTemplate } from '../../base/quantity-template.js';
import { formatDate } from '../../format/format-date.js';
import { formatQuantity } from '../../format/format-quantity.js';
import type { Locale } from '../../format/locale.js';
import { text } from '../../format/messages.js';
import { spokenQuantity } from '../../format/spoken-quantity.js';
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
export class AtlasKpi extends AtlasElement<ValueModel> {
  static override properties: PropertyDeclarations = {
    metric: {},
    compare: {},
    open: { type: Boolean, reflect: true },
  };
  static override styles: CSSResultGroup = [AtlasElement.styles, kpiStyles];

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
      ...(region ? { where: [{ field: 'region', op: 'is', value: region }] } : {}),
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

  protected override tableOf(model: ValueModel, locale: Locale): DataTable {
    const messages = text(locale);
    const options = { locale, unit: model.unit, unitWord: model.unitWord };
    const shown = model.suppressed ? messages.suppressed : formatQuantity(model.quantity, options);
    return {
      caption: this.label ?? model.label[locale],
      columns: [
        { label: messages.metric },
        { label: messages.value, align: 'end' },
        { label: messages.date },
        { label: messages.basisName },
      ],
      rows: [
        [
          { text: model.label[locale] },
          { text: shown, spoken: model.suppressed ? shown : spokenQuantity(model.quantity, options) },
          { text: formatDate(model.asOf, null, locale) },
          { text: model.basis ? messages.basis[model.basis] : '—' },
        ],
      ],
      notes: model.figure?.quote ? [messages.quote(model.figure.quote)] : [],
    };
  }

  #change({ change, unitWord }: ValueModel, locale: Locale): TemplateResult | typeof nothing {
    if (!change) return nothing;
    const messages = text(locale);
    const { value } = change.quantity;
    const sign = value !== null && value > 0 ? '+' : '';
    return html`<p class="change" part="change">
      ${messages.since(formatDate(change.since ?? this.compare, null, locale))}
      ${sign}${quantityTemplate(change.quantity, { locale, unit: change.unit, unitWord })}
    </p>`;
  }

  protected override renderPicture(model: ValueModel): TemplateResult {
    const locale = this.localeResolved;
    const { parts } = model;
    const number = model.suppressed
      ? html`<span class="quantity"><span class="word">${text(locale).suppressed}</span></span>`
      : quantityTemplate(model.quantity, { locale, unit: model.unit, unitWord: model.unitWord });
    return html`<p class="number" aria-hidden="true">${number}</p>
      ${
        parts
          ? html`<p class="parts" part="parts">
              ${formatQuantity(parts.numerator, { locale })} / ${formatQuantity(parts.denominator, { locale })}
            </p>`
          : nothing
      }
      ${this.#change(model, locale)}`;
  }

  protected override renderFooter(model: ValueModel): TemplateResult {
    const locale = this.localeResolved;
    const messages = text(locale);
    const facts = [
      model.basis ? messages.basis[model.basis] : messages.noData,
      model.asOf && formatDate(model.asOf, null, locale),
    ].filter(Boolean);
    return html`<button
        type="button"
        class="source"
        part="source"
        aria-expanded=${this.open ? 'true' : 'false'}
        aria-controls="panel"
        @click=${() => {
          this.open = !this.open;
        }}
      >
        ${facts.join(' · ')}<span class="spoken">${messages.comma}${messages.provenance}</span>
      </button>
      ${model.conflicts.length > 0 ? html`<span class="badge conflict">${messages.conflict}</span>` : nothing}
      <div id="panel" class="panel" part="provenance" ?hidden=${!this.open}>${this.#source(model, locale)}</div>`;
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
