import { type CSSResult, css } from 'lit';

/** A headline number: label small, number large, the rest small. */
export const kpiStyles: CSSResult = css`
  :host {
    border-block-start: 1px solid var(--_line);
    padding-block: calc(10px * var(--_scale)) calc(8px * var(--_scale));
  }
  .header {
    margin: 0;
  }
  .title {
    font: 400 calc(12px * var(--_scale)) / 1.5 var(--_sans);
    color: var(--_soft);
  }
  .number {
    margin: 0;
    font-size: calc(32px * var(--_scale));
    font-weight: 700;
    line-height: 1.25;
    overflow-wrap: anywhere;
  }
  .number .quantity > .word:only-child {
    font-size: 0.7em;
    color: var(--_soft);
  }
  .change,
  .parts {
    margin: 0;
    font-size: calc(12px * var(--_scale));
    color: var(--_soft);
  }
  .change .quantity > *,
  .change .quantity > .unit {
    font-size: inherit;
  }
  button.source {
    border: 0;
    padding: 0;
    font-size: calc(12px * var(--_scale));
    color: var(--_soft);
    text-align: start;
  }
  button.source::after {
    content: '▸';
    display: inline-block;
    margin-inline-start: 0.4em;
    color: var(--_outline);
  }
  button.source[aria-expanded='true']::after {
    transform: rotate(90deg);
  }
  button.source:hover {
    color: var(--_ink);
  }
  .panel {
    margin: 0.2em 0 0;
    font-size: calc(12px * var(--_scale));
    color: var(--_soft);
    overflow-wrap: anywhere;
  }
  .panel p {
    margin: 0;
  }
  .panel q {
    color: var(--_ink);
  }
`;
