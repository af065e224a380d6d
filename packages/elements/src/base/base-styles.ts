import { type CSSResult, css } from 'lit';

/** The frame around every picture: heading, states, buttons. One rule a line, since every page carries it. */
export const baseStyles: CSSResult = css`
  * { box-sizing: border-box; }
  figure, .message p { margin: 0; }
  figure { overflow-wrap: anywhere; }
  .header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 0.6em; margin-block-end: 6px; }
  .title { font: 700 calc(15px * var(--_scale)) / 1.4 var(--_serif, serif); }
  .note, .badge, .place { font-size: var(--_small); color: var(--_soft); }
  .badge { border: 1px dashed; border-radius: 2px; padding: 0 0.4em; color: var(--_gold); white-space: nowrap; }
  .badge.stale, .badge.conflict { border-style: solid; color: var(--_accent); }
  .picture { position: relative; }
  :host([state='loading']) .picture { opacity: 0.45; transition: opacity 300ms ease-out; }
  :focus-visible { outline: 2px solid var(--_accent); outline-offset: 2px; }
  .message { border-inline-start: 2px solid var(--_line); padding: 0.4em 0.8em; overflow-wrap: anywhere; }
  .error { border-color: var(--_accent); }
  strong { color: var(--_accent); }
  q { quotes: none; }
  a { color: inherit; }
  button { font: inherit; color: var(--_ink); background: none; border: 1px solid var(--_outline); border-radius: 2px; padding: 0 0.7em; min-height: 24px; cursor: pointer; }
  .spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  @media print { button::after, summary::after, summary::marker { content: none !important; } }
  @media (prefers-reduced-motion: reduce) { .picture { transition: none !important; } }
`;
