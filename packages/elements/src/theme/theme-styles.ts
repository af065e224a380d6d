import { type CSSResult, css, unsafeCSS } from 'lit';
import { SANS, SCALES, textColors, tokenProperty } from './text-colors.js';
import type { ThemeName } from './theme.js';

function tokens(name: ThemeName): CSSResult {
  const colors = Object.entries(textColors[name]).map(
    ([token, color]) => `--_${token}:var(${tokenProperty(token)},${color});`,
  );
  return unsafeCSS(`${colors.join('')}--_scale:var(--atlas-reading-distance,${SCALES[name]});`);
}

/**
 * Sets the tokens of the theme in force as private properties, each overridden by its public one
 * (`--_ink` by `--atlas-ink`): the colors of text and frames, and `--_scale`, `--_small`, `--_sans`, and the base type. Lengths in elements are `calc(14px * var(--_scale))`.
 */
export const themeStyles: CSSResult = css`
  :host {
    ${tokens('paper')}
    --_sans: var(--atlas-sans, ${unsafeCSS(SANS)});
    --_small: calc(12px * var(--_scale));
    display: block;
    min-width: 0;
    color: var(--_ink);
    font: 400 calc(14px * var(--_scale)) / 1.5 var(--_sans);
    font-variant-numeric: tabular-nums;
  }
  @media (prefers-color-scheme: dark) { :host { ${tokens('night')} } }
  :host([theme='paper']) { ${tokens('paper')} }
  :host([theme='night']) { ${tokens('night')} }
  :host([theme='wall']) { ${tokens('wall')} }
  @media print { :host, :host([theme]) { ${tokens('paper')} } }
  :host([hidden]) { display: none; }
`;
