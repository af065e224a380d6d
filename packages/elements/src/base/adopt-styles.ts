import type { CSSResult } from 'lit';

/** Adds the styles of a part that came later to an element's own; nothing where it has no shadow root. */
export function adoptStyles({ shadowRoot }: HTMLElement, { styleSheet }: CSSResult): void {
  if (shadowRoot && styleSheet) shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, styleSheet];
}
