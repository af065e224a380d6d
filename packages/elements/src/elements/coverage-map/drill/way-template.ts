import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../../../format/locale.js';
import { drillWords } from './drill-words.js';
import type { PathStep } from './known-places.js';

/** What stands above a map that goes down. */
export interface Way {
  readonly path: readonly PathStep[];
  /** Reasons that a reader has to know: a place that is not there, boundaries that are missing. */
  readonly said: readonly string[];
  /** Where one has arrived, for the live region. */
  readonly arrived: string;
  readonly goTo: (code: string | null) => void;
}

/** Draws the way from the root to the place shown as buttons, with one that goes back a step; nothing at the root itself. */
function stepsTemplate({ path, goTo }: Way, locale: Locale): TemplateResult | typeof nothing {
  const above = path.at(-2);
  if (!above) return nothing;
  const words = drillWords(locale);
  const back = words.back(above.name[locale]);
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' && event.key !== 'Backspace') return;
    event.preventDefault();
    goTo(above.code);
  };
  return html`<nav class="way" part="way" aria-label=${words.path} @keydown=${onKey}>
    <button type="button" class="up" part="back" aria-label=${back} title=${back} @click=${() => goTo(above.code)}>
      ↑
    </button>
    <ol>
      ${path.map(({ code, name }, i) => {
        const isHere = i === path.length - 1;
        return html`<li>
          <button type="button" aria-current=${isHere ? 'page' : nothing} @click=${() => (isHere ? undefined : goTo(code))}>
            ${name[locale]}
          </button>
        </li>`;
      })}
    </ol>
  </nav>`;
}

/** Draws the way, and what is to be said of it. */
export function wayTemplate(way: Way, locale: Locale): TemplateResult {
  return html`${stepsTemplate(way, locale)}
    ${way.said.map((words) => html`<p class="said" part="said" role="status">${words}</p>`)}
    <p class="spoken" role="status" data-arrived>${way.arrived}</p>`;
}
