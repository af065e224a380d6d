export { sitePoints, unplacedSites } from '../../../models/site-points.js';
export { placeSiteSteps, placeSites } from './place-sites.js';
export { groundMarks } from './site-ground.js';
export { siteLayerMarks } from './site-layer-marks.js';
export { siteLegendMarks } from './site-legend-marks.js';
export { mainView } from './site-view.js';
export { SitesOnGround } from './sites-on-ground.js';
export { SitesOnMap } from './sites-on-map.js';
