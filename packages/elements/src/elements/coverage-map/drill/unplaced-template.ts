import { html, nothing, type TemplateResult } from 'lit';
import { numberTemplate } from '../../../base/number-template.js';
import { quantityTemplate } from '../../../base/quantity-template.js';
import type { Locale } from '../../../format/locale.js';
import { spokenQuantity } from '../../../format/spoken-quantity.js';
import type { RegionsModel } from '../../../models/regions.js';
import { regionWords, shortFigureLabel } from '../../../summaries/region-words.js';
import type { BoundaryNotes } from '../outlines/join-boundaries.js';
import { drillWords } from './drill-words.js';
import type { UnplacedPlace } from './unplaced-places.js';

const FEW = 12;
const FIGURES = 2;

/** What stands below a map that goes down. */
export interface Unplaced {
  readonly places: readonly UnplacedPlace[];
  /** Index of the place chosen; null = none. */
  readonly chosen: number | null;
  readonly showsAll: boolean;
  /** In a disclosure: where the map shares a page. */
  readonly isFolded: boolean;
  readonly choose: (index: number) => void;
  readonly showAll: () => void;
}

function valueTemplate(
  { kind, item }: UnplacedPlace,
  model: RegionsModel,
  locale: Locale,
): TemplateResult | typeof nothing {
  if (model.mode !== 'fill' || kind === 'place') return nothing;
  if (item.suppressed) return html`<span class="figure">${regionWords(locale).hidden}</span>`;
  const options = { locale, unit: model.metric?.unit ?? '' };
  return html`<span class="figure"
    ><span aria-hidden="true">${quantityTemplate(item.quantity, options)}</span
    ><span class="spoken">${spokenQuantity(item.quantity, options)}</span></span
  >`;
}

/** Lists what a map cannot show as buttons: name, why it is not on the map, value or figures with their qualifiers. Nothing where there is none. */
export function unplacedTemplate(
  { places, chosen, showsAll, isFolded, choose, showAll }: Unplaced,
  model: RegionsModel,
  locale: Locale,
): TemplateResult | typeof nothing {
  if (places.length === 0) return nothing;
  const words = drillWords(locale);
  const shown = showsAll || places.length <= FEW + 2 ? places : places.slice(0, FEW);
  const why = ({ kind, within }: UnplacedPlace) =>
    kind === 'unit' ? words.noOutline : kind === 'place' && within ? words.byName(within.name[locale]) : '';
  const heading = words.unplaced(places.length);
  const list = html`<ul>
      ${shown.map((place, index) => {
        const figures = chosen === index ? place.figures : place.figures.slice(0, FIGURES);
        const rest = place.figures.length - figures.length;
        const stars = place.kind === 'place' ? [] : place.item.stars;
        return html`<li>
          <button type="button" aria-pressed=${chosen === index} @click=${() => choose(index)}>
            <span class="name">${place.kind === 'here' ? words.here(place.name[locale]) : place.name[locale]}</span>
            <span class="why">${why(place)}</span>
            ${valueTemplate(place, model, locale)}
            ${figures.map(
              (figure) =>
                html`<span class="figure">${numberTemplate(figure, locale)} ${shortFigureLabel(figure.label, locale)}</span>`,
            )}
            ${rest > 0 ? html`<span class="figure">${words.more(rest)}</span>` : nothing}
            ${stars.length > 0 ? html`<span class="figure">★ ${regionWords(locale).starred}</span>` : nothing}
          </button>
        </li>`;
      })}
    </ul>
    ${
      shown.length < places.length
        ? html`<button type="button" class="rest" @click=${showAll}>${words.all(places.length)}</button>`
        : nothing
    }`;
  return html`<section class="unplaced" part="unplaced" aria-labelledby="unplaced">
    ${
      isFolded
        ? html`<details><summary id="unplaced">${heading}</summary>${list}</details>`
        : html`<h3 id="unplaced">${heading}</h3>${list}`
    }
  </section>`;
}

/** Lists what is to be said of boundaries that are not simply those of the regions, in a disclosure. Nothing where there is none. */
export function boundaryNotesTemplate(
  { successors, without, claimed }: BoundaryNotes,
  nameOf: (code: string) => string,
  locale: Locale,
): TemplateResult | typeof nothing {
  const words = drillWords(locale);
  const lines = [
    ...successors.map(({ code, outlineCode, change }) =>
      words.successor(`${nameOf(code)} (${code})`, outlineCode, change),
    ),
    ...claimed.map(({ outlineCode, codes }) => words.claimed(outlineCode, codes.map(nameOf))),
    ...without.map(({ code, reason, near }) =>
      words.missing(
        `${nameOf(code)} (${code})`,
        reason,
        near.slice(0, 3).map(({ code: nearCode, name }) => `${name} (${nearCode})`),
      ),
    ),
  ];
  if (lines.length === 0) return nothing;
  return html`<details class="join" part="boundary-notes">
    <summary>${words.boundaryNotes(lines.length)}</summary>
    <ul>
      ${lines.map((line) => html`<li>${line}</li>`)}
    </ul>
  </details>`;
}
