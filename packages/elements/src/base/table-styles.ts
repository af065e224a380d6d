import { type CSSResult, css } from 'lit';

/** The disclosures under a picture: sources and table. */
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
  button:disabled {
    color: var(--_soft);
    border-color: var(--_line);
    cursor: default;
  }
  @media print {
    .footer,
    .pager {
      display: none;
    }
  }
`;
