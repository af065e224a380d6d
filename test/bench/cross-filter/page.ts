import { type CrossAnswer, type CrossFilter, createCrossFilter } from '@practice-atlas/measure/cross-filter.js';
import { BIN_COUNTS, DAY_COUNT, makeOrders, type Orders, randomBy, VIEWS } from './orders.js';

/** Falcon on the same bins; `shown` holds what its views say, by name, and the whole as `total`. */
interface FalconPeer {
  readonly shown: ReadonlyMap<string, ArrayLike<number>>;
  changes(): number;
  activate(view: string): Promise<void>;
  brushDays(from: number, until: number): Promise<void>;
  pick(view: string, bins: readonly number[]): Promise<void>;
  clear(view: string): void;
}
declare global {
  var setUpFalcon: (columns: Orders['bins'], binCounts: typeof BIN_COUNTS) => Promise<FalconPeer>;
  var prepareBench: typeof prepare;
}

/** A view to step on, under picks of other views; steps are ranges of days or sets of bins. */
interface Scene {
  readonly name: string;
  readonly active: string;
  readonly others: Readonly<Record<string, readonly number[]>>;
  readonly most: number;
  readonly hasSums?: boolean;
}
const SCENES: readonly Scene[] = [
  { name: 'brush days', active: 'day', others: {}, most: 0 },
  {
    name: 'brush days, under picks of two views',
    active: 'day',
    others: { category: [0, 2, 3], tier: [1, 2, 5] },
    most: 0,
  },
  { name: 'pick up to 40 counties', active: 'region', others: { tier: [0, 1] }, most: 40 },
  { name: 'pick categories', active: 'category', others: {}, most: 6 },
  { name: 'brush days, counts and sums', active: 'day', others: {}, most: 0, hasSums: true },
];
type Step = readonly number[];

/** Milliseconds of one scene by round: of a step, and of plain passes over one view and over five. */
export interface SceneTimes {
  readonly ours: number[];
  readonly falcon: number[];
  readonly onePass: number[];
  readonly fivePasses: number[];
  readonly comparedCount: number;
}

/** One scene to play. */
export interface SceneBench {
  readonly name: string;
  /** Builds the tiles anew and makes a plain pass; marks begin and end of both for a trace. Gives the milliseconds of the tiles. */
  build(): Promise<number>;
  /** Builds Falcon's index; null where Falcon has no such scene. */
  buildFalcon(): Promise<number | null>;
  play(rounds: number, stepCount: number): Promise<SceneTimes>;
}

function stepsOf(scene: Scene, next: () => number, count: number): Step[] {
  return Array.from({ length: count }, () => {
    if (scene.active === 'day')
      return [next(), next()].map((at) => Math.floor(at * (DAY_COUNT + 1))).sort((a, b) => a - b);
    const bins = Array.from({ length: 1 + Math.floor(next() * scene.most) }, () =>
      Math.floor(next() * BIN_COUNTS[scene.active]!),
    );
    return [...new Set(bins)];
  });
}

const oursBy = (linked: CrossFilter, { active }: Scene, step: Step) =>
  active === 'day' ? linked.brush('day', step[0]!, step[1]!) : linked.pick(active, step);
const falconBy = (falcon: FalconPeer, { active }: Scene, step: Step) =>
  active === 'day' ? falcon.brushDays(step[0]!, step[1]!) : falcon.pick(active, step);

/** Counts one view under a mask: the cheapest loop over all rows that crosses a filter at all. */
function passOver(codes: Uint16Array, mask: Uint8Array, binCount: number): Int32Array {
  const counts = new Int32Array(binCount);
  for (let row = 0; row < codes.length; row++) counts[codes[row]!]! += mask[row]!;
  return counts;
}

function differenceOf(answer: CrossAnswer, falcon: FalconPeer, active: string): string | null {
  const all = [...answer.views].map(([name, { counts }]) => [name, counts] as const);
  for (const [name, counts] of [...all, ['total', answer.total.counts] as const]) {
    if (name === active) continue;
    const shown = falcon.shown.get(name);
    const bin = counts.findIndex((count, i) => count !== shown?.[i]);
    if (bin >= 0 || shown?.length !== counts.length) return `${name}[${bin}]: ${counts[bin]} and ${shown?.[bin]}`;
  }
  return null;
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 5));

async function setScene(scene: Scene, linked: CrossFilter, falcon: FalconPeer | null): Promise<void> {
  await linked.clear();
  for (const name of Object.keys(BIN_COUNTS)) falcon?.clear(name);
  for (const [name, picked] of Object.entries(scene.others)) {
    await linked.pick(name, picked);
    await falcon?.pick(name, picked);
  }
}

function benchScene(
  scene: Scene,
  linked: CrossFilter,
  falcon: FalconPeer | null,
  { bins, table }: Orders,
  next: () => number,
): SceneBench {
  const mask = new Uint8Array(table.rowCount).fill(1);
  const onePass = () => passOver(bins.category!, mask, BIN_COUNTS.category!);
  const other = scene.active === 'tier' ? 'category' : 'tier';
  let comparedCount = 0;
  const compare = async (step: Step) => {
    if (!falcon) return;
    const answer = await oursBy(linked, scene, step);
    await falconBy(falcon, scene, step);
    await pause();
    const difference = differenceOf(answer, falcon, scene.active);
    if (difference !== null)
      throw new Error(`${scene.name}, ${JSON.stringify(step)}: ours and Falcon's differ at ${difference}`);
    comparedCount += 1;
  };
  return {
    name: scene.name,
    async build() {
      // A step on another view, so that the tiles are built anew.
      await linked.activate(other);
      await pause();
      performance.mark('tiles begin');
      const beginMs = performance.now();
      await linked.activate(scene.active);
      const wholeMs = performance.now() - beginMs;
      performance.mark('tiles end');
      await pause();
      performance.mark('pass begin');
      onePass();
      performance.mark('pass end');
      await pause();
      return wholeMs;
    },
    async buildFalcon() {
      await setScene(scene, linked, falcon);
      const beginMs = performance.now();
      await falcon?.activate(scene.active);
      return falcon ? performance.now() - beginMs : null;
    },
    async play(rounds, stepCount) {
      const times: SceneTimes = { ours: [], falcon: [], onePass: [], fivePasses: [], comparedCount: 0 };
      const contenders = [
        async (steps: readonly Step[]) => {
          const beginMs = performance.now();
          for (const step of steps) await oursBy(linked, scene, step);
          times.ours.push((performance.now() - beginMs) / steps.length);
        },
        async (steps: readonly Step[]) => {
          if (!falcon) return;
          const changes = falcon.changes();
          const beginMs = performance.now();
          for (const step of steps) await falconBy(falcon, scene, step);
          times.falcon.push((performance.now() - beginMs) / steps.length);
          const missed = steps.length * Object.keys(BIN_COUNTS).length - (falcon.changes() - changes);
          if (missed > 0) throw new Error(`${scene.name}: Falcon had ${missed} answers left to give`);
        },
        async () => {
          let beginMs = performance.now();
          onePass();
          times.onePass.push(performance.now() - beginMs);
          beginMs = performance.now();
          for (const [view, codes] of Object.entries(bins)) passOver(codes, mask, BIN_COUNTS[view]!);
          times.fivePasses.push(performance.now() - beginMs);
        },
      ];
      for (const step of stepsOf(scene, next, 12)) await compare(step);
      for (let round = -1; round < rounds; round++) {
        const steps = stepsOf(scene, next, stepCount).filter(
          (step, i, all) => i === 0 || `${step}` !== `${all[i - 1]}`,
        );
        for (const contend of round % 2 === 0 ? contenders : [...contenders].reverse()) {
          await contend(steps);
          await pause();
        }
        // The first round warms up.
        if (round < 0) for (const list of [times.ours, times.falcon, times.onePass, times.fivePasses]) list.length = 0;
        await compare(stepsOf(scene, next, 1)[0]!);
      }
      return { ...times, comparedCount };
    },
  };
}

/** Makes the orders and links the views in both libraries. */
async function prepare(rowCount: number, seed: number) {
  const orders = makeOrders(rowCount, seed);
  const { table, dataset, bins } = orders;
  const beginMs = performance.now();
  const linked = await createCrossFilter(table, { views: VIEWS, dataset });
  const linkMs = performance.now() - beginMs;
  const summed = await createCrossFilter(table, { views: VIEWS, dataset, sums: ['volunteers'] });
  for (const [name, codes] of Object.entries(bins)) {
    const counts = passOver(codes, new Uint8Array(rowCount).fill(1), BIN_COUNTS[name]!);
    const ours = linked.answer.views.get(name)?.counts;
    if (ours?.length !== counts.length || ours.some((count, bin) => count !== counts[bin]))
      throw new Error(`${name} has other bins than the generator`);
  }
  const falconBeginMs = performance.now();
  const falcon = await globalThis.setUpFalcon(bins, BIN_COUNTS);
  const falconLinkMs = performance.now() - falconBeginMs;
  const scenes = SCENES.map((scene, i) =>
    benchScene(scene, scene.hasSums ? summed : linked, scene.hasSums ? null : falcon, orders, randomBy(seed + i + 1)),
  );
  return { linkMs, falconLinkMs, scenes };
}

globalThis.prepareBench = prepare;
