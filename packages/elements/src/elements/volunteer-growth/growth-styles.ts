import { type CSSResult, css } from 'lit';

/** The stage of the chart, the ring and the words at the cursor. */
export const growthStyles: CSSResult = css`
  .stage {
    position: relative;
    height: var(--atlas-growth-height, calc(240px * var(--_scale)));
    touch-action: pan-y;
  }
  .chart {
    position: absolute;
    inset: 0;
    overflow: hidden;
    pointer-events: none;
  }
  .ring {
    position: absolute;
    width: 18px;
    height: 18px;
    margin: -9px 0 0 -9px;
    border: 2px solid var(--_accent);
    border-radius: 50%;
    pointer-events: none;
  }
  .readout {
    position: absolute;
    margin: 0;
    padding: 0 0.4em;
    border: 1px solid var(--_outline);
    background: var(--_panel);
    color: var(--_ink);
    font-size: calc(12px * var(--_scale));
    white-space: nowrap;
    pointer-events: none;
  }
`;
