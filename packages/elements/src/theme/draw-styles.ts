import { type CSSResult, css, unsafeCSS } from 'lit';
import { SERIF, tokenProperty } from './text-colors.js';
import type { ThemeName } from './theme.js';
import { themes } from './themes.js';

const TOKENS = ['land', 'lit', 'data1', 'data2'] as const;

function tokens(name: ThemeName): CSSResult {
  return unsafeCSS(TOKENS.map((token) => `--_${token}:var(${tokenProperty(token)},${themes[name][token]});`).join(''));
}

/** Sets the colors of drawings and the face of titles as private properties (`--_land`, `--_lit`, `--_data1`, `--_data2`, `--_serif`), for elements that draw with CSS. */
export const drawStyles: CSSResult = css`
  :host { ${tokens('paper')} --_serif: var(--atlas-serif, ${unsafeCSS(SERIF)}); }
  @media (prefers-color-scheme: dark) { :host { ${tokens('night')} } }
  :host([theme='paper']) { ${tokens('paper')} }
  :host([theme='night']) { ${tokens('night')} }
  :host([theme='wall']) { ${tokens('wall')} }
  @media print { :host, :host([theme]) { ${tokens('paper')} } }
`;
