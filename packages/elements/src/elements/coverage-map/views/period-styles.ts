import { type CSSResult, css } from 'lit';

/** The time line under a map, and the ranked list. */
export const periodStyles: CSSResult = css`
  .time {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(6px * var(--_scale)) calc(12px * var(--_scale));
    margin-block-start: calc(8px * var(--_scale));
    border-block-start: 1px solid var(--_line);
    padding-block-start: calc(8px * var(--_scale));
    font-variant-numeric: tabular-nums;
  }
  .time .shown {
    min-inline-size: 6.2em;
    font: 700 calc(20px * var(--_scale)) / 1.3 var(--_sans);
    color: var(--_ink);
    white-space: nowrap;
  }
  .time .buttons { display: flex; }
  .time button {
    display: grid;
    place-items: center;
    inline-size: calc(32px * var(--_scale));
    block-size: calc(32px * var(--_scale));
    min-inline-size: 32px;
    min-block-size: 32px;
    padding: 0;
  }
  .time button + button { border-inline-start: 0; }
  .time button[aria-disabled="true"] { color: var(--_soft); cursor: default; }
  .time button svg { inline-size: 45%; block-size: 45%; fill: currentColor; }
  .time .line { flex: 1 1 calc(220px * var(--_scale)); min-inline-size: 0; }
  .time input {
    display: block;
    inline-size: 100%;
    block-size: calc(24px * var(--_scale));
    margin: 0;
    accent-color: var(--_soft);
    cursor: pointer;
  }
  .time .ticks { display: block; inline-size: 100%; block-size: calc(7px * var(--_scale)); padding-inline: 8px; overflow: visible; }
  .time .ticks line { stroke: var(--_soft); stroke-width: 1px; vector-effect: non-scaling-stroke; }
  .time .ticks line.gap { stroke: var(--_accent); stroke-dasharray: 1 2; }
  .time .ends { display: flex; justify-content: space-between; font-size: var(--_small); color: var(--_soft); }
  .time .said { flex: 1 0 100%; margin: 0; border: 0; padding: 0; font-size: var(--_small); color: var(--_soft); }
  .time .said strong { font-weight: 500; }
  .ranked { margin: 0; padding: 0; list-style: none; font-variant-numeric: tabular-nums; }
  .ranked button {
    display: grid;
    grid-template-columns: 2.2em minmax(4em, 9em) 1fr auto;
    align-items: center;
    gap: 0 0.7em;
    inline-size: 100%;
    position: relative;
    overflow: hidden;
    border: 0;
    border-block-end: 1px solid var(--_line);
    border-radius: 0;
    padding: 0.45em 0;
    text-align: start;
    font-size: calc(14px * var(--_scale));
  }
  .ranked .rank { color: var(--_soft); font-size: 0.86em; text-align: end; }
  .ranked .name { overflow-wrap: anywhere; }
  .ranked svg { display: block; inline-size: 100%; block-size: 0.7em; overflow: visible; }
  .ranked rect { fill: var(--atlas-data-1, var(--_data1, #2d8f86)); }
  .ranked .open { stroke: var(--_accent); stroke-width: 2px; vector-effect: non-scaling-stroke; }
  .ranked .zero { stroke: var(--_outline); stroke-width: 1px; vector-effect: non-scaling-stroke; }
  .ranked .value { font-weight: 600; text-align: end; min-inline-size: 4em; }
  .ranked .value .qualifier { font-size: 0.8em; vertical-align: 0.3em; }
  .ranked .value :is(.unit, .word) { font-size: 0.86em; }
  .ranked .unknown { font-weight: 400; color: var(--_soft); }
  .list-note { margin: 0.5em 0 0; font-size: var(--_small); color: var(--_soft); }
  @media print { .time .buttons, .time .line, .list-all { display: none; } }
`;
