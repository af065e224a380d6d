import { type CSSResult, css } from 'lit';

/** The frame around every picture: heading, states, disclosures, table. */
export const baseStyles: CSSResult = css`
  *,
  *::before {
    box-sizing: border-box;
  }
  figure {
    margin: 0;
    min-width: 0;
  }
  .header {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.6em;
    margin-block-end: calc(6px * var(--_scale));
  }
  .title {
    font: 700 calc(15px * var(--_scale)) / 1.4 var(--_serif);
  }
  .note,
  .badge,
  details,
  .place,
  .table-note {
    font-size: calc(12px * var(--_scale));
    color: var(--_soft);
  }
  .badge {
    border: 1px dashed var(--_gold);
    border-radius: 2px;
    padding: 0 0.4em;
    color: var(--_gold);
    white-space: nowrap;
  }
  .badge.stale,
  .badge.conflict {
    border-color: var(--_accent);
    border-style: solid;
    color: var(--_accent);
  }
  .picture {
    position: relative;
    transition: opacity 300ms ease-out;
  }
  .picture:focus-visible,
  summary:focus-visible,
  button:focus-visible,
  a:focus-visible,
  .scroll:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .picture:focus:not(:focus-visible) {
    outline: none;
  }
  :host([state='loading']) .picture {
    opacity: 0.45;
  }
  .message {
    border-inline-start: 2px solid var(--_line);
    padding: 0.4em 0.8em;
    overflow-wrap: anywhere;
  }
  .message p {
    margin: 0;
  }
  .message.error {
    border-color: var(--_accent);
  }
  .message.error strong {
    color: var(--_accent);
  }
  summary {
    width: fit-content;
    cursor: pointer;
    min-height: 24px;
  }
  .footer {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.4em;
    margin-block-start: calc(4px * var(--_scale));
  }
  .footer > details[open] {
    flex-basis: 100%;
  }
  ul.provenance {
    margin: 0.3em 0;
    padding: 0;
    list-style: none;
  }
  .cited {
    margin: 0.2em 0 0.5em;
    color: var(--_ink);
    overflow-wrap: anywhere;
  }
  .cited small {
    display: block;
    color: var(--_soft);
    font-size: inherit;
  }
  q {
    quotes: none;
  }
  a {
    color: inherit;
  }
  .scroll {
    max-width: 100%;
    overflow-x: auto;
  }
  table {
    border-collapse: collapse;
    min-width: min(100%, 16em);
    color: var(--_ink);
  }
  caption {
    text-align: start;
    color: var(--_soft);
    padding-block: 0.3em;
  }
  th,
  td {
    padding: 0.15em 0.9em 0.15em 0;
    border-block-end: 1px solid var(--_line);
    font-weight: 400;
    text-align: start;
    vertical-align: top;
  }
  thead th {
    color: var(--_soft);
  }
  th.end,
  td.end {
    text-align: end;
  }
  button {
    font: inherit;
    color: var(--_ink);
    background: none;
    border: 1px solid var(--_outline);
    border-radius: 2px;
    padding: 0 0.7em;
    min-height: 24px;
    cursor: pointer;
  }
  button:disabled {
    color: var(--_soft);
    border-color: var(--_line);
    cursor: default;
  }
  .spoken {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (prefers-reduced-motion: reduce) {
    .picture {
      transition: none;
    }
  }
  @media print {
    .footer,
    .pager {
      display: none;
    }
  }
`;
