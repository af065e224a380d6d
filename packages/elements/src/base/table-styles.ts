import { type CSSResult, css } from 'lit';

/** The disclosures at the end of a heading, sources and table: each opens as a sheet over the picture and moves nothing. */
export const tableStyles: CSSResult = css`
  details,
  .table-note {
    font-size: var(--_small);
    color: var(--_soft);
  }
  summary {
    width: fit-content;
    cursor: pointer;
    min-height: 24px;
  }
  figure {
    position: relative;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1em;
    margin-inline-start: auto;
  }
  .tools > details[open] > summary {
    color: var(--_ink);
  }
  .sheet {
    position: absolute;
    z-index: 2;
    inset-inline: 0;
    max-height: min(70vh, calc(420px * var(--_scale)));
    overflow: auto;
    border: 1px solid var(--_outline);
    padding: 0.6em 1em;
    background: var(--_panel);
  }
  .detail {
    position: absolute;
    inset: auto auto 0 0;
    max-width: 100%;
    margin: 0;
    padding: 0.1em 0.5em;
    border: 1px solid var(--_outline);
    background: var(--_panel);
    font-size: var(--_small);
    overflow-wrap: anywhere;
    pointer-events: none;
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
  .scroll {
    max-width: 100%;
    overflow-x: auto;
  }
  table {
    border-collapse: collapse;
    overflow-wrap: break-word;
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
  button:disabled {
    color: var(--_soft);
    border-color: var(--_line);
    cursor: default;
  }
  @media print {
    .tools,
    .pager {
      display: none;
    }
  }
`;
