import { type Outline, outlineAt, ringsContain } from '@practice-atlas/geo/outlines.js';
import type { RegionsModel } from '../../../models/regions.js';
import type { SitePoints } from '../../../models/site-points.js';
import { landSquares } from './land-squares.js';
import type { PlacedPoints, PlacedSites } from './place-sites.js';

/** No region of the map. */
const NONE = -1;
/** Not yet known. */
const UNKNOWN = -2;

/** The codes of the divisions around one, nearest first: of a village its township, county, city and province. */
function codesAbove(given: string): string[] {
  const code = given.padEnd(6, '0');
  const county = code.slice(0, 6);
  return [code, code.slice(0, 9), county, `${county.slice(0, 4)}00`, `${county.slice(0, 2)}0000`];
}

interface Shape {
  readonly index: number;
  readonly outline: Outline;
  readonly points: PlacedPoints;
}

/** Fewer rows than this are compared with the whole outline each. */
const FEW = 200;
const MOST_SQUARES = 64;

/** Lists the rows that stand in an outline: of many only those near its edge are compared with it. */
function rowsIn({ outline: { box, rings }, points: { index, x, y } }: Shape): Uint32Array {
  const near = index.within(box);
  const isIn = (row: number): boolean => ringsContain(rings, x[row]!, y[row]!);
  if (near.length < FEW) return near.filter(isIn);
  const side = Math.min(MOST_SQUARES, Math.ceil(Math.sqrt(near.length / 8)));
  const squares = landSquares({ rings }, box, { columns: side, rows: side });
  return near.filter((row) => {
    const column = Math.min(side - 1, Math.floor(((x[row]! - box.x) / box.width) * side));
    const share = squares.shareOf(column, Math.min(side - 1, Math.floor(((y[row]! - box.y) / box.height) * side)));
    return share === 1 || (share > 0 && isIn(row));
  });
}

/**
 * Knows which region of a map a site is in: the one that its own code says, else the one it stands in. What has neither is in none.
 */
export class SiteRegions {
  readonly #sites: SitePoints;
  readonly #placed: PlacedSites | null;
  readonly #indexOf: ReadonlyMap<string, number>;
  /** Of each row; null until all are asked for. */
  #all: Int32Array | null = null;
  readonly regionCount: number;
  readonly #byCode: readonly number[];
  readonly #rows = new Map<number, Uint32Array>();

  constructor(
    sites: SitePoints,
    /** Null = nothing is placed: only codes count. */
    placed: PlacedSites | null,
    { items }: Pick<RegionsModel, 'items'>,
  ) {
    this.#sites = sites;
    this.#placed = placed;
    this.regionCount = items.length;
    this.#indexOf = new Map(items.map(({ code }, index) => [code, index]));
    this.#byCode = (sites.regions ?? []).map((code) => {
      const found = codesAbove(code).find((each) => this.#indexOf.has(each));
      return found === undefined ? UNKNOWN : this.#indexOf.get(found)!;
    });
  }

  #codedAt(row: number): number {
    const { region } = this.#sites;
    return region ? (this.#byCode[region[row]!] ?? UNKNOWN) : UNKNOWN;
  }

  /** The region of a site, as an index into the items; -1 = none. */
  of(row: number): number {
    if (this.#all) return this.#all[row]!;
    const coded = this.#codedAt(row);
    if (coded !== UNKNOWN || !this.#placed) return Math.max(NONE, coded);
    const { main, inset, outlines } = this.#placed;
    for (const { x, y } of inset ? [main, inset] : [main]) {
      const code = Number.isFinite(x[row]) ? outlineAt(outlines, x[row]!, y[row]!) : null;
      if (code !== null) return this.#indexOf.get(code) ?? NONE;
    }
    return NONE;
  }

  /** The region of every site. */
  get all(): Int32Array {
    if (this.#all) return this.#all;
    const all = Int32Array.from({ length: this.#sites.lng.length }, (_, row) => this.#codedAt(row));
    if (all.includes(UNKNOWN))
      for (const shape of this.#shapes())
        for (const row of rowsIn(shape)) if (all[row] === UNKNOWN) all[row] = shape.index;
    for (let row = 0; row < all.length; row++) if (all[row] === UNKNOWN) all[row] = NONE;
    this.#all = all;
    return all;
  }

  /** Lists the sites of a region, those without a position too. */
  rowsOf(index: number): Uint32Array {
    const before = this.#rows.get(index);
    if (before) return before;
    const rows = this.#all || this.#sites.region ? this.#among(index) : this.#standing(index);
    this.#rows.set(index, rows);
    return rows;
  }

  #among(index: number): Uint32Array {
    const rows: number[] = [];
    this.all.forEach((each, row) => {
      if (each === index) rows.push(row);
    });
    return Uint32Array.from(rows);
  }

  /** Where no site says its region those of one are found without looking at the others. */
  #standing(index: number): Uint32Array {
    return Uint32Array.from(this.#shapes().flatMap((shape) => (shape.index === index ? [...rowsIn(shape)] : [])));
  }

  /** The outlines of the map's regions, with the points of the drawing that they are in. */
  #shapes(): Shape[] {
    const { main, inset, outlines } = this.#placed ?? {};
    const shapes = (points: PlacedPoints | null | undefined, drawn: readonly Outline[] = []): Shape[] =>
      drawn.flatMap((outline) => {
        const index = this.#indexOf.get(outline.code);
        return index === undefined || !points ? [] : [{ index, outline, points }];
      });
    return [...shapes(main, outlines?.outlines), ...shapes(inset, outlines?.inset?.outlines)];
  }
}
