import type { ReactiveControllerHost } from 'lit';
import type { SitePoints } from '../../../models/site-points.js';
import type { PeriodProperties } from './shown-periods.js';

/** What a map lets its other views know of it. */
export interface ViewsHost extends ReactiveControllerHost, HTMLElement, PeriodProperties {
  autoplay: boolean;
  sites: SitePoints | null;
  layers: string | null;
  locale: string | null;
  readonly cursor: number | null;
}
