import {
  CanvasController,
  type MarkList,
  marksToSvg,
  paintMarks,
  textBox,
  textWidth,
  themes,
} from '@practice-atlas/elements';
import { html, LitElement } from 'lit';
import { afterEach, describe, expect, it } from 'vitest';
import { coverageCases, coverageMarks } from './coverage-map-cases.js';
import { cutTexts, overlappingTexts, printed, texts } from './expect-marks.js';
import { fulfillmentCases, fulfillmentMarks } from './order-fulfillment-cases.js';
import { tierCases, tierMarks } from './tier-tree-cases.js';

const context = document.createElement('canvas').getContext('2d')!;
const tiers = Object.entries(await tierCases());
const pictures: readonly (readonly [string, MarkList])[] = [
  ...Object.entries(coverageCases).map(([name, one]) => [`coverage-map ${name}`, coverageMarks(one)] as const),
  ...Object.entries(fulfillmentCases).map(
    ([name, one]) => [`order-fulfillment ${name}`, fulfillmentMarks(one)] as const,
  ),
  ...tiers.map(([name, one]) => [`tier-tree ${name}`, tierMarks(one)] as const),
];

function measured(text: string, sizePx: number, weight: number, family: string): number {
  context.font = `${weight} ${sizePx}px ${family}`;
  return context.measureText(text).width;
}

function pixels(list: MarkList, scale: number): ImageData {
  const canvas = new OffscreenCanvas(list.width * scale, list.height * scale);
  const target = canvas.getContext('2d')!;
  paintMarks(target, list, { scale });
  return target.getImageData(0, 0, canvas.width, canvas.height);
}

async function svgPixels(list: MarkList, scale: number): Promise<ImageData> {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(marksToSvg(list, { title: '', desc: '' }))}`;
  await image.decode();
  const canvas = new OffscreenCanvas(list.width * scale, list.height * scale);
  const target = canvas.getContext('2d')!;
  target.drawImage(image, 0, 0, canvas.width, canvas.height);
  return target.getImageData(0, 0, canvas.width, canvas.height);
}

/** The share of pixels that differ by more than a quarter of the range in any channel. */
function difference(a: ImageData, b: ImageData): number {
  let differing = 0;
  for (let i = 0; i < a.data.length; i += 4)
    if ([0, 1, 2].some((channel) => Math.abs(a.data[i + channel]! - b.data[i + channel]!) > 64)) differing++;
  return differing / (a.data.length / 4);
}

describe('estimated widths', () => {
  it('are never less than the browser’s for the texts of every picture', () => {
    for (const [name, list] of pictures.filter(([one]) => !one.includes('hostile')))
      for (const mark of texts(list))
        for (const run of mark.runs) {
          const size = run.sizePx ?? mark.sizePx;
          const weight = run.weight ?? mark.weight;
          const real = measured(run.text, size, weight, themes.paper.sans);
          expect(textWidth(run.text, size, weight), `${name}: ${run.text}`).toBeGreaterThanOrEqual(real - 0.5);
        }
  });

  it('are generous by no more than a quarter for Chinese and digits', () => {
    for (const text of ['新时代文明实践中心', '1,200,000', '朝阳北票市 5,345'])
      expect(textWidth(text, 12)).toBeLessThan(1.25 * measured(text, 12, 400, themes.paper.sans));
  });
});

describe('texts as the browser sets them', () => {
  it.each(pictures)('neither overlap nor are cut: %s', (_, list) => {
    const boxOf = (mark: ReturnType<typeof texts>[number]) => {
      const width = mark.runs.reduce(
        (sum, run) =>
          sum +
          (run.gapPx ?? 0) +
          measured(run.text, run.sizePx ?? mark.sizePx, run.weight ?? mark.weight, themes.paper.sans),
        0,
      );
      const left = mark.anchor === 'start' ? mark.x : mark.anchor === 'end' ? mark.x - width : mark.x - width / 2;
      return { ...textBox(mark), x: left, width };
    };
    expect(overlappingTexts(list, boxOf)).toEqual([]);
    expect(cutTexts(list, boxOf)).toEqual([]);
    expect(texts(list).map(printed).join('')).not.toMatch(/undefined|NaN|\[object/);
  });
});

describe('canvas and SVG', () => {
  it.each(pictures.filter(([name]) => /fill$|callouts$|whole$|night/.test(name)))(
    'show the same picture: %s',
    async (_, list) => {
      const scale = 2;
      expect(difference(pixels(list, scale), await svgPixels(list, scale))).toBeLessThan(0.004);
    },
  );
});

class TestBoard extends LitElement {
  built = 0;
  hovered: (number | null)[] = [];
  picked: number[] = [];
  ringOn: number | null = null;
  controller = new CanvasController(this, {
    canvas: () => this.renderRoot?.querySelector('canvas') ?? null,
    build: (widthPx) => {
      this.built++;
      const half = widthPx / 2;
      return {
        ...{ width: widthPx, height: 40 },
        marks: [
          { type: 'rect', role: 'tile', datum: 0, x: 0, y: 0, width: half, height: 40, fill: '#ff0000' },
          { type: 'rect', role: 'tile', datum: 1, x: half, y: 0, width: half, height: 40, fill: '#0000ff' },
        ],
      };
    },
    ring: () => ({ datum: this.ringOn, color: '#00ff00' }),
    onHover: (datum) => this.hovered.push(datum),
    onPick: (datum) => this.picked.push(datum),
  });
  override render() {
    return html`<div style="width:100%"><canvas></canvas></div>`;
  }
}
customElements.define('test-board', TestBoard);

async function board(width = '200px'): Promise<TestBoard> {
  const element = document.createElement('test-board') as TestBoard;
  element.style.cssText = `display:block;width:${width}`;
  document.body.append(element);
  await element.updateComplete;
  return element;
}

function canvasOf(element: TestBoard): HTMLCanvasElement {
  return element.renderRoot.querySelector('canvas')!;
}

function point(element: TestBoard, type: string, share: number): void {
  const rect = canvasOf(element).getBoundingClientRect();
  const at = { clientX: rect.left + rect.width * share, clientY: rect.top + rect.height / 2 };
  canvasOf(element).dispatchEvent(type === 'click' ? new MouseEvent(type, at) : new PointerEvent(type, at));
}

async function frames(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
}

describe('a canvas controller', () => {
  afterEach(() => document.body.replaceChildren());

  it('paints at the device’s resolution and again when the width changes', async () => {
    const element = await board();
    const canvas = canvasOf(element);
    expect(canvas.width).toBe(200 * devicePixelRatio);
    const before = element.built;
    element.style.width = '300px';
    await frames(3);
    expect(canvas.width).toBe(300 * devicePixelRatio);
    expect(element.built).toBe(before + 1);
    element.style.width = '0';
    await frames(3);
    expect(canvas.width).toBe(300 * devicePixelRatio);
  });

  it('finds the datum under the pointer when the page is scaled by CSS', async () => {
    const element = await board();
    document.body.style.cssText = 'transform: scale(0.5) rotate(0deg); transform-origin: 30px 10px';
    point(element, 'pointermove', 0.25);
    point(element, 'pointermove', 0.26);
    point(element, 'pointermove', 0.75);
    point(element, 'pointerleave', 0);
    point(element, 'click', 0.75);
    expect(element.hovered).toEqual([0, 1, null]);
    expect(element.picked).toEqual([1]);
    document.body.style.cssText = '';
  });

  it('draws the ring around the datum it is told', async () => {
    const element = await board();
    element.ringOn = 1;
    element.requestUpdate();
    await element.updateComplete;
    const scale = devicePixelRatio;
    const { data } = canvasOf(element)
      .getContext('2d')!
      .getImageData(Math.round(98 * scale), 20 * scale, 1, 1);
    expect([...data.slice(0, 3)]).toEqual([0, 255, 0]);
  });

  it('lets go of a canvas on disconnection and takes it up after a move', async () => {
    const element = await board();
    const before = element.built;
    element.remove();
    point(element, 'pointermove', 0.25);
    element.style.width = '250px';
    await frames(3);
    expect(element.hovered).toEqual([]);
    expect(element.built).toBe(before);
    document.body.append(element);
    await frames(3);
    expect(canvasOf(element).width).toBe(250 * devicePixelRatio);
    point(element, 'pointermove', 0.25);
    expect(element.hovered).toEqual([0]);
  });
});
