import type { Box } from './box.js';

/**
 * A positioned shape. One list of marks is what an element without ECharts draws; the canvas painter, the SVG string and the
 * hit index all read it. Lengths are CSS pixels, the origin is the upper left corner.
 */
export type Mark = RectMark | CircleMark | PathMark | LineMark | TextMark;

export interface MarkBase {
  /** A stable name for goldens and tests: `tile`, `tile-name`, `bar`, `call-out`, `leader`, `attribution`. */
  readonly role: string;
  /** Index into the model's data: marks of one datum share it, pointer and keyboard select it. Absent = decoration. */
  readonly datum?: number;
  readonly opacity?: number;
}

export interface Paint {
  readonly fill?: string;
  readonly stroke?: string;
  readonly strokeWidth?: number;
  readonly dash?: readonly number[];
}

export interface RectMark extends MarkBase, Paint {
  readonly type: 'rect';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly radius?: number;
}

export interface CircleMark extends MarkBase, Paint {
  readonly type: 'circle';
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** What a path mark's `d` says, kept as numbers: neither painting nor hitting writes a text and reads it again. */
export interface PathShape {
  /** Around the shape, without its stroke. */
  readonly box: Box;
  /** As it is painted at so many pixels of the screen a CSS pixel; browsers only. */
  pathAt(pixelRatio: number): Path2D;
  /** Says whether a point lies in it. */
  holds(x: number, y: number): boolean;
}

/** `d` is SVG path data, perhaps written only when it is read; the canvas painter and the hit index take `shape` where there is one. */
export interface PathMark extends MarkBase, Paint {
  readonly type: 'path';
  readonly d: string;
  readonly shape?: PathShape;
}

export interface LineMark extends MarkBase {
  readonly type: 'line';
  readonly points: readonly (readonly [number, number])[];
  readonly stroke: string;
  readonly strokeWidth: number;
  readonly dash?: readonly number[];
}

/** A piece of a text with a look of its own: the accent `+`, the small unit word. */
export interface TextRun {
  readonly text: string;
  readonly sizePx?: number;
  readonly weight?: number;
  readonly fill?: string;
  /** Raises the baseline, as for a small accent `+`. */
  readonly risePx?: number;
  /** Space before the run. */
  readonly gapPx?: number;
}

export interface TextMark extends MarkBase {
  readonly type: 'text';
  readonly x: number;
  /** The alphabetic baseline. */
  readonly y: number;
  readonly runs: readonly TextRun[];
  readonly sizePx: number;
  readonly weight: number;
  readonly family: 'sans' | 'serif';
  readonly anchor: 'start' | 'middle' | 'end';
  readonly fill: string;
  /** Drawn under the glyphs where text crosses a fill. */
  readonly halo?: string;
}

/** A whole picture: its size and what is drawn on it, in painting order. */
export interface MarkList {
  readonly width: number;
  readonly height: number;
  readonly background?: string;
  /** The first `count` marks show only within `box`: an enlarged map in its frame. */
  readonly clip?: { readonly box: Box; readonly count: number };
  readonly marks: readonly Mark[];
}
