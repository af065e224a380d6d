import { type CSSResult, css } from 'lit';

/** Lists, tray, pairs and programmes of reported figures; nothing scrolls sideways at 320 px. */
export const figuresStyles: CSSResult = css`
  ul.list, ul.sources, .programmes { margin: 0; padding: 0; list-style: none; }
  .figure, .sources > li { border-block-start: 1px solid var(--_line); }
  .figure > details, .sources details { font-size: inherit; color: inherit; }
  .figure summary, .sources summary { display: flex; justify-content: space-between; align-items: baseline; gap: 0.2em 1em; width: auto; padding-block: 0.15em; list-style: none; }
  .figure summary::-webkit-details-marker, .sources summary::-webkit-details-marker { display: none; }
  .figure summary::after, .sources summary::after { content: '▸'; flex: none; color: var(--_outline); font-size: var(--_small); }
  details[open] > summary::after { content: '▾'; }
  .what { flex: 1 1 auto; min-width: 0; overflow-wrap: anywhere; }
  .count { color: var(--_soft); font-size: var(--_small); white-space: nowrap; }
  .number { font-size: calc(16px * var(--_scale)); font-weight: 700; white-space: nowrap; }
  .number .unit { font-size: 0.75em; }
  .number .word { font-size: 0.8em; }
  .number .qualifier, td .qualifier { font-size: 0.75em; vertical-align: 0.3em; }
  .cited { margin-inline: 0; padding-inline-start: 0.7em; border-inline-start: 2px solid var(--_line); font-size: var(--_small); }
  .badge.target, .badge.duplicate { border-style: solid; color: var(--_soft); }
  .tray { width: 100%; table-layout: fixed; hyphens: auto; border: 1px dashed var(--_outline); border-collapse: separate; border-spacing: 0; padding: 0.2em 0.8em; font-size: calc(13px * var(--_scale)); }
  .tray th, .tray td { border: 0; padding: 0.08em 0 0.08em 0.6em; overflow-wrap: anywhere; }
  .tray th:first-child { width: 4em; padding-inline-start: 0; }
  .tray small { font-size: inherit; }
  .tray td .quantity { font-weight: 400; }
  .conflict-group { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 14em), 1fr)); gap: 0.6em 1.6em; border-block-start: 1px solid var(--_line); padding-block: 0.5em; }
  .side p { margin: 0; }
  .conflict-group .number { font-size: calc(20px * var(--_scale)); }
  dd { margin: 0; overflow-wrap: anywhere; }
  dt { margin-block-start: 0.35em; }
  dd .label { color: var(--_soft); font-size: var(--_small); }
  .none { margin: 0; color: var(--_soft); }
`;
