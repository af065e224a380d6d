import type { Place } from './decode-echarts.js';

/** Rings of the sketch: the coast of the mainland and 台湾岛, 海南岛, the dashes, the frame. */
const COAST = 0;
const HAINAN = 1;
/** The southern tip of 台湾岛 in the ring of the coast. */
const TAIWAN_TIP = 6;

function boxCenter(ring: readonly Place[]): Place {
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
  return [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2];
}

/**
 * Takes the dashes out of the sketch of 南海诸岛 that ECharts 4 draws beside its map of China, and puts them where they belong. The sketch has
 * a frame, the coast, 海南岛 and nine dashes in a place of its own (126 to 132 degrees east, 18 to 25 north). Two places that
 * it shares with the map, the middle of 海南岛 and the southern tip of 台湾岛, say how far it is moved and stretched.
 *
 * It is a sketch: dashes lie up to about a degree from where reviewed maps have them.
 */
export function placeDashes(
  sketch: readonly (readonly Place[])[],
  hainan: readonly Place[],
  taiwan: readonly Place[],
): Place[][] {
  const from = boxCenter(sketch[HAINAN]!);
  const to = boxCenter(hainan);
  const fromTip = sketch[COAST]![TAIWAN_TIP]!;
  const toTip = taiwan.reduce((south, place) => (place[1] < south[1] ? place : south));
  const stretchX = (toTip[0] - to[0]) / (fromTip[0] - from[0]);
  const stretchY = (toTip[1] - to[1]) / (fromTip[1] - from[1]);
  return sketch
    .slice(HAINAN + 1, -1)
    .map((ring) => ring.map(([x, y]) => [to[0] + (x - from[0]) * stretchX, to[1] + (y - from[1]) * stretchY]));
}
