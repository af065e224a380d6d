import { addErrorWords } from '../../../format/error-message.js';
import { sourceErrorWords } from '../../../format/source-error-words.js';
import type { RegionsModel } from '../../../models/regions.js';
import type { Theme } from '../../../theme/theme.js';
import { bubbleFill } from './bubble-fill.js';
import { classFill } from './class-fill.js';
import { fillTheme, isForced } from './fill-theme.js';
import type { MapFill } from './map-fill.js';

export { mixColors } from '../../../marks/mix-colors.js';
export { evenClasses } from '../../../models/even-classes.js';
export { jenksClasses } from '../../../models/jenks-classes.js';
export { thresholdClasses } from '../../../models/threshold-classes.js';
export type { FillParameters } from './fill-choice.js';
export { fillModel } from './fill-model.js';
export type { MapFill } from './map-fill.js';
export { textureMark } from './texture-marks.js';

addErrorWords(sourceErrorWords);

const made = new WeakMap<RegionsModel, { readonly theme: Theme; readonly patterns: boolean; readonly fill: MapFill }>();

/**
 * Makes how a map is drawn that `fillModel` classed: by colors, by textures besides where `patterns` is set or the reader forces colors, or by bubbles. Draw with its
 * `theme`, and hand it on as `fill`. The last of a model is kept, so that a picture is not built again for the same one.
 */
export function mapFill(model: RegionsModel, theme: Theme, patterns = false): MapFill {
  const known = made.get(model);
  if (known?.theme === theme && known.patterns === patterns) return known.fill;
  const own = fillTheme(theme, model, patterns);
  const fill = model.method?.view === 'bubbles' ? bubbleFill(own) : classFill(own, patterns || isForced(own));
  made.set(model, { theme, patterns, fill });
  return fill;
}
