import { AtlasError } from '@practice-atlas/dataset';
import { feature } from 'topojson-client';
import type { GeometryFault } from './mend-geometry.js';

/** A geometry of a TopoJSON file as GeoJSON, of which nothing else is known; or why it cannot be one. */
export type ReadGeometry = { readonly geometry: unknown; readonly fault?: GeometryFault };

const DEEPEST = 16;
/** Numbers in one position: longitude, latitude, height, measure. */
const MOST_NUMBERS = 4;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function checkTransform({ transform }: Record<string, unknown>): void {
  if (transform === undefined || transform === null) return;
  const { scale, translate } = isObject(transform) ? transform : {};
  const isPair = (given: unknown) =>
    Array.isArray(given) && given.length >= 2 && given.slice(0, 2).every(Number.isFinite);
  if (!isPair(scale) || !isPair(translate))
    throw new AtlasError('boundaries_malformed', 'the transform of the TopoJSON file has no scale or no translate', {
      hint: 'export it again',
      where: { property: 'transform' },
    });
}

const isPosition = (given: unknown): boolean =>
  Array.isArray(given) && given.length >= 2 && given.length <= MOST_NUMBERS;

/**
 * Reads the geometries of a TopoJSON file one by one, so that one that refers to arcs that are not there costs no other. Each arc is looked at once,
 * and decoded as often as it is referred to; `mostPositions` bounds what comes out, however often that is.
 */
export class TopologyReader {
  readonly #topology: Record<string, unknown>;
  readonly #arcs: readonly unknown[];
  /** The positions of an arc; -1 = not looked at yet, -2 = it is none. */
  readonly #lengths: Int32Array;
  readonly #mostPositions: number;
  #positionCount = 0;

  /** Throws AtlasError `boundaries_malformed` when the file has no arcs, or a transform that is none. */
  constructor(topology: Record<string, unknown>, mostPositions: number) {
    if (!Array.isArray(topology.arcs))
      throw new AtlasError('boundaries_malformed', 'the TopoJSON file has no arcs', {
        hint: 'export it again',
        where: { property: 'arcs' },
      });
    checkTransform(topology);
    this.#topology = topology;
    this.#arcs = topology.arcs;
    this.#lengths = new Int32Array(topology.arcs.length).fill(-1);
    this.#mostPositions = mostPositions;
  }

  /** Reads an object. Throws AtlasError `file_too_large` when more positions come out than may. */
  read(object: unknown): ReadGeometry {
    if (object === null || object === undefined) return { geometry: null };
    const geometry = this.#geometry(object, 0);
    return typeof geometry === 'string' ? { geometry: null, fault: geometry } : { geometry };
  }

  #geometry(object: unknown, depth: number): object | GeometryFault {
    if (!isObject(object)) return 'geometry_malformed';
    if (depth > DEEPEST) return 'geometry_nested';
    const { type, arcs, geometries } = object;
    if (type === 'GeometryCollection') {
      const read = Array.isArray(geometries) ? geometries.map((each) => this.#geometry(each, depth + 1)) : [];
      const whole = read.filter((each) => typeof each !== 'string');
      // Parts of an outline are not its whole: one that cannot be read spoils it.
      return read.find((each) => typeof each === 'string') ?? { type, geometries: whole };
    }
    if (type !== 'Polygon' && type !== 'MultiPolygon') return { type };
    const polygons = type === 'Polygon' ? [arcs] : arcs;
    if (!Array.isArray(polygons)) return 'geometry_malformed';
    for (const rings of polygons) {
      if (!Array.isArray(rings)) return 'geometry_malformed';
      for (const ring of rings) {
        if (!Array.isArray(ring) || ring.length === 0) return 'geometry_malformed';
        for (const arc of ring) if (!this.#counts(arc)) return 'arcs_missing';
      }
    }
    return feature(this.#topology as never, { type, arcs } as never).geometry;
  }

  /** Counts the positions of an arc, also one that runs backward (-1 is the first). False when there is no such arc. */
  #counts(given: unknown): boolean {
    if (!Number.isInteger(given)) return false;
    const at = Number(given) < 0 ? ~Number(given) : Number(given);
    if (at >= this.#lengths.length) return false;
    if (this.#lengths[at] === -1) {
      const arc = this.#arcs[at];
      this.#lengths[at] = Array.isArray(arc) && arc.length > 0 && arc.every(isPosition) ? arc.length : -2;
    }
    const length = this.#lengths[at]!;
    if (length < 0) return false;
    this.#positionCount += length;
    if (this.#positionCount > this.#mostPositions)
      throw new AtlasError(
        'file_too_large',
        `the outlines have more than ${this.#mostPositions} positions, the limit`,
        {
          hint: 'simplify them first, for instance with mapshaper -simplify 10%, or split the file',
        },
      );
    return true;
  }
}
