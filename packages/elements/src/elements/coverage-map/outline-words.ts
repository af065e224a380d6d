import type { Locale } from '../../format/locale.js';

/** The strings of maps with boundaries. */
export interface OutlineWords {
  /** Whose boundaries these are, and the number of the reviewed map, or that there is none. */
  readonly attribution: (source: string, licence: string, mapApproval: string | null) => string;
  readonly sea: string;
  /** Regions of which the boundary set has no outline. */
  readonly undrawn: (names: readonly string[]) => string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly whole: string;
}

const zh: OutlineWords = {
  attribution: (source, licence, mapApproval) =>
    `${mapApproval === null ? '无审图号：边界未经审核，不得公开使用' : `审图号：${mapApproval}`} · 边界：${source}（${licence}）`,
  sea: '南海诸岛',
  undrawn: (names) => `无边界，未画出：${names.join('、')}`,
  zoomIn: '放大',
  zoomOut: '缩小',
  whole: '显示全图',
};

const en: OutlineWords = {
  attribution: (source, licence, mapApproval) =>
    `${mapApproval === null ? 'No map approval number: boundaries not reviewed, not for publication' : `Map approval number ${mapApproval}`} · Boundaries: ${source} (${licence})`,
  sea: 'South China Sea Islands',
  undrawn: (names) => `Not drawn, without a boundary: ${names.join(', ')}`,
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  whole: 'Show the whole map',
};

/** Chooses the strings of a language. */
export const outlineWords = (locale: Locale): OutlineWords => (locale === 'zh' ? zh : en);
