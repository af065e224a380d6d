import { isUseful } from '@practice-atlas/dataset';
import { html, nothing, svg, type TemplateResult } from 'lit';
import { quantityTemplate } from '../../../base/quantity-template.js';
import type { Locale } from '../../../format/locale.js';
import { text } from '../../../format/messages.js';
import { spokenQuantity } from '../../../format/spoken-quantity.js';
import type { RegionItem, RegionsModel } from '../../../models/regions.js';
import { regionWords } from '../../../summaries/region-words.js';
import { periodWords } from './period-words.js';

const FEW = 40;

/** How a list is used. */
export interface RankedListUse {
  readonly locale: Locale;
  readonly showsAll: boolean;
  readonly choose: (datum: number) => void;
  readonly showAll: () => void;
}

/** The value a region is ordered by; null = none. */
const orderValue = ({ quantity, suppressed }: RegionItem): number | null =>
  !suppressed && isUseful(quantity) ? (quantity?.value ?? null) : null;

/** Orders the regions of a model: the largest printed value first, without a value last, then by code; without a metric by the number of figures. As datums. */
export function rankedDatums({ items, mode }: RegionsModel): number[] {
  const key = (item: RegionItem): number =>
    mode === 'fill' ? (orderValue(item) ?? Number.NEGATIVE_INFINITY) : item.figures.length;
  const keys = items.map(key);
  return items.map((_, datum) => datum).sort((a, b) => (keys[a] === keys[b] ? a - b : keys[b]! - keys[a]!));
}

/** A bar from zero; of a lower bound it has no end, of an estimate its end is dashed. */
function barTemplate(item: RegionItem, least: number, most: number): TemplateResult {
  const value = orderValue(item);
  const span = most - least || 1;
  const zero = ((0 - least) / span) * 100;
  const end = (((value ?? 0) - least) / span) * 100;
  const isOpen = item.quantity?.qualifier === 'at_least';
  const isLoose = value !== null && !isOpen && item.quantity?.qualifier !== 'exact';
  const bar = svg`<rect x=${Math.min(zero, end)} y="0" width=${Math.abs(end - zero)} height="10"
    fill-opacity=${isLoose ? 0.45 : 1}></rect>`;
  const tick = svg`<line class="open" x1=${end} x2=${end} y1="-3" y2="13"></line>`;
  return html`<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
    ${value === null ? nothing : bar}${isOpen ? tick : nothing}
    ${svg`<line class="zero" x1=${zero} x2=${zero} y1="-2" y2="12"></line>`}
  </svg>`;
}

function valueTemplate(item: RegionItem, model: RegionsModel, locale: Locale): TemplateResult {
  const words = regionWords(locale);
  if (model.mode !== 'fill') return html`<span class="value">${words.figures(item.figures.length)}</span>`;
  if (item.suppressed) return html`<span class="value unknown">${words.hidden}</span>`;
  if (orderValue(item) === null && item.quantity === null)
    return html`<span class="value unknown">${text(locale).noData}</span>`;
  const unit = model.metric?.unit ?? '';
  const printed = unit === 'ratio' || unit === 'minutes' ? { locale, unit } : { locale };
  return html`<span class="value"
    ><span aria-hidden="true">${quantityTemplate(item.quantity, printed)}</span
    ><span class="spoken">${spokenQuantity(item.quantity, { locale, unit })}</span
    >${item.conflicting ? html` · ${words.conflict}` : nothing}</span
  >`;
}

/** Lists the regions of a map by value, a button each, with rank, bar, value and qualifier; forty first. */
export function rankedList(model: RegionsModel, use: RankedListUse): TemplateResult {
  const { locale, showsAll } = use;
  const datums = rankedDatums(model);
  const shown = showsAll || datums.length <= FEW + 2 ? datums : datums.slice(0, FEW);
  const values = model.mode === 'fill' ? model.items.flatMap((item) => orderValue(item) ?? []) : [];
  const least = values.reduce((a, b) => Math.min(a, b), 0);
  const most = values.reduce((a, b) => Math.max(a, b), model.method?.largest ?? 0);
  const words = periodWords(locale);
  return html`<ol class="ranked" part="list">
      ${shown.map((datum) => {
        const item = model.items[datum]!;
        return html`<li>
          <button type="button" @click=${() => use.choose(datum)}>
            <span class="rank">${item.rank ?? '—'}</span><span class="name">${item.name[locale]}</span>
            ${model.mode === 'fill' ? barTemplate(item, least, most) : html`<span></span>`}
            ${valueTemplate(item, model, locale)}
          </button>
        </li>`;
      })}
    </ol>
    ${
      shown.length < datums.length
        ? html`<button type="button" class="list-all" @click=${use.showAll}>${words.all(datums.length)}</button>`
        : nothing
    }
    ${model.mode === 'fill' ? html`<p class="list-note">${words.ranked}</p>` : nothing}`;
}
