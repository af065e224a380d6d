import { type CSSResult, css, html, nothing, render, svg, type TemplateResult } from 'lit';
import type { Locale } from '../../../format/locale.js';
import { type MapView, MOST_SCALE } from '../../../marks/map-view.js';
import { outlineWords } from './outline-words.js';

/** What the buttons do. */
export interface MapControlsUse {
  readonly zoomIn: () => void;
  readonly zoomOut: () => void;
  readonly showAll: () => void;
}

/** Buttons over the map; the stage is what they stand in. */
const styles: CSSResult = css`
  .stage { position: relative; }
  .map-controls { position: absolute; inset-block-start: 6px; display: flex; flex-direction: column; }
  .map-controls button {
    display: grid; place-items: center; padding: 0;
    inline-size: var(--_control); block-size: var(--_control);
    background: var(--_panel); border-color: var(--_outline);
  }
  .map-controls button + button { border-block-start: 0; }
  .map-controls button:focus-visible { z-index: 1; }
  .map-controls button[aria-disabled='true'] { color: var(--_soft); cursor: default; }
  .map-controls svg { inline-size: 50%; block-size: 50%; fill: none; stroke: currentColor; stroke-width: 1.6; }
  .map-controls button[aria-disabled='true'] svg { opacity: 0.5; }
  @media print { .map-controls { display: none; } }
`;

/** Gives a shadow root the styles of the buttons, once. */
export function dressRoot(root: ShadowRoot): void {
  const { styleSheet } = styles;
  if (styleSheet && !root.adoptedStyleSheets.includes(styleSheet))
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
}

/** The side of a button in CSS pixels: for a finger or for a pointer, larger on a wall. */
export function controlSizePx(scale: number): number {
  return matchMedia('(any-pointer: coarse)').matches ? Math.max(44, 28 * scale) : 28 * scale;
}

const button = (name: string, keys: string, isOff: boolean, icon: TemplateResult, act: () => void): TemplateResult =>
  html`<button type="button" aria-label=${name} title=${name} aria-keyshortcuts=${keys} aria-disabled=${isOff}
    @click=${isOff ? null : act}><svg viewBox="0 0 16 16" aria-hidden="true">${icon}</svg></button>`;

/** Renders the three buttons into their box, and beside them, for the live region, how much the map is enlarged; null = not said. */
export function renderControls(
  box: HTMLElement,
  { scale }: MapView,
  saidScale: number | null,
  locale: Locale,
  use: MapControlsUse,
): void {
  const words = outlineWords(locale);
  const isWhole = scale === 1;
  render(
    html`${button(words.zoomIn, '+', scale === MOST_SCALE, svg`<path d="M2 8h12M8 2v12"/>`, use.zoomIn)}
    ${button(words.zoomOut, '-', isWhole, svg`<path d="M2 8h12"/>`, use.zoomOut)}
    ${button(words.whole, '0', isWhole, svg`<path d="M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4"/>`, use.showAll)}
    <p class="spoken" role="status">${saidScale === null ? nothing : words.enlarged(saidScale)}</p>`,
    box,
  );
}
