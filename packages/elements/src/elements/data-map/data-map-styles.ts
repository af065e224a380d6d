import { type CSSResult, css } from 'lit';

/**
 * One column on a phone, map and side column on a laptop, three columns on an ultra-wide wall. Type grows with the width of the board, to 1.5 on an
 * ultra-wide one and in the wall theme to 1.2 before that, unless `--atlas-reading-distance` says otherwise.
 */
export const dataMapStyles: CSSResult = css`
  :host {
    display: grid;
    container: data-map / inline-size;
    background: var(--_ground);
    line-height: 1.5;
    --_given: var(--atlas-reading-distance);
  }
  :host([theme='wall']) .board {
    --_scale: var(--_given, 1);
    --atlas-reading-distance: var(--_given, 1);
  }
  .board {
    --_small: calc(12px * var(--_scale));
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: calc(18px * var(--_scale));
    padding: calc(16px * var(--_scale));
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .board > *,
  .side > * {
    min-width: 0;
  }
  .masthead {
    position: relative;
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 calc(18px * var(--_scale));
    border-block-end: 2px solid var(--_ink);
    padding-block-end: calc(6px * var(--_scale));
  }
  .headline {
    margin: 0;
    font: 700 calc(22px * var(--_scale)) / 1.35 var(--_serif);
    text-wrap: balance;
  }
  .dateline,
  .freshness {
    margin: 0;
    font-size: calc(12px * var(--_scale));
    color: var(--_soft);
  }
  .freshness {
    color: var(--_data1);
    white-space: nowrap;
  }
  .freshness.stale {
    color: var(--_accent);
  }
  .freshness::before {
    content: '';
    display: inline-block;
    width: 0.6em;
    height: 0.6em;
    margin-inline-end: 0.5em;
    border-radius: 50%;
    background: currentColor;
  }
  .headlines {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 0 calc(20px * var(--_scale));
  }
  .headlines > * {
    padding-block: calc(6px * var(--_scale)) calc(5px * var(--_scale));
  }
  .side,
  .foot {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: calc(18px * var(--_scale));
  }
  .foot {
    border-block-start: 1px solid var(--_line);
    padding-block-start: calc(12px * var(--_scale));
    gap: calc(22px * var(--_scale));
  }
  :is(.side, .foot) > [state='empty'] {
    display: none;
  }
  .map {
    order: 0;
  }
  .headlines {
    order: -1;
  }
  .masthead {
    order: -2;
  }
  @container data-map (min-width: 720px) {
    .headlines {
      grid-template-columns: repeat(4, minmax(0, 1fr));
    }
    .foot {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: calc(20px * var(--_scale)) calc(32px * var(--_scale));
    }
  }
  @container data-map (min-width: 1100px) {
    :host([theme='wall']) .board {
      --_scale: var(--_given, 1.2);
      --atlas-reading-distance: var(--_given, 1.2);
    }
    .board {
      grid-template: 'masthead masthead' auto 'map headlines' auto 'map side' 1fr 'foot foot' auto / minmax(0, 7fr) minmax(0, 3fr);
      align-content: stretch;
      gap: calc(10px * var(--_scale)) calc(28px * var(--_scale));
      padding: calc(13px * var(--_scale)) calc(28px * var(--_scale)) calc(8px * var(--_scale));
    }
    .masthead {
      grid-area: masthead;
    }
    .map {
      grid-area: map;
    }
    .headlines {
      grid-area: headlines;
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .side {
      grid-area: side;
      gap: calc(10px * var(--_scale));
    }
    .foot {
      grid-area: foot;
      padding-block-start: calc(8px * var(--_scale));
      --atlas-growth-height: calc(256px * var(--_scale));
      display: flex;
    }
    .foot > * {
      flex: 4 0 0;
      min-width: 0;
    }
    .foot > .orders {
      flex-grow: 4.6;
    }
    .foot > .programmes {
      flex-grow: 2.6;
    }
    .headline {
      font-size: calc(27px * var(--_scale));
    }
  }
  @container data-map (min-width: 2600px) {
    :host .board,
    :host([theme='wall']) .board {
      --_scale: var(--_given, 1.5);
      --atlas-reading-distance: var(--_given, 1.5);
    }
    .board {
      grid-template:
        'masthead masthead masthead' auto
        'growth headlines orders' auto
        'growth map orders' 1fr
        'side map feed' auto / minmax(0, 1fr) minmax(0, 1.5fr) minmax(0, 1fr);
      gap: calc(16px * var(--_scale)) calc(40px * var(--_scale));
    }
    .headlines {
      grid-template-columns: repeat(4, minmax(0, 1fr));
    }
    .foot {
      display: contents;
    }
    .growth {
      grid-area: growth;
    }
    .orders {
      grid-area: orders;
    }
    .programmes {
      grid-area: feed;
    }
  }
  @media print {
    :host {
      background: none;
    }
  }
`;
