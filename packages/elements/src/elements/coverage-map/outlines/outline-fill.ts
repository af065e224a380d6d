import type { Mark } from '../../../marks/mark.js';
import type { RegionsModel } from '../../../models/regions.js';
import type { BubbleRoom } from '../fills/map-fill.js';
import { legendPlace } from './outline-foot-marks.js';
import type { OutlineMapOptions } from './outline-map-marks.js';

/** A map on boundaries with its fill. */
interface FilledOutlines {
  /** What moves with the map: land and its textures. */
  readonly land: readonly Mark[];
  /** What stands on it: circles, names and values. */
  readonly labels: readonly Mark[];
  /** Empty where the fill has no legend of its own. */
  readonly legend: readonly Mark[];
}

/** Adds what a fill other than five classes lays on the regions of a map, in the layers of the map. */
export function outlineFill(
  land: readonly Mark[],
  labels: readonly Mark[],
  model: RegionsModel,
  { options, footPx, room }: { options: OutlineMapOptions; footPx: number; room: BubbleRoom },
): FilledOutlines {
  if (model.mode !== 'fill' || !options.fill) return { land, labels, legend: [] };
  const { marks, legend } = options.fill.finish([...land, ...labels], model, legendPlace(footPx, options), room);
  const given = new Set(land);
  const isLand = (mark: Mark): boolean => given.has(mark) || mark.role === 'texture';
  return { land: marks.filter(isLand), labels: marks.filter((mark) => !isLand(mark)), legend };
}
