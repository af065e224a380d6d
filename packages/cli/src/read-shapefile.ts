import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { AtlasError } from '@practice-atlas/dataset';
import type { RawFeature } from '@practice-atlas/geo';
import { openArchive, openInput } from '@practice-atlas/transform';
import { read } from 'shapefile';

/** What the files of a shapefile say together. */
export interface Shapefile {
  readonly features: readonly RawFeature[];
  /** The text of the .prj; null when there is none. */
  readonly projection: string | null;
  /** How the words of the .dbf were decoded; null when there is none. */
  readonly encoding: string | null;
}

/** The files beside each other, by extension in lower case. */
type Parts = ReadonlyMap<string, Uint8Array>;

const EXTENSIONS = ['.shp', '.dbf', '.prj', '.cpg'];
const GBK = /^(?:gbk|gb2312|gb18030|936|cp936|ms936|x-gbk)$/;

async function partsBeside(path: string): Promise<Parts> {
  const stem = basename(path, extname(path)).toLowerCase();
  const parts = new Map<string, Uint8Array>();
  parts.set('.shp', await (await openInput(path)).bytes());
  for (const name of await readdir(dirname(path))) {
    const extension = extname(name).toLowerCase();
    if (extension !== '.shp' && EXTENSIONS.includes(extension) && basename(name, extname(name)).toLowerCase() === stem)
      parts.set(extension, await readFile(join(dirname(path), name)));
  }
  return parts;
}

async function partsWithin(path: string, layer: string | null): Promise<Parts> {
  const name = basename(path);
  const entries = openArchive(await (await openInput(path)).bytes(), { file: name }).filter(
    (entry) => !entry.name.startsWith('__MACOSX/'),
  );
  const shapes = entries.filter((entry) => extname(entry.name).toLowerCase() === '.shp');
  const stemOf = (entryName: string) => entryName.slice(0, -extname(entryName).length).toLowerCase();
  const shape =
    layer === null && shapes.length === 1
      ? shapes[0]
      : shapes.find((entry) => basename(stemOf(entry.name)) === layer?.toLowerCase());
  if (!shape)
    throw new AtlasError('boundaries_malformed', `${name} holds ${shapes.length} shapefiles`, {
      hint:
        shapes.length === 0
          ? 'pack .shp, .dbf and .prj into it'
          : `name one with --layer: ${shapes.map((entry) => basename(entry.name, extname(entry.name))).join(', ')}`,
      where: { file: name },
    });
  const beside = entries.filter((entry) => stemOf(entry.name) === stemOf(shape.name));
  return new Map(beside.map((entry) => [extname(entry.name).toLowerCase(), entry.read()]));
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Finds how the words of a .dbf are written: as the .cpg says, else UTF-8 where they are, else GBK as Chinese programs write. */
function encodingOf(parts: Parts, dbf: Uint8Array): string {
  const cpg = parts.get('.cpg');
  const named = cpg
    ? new TextDecoder()
        .decode(cpg)
        .replace(/[^\w-]/g, '')
        .toLowerCase()
    : '';
  if (GBK.test(named)) return 'gb18030';
  if (named === 'utf-8' || named === 'utf8' || named === '65001') return 'utf-8';
  const from = dbf.length > 10 ? (dbf[8] ?? 0) + 256 * (dbf[9] ?? 0) : 0;
  return isUtf8(dbf.subarray(from)) ? 'utf-8' : 'gb18030';
}

/** Reads a shapefile: a .shp with the files beside it, or a .zip that holds one. Throws AtlasError. */
export async function readShapefile(path: string, layer: string | null): Promise<Shapefile> {
  const parts = extname(path).toLowerCase() === '.zip' ? await partsWithin(path, layer) : await partsBeside(path);
  const [shp, dbf, prj] = [parts.get('.shp'), parts.get('.dbf'), parts.get('.prj')];
  const file = basename(path);
  if (!shp) throw new AtlasError('file_missing', `${file} holds no .shp`, { hint: 'pack it again', where: { file } });
  const encoding = dbf ? encodingOf(parts, dbf) : null;
  try {
    const { features } = await read(shp, dbf, encoding === null ? {} : { encoding });
    return {
      features: features.map(({ properties, geometry }) => ({ properties: properties ?? {}, geometry })),
      projection: prj ? new TextDecoder().decode(prj) : null,
      encoding,
    };
  } catch (cause) {
    throw new AtlasError('boundaries_malformed', `${file} cannot be read as a shapefile`, {
      hint: 'export it again, with .shp, .dbf and .prj of the same moment',
      where: { file },
      cause,
    });
  }
}
