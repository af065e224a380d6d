import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

/** The cities of Liaoning, which stand for any. */
export const CITY_CODES: readonly string[] = Array.from(
  { length: 14 },
  (_, i) => `21${String(i + 1).padStart(2, '0')}00`,
);

/** Writes pieces of text to a file, as fast as the disk takes them. Gives the number of bytes. */
async function writePieces(path: string, pieces: Iterable<string>): Promise<number> {
  const stream = createWriteStream(path);
  for (const piece of pieces) if (!stream.write(piece)) await once(stream, 'drain');
  stream.end();
  await finished(stream);
  return stream.bytesWritten;
}

/** A ring around a point with so many corners, in and out by turns, as pieces of JSON. */
function* jaggedRing(lng: number, lat: number, cornerCount: number): Generator<string> {
  const corner = (i: number): string => {
    const angle = (2 * Math.PI * i) / cornerCount;
    const reach = i % 2 === 0 ? 0.4 : 0.39;
    return `[${(lng + reach * Math.cos(angle)).toFixed(9)},${(lat + reach * Math.sin(angle)).toFixed(9)}]`;
  };
  for (let from = 0; from < cornerCount; from += 4096) {
    const until = Math.min(cornerCount, from + 4096);
    yield `${Array.from({ length: until - from }, (_, i) => corner(from + i)).join(',')},`;
  }
  yield corner(0);
}

/** GeoJSON of the 14 cities of at least so many MiB: their outlines have hundreds of thousands of corners. `head` begins a boundary set instead. */
function* largeGeojson(mib: number, head: string | null): Generator<string> {
  const cornerCount = Math.ceil((mib * 1024 * 1024) / CITY_CODES.length / 28) + 4;
  yield `${head === null ? '{' : `${head},"features":{`}"type":"FeatureCollection","features":[`;
  for (const [i, code] of CITY_CODES.entries()) {
    yield `${i === 0 ? '' : ','}{"type":"Feature","properties":{"code":"${code}","name":"${code}"},"geometry":{"type":"Polygon","coordinates":[[`;
    yield* jaggedRing(119.5 + (i % 5), 39.5 + Math.floor(i / 5), cornerCount);
    yield ']]}}';
  }
  yield head === null ? ']}' : ']}}';
}

/** Writes GeoJSON of the 14 cities of at least so many MiB (and at most 1 % more), counterclockwise. Gives the number of bytes. */
export function writeLargeGeojson(path: string, mib: number): Promise<number> {
  return writePieces(path, largeGeojson(mib, null));
}

/** Writes a boundary set of the 14 cities of at least so many MiB, as `boundaries import` would. Gives the number of bytes. */
export function writeLargeSet(path: string, mib: number): Promise<number> {
  const attribution = { source: 'made up', licence: 'test', mapApproval: null, publishedOn: null, crs: 'wgs84' };
  const head = `{"attribution":${JSON.stringify(attribution)},"level":"city"`;
  return writePieces(path, largeGeojson(mib, head));
}

/** A mesh of square cells over 14 cities as TopoJSON: every side of every cell is an arc, shared by two cells. */
function* mesh(columns: number, rows: number): Generator<string> {
  // Arcs along the rows come first, then those along the columns.
  const along = (column: number, row: number): number => row * columns + column;
  const upright = (column: number, row: number): number => (rows + 1) * columns + row * (columns + 1) + column;
  yield '{"type":"Topology","transform":{"scale":[0.001,0.001],"translate":[119,39]},"objects":{"cities":{"type":"GeometryCollection","geometries":[';
  for (const [i, code] of CITY_CODES.entries()) {
    yield `${i === 0 ? '' : ','}{"type":"MultiPolygon","properties":{"code":"${code}","name":"${code}"},"arcs":[`;
    const from = Math.floor((i * columns) / CITY_CODES.length);
    const until = Math.floor(((i + 1) * columns) / CITY_CODES.length);
    for (let column = from; column < until; column++) {
      const cells = Array.from(
        { length: rows },
        (_, row) =>
          `[[${along(column, row)},${upright(column + 1, row)},${~along(column, row + 1)},${~upright(column, row)}]]`,
      );
      yield `${column === from ? '' : ','}${cells.join(',')}`;
    }
    yield ']}';
  }
  yield ']}},"arcs":[';
  for (let row = 0; row <= rows; row++)
    yield `${Array.from({ length: columns }, (_, column) => `[[${column},${row}],[1,0]]`).join(',')},`;
  for (let row = 0; row < rows; row++)
    yield `${Array.from({ length: columns + 1 }, (_, column) => `[[${column},${row}],[0,1]]`).join(',')}${row === rows - 1 ? '' : ','}`;
  yield ']}';
}

/** Writes a TopoJSON file of at least so many arcs. Gives how many there are. */
export async function writeArcs(path: string, arcCount: number): Promise<number> {
  const side = Math.ceil(Math.sqrt(arcCount / 2));
  await writePieces(path, mesh(side, side));
  return 2 * side * (side + 1);
}
