import type { Preview } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ref } from 'lit/directives/ref.js';
import './preview.css';

const MARK = 'data-look-of-toolbar';

/** Gives every element of a story the toolbar's theme, but for those that have one of their own; a microtask later, when they are there. */
function themed(look: string): (frame: Element | undefined) => void {
  const apply = (frame: Element): void => {
    for (const element of frame.querySelectorAll('*')) {
      if (!element.localName.startsWith('atlas-')) continue;
      if (element.hasAttribute('theme') && !element.hasAttribute(MARK)) continue;
      element.setAttribute(MARK, '');
      element.setAttribute('theme', look);
    }
  };
  return (frame) => {
    if (frame) queueMicrotask(() => apply(frame));
  };
}

const preview: Preview = {
  globalTypes: {
    look: {
      description: 'Theme',
      toolbar: { title: 'Theme', icon: 'paintbrush', items: ['paper', 'night', 'wall'], dynamicTitle: true },
    },
    language: {
      description: 'Language',
      toolbar: {
        title: 'Language',
        icon: 'globe',
        items: [
          { value: 'zh', title: '中文' },
          { value: 'en', title: 'English' },
        ],
        dynamicTitle: true,
      },
    },
  },
  initialGlobals: { look: 'paper', language: 'zh' },
  parameters: {
    layout: 'fullscreen',
    a11y: { test: 'error' },
    backgrounds: { disable: true },
    controls: { expanded: true },
    options: { storySort: { order: ['Guides', ['Getting started'], 'Reports', 'Elements'] } },
  },
  decorators: [
    (story, { globals }) => {
      const look = String(globals.look);
      return html`<div class="story" lang=${String(globals.language)} data-look=${look} ${ref(themed(look))}>
        ${story()}
      </div>`;
    },
  ],
};

export default preview;
