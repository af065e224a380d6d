import { AtlasError } from '@practice-atlas/dataset';

/**
 * Gives an element of ours an own `innerHTML` that accepts only the empty string, and empties the element without parsing anything.
 *
 * ECharts' canvas painter assigns '' to it when it starts and when it is disposed (zrender 6.1.0, canvas/Painter.js lines 114 and
 * 688), which a page under `require-trusted-types-for 'script'` refuses. Any other value would be markup, and throws `render_failed`.
 */
export function guardChartRoot(root: HTMLElement): void {
  if (Object.hasOwn(root, 'innerHTML')) return;
  Object.defineProperty(root, 'innerHTML', {
    configurable: true,
    get: () => '',
    set(markup: unknown) {
      if (markup !== '')
        throw new AtlasError('render_failed', 'a chart tried to write markup into the page', {
          hint: 'use no HTML tooltip, toolbox or data view',
        });
      root.replaceChildren();
    },
  });
}
