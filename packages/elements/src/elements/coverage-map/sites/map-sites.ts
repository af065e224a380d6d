export { sitePoints, unplacedSites } from '../../../models/site-points.js';
export { placeSites } from './place-sites.js';
export { groundMarks } from './site-ground.js';
export { siteLayerMarks } from './site-layer-marks.js';
export { siteLegendMarks } from './site-legend-marks.js';
export { siteDrawer } from './site-picture.js';
export { mainView } from './site-view.js';
