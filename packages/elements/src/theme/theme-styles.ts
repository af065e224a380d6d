import { type CSSResult, css, unsafeCSS } from 'lit';
import type { Theme } from './theme.js';
import { COLOR_TOKENS, night, paper, tokenProperty, wall } from './themes.js';

function tokens(theme: Theme): CSSResult {
  const colors = COLOR_TOKENS.map((token) => `--_${token}:var(${tokenProperty(token)},${theme[token]});`);
  return unsafeCSS(`${colors.join('')}--_scale:var(--atlas-reading-distance,${theme.scale});`);
}

/**
 * Sets the tokens of the theme in force as private properties (`--_ink`, `--_accent`, `--_scale`...), each overridden by its
 * public one (`--atlas-ink`), and the base type. Lengths in elements are `calc(14px * var(--_scale))`.
 */
export const themeStyles: CSSResult = css`
  :host {
    ${tokens(paper)}
    --_sans: var(--atlas-sans, ${unsafeCSS(paper.sans)});
    --_serif: var(--atlas-serif, ${unsafeCSS(paper.serif)});
    display: block;
    box-sizing: border-box;
    min-width: 0;
    color: var(--_ink);
    font: 400 calc(14px * var(--_scale)) / 1.5 var(--_sans);
    font-variant-numeric: tabular-nums;
    text-align: start;
  }
  @media (prefers-color-scheme: dark) {
    :host {
      ${tokens(night)}
    }
  }
  :host([theme='paper']) {
    ${tokens(paper)}
  }
  :host([theme='night']) {
    ${tokens(night)}
  }
  :host([theme='wall']) {
    ${tokens(wall)}
  }
  @media print {
    :host(:not([theme='night'], [theme='wall'])) {
      ${tokens(paper)}
    }
  }
  :host([hidden]) {
    display: none;
  }
`;
