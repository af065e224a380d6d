import { html, type TemplateResult } from 'lit';

/** Shows the words of the datum under the cursor at the foot of the picture, over it, so that nothing moves. Screen readers hear them elsewhere. */
export function detailTemplate(words: string): TemplateResult {
  return html`<p class="detail" part="detail" aria-hidden="true">${words}</p>`;
}
