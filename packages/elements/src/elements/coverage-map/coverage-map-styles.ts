import { type CSSResult, css } from 'lit';

/** The picture, the line of words under it, and the list that stands in for call-outs where there is no room for them. */
export const coverageMapStyles: CSSResult = css`
  .stage {
    min-width: 0;
    overflow: hidden;
  }
  canvas {
    display: block;
    touch-action: manipulation;
  }
  :host([stretch]) {
    display: flex;
    flex-direction: column;
  }
  :host([stretch]) :is(figure, .picture) {
    display: flex;
    flex: 1 1 auto;
    flex-direction: column;
  }
  :host([stretch]) .stage.wide {
    position: relative;
    flex: 1 1 auto;
    min-height: calc(360px * var(--_scale));
  }
  :host([stretch]) .stage.wide canvas {
    position: absolute;
  }
  .places {
    margin: calc(8px * var(--_scale)) 0 0;
    padding: 0;
    list-style: none;
  }
  .places li {
    border-block-start: 1px solid var(--_line);
    padding-block: 0.35em;
    overflow-wrap: anywhere;
  }
  .places .place {
    display: block;
    font-weight: 700;
    color: var(--_ink);
    font-size: calc(12.5px * var(--_scale));
  }
  .places .figure {
    display: block;
    font-size: calc(13px * var(--_scale));
    color: var(--_soft);
  }
  .places .quantity {
    font-weight: 600;
    color: var(--_ink);
  }
  .places .qualifier {
    font-size: 0.8em;
    vertical-align: 0.3em;
  }
  .places .unit,
  .places .word {
    font-size: 0.92em;
  }
`;
