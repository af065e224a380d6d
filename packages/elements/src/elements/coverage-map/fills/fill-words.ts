import type { Label } from '@practice-atlas/measure';
import type { FillMethod } from '../../../models/regions.js';
import { regionWords } from '../../../summaries/region-words.js';

/** What bubbles carry besides their size. */
export interface BubbleSigns {
  /** Some are lower bounds. */
  readonly isOpen: boolean;
  /** Some are upper bounds, estimates or ranges. */
  readonly isLoose: boolean;
}

/** Says how bubbles are drawn. */
export function bubbleWords({ isOpen, isLoose }: BubbleSigns): Label {
  return {
    zh: `气泡图：圆的面积与数值成正比${isOpen ? '，带短竖线的至少有这么多' : ''}${isLoose ? '，虚线的不是准数' : ''}`,
    en: `Bubbles: areas are proportional to values${isOpen ? '; a tick: at least' : ''}${isLoose ? '; dashed: not exact' : ''}`,
  };
}

/** Says that some circles are larger than their values are. */
export const tooSmallWords: Label = { zh: '，过小的放大到看得见', en: '; the smallest are enlarged to be seen' };

/** Says how values are classed. */
export function classWords(classes: FillMethod['classes'], count: number): Label {
  switch (classes) {
    case 'quantile':
      return { zh: regionWords('zh').quantiles(count), en: regionWords('en').quantiles(count) };
    case 'jenks':
      return { zh: `按自然间断点（Jenks）分 ${count} 级`, en: `${count} natural classes (Jenks breaks)` };
    case 'threshold':
      return {
        zh: `按给定界限分 ${count} 级，界限值归上一级`,
        en: `${count} classes at given bounds, each bound in the class above it`,
      };
    case 'continuous':
      return { zh: '颜色随数值连续变化', en: 'Colors change continuously with values' };
  }
}

/** Names a class of `threshold` that has only one bound. */
export const edgeWords = {
  zh: { below: '不足 ', above: '', andMore: ' 及以上' },
  en: { below: 'under ', above: '', andMore: ' and more' },
} as const;
