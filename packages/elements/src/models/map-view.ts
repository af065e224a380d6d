/**
 * What of a fitted drawing is shown: `scale` 1 = the whole, 2 = twice as large. `x` and `y` are the point that stands in the middle, as shares of the
 * drawing's width and height, so one view holds for every size of the picture.
 */
export interface MapView {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}
