import { type CSSResult, css } from 'lit';

/** The way down: where one is, above the picture, and what it cannot show, below. */
export const drillStyles: CSSResult = css`
  .way {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.6em;
    margin-block-end: 2px;
    font-size: calc(13px * var(--_scale));
  }
  .way ol {
    display: flex;
    flex-wrap: wrap;
    min-width: 0;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .way li {
    display: flex;
    min-width: 0;
    align-items: center;
  }
  .way li + li::before {
    content: "›";
    color: var(--_soft);
    margin-inline: 0.15em;
  }
  .way button {
    overflow-wrap: anywhere;
    border-color: transparent;
    padding: 0 0.3em;
    text-align: start;
  }
  .way li button:not([aria-current]) {
    color: var(--_soft);
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.25em;
  }
  .way [aria-current] {
    font-weight: 700;
    cursor: default;
  }
  .way .up {
    border-color: var(--_line);
  }
  .said {
    margin: 0 0 4px;
    border-inline-start: 2px solid var(--_accent);
    padding-inline-start: 0.6em;
    font-size: var(--_small);
    color: var(--_ink);
    overflow-wrap: anywhere;
  }
  .unplaced {
    margin-block-start: calc(10px * var(--_scale));
    border-block-start: 1px solid var(--_line);
    padding-block-start: 0.4em;
  }
  .unplaced :is(h3, summary) {
    margin: 0 0 0.3em;
    font: 700 calc(13px * var(--_scale)) / 1.4 var(--_sans);
    color: var(--_ink);
  }
  .unplaced ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, calc(210px * var(--_scale))), 1fr));
    gap: 0 calc(20px * var(--_scale));
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .unplaced li {
    min-width: 0;
    border-block-end: 1px solid var(--_line);
  }
  .unplaced li button {
    display: block;
    width: 100%;
    border: 0;
    padding: 0.35em 0;
    text-align: start;
    overflow-wrap: anywhere;
    font-size: calc(13px * var(--_scale));
  }
  .unplaced li button[aria-pressed="true"] {
    box-shadow: inset 2px 0 var(--_accent);
    padding-inline-start: 0.6em;
  }
  .unplaced .name {
    font-weight: 700;
  }
  .unplaced .why {
    color: var(--_soft);
    font-size: calc(12px * var(--_scale));
  }
  .unplaced .figure {
    display: block;
    color: var(--_soft);
  }
  .unplaced .quantity {
    font-weight: 600;
    color: var(--_ink);
  }
  .unplaced .qualifier {
    font-size: 0.8em;
    vertical-align: 0.3em;
  }
  .unplaced :is(.unit, .word) {
    font-size: 0.92em;
  }
  .unplaced .rest,
  .join {
    margin-block-start: 0.4em;
  }
  .join ul {
    margin: 0.2em 0;
    padding-inline-start: 1.2em;
  }
  @media print {
    .way .up {
      display: none;
    }
  }
`;
