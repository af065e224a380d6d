import { AtlasError } from '@practice-atlas/dataset';
import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { makeChart } from './echarts-engine.js';
import { planUpdate } from './echarts-plan.js';
import { guardChartRoot } from './echarts-root.js';

/** ECharts once it is there. */
let make: typeof makeChart | null = null;
let loading: Promise<void> | null = null;

async function importECharts(): Promise<void> {
  try {
    ({ makeChart: make } = await import('./echarts-engine.js'));
  } catch (cause) {
    loading = null;
    throw new AtlasError('file_missing', 'the chart engine could not be loaded', {
      hint: 'Publish every file of the library beside the one that the page loads.',
      details: { file: 'echarts-engine.js' },
      cause,
    });
  }
}

function loadECharts(): Promise<void> {
  loading ??= importECharts();
  return loading;
}

// A page that has charts asks for its data first, and waits for them: that is the time to run ECharts. What fails here fails again, and is said,
// when drawing.
if (typeof document !== 'undefined') setTimeout(() => void loadECharts().catch(() => {}));

/** Lengths are CSS pixels before any transform of an ancestor. */
export interface ChartSize {
  readonly width: number;
  readonly height: number;
}

/** What a controller asks of its element. */
export interface ChartHost {
  /** The element that ECharts draws in: an empty div of our own that has a size; null while there is no picture. */
  readonly root: () => HTMLElement | null;
  /** The option for a size. The same object again means: nothing changed. */
  readonly option: (size: ChartSize) => EChartsCoreOption;
  /** Called once after each picture that differs from the one before, when it stands on the screen. */
  readonly painted?: () => void;
  /** Called when a picture could not be drawn. */
  readonly failed?: (error: unknown) => void;
}

/**
 * Keeps one ECharts instance for one element: made when the element has a picture and a size, resized with it, released when it leaves
 * the page and made again when it comes back. ECharts itself comes in a file of its own, while the page waits for its data or when there is
 * something to draw. A new picture is drawn right after the host's update and appears without motion, a change of size in the next animation
 * frame; a size of zero and an unchanged size do nothing.
 * The chart has no pointer handling of its own: the element finds data under the pointer from its own layout.
 */
export class EChartsController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #calls: ChartHost;
  #chart: EChartsType | null = null;
  #root: HTMLElement | null = null;
  #observer: ResizeObserver | null = null;
  #frame = 0;
  #size: ChartSize = { width: 0, height: 0 };
  #pixelRatio = 0;
  #awaited = false;
  #option: EChartsCoreOption | null = null;
  #density: MediaQueryList | null = null;

  constructor(host: ReactiveControllerHost & Element, calls: ChartHost) {
    this.#host = host;
    this.#calls = calls;
    host.addController(this);
  }

  /** The size of the last picture; null before the first. */
  get size(): ChartSize | null {
    return this.#size.width > 0 ? this.#size : null;
  }

  hostConnected(): void {
    if (this.#root) this.#watch(this.#root);
  }

  hostUpdated(): void {
    const root = this.#calls.root();
    if (root !== this.#root) {
      this.#release();
      this.#root = root;
      if (root && this.#host.isConnected) this.#watch(root);
    }
    // Not now, as in the canvas controller: elements that got their answers together are laid out together.
    if (root) queueMicrotask(this.#draw);
  }

  hostDisconnected(): void {
    this.#release();
  }

  /** Copies the picture to a canvas of its own; null before the first picture. */
  toCanvas(pixelRatio = 2): HTMLCanvasElement | null {
    return this.#chart?.renderToCanvas({ pixelRatio }) ?? null;
  }

  readonly #schedule = (): void => {
    if (!this.#frame) this.#frame = requestAnimationFrame(this.#draw);
  };

  readonly #draw = (): void => {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const root = this.#root;
    if (!root?.isConnected) return;
    const size = { width: root.clientWidth, height: root.clientHeight };
    if (size.width < 1 || size.height < 1) return;
    if (!make) {
      void loadECharts().then(this.#schedule, this.#calls.failed);
      return;
    }
    try {
      this.#apply(root, size, make);
    } catch (error) {
      this.#disposeChart();
      this.#calls.failed?.(error);
    }
  };

  #apply(root: HTMLElement, size: ChartSize, chartOn: typeof makeChart): void {
    if (this.#chart && this.#pixelRatio !== devicePixelRatio) this.#disposeChart();
    const option = this.#calls.option(size);
    const resized = size.width !== this.#size.width || size.height !== this.#size.height;
    if (this.#chart && option === this.#option && !resized) return;
    if (!this.#chart) {
      guardChartRoot(root);
      this.#chart = chartOn(root, size);
      this.#pixelRatio = devicePixelRatio;
      this.#chart.on('finished', this.#finished);
    } else if (resized) this.#chart.resize({ ...size, silent: true });
    const still = resized || this.#option === null || matchMedia('(prefers-reduced-motion: reduce)').matches;
    const applied = still ? { ...option, animation: false } : option;
    this.#size = size;
    const { notMerge, replaceMerge } = planUpdate(this.#option, option);
    this.#option = option;
    this.#awaited = true;
    this.#chart.setOption(applied, { notMerge, replaceMerge: [...replaceMerge], silent: true });
    // Without animation, and without progressive series, setOption has painted when it returns (ECharts 6.1, `_zr.flush()`).
    if (still) this.#finished();
  }

  readonly #finished = (): void => {
    if (!this.#awaited) return;
    this.#awaited = false;
    this.#calls.painted?.();
  };

  #watch(root: HTMLElement): void {
    this.#observer ??= new ResizeObserver(this.#schedule);
    this.#observer.observe(root);
    this.#density = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    this.#density.addEventListener('change', this.#densityChanged);
  }

  readonly #densityChanged = (): void => {
    if (!this.#root) return;
    this.#density?.removeEventListener('change', this.#densityChanged);
    this.#watch(this.#root);
    this.#schedule();
  };

  #disposeChart(): void {
    this.#chart?.dispose();
    this.#chart = null;
    this.#option = null;
    this.#size = { width: 0, height: 0 };
  }

  #release(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#observer?.disconnect();
    this.#observer = null;
    this.#density?.removeEventListener('change', this.#densityChanged);
    this.#density = null;
    this.#disposeChart();
  }
}
