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

/** `d` is SVG path data; the canvas painter reads it with Path2D. */
export interface PathMark extends MarkBase, Paint {
  readonly type: 'path';
  readonly d: string;
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
  readonly marks: readonly Mark[];
}
