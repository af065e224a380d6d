import type { Register } from '@practice-atlas/geo';
import type { ReactiveControllerHost } from 'lit';
import type { MapView } from '../../../marks/map-view.js';
import type * as EnglishLabels from '../english-labels.js';
import type { Boundaries } from '../outlines/boundaries-at.js';

/** What a map lets its way down know of it. */
export interface DrillHost extends ReactiveControllerHost, HTMLElement {
  region: string | null;
  at: string | null;
  drill: boolean;
  link: string | null;
  metric: string | null;
  query: unknown;
  data: unknown;
  boundaries: Boundaries;
  register: Register | null;
  locale: string | null;
  cursor: number | null;
  viewport: MapView | null;
  readonly stretch: boolean;
  /** Names places that data name in Chinese only. */
  readonly english: typeof EnglishLabels | undefined;
  /** The cursor stands on regions, not on periods. */
  readonly walksRegions: boolean;
  readonly error: Error | null;
}
