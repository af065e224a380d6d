import type { OpenedBoundaries } from '@practice-atlas/geo';
import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../../../format/locale.js';
import { outlineWords } from './outline-words.js';

/** Findings that are listed; of more the number is said. */
const MOST = 50;

/** Lists, closed at first, what is wrong with boundaries of which the rest is drawn; nothing when all is sound. */
export function outlineFaults(
  { findings, setAsideCount }: OpenedBoundaries,
  locale: Locale,
): TemplateResult | typeof nothing {
  if (findings.length === 0) return nothing;
  const words = outlineWords(locale);
  return html`<details part="faults">
    <summary>${setAsideCount > 0 ? words.setAside(setAsideCount) : words.mended(findings.length)}</summary>
    <ul class="provenance">
      ${findings.slice(0, MOST).map(({ where, value, zh, ...en }) => {
        const { reason, remedy } = locale === 'zh' ? zh : en;
        return html`<li class="cited">${words.fault(where.property ? (value ?? '') : '', reason, remedy)}
          ${where.property ? html`<small>${where.property}</small>` : nothing}</li>`;
      })}
      ${findings.length > MOST ? html`<li>${words.moreFaults(findings.length - MOST)}</li>` : nothing}
    </ul>
  </details>`;
}
