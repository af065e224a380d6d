import type { BoundaryAttribution, BoundarySystem } from '@practice-atlas/geo';
import type { Locale } from '../../../format/locale.js';

/** The strings of maps with boundaries. */
export interface OutlineWords {
  /** Whose boundaries these are, whether they were converted, and the number of the reviewed map, or that there is none. */
  readonly attribution: (attribution: BoundaryAttribution) => string;
  readonly sea: string;
  /** Regions of which the boundary set has no outline. */
  readonly undrawn: (names: readonly string[]) => string;
  /** Outlines of the set that cannot be read. */
  readonly setAside: (count: number) => string;
  /** Findings where all outlines are drawn. */
  readonly mended: (count: number) => string;
  readonly fault: (value: string, reason: string, remedy: string) => string;
  readonly moreFaults: (count: number) => string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly whole: string;
  /** How much the map is enlarged, 1 = the whole is shown. */
  readonly enlarged: (scale: number) => string;
}

const SYSTEMS: Readonly<Record<BoundarySystem, string>> = {
  wgs84: 'WGS-84',
  cgcs2000: 'CGCS2000',
  gcj02: 'GCJ-02',
  bd09: 'BD-09',
};

const zh: OutlineWords = {
  attribution: ({ source, licence, mapApproval, crs, convertedFrom }) =>
    `${mapApproval === null ? '无审图号：边界未经审核，不得公开使用' : `审图号：${mapApproval}`} · 边界：${source}（${licence}）${
      convertedFrom ? `，坐标由 ${SYSTEMS[convertedFrom]} 换算为 ${SYSTEMS[crs]}` : ''
    }`,
  sea: '南海诸岛',
  undrawn: (names) => `无边界，未画出：${names.join('、')}`,
  setAside: (count) => `边界数据中有 ${count} 个轮廓无法读取，未画出`,
  mended: (count) => `边界数据有 ${count} 处问题，已按说明处理`,
  fault: (value, reason, remedy) => `${value ? `${value}：` : ''}${reason}。${remedy ? `${remedy}。` : ''}`,
  moreFaults: (count) => `另有 ${count} 处`,
  zoomIn: '放大',
  zoomOut: '缩小',
  whole: '显示全图',
  enlarged: (scale) => (scale === 1 ? '已显示全图' : `已放大到 ${Math.round(scale * 100)}%`),
};

const en: OutlineWords = {
  attribution: ({ source, licence, mapApproval, crs, convertedFrom }) =>
    `${mapApproval === null ? 'No map approval number: boundaries not reviewed, not for publication' : `Map approval number ${mapApproval}`} · Boundaries: ${source} (${licence})${
      convertedFrom ? `, converted from ${SYSTEMS[convertedFrom]} to ${SYSTEMS[crs]}` : ''
    }`,
  sea: 'South China Sea Islands',
  undrawn: (names) => `Not drawn, without a boundary: ${names.join(', ')}`,
  setAside: (count) =>
    `${count} ${count === 1 ? 'outline' : 'outlines'} of the boundaries could not be read and ${count === 1 ? 'is' : 'are'} not drawn`,
  mended: (count) =>
    `${count} ${count === 1 ? 'fault' : 'faults'} of the boundaries ${count === 1 ? 'was' : 'were'} mended`,
  fault: (value, reason, remedy) => `${value ? `${value}: ` : ''}${reason}${remedy ? `; ${remedy}` : ''}.`,
  moreFaults: (count) => `and ${count} more`,
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  whole: 'Show the whole map',
  enlarged: (scale) => (scale === 1 ? 'The whole map is shown' : `Enlarged to ${Math.round(scale * 100)}%`),
};

/** Chooses the strings of a language. */
export const outlineWords = (locale: Locale): OutlineWords => (locale === 'zh' ? zh : en);
