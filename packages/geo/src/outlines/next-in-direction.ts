import type { TileDirection } from '../tile-neighbor.js';
import { neighborsOf } from './neighbors-of.js';
import type { Outline, Outlines } from './outline.js';

const STEP = { up: [0, -1], down: [0, 1], left: [-1, 0], right: [1, 0] } as const;
const BACK = { up: 'down', down: 'up', left: 'right', right: 'left' } as const;
const DIRECTIONS = ['up', 'down', 'left', 'right'] as const;

/** A neighbor counts as if it were nearer by this factor. */
const NEIGHBOR = 0.5;
/** Divisions that are looked at in each direction. */
const CANDIDATES = 4;

interface Step {
  readonly from: Outline;
  readonly to: Outline;
  readonly direction: TileDirection;
  readonly distance: number;
  /** The two share a stretch of boundary. */
  readonly isTouching: boolean;
  /** It goes ahead at least half as far as sideways. */
  readonly isStraight: boolean;
}

type Links = Record<TileDirection, string | null>;

/** Lists for each division the nearest in one direction, sideways counting double. */
function stepsToward(
  direction: TileDirection,
  outlines: readonly Outline[],
  neighbors: ReadonlyMap<string, ReadonlySet<string>>,
): Step[] {
  const [stepX, stepY] = STEP[direction];
  const along = ({ label: [x, y] }: Outline): number => x * stepX + y * stepY;
  const ordered = outlines.toSorted((a, b) => along(a) - along(b));
  return ordered.flatMap((from, at) => {
    const touching = neighbors.get(from.code);
    const steps: Step[] = [];
    let most = Infinity;
    for (let i = at + 1; i < ordered.length; i++) {
      const to = ordered[i]!;
      const x = to.label[0] - from.label[0];
      const y = to.label[1] - from.label[1];
      const ahead = x * stepX + y * stepY;
      if (ahead <= 0) continue;
      if (ahead * NEIGHBOR >= most) break;
      const sideways = Math.abs(x * stepY + y * stepX);
      const isTouching = touching?.has(to.code) ?? false;
      const distance = (ahead + 2 * sideways) * (isTouching ? NEIGHBOR : 1);
      if (distance >= most) continue;
      steps.push({ from, to, direction, distance, isTouching, isStraight: 2 * ahead >= sideways });
      steps.sort((a, b) => a.distance - b.distance);
      if (steps.length > CANDIDATES) steps.pop();
      if (steps.length === CANDIDATES) most = steps.at(-1)!.distance;
    }
    return steps;
  });
}

/**
 * Links divisions so that each can be reached from each: first the shortest steps that join what was apart, there and back; then straight steps
 * between neighbors, there and back; what is still apart, the lowest of one part with the highest of the next; then straight steps one way.
 */
function linkOutlines(drawn: Outlines): ReadonlyMap<string, Links> {
  const { outlines } = drawn;
  const neighbors = new Map([...neighborsOf(drawn)].map(([code, others]) => [code, new Set(others)]));
  const steps = DIRECTIONS.flatMap((direction) => stepsToward(direction, outlines, neighbors)).sort(
    (a, b) => a.distance - b.distance,
  );
  const links = new Map(
    outlines.map(({ code }): [string, Links] => [code, { up: null, down: null, left: null, right: null }]),
  );
  const partOf = new Map(outlines.map((outline) => [outline.code, [outline]]));
  const link = (from: Outline, to: Outline, direction: TileDirection): void => {
    links.get(from.code)![direction] = to.code;
    links.get(to.code)![BACK[direction]] = from.code;
    const [fromPart, toPart] = [partOf.get(from.code)!, partOf.get(to.code)!];
    if (fromPart === toPart) return;
    const [part, other] = fromPart.length > toPart.length ? [fromPart, toPart] : [toPart, fromPart];
    part.push(...other);
    for (const { code } of other) partOf.set(code, part);
  };
  const isFree = ({ from, to, direction }: Step): boolean =>
    links.get(from.code)![direction] === null && links.get(to.code)![BACK[direction]] === null;
  for (const step of steps)
    if (isFree(step) && partOf.get(step.from.code) !== partOf.get(step.to.code))
      link(step.from, step.to, step.direction);
  for (const step of steps)
    if (step.isStraight && step.isTouching && isFree(step)) link(step.from, step.to, step.direction);
  const parts = [...new Set(partOf.values())].map((part) => {
    const sorted = part.toSorted((a, b) => a.label[1] - b.label[1]);
    return { highest: sorted[0]!, lowest: sorted.at(-1)! };
  });
  for (const [i, { highest }] of parts.entries()) if (i > 0) link(parts[i - 1]!.lowest, highest, 'down');
  for (const { from, to, direction, isStraight } of steps) if (isStraight) links.get(from.code)![direction] ??= to.code;
  return links;
}

const known = new WeakMap<Outlines, ReadonlyMap<string, Links>>();

/**
 * Finds the division to go to with an arrow key, by the label points: near ones first, those that touch it before others. Every division can be
 * reached from every other. Null at the edge, or when there is no outline of `code`. The links are kept as long as `outlines` is.
 */
export function nextInDirection(outlines: Outlines, code: string, direction: TileDirection): string | null {
  let links = known.get(outlines);
  if (!links) {
    links = linkOutlines(outlines);
    known.set(outlines, links);
  }
  return links.get(code)?.[direction] ?? null;
}
