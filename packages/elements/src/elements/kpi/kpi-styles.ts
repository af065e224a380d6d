import { type CSSResult, css } from 'lit';

/** A headline number: label small, number large, the rest small. */
export const kpiStyles: CSSResult = css`
  :host { border-block-start: 1px solid var(--_line); padding-block: calc(10px * var(--_scale)) calc(8px * var(--_scale)); }
  figure { display: grid; grid-template-columns: 1fr auto; align-items: baseline; }
  figure > * { grid-column: 1 / -1; }
  .header { grid-column: 1; }
  .header, p { margin: 0; }
  .title, .small, button { font: 400 var(--_small) / 1.5 var(--_sans); color: var(--_soft); }
  .number { container-type: inline-size; font-weight: 700; line-height: 1.25; }
  .number .quantity { font-size: clamp(14px * var(--_scale), 18cqi, 32px * var(--_scale)); white-space: normal; }
  .small .quantity > * { font-size: inherit; }
  button { grid-area: 1 / 2; border: 0; padding: 0; }
  button::after { content: '▸'; display: inline-block; margin-inline-start: 0.4em; }
  [aria-expanded='true']::after { content: '▾'; }
  q { color: var(--_ink); }
`;
