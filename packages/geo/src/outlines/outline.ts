import type { PathSink } from './trace-ring.js';

/** A rectangle in px; x and y are its upper left corner. */
export interface OutlineBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One division as it is drawn, in px from the upper left corner of the drawing. */
export interface Outline {
  readonly code: string;
  readonly name: string;
  /** SVG path data, every ring closed, rounded to 0.1 px; fill it by the even-odd rule. Rings smaller than that shrink to a point or a line. */
  readonly d: string;
  /** Every ring, holes too, as x, y, x, y ...; the last position is the first again. Not rounded. Made when they are first asked for. */
  readonly rings: readonly Float64Array[];
  /** How many positions all rings have; 0 = nothing is drawn here. */
  readonly positionCount: number;
  readonly box: OutlineBox;
  /** The width of the widest ring, in which a name has to fit: islands far away make no room for one. */
  readonly bodyWidth: number;
  /** A point well inside the largest polygon; of a shape without an area, one of its positions. */
  readonly label: readonly [number, number];
  /**
   * Draws every ring, for the even-odd rule, leaving out positions that lie within about `tolerancePx` of the line between those that are kept; default 0,
   * all. A tenth of a pixel of the screen cannot be seen, and halves what is painted of most boundaries.
   */
  trace(path: PathSink, tolerancePx?: number): void;
}

/**
 * Places a longitude and a latitude (degrees, in the coordinate system of the boundaries) where boundaries of that position are drawn, in px; it may lie
 * beyond the drawing. Null where nothing of it is drawn: in a set with 南海诸岛 the main map ends at 18 degrees north, and the inset at its frame.
 */
export type ProjectPosition = (lng: number, lat: number) => readonly [number, number] | null;

/** The plane of a projection, in radii of the earth: the same object for a set at every size. What is known of points in it can be moved to any drawing. */
export interface OutlinePlane {
  /**
   * Places longitudes and latitudes (degrees) in the plane: x to the right, y down; NaN where nothing is drawn, as `ProjectPosition` says. One each of both.
   */
  place(lng: ArrayLike<number>, lat: ArrayLike<number>): { x: Float64Array; y: Float64Array };
}

/** From a plane to px: `scale` times, then moved by x and y. */
export interface OutlineMatrix {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/** 南海诸岛, drawn in a box of its own. Nothing of the main map reaches into it, and nothing else may be drawn over it. */
export interface OutlineInset extends OutlineBox {
  /** What of each division lies within it, and 南海诸岛 itself (the dashes) under its code `100000_JD`. */
  readonly outlines: readonly Outline[];
  readonly pxPerKm: number;
  readonly project: ProjectPosition;
  readonly plane: OutlinePlane;
  readonly matrix: OutlineMatrix;
}

/** A boundary set as it is drawn. */
export interface Outlines {
  readonly width: number;
  readonly height: number;
  /**
   * The divisions, in the order of the set. One that is drawn only in the inset has neither `d` nor `rings` here; `box` and `label` are
   * those of the inset.
   */
  readonly outlines: readonly Outline[];
  /** Around all of the main map; null when nothing is drawn there. */
  readonly extent: OutlineBox | null;
  /** Scale of the main map, true along its standard parallels, near the truth elsewhere; null when nothing is drawn. */
  readonly pxPerKm: number | null;
  /** On the main map. */
  readonly project: ProjectPosition;
  /** Of the main map. */
  readonly plane: OutlinePlane;
  readonly matrix: OutlineMatrix;
  /** Null unless the set has 南海诸岛. */
  readonly inset: OutlineInset | null;
}
