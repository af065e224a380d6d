import type { Mark } from '../../../marks/mark.js';
import type { RegionsModel } from '../../../models/regions.js';
import type { Theme } from '../../../theme/theme.js';
import type { LegendPlace } from './class-legend-marks.js';

/** Where the bubbles of a map on boundaries may stand. */
export interface BubbleRoom {
  /** Finds a point for each datum that is drawn, in CSS pixels: half a second for three thousand, so only who needs them asks. */
  readonly points: () => Iterable<readonly [datum: number, point: readonly [x: number, y: number]]>;
  /** Nothing is written over these. */
  readonly taken: readonly {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  }[];
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A map with its fill, and the legend that belongs to it. */
export interface FinishedFill {
  readonly marks: readonly Mark[];
  readonly legend: readonly Mark[];
}

/** The regions of one small map, without names, as they are drawn before a fill adds to them. */
export interface SmallDrawing {
  readonly marks: readonly Mark[];
  /** Which of the marks is which item of the model. */
  readonly items: ReadonlyMap<Mark, number>;
  /** Finds a point for the bubble of each item, in CSS pixels. */
  readonly points: () => Iterable<readonly [item: number, point: readonly [x: number, y: number]]>;
  /** The largest radius of a bubble, in CSS pixels. */
  readonly mostPx: number;
}

/** Small maps with their fill, in the order given, and the one legend that belongs to all. */
export interface FinishedSmallMaps {
  readonly maps: readonly (readonly Mark[])[];
  readonly legend: readonly Mark[];
}

/** How a map is filled otherwise than by five classes: what `map-fills.ts`, which is loaded when it is needed, hands to the drawing of a map. */
export interface MapFill {
  /** The theme with the colors of the fill as its sequence. */
  readonly theme: Theme;
  /** The least height of a tile, in CSS pixels at scale 1. */
  readonly tilePx: number;
  /** Adds to a map what lies on its regions (textures, bubbles), and makes its legend. `room` is that of a map on boundaries. */
  finish(marks: readonly Mark[], model: RegionsModel, legend: LegendPlace, room?: BubbleRoom): FinishedFill;
  /** Does the same to several small maps, all at one scale; `pooled` holds the values of all. */
  finishSmall(
    maps: readonly { readonly drawing: SmallDrawing; readonly model: RegionsModel }[],
    pooled: RegionsModel,
    legend: LegendPlace,
  ): FinishedSmallMaps;
}
